import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CatalogueCodes, wishOf } from './catalogue-codes.js';

const TOP = Array.from({ length: 300 }, (_, i) => String(99_999 - i));

const codes = (): CatalogueCodes => {
  const all = new CatalogueCodes();
  for (const scope of ['5101', '5120']) all.loadFree(scope, TOP);
  return all;
};

describe('catalogue codes', () => {
  it.each([
    ['511A0138600003', { mainItem: '01386', subItem: 3 }],
    ['511F33033003', { mainItem: '33033', subItem: 3 }],
    ['51201200200013', { mainItem: '12002', subItem: 13 }],
    ['G-000007-001', { mainItem: '00007', subItem: 1 }],
    ['1J-5100-00027', { mainItem: '00027', subItem: 0 }],
    ['谁知道', {}],
  ])('reads main and sub item of %s', (local, wish) => {
    expect(wishOf(local)).toEqual(wish);
  });

  it('keeps the numbers of the local code where they are free', () => {
    expect(codes().issue('5101', '511A0138600003')).toBe('510101386003');
  });

  it('gives the lowest free sub item when the wished one is taken or does not fit', () => {
    const all = codes();
    expect(all.issue('5120', '512B0053300008')).toBe('512000533008');
    expect(all.issue('5120', '512C0053300008')).toBe('512000533001');
    expect(all.issue('5120', 'A-005818-5818')).toBe('512005818001');
  });

  it('numbers from the top what tells nothing', () => {
    const all = codes();
    expect([all.issue('5101', 'X1'), all.issue('5101', 'X2')]).toEqual(['510199999000', '510199998000']);
  });

  it('asks for free main items when it has none, and gives none that a line has taken meanwhile', () => {
    const all = new CatalogueCodes();
    expect(all.issue('5101', 'X1')).toBeUndefined();
    all.loadFree('5101', ['99998', '99997', '99996']);
    expect(all.issue('5101', '511A9999700001')).toBe('510199997001');
    expect([all.issue('5101', 'X1'), all.issue('5101', 'X2')]).toEqual(['510199998000', '510199996000']);
    expect(all.issue('5101', 'X3')).toBeUndefined();
    expect(all.issue('5120', 'X3')).toBeUndefined();
  });

  it('answers a code it issued before, also after a restart', () => {
    const all = codes();
    const first = all.issue('5120', '512B0053300008');
    const later = new CatalogueCodes();
    later.load([{ code: first!, localCatalogueCode: '512B0053300008' }]);
    expect(later.issue('5120', '512B0053300008')).toBe(first);
    expect(later.takeFresh()).toEqual([]);
  });

  it('never issues one code twice, whatever the local codes look like', () => {
    const local = fc.oneof(
      fc
        .tuple(fc.constantFrom('511A', '512B', '513C'), fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 1200 }))
        .map(([kind, main, sub]) => `${kind}${String(main).padStart(5, '0')}${String(sub).padStart(5, '0')}`),
      fc.string({ minLength: 1, maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(local, { maxLength: 200 }), (locals) => {
        const all = codes();
        const issued = locals.map((code) => all.issue('5101', code));
        expect(new Set(issued).size).toBe(locals.length);
        for (const code of issued) expect(code).toMatch(/^5101\d{8}$/);
        expect(locals.map((code) => all.issue('5101', code))).toEqual(issued);
      }),
      { numRuns: 50 },
    );
  });
});
