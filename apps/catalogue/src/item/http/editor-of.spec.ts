import { describe, expect, it } from '@jest/globals';
import type { Principal } from '@yiwang/access';
import { editorOf } from './editor-of.js';

const OWN = '11330203MB0A100133';
const OTHER = '11330203MB0A10064B';
const who = (...permissions: string[]): Principal =>
  ({ kind: 'officer', id: 'o1', orgCode: OWN, regionCode: '330203', permissions: new Set(permissions) }) as unknown as Principal;
const reached = (principal: Principal, places: { orgCode: string; regionCode: string }[]): boolean[] =>
  places.map((place) => editorOf(principal).mayManage(place));

describe('an editor of items', () => {
  const places = [
    { orgCode: OWN, regionCode: '330203' },
    { orgCode: OTHER, regionCode: '330203' },
    { orgCode: OTHER, regionCode: '330203001' },
    { orgCode: OTHER, regionCode: '330212' },
  ];

  it('reaches the items of his own body only, though he has a region', () => {
    expect(reached(who('item.manage'), places)).toEqual([true, false, false, false]);
  });

  it.each(['item.publish', 'item.review', 'item.legalReview'])('reaches his region and everything below it by %s', (permission) => {
    expect(reached(who(permission), places)).toEqual([true, true, true, false]);
  });
});
