import { describe, expect, it } from '@jest/globals';
import { unstorableText } from './storable-text.js';

describe('text that no database takes', () => {
  it.each([
    ['a NUL', 'a\u0000b', []],
    ['half of a surrogate pair', '\ud860', []],
    ['a NUL deep inside', { a: [{ b: 'good' }, { b: '\u0000' }] }, ['a', '1', 'b']],
    ['a NUL in a name of a field', { a: { 'x\u0000': 1 } }, ['a']],
  ])('is found: %s', (_name, value, path) => {
    expect(unstorableText(value)).toEqual(path);
  });

  it('is not looked for without end: what nests deeper than any body of ours is as bad', () => {
    const deep: unknown = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
    expect(unstorableText({ form: deep })).toHaveLength(64);
  });

  it.each([['餐饮'], ['𬱖'], [{ a: ['x', 1, null, true, undefined] }], [undefined], [7]])('is not %j', (value) => {
    expect(unstorableText(value)).toBeUndefined();
  });
});
