import { describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { resolveGroups } from './form-group.js';
import { costProblems, nestsTooDeep } from './schema-cost.js';
import type { Schema } from './schema-walk.js';

const codes = (form: Schema): string[] => costProblems({ type: 'object', ...form }).map(({ code }) => code);
/** Definitions each of which asks for the one before so many times. */
const doubling = (levels: number, times = 2): Schema => {
  const ref = (i: number): Schema => ({ $ref: `#/$defs/a${i}` });
  const $defs: Record<string, Schema> = { a0: { type: 'object' } };
  for (let i = 1; i <= levels; i++) $defs[`a${i}`] = { allOf: Array.from({ length: times }, () => ref(i - 1)) };
  return { $defs, allOf: [ref(levels)] };
};

describe('what a form costs whoever validates by it', () => {
  it.each<[string, Schema]>([
    ['the whole form for the same value', { allOf: [{ $ref: '#' }] }],
    ['itself', { $defs: { a: { $ref: '#/$defs/a' } }, properties: { x: { $ref: '#/$defs/a' } } }],
    [
      'itself by way of another',
      { $defs: { a: { not: { $ref: '#/$defs/b' } }, b: { if: { $ref: '#/$defs/a' } } }, properties: { x: { $ref: '#/$defs/a' } } },
    ],
    ['itself by an escaped pointer', { $defs: { 'a/b%': { anyOf: [{ $ref: '#/$defs/a~1b%25' }] } }, items: { $ref: '#/$defs/a~1b%25' } }],
    ['the whole form where a field is there', { dependentSchemas: { a: { $ref: '#' } } }],
    ['the whole form by the dependencies of old drafts', { dependencies: { a: { $ref: '#' } } }],
  ])('has no end where a definition asks for %s', (_name, form) => expect(codes(form)).toEqual(['FORM_REF_CIRCLE']));

  it('ends where a definition asks for itself inside a value only', () => {
    const form = {
      $defs: { part: { properties: { parts: { items: { $ref: '#/$defs/part' } } } } },
      properties: { whole: { $ref: '#/$defs/part' } },
    };
    expect(codes(form)).toEqual([]);
    expect(new Ajv2020({ strict: false }).compile(form)({ whole: { parts: [{ parts: [] }] } })).toBe(true);
  });

  it('is bounded where definitions double', () => {
    expect(codes(doubling(12))).toEqual([]);
    expect(codes(doubling(30))).toEqual(['FORM_TOO_COSTLY']);
    expect(codes(doubling(400, 3))).toEqual(['FORM_TOO_COSTLY']);
  });

  it('is that of a large form where two hundred fields share a definition', () => {
    const properties = Object.fromEntries(Array.from({ length: 200 }, (_, i) => [`f${i}`, { $ref: '#/$defs/person' }]));
    const person = { properties: Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`p${i}`, { type: 'string' }])) };
    expect(codes({ properties, $defs: { person } })).toEqual([]);
  });
});

describe('a document that nests deep', () => {
  const nested = (levels: number): Schema => JSON.parse(`${'{"not":'.repeat(levels)}{}${'}'.repeat(levels)}`) as Schema;

  it('is told without ending as what it guards against', () => {
    expect([nestsTooDeep(nested(60)), nestsTooDeep(nested(70)), nestsTooDeep(nested(100_000))]).toEqual([false, true, true]);
    expect(nestsTooDeep(JSON.parse(`${'['.repeat(100_000)}${']'.repeat(100_000)}`))).toBe(true);
  });

  it('is no form, from whatever file it came', async () => {
    const resolved = await resolveGroups(nested(100_000), () => Promise.resolve(new Map()));
    expect(resolved.ok ? [] : resolved.problems.map(({ code }) => code)).toEqual(['FORM_TOO_DEEP']);
  });
});
