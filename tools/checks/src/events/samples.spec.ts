import { describe, expect, it } from '@jest/globals';
import { defineEvent, envelopeOf } from '@yiwang/event-core';
import { z } from 'zod';
import { snapshotOf } from './json-schema.ts';
import { sampleProblems } from './samples.ts';

const definition = defineEvent({
  type: 'test.case.decided',
  version: 1,
  topic: 'test.events.v1',
  description: 'A test.',
  key: (data) => data.caseNo,
  route: (data) => ({ orgcode: data.orgCode }),
  schema: z.object({
    caseNo: z.string(),
    orgCode: z.string(),
    points: z.array(z.object({ text: z.string(), hint: z.string().optional() })),
    answer: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('accept') }),
      z.object({ kind: z.literal('refuse'), reason: z.string() }),
    ]),
  }),
});
type Data = z.infer<(typeof definition)['schema']>;
const data: Data = { caseNo: 'C1', orgCode: 'O1', points: [{ text: 'a' }, { text: 'b', hint: 'c' }], answer: { kind: 'accept' } };
const sample = (part: Partial<Data> = {}) =>
  envelopeOf(
    definition,
    { ...data, ...part },
    { id: '0190a1b2-0c3d-7e4f-8a5b-6c7d8e9f0a1b', service: 'test', sequence: 1, at: new Date(0) },
  );
const refused = sample({ answer: { kind: 'refuse', reason: 'no' } });
const problems = (samples: Record<string, unknown>) => sampleProblems(definition, snapshotOf(definition), 'test', samples);

describe('sample events', () => {
  it('are complete when they show every optional field both ways and every alternative', () => {
    expect(problems({ full: sample(), refused })).toEqual([]);
  });

  it('must show each alternative and each optional field, present and absent', () => {
    expect(problems({ full: sample() })).toEqual(['no sample shows answer(kind=refuse)']);
    expect(
      problems({ full: sample({ points: [{ text: 'a', hint: 'b' }] }), refused: sample({ points: [], answer: refused.data.answer }) }),
    ).toEqual(['no sample leaves out the optional points[].hint']);
    expect(problems({ full: sample({ points: [] }), refused: sample({ points: [], answer: refused.data.answer }) })).toEqual([
      'no sample shows points[]',
    ]);
    expect(problems({})).toEqual(['has no samples']);
  });

  it.each<[string, object, RegExp]>([
    ['a field the contract does not know', { data: { ...data, extra: 1 } }, /fields that the contract does not know/],
    ['data that breaks the contract', { data: { ...data, caseNo: 7 } }, /breaks the contract/],
    ['another key than its data has', { subject: 'C2' }, /subject is C2, the key is C1/],
    ['another attribute than its data has', { orgcode: 'O2' }, /attributes are/],
    ['another type', { type: 'cn.yiwang.test.case.other.v1' }, /type is/],
    ['another producer', { source: '/yiwang/other' }, /source is/],
    ['an unknown envelope attribute', { colour: 'red' }, /unknown attributes/],
  ])('are refused with %s', (_what, part, message) => {
    expect(problems({ full: { ...sample(), ...part } })[0]).toMatch(message);
  });
});
