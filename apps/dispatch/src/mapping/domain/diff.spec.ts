import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { differences } from './diff.js';

describe('differences', () => {
  it('are told by member', () => {
    const before = { PROJID: '1', ATTR: [{ NAME: 'a' }, { NAME: 'b' }], GONE: 1, 'a/b': 1 };
    const after = { PROJID: '2', ATTR: [{ NAME: 'a' }, { NAME: 'c' }], NEW: null, 'a/b': 2 };
    expect(differences(before, after)).toEqual([
      { pointer: '/PROJID', before: '1', after: '2' },
      { pointer: '/ATTR/1/NAME', before: 'b', after: 'c' },
      { pointer: '/GONE', before: 1, after: undefined },
      { pointer: '/a~1b', before: 1, after: 2 },
      { pointer: '/NEW', before: undefined, after: null },
    ]);
  });
  it('are none between equals', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => expect(differences(value, structuredClone(value))).toEqual([])));
  });
});
