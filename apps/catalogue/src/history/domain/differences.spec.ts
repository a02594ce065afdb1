import { describe, expect, it } from '@jest/globals';
import { differences } from './differences.js';

describe('differences of two documents', () => {
  it('are none where only the order of fields differs, as a database gives them back', () => {
    expect(differences({ a: 1, b: { c: [1, 2], d: null } }, { b: { d: null, c: [1, 2] }, a: 1 })).toEqual([]);
  });

  it('name each changed, added and removed field by its JSON pointer', () => {
    expect(differences({ a: 1, 'b/c': { d: 1 }, gone: true }, { a: 2, 'b/c': { d: 1, e: 5 } })).toEqual([
      { pointer: '/a', kind: 'changed', old: 1, new: 2 },
      { pointer: '/b~1c/e', kind: 'added', new: 5 },
      { pointer: '/gone', kind: 'removed', old: true },
    ]);
  });

  it('know an entry of a list by its code, wherever it moves', () => {
    const old = {
      materials: [
        { materialCode: 'A', name: '甲' },
        { materialCode: 'B', name: '乙' },
      ],
    };
    const next = {
      materials: [
        { materialCode: 'N', name: '新' },
        { materialCode: 'A', name: '甲' },
        { materialCode: 'B', name: '乙二' },
      ],
    };
    expect(differences(old, next)).toEqual([
      { pointer: '/materials/0', kind: 'added', new: { materialCode: 'N', name: '新' } },
      { pointer: '/materials/2/name', kind: 'changed', old: '乙', new: '乙二' },
    ]);
  });

  it('tell of a removed entry where it stood before', () => {
    const old = { fees: [{ feeCode: 'A' }, { feeCode: 'B' }] };
    expect(differences(old, { fees: [{ feeCode: 'A' }] })).toEqual([{ pointer: '/fees/1', kind: 'removed', old: { feeCode: 'B' } }]);
  });

  it('tell that a list was only put in another order', () => {
    expect(differences([1, 2, 3], [3, 1, 2])).toEqual([{ pointer: '', kind: 'reordered', old: [1, 2, 3], new: [3, 1, 2] }]);
  });

  it('pair entries without a code by content first, then in their order', () => {
    const row = (step: string, link: string): object => ({ step, link });
    const old = [row('受理', '收件'), row('审查', '初审'), row('决定', '签发')];
    expect(differences(old, [row('受理', '收件'), row('审查', '复审'), row('决定', '签发')])).toEqual([
      { pointer: '/1/link', kind: 'changed', old: '初审', new: '复审' },
    ]);
    expect(differences(['甲', '乙'], ['乙', '丙'])).toEqual([
      { pointer: '/1', kind: 'added', new: '丙' },
      { pointer: '/0', kind: 'removed', old: '甲' },
    ]);
  });

  it('pair entries that occur several times one to one, the first to the first', () => {
    expect(differences(['甲', '甲', '乙'], ['乙', '甲', '甲', '甲']).map(({ pointer, kind }) => [pointer, kind])).toEqual([
      ['', 'reordered'],
      ['/3', 'added'],
    ]);
  });

  it('find their way through lists of thousands of entries without a code', () => {
    const list = (prefix: string): object[] => Array.from({ length: 6_000 }, (_, i) => ({ const: `${prefix}${i}`, note: null }));
    const began = performance.now();
    expect(differences(list('甲'), list('乙'))).toHaveLength(6_000);
    expect(differences(list('甲'), list('甲').reverse()).map(({ kind }) => kind)).toEqual(['reordered']);
    // Each entry compared with each other would be 36 million comparisons, more than ten seconds.
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('know no field that only the language has', () => {
    const named = JSON.parse('{"constructor": 1, "__proto__": 2}') as object;
    expect(differences({}, named)).toEqual([
      { pointer: '/constructor', kind: 'added', new: 1 },
      { pointer: '/__proto__', kind: 'added', new: 2 },
    ]);
    expect(differences(named, {}).map(({ kind }) => kind)).toEqual(['removed', 'removed']);
  });

  it('compare 30,000 characters and four-byte characters as any text', () => {
    const long = '条'.repeat(30_000);
    expect(differences({ content: long }, { content: `${long}𬱖` })).toEqual([
      { pointer: '/content', kind: 'changed', old: long, new: `${long}𬱖` },
    ]);
  });
});
