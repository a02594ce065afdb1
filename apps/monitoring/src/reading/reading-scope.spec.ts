import { expect, it } from '@jest/globals';
import type { Principal } from '@yiwang/access';
import { scopeOf } from './reading-scope.js';

const principal = (more: Partial<Principal>): Principal => ({ kind: 'officer', id: 'o', permissions: new Set(), clientId: 'c', ...more });

it('is the region for an officer of a region, the body for one without, and nothing for neither', () => {
  expect(scopeOf(principal({ regionCode: '330203', orgCode: 'X' }))).toEqual({ regionFrom: '330203', regionTo: '330203:', orgCode: null });
  expect(scopeOf(principal({ orgCode: 'X' }))).toMatchObject({ orgCode: 'X' });
  expect(() => scopeOf(principal({}))).toThrow('ACCESS.FORBIDDEN');
});

it('is nothing for a region that is none, or that would be everything', () => {
  for (const regionCode of ['000000', '33020', 'x'])
    expect(() => scopeOf(principal({ regionCode, orgCode: 'X' }))).toThrow('ACCESS.FORBIDDEN');
});
