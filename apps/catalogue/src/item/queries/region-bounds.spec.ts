import { describe, expect, it } from '@jest/globals';
import { regionBounds } from './region-bounds.js';

describe('regionBounds', () => {
  it.each([
    ['330000', '33', '34'],
    ['330200', '3302', '3303'],
    ['330201', '330201', '330202'],
    ['330203000000', '330203', '330204'],
    ['330203001', '330203001', '330203002'],
    ['330203001007', '330203001007', '330203001008'],
  ])('%s spans from %s to below %s', (region, from, below) => {
    expect(regionBounds(region)).toEqual({ from, below });
  });
});
