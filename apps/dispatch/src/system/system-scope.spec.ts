import { describe, expect, it } from '@jest/globals';
import type { Principal } from '@yiwang/access';
import { covers, regionPrefix } from './system-scope.js';

const ORGS = ['11330203MB0A10021X', '11330281MB0A100800', '11330200MB0A100001', '11330000MB0A100002', '11440305MB0A100003'];
const REGIONS = [
  '330000',
  '330200',
  '330203',
  '330201',
  '330281',
  '330203001',
  '330203001002',
  '330000000000',
  '000000',
  '33',
  '',
  'x',
  undefined,
];

/** As the database compares. */
const isLike = (text: string, pattern: string): boolean =>
  pattern.endsWith('%') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;

describe('whose systems an officer sees', () => {
  it.each(REGIONS)('is the same in a list as one by one: %s', (regionCode) => {
    const principal = { regionCode } as Principal;
    const listed = ORGS.filter((orgCode) => isLike(orgCode.slice(2, 8), regionPrefix(principal)));
    expect(listed).toEqual(ORGS.filter((orgCode) => covers(principal, orgCode)));
  });
  it('is something for a province, a city and a county', () => {
    const count = (regionCode: string) => ORGS.filter((orgCode) => covers({ regionCode } as Principal, orgCode)).length;
    expect(['330000', '330200', '330203', '330203001'].map(count)).toEqual([4, 3, 1, 0]);
  });
});
