import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Principal } from './principal.js';
import { coversItem, inScope, regionContains, speaksFor } from './scope.js';

const officer: Principal = { kind: 'officer', id: 'o', orgCode: 'A', regionCode: '330200', permissions: new Set(), clientId: 'c' };

describe('regionContains', () => {
  it.each([
    ['330000', '330203', true],
    ['330200', '330203', true],
    ['330200', '330201', true],
    ['330203', '330203', true],
    ['330203', '330203001', true],
    ['330203', '330203001002', true],
    ['330203000000', '330203', true],
    ['330203001', '330203001002', true],
    ['330203001', '330203002', false],
    ['330203', '330200', false],
    ['330201', '330203', false],
    ['330201', '330200', false],
    ['330200', '330300', false],
    ['330000', '340000', false],
    ['000000', '330203', false],
    ['', '330203', false],
    ['33', '330203', false],
    ['330203', '', false],
  ])('%s over %s is %s', (outer, inner, expected) => expect(regionContains(outer, inner)).toBe(expected));

  it('is a partial order', () => {
    const digits = fc.integer({ min: 11, max: 99 });
    const code = fc.tuple(digits, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 3 })).map(([a, b, c]) => `${a}0${b}0${c}`);
    fc.assert(
      fc.property(code, code, code, (a, b, c) => {
        expect(regionContains(a, a)).toBe(true);
        if (regionContains(a, b) && regionContains(b, a)) expect(a).toBe(b);
        if (regionContains(a, b) && regionContains(b, c)) expect(regionContains(a, c)).toBe(true);
      }),
    );
  });
});

describe('inScope', () => {
  it('demands every dimension that is given', () => {
    expect(inScope(officer, { orgCode: 'A', regionCode: '330203' })).toBe(true);
    expect(inScope(officer, { orgCode: 'B', regionCode: '330203' })).toBe(false);
    expect(inScope(officer, { orgCode: 'A', regionCode: '330303' })).toBe(false);
    expect(inScope(officer, { regionCode: '330203' })).toBe(true);
  });

  it('denies by default', () => {
    const { orgCode: _o, regionCode: _r, ...nobody } = officer;
    expect(inScope(officer, {})).toBe(false);
    expect(inScope(nobody, { orgCode: 'A' })).toBe(false);
    expect(inScope(nobody, { regionCode: '330203' })).toBe(false);
  });
});

describe('a department system', () => {
  const system: Principal = { kind: 'system', id: 's', orgCode: 'A', permissions: new Set(), clientId: 's' };

  it('is limited to items only when it names some', () => {
    expect(coversItem(system, 'I1')).toBe(true);
    const limited = { ...system, itemCodes: new Set(['I1']) };
    expect([coversItem(limited, 'I1'), coversItem(limited, 'I2'), coversItem(limited, '')]).toEqual([true, false, false]);
    expect(coversItem({ ...system, itemCodes: new Set<string>() }, 'I1')).toBe(false);
  });

  it('speaks for its own body, and for those it was registered for', () => {
    const wider = { ...system, orgCodes: new Set(['B']) };
    expect(['A', 'B', 'C', ''].map((body) => speaksFor(wider, body))).toEqual([true, true, false, false]);
    expect(speaksFor({}, 'A')).toBe(false);
  });
});
