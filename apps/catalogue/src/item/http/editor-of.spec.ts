import { describe, expect, it } from '@jest/globals';
import type { Principal } from '@yiwang/access';
import { editorOf, readerOf } from './editor-of.js';

const OWN = '11330203MB0A100133';
const OTHER = '11330203MB0A10064B';
const who = (...permissions: string[]): Principal =>
  ({ kind: 'officer', id: 'o1', orgCode: OWN, regionCode: '330203', permissions: new Set(permissions) }) as unknown as Principal;
const PLACES = [
  { orgCode: OWN, regionCode: '330203' },
  { orgCode: OTHER, regionCode: '330203' },
  { orgCode: OTHER, regionCode: '330203001' },
  { orgCode: OTHER, regionCode: '330212' },
];
const OWN_BODY = [true, false, false, false];
const REGION = [true, true, true, false];

describe('an editor of items', () => {
  const changed = (...permissions: string[]): boolean[] => PLACES.map(editorOf(who(...permissions)).mayManage);

  it('reaches the items of his own body only, though he has a region', () => {
    expect(changed('item.manage')).toEqual(OWN_BODY);
  });

  it('reaches his region and everything below it by item.publish', () => {
    expect(changed('item.manage', 'item.publish')).toEqual(REGION);
  });

  it('puts a new body nowhere but in his own region, be it his own', () => {
    const stands = editorOf(who('item.manage')).standsIn!;
    expect(['330203', '330203001', '330212', '110000'].map(stands)).toEqual([true, true, false, false]);
  });

  it.each(['item.review', 'item.legalReview'])('does not change by %s what he reviews', (permission) => {
    expect(changed('item.manage', permission)).toEqual(OWN_BODY);
  });
});

describe('a reader of drafts', () => {
  const seen = (...permissions: string[]): boolean[] => PLACES.map(readerOf(who(...permissions)).maySee);

  it('sees the items of his own body', () => {
    expect(seen('item.manage')).toEqual(OWN_BODY);
  });

  it.each(['item.publish', 'item.review', 'item.legalReview'])('sees his region and everything below it by %s', (permission) => {
    expect(seen(permission)).toEqual(REGION);
  });
});
