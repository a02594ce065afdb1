import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { assertKeepsWhatIsFixed, contentText, fileRefsOf, itemsOf, mergePatch, ownerOf, ownersOf, type Draft } from './draft.js';

const caller = (kind: string, more: object = {}) => ({ kind, id: 'a1', permissions: new Set(['case.file', 'case.collect']), ...more });

describe('a draft', () => {
  it('belongs to an account, or to a counter', () => {
    expect(ownerOf(caller('person'))).toBe('person:a1');
    expect(ownerOf(caller('legalPerson', { orgCode: 'x' }))).toBe('legalPerson:a1');
    expect(ownerOf(caller('officer', { orgCode: '11330203MB0A100726' }))).toBe('counter:11330203MB0A100726');
    expect(ownersOf('a1')).toEqual([ownerOf(caller('person')), ownerOf(caller('legalPerson', { orgCode: 'x' }))]);
    expect(() => ownerOf(caller('officer'))).toThrow('ACCEPTANCE.COUNTER_UNKNOWN');
    expect(() => ownerOf({ ...caller('officer', { orgCode: 'x' }), permissions: new Set() })).toThrow('ACCEPTANCE.MAY_NOT_FILE');
    for (const kind of ['system', 'service']) expect(() => ownerOf(caller(kind))).toThrow('ACCEPTANCE.MAY_NOT_FILE');
  });

  it('knows its items and the files that it names, shared ones too', () => {
    const bundle = {
      shared: { materials: [{ name: '申请书', fileRef: 'f1' }] },
      items: {
        A: { itemVersion: 1, materials: [{ materialCode: 'M2', fileRef: 'f2' }] },
        B: { itemVersion: 3, materials: [{ materialCode: 'M1', fileRef: 'f1' }] },
      },
    };
    expect(itemsOf('bundle', bundle)).toEqual([
      { itemCode: 'A', itemVersion: 1 },
      { itemCode: 'B', itemVersion: 3 },
    ]);
    expect(fileRefsOf('bundle', bundle)).toEqual(['f1', 'f2']);
    expect(fileRefsOf('application', { materials: [{ materialCode: 'M1', paperCopies: 1 }] })).toEqual([]);
  });

  it('keeps its items, their versions, and what is locked', () => {
    const content = { itemCode: 'A', itemVersion: 1, form: { owner: { idNumber: '1', name: 'x' } } };
    const prefilled = [
      { pointer: '/form/owner/idNumber', from: 'account' as const, locked: true },
      { pointer: '/form/owner/name', from: 'account' as const },
    ];
    const draft = { kind: 'application', content, prefilled } as unknown as Draft;
    const next = (owner: object, more: object = {}) => ({ ...content, form: { owner }, ...more });
    expect(() => assertKeepsWhatIsFixed(draft, next({ idNumber: '1', name: 'y' }))).not.toThrow();
    expect(() => assertKeepsWhatIsFixed(draft, next({ idNumber: '2' }))).toThrow('ACCEPTANCE.FIELD_LOCKED');
    expect(() => assertKeepsWhatIsFixed(draft, next({}))).toThrow('ACCEPTANCE.FIELD_LOCKED');
    expect(() => assertKeepsWhatIsFixed(draft, next({ idNumber: '1' }, { itemVersion: 2 }))).toThrow('ACCEPTANCE.DRAFT_ITEM_FIXED');
  });

  it('has an end', () => {
    expect(() => contentText({ form: { text: 'x'.repeat(256 * 1024) } })).toThrow('ACCEPTANCE.DRAFT_TOO_LARGE');
  });
});

describe('JSON Merge Patch', () => {
  it.each([
    [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
    [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
    [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
    [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
    [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
    [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
    [{ a: 'foo' }, { a: { b: { c: null } } }, { a: { b: {} } }],
    [['a', 'b'], { a: 'b' }, { a: 'b' }],
  ])('of %j by %j is %j (RFC 7396, appendix A)', (target, patch, merged) => {
    expect(mergePatch(target, patch)).toEqual(merged);
  });

  it('by what is there already changes nothing', () => {
    const value = fc.letrec((tie) => ({
      node: fc.oneof(fc.integer(), fc.string(), fc.array(fc.integer()), fc.dictionary(fc.string(), tie('node'), { maxKeys: 4 })),
    })).node;
    fc.assert(fc.property(fc.dictionary(fc.string(), value), (document) => expect(mergePatch(document, document)).toEqual(document)));
  });

  it('reaches no prototype', () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__": {"polluted": true}}'));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.hasOwn(merged as object, '__proto__')).toBe(true);
  });
});
