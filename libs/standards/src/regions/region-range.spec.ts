import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isRegionCode, regionContains } from './region-code.js';
import { regionRange } from './region-range.js';

const digits = fc.constantFrom('0', '1', '2', '3');
const region = fc
  .tuple(fc.constantFrom(6, 9, 12), fc.array(digits, { minLength: 12, maxLength: 12 }))
  .map(([length, all]) => `33${all.join('')}`.slice(0, length))
  .filter(isRegionCode);

describe('range of a region', () => {
  it('covers exactly the region and what lies below it, in any of the three lengths', () => {
    fc.assert(
      fc.property(region, region, (outer, inner) => {
        const { from, to } = regionRange(outer)!;
        expect(inner >= from && inner < to).toBe(regionContains(outer, inner));
      }),
    );
  });

  it.each(['000000', '33020', 'x', '', '009900'])('is none for %j', (code) => {
    expect(regionRange(code)).toBeNull();
  });
});
