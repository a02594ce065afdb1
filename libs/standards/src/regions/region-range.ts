import { isRegionCode, regionLevel, type RegionLevel } from './region-code.js';

/** Half-open range of region codes in byte order: everything that begins with the same significant digits. */
export interface RegionRange {
  readonly from: string;
  readonly to: string;
}

const DIGITS: Readonly<Record<RegionLevel, number>> = { state: 0, province: 2, city: 4, county: 6, town: 9, village: 12 };

/**
 * The codes of a region and of all below it (GB/T 2260; 市本级 and 开发区 lie below their city), for a condition that an index can serve:
 * `from <= code < to` in byte order. ':' is the byte after '9'. null for what is no region code, and for the state as a whole, since
 * nobody's scope is everything by that.
 */
export function regionRange(code: string): RegionRange | null {
  if (!isRegionCode(code)) return null;
  const digits = DIGITS[regionLevel(code)];
  if (digits === 0) return null;
  const prefix = code.padEnd(12, '0').slice(0, digits);
  return { from: prefix, to: `${prefix}:` };
}
