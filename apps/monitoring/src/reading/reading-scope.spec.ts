import { describe, expect, it } from '@jest/globals';
import { regionContains, type Principal } from '@yiwang/access';
import fc from 'fast-check';
import { regionRange, scopeOf } from './reading-scope.js';

const principal = (more: Partial<Principal>): Principal => ({ kind: 'officer', id: 'o', permissions: new Set(), clientId: 'c', ...more });

describe('reading scope', () => {
  const digits = fc.constantFrom('0', '1', '2', '3');
  const region = fc
    .tuple(fc.constantFrom(6, 9, 12), fc.array(digits, { minLength: 12, maxLength: 12 }))
    .map(([length, all]) => `33${all.join('')}`.slice(0, length));

  it('covers exactly the region and what lies below it', () => {
    fc.assert(
      fc.property(region, region, (outer, inner) => {
        const { regionFrom, regionTo } = regionRange(outer);
        const full = inner.padEnd(12, '0');
        expect(full >= regionFrom && full < regionTo).toBe(regionContains(outer, inner));
      }),
    );
  });

  it('is the region for an officer of a region, the body for one without, and nothing for neither', () => {
    expect(scopeOf(principal({ regionCode: '330203', orgCode: 'X' }))).toEqual({
      regionFrom: '330203',
      regionTo: '330203:',
      orgCode: null,
    });
    expect(scopeOf(principal({ orgCode: 'X' }))).toMatchObject({ orgCode: 'X' });
    expect(() => scopeOf(principal({}))).toThrow('ACCESS.FORBIDDEN');
  });
});
