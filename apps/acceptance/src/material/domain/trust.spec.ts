import { expect, it } from '@jest/globals';
import { trustOf } from './trust.js';

const person = { kind: 'person', permissions: new Set(['case.file']) } as const;
const agent = { kind: 'legalPerson', permissions: new Set(['case.file']) } as const;
const clerk = { kind: 'officer', permissions: new Set(['case.collect']) } as const;
const officer = { kind: 'officer', permissions: new Set(['task.handle']) } as const;
const system = { kind: 'system', permissions: new Set(['department.connect']) } as const;

it.each([
  ['what an applicant uploads', person, false, false, 'C'],
  ['what an agent pledges', agent, false, true, 'D'],
  ['what a clerk scans', clerk, false, false, 'C'],
  ['what a clerk scans from the original', clerk, true, false, 'B'],
  ['what an authority uploads, until it issues it', system, false, false, 'C'],
])('%s is of its level', (_what, by, originalSeen, pledged, level) => {
  expect(trustOf({ originalSeen, pledged }, by)).toBe(level);
});

it.each([
  ['an applicant who says that somebody saw the original', person, true, false],
  ['an officer who stands at no window', officer, true, false],
  ['a system', system, true, false],
  ['a clerk who pledges', clerk, false, true],
  ['an original that is pledged for', clerk, true, true],
])('%s is not believed', (_who, by, originalSeen, pledged) => {
  expect(() => trustOf({ originalSeen, pledged }, by)).toThrow(expect.objectContaining({ code: 'ACCEPTANCE.TRUST_NOT_ALLOWED' }));
});
