import { fail, ok, orThrow } from '../checked.js';
import type { Checked } from '../checked.js';

/**
 * A region code in canonical form: 6 digits down to the county (GB/T 2260), 9 for a 乡镇/街道, 12 for a 村/社区.
 * Padded forms of exchanges (`330203000000`) are brought to it by `normaliseRegionCode`.
 */
export type RegionCode = string;

export type RegionLevel = 'state' | 'province' | 'city' | 'county' | 'town' | 'village';

/** 全国: contains every region, and is the parent of none (a provincial platform's tree begins with its province). */
export const STATE_REGION: RegionCode = '000000';

const DIGITS = /^\d+$/;

/**
 * Canonical form of a code of 2, 4, 6, 9 or 12 digits: trailing zero groups are dropped down to 6 digits, 2 and 4 digits (as some data
 * sets write provinces and cities) are filled up. Codes: REGION_LENGTH, REGION_CHARACTERS, REGION_GAP (a lower part without its upper).
 */
export function normaliseRegionCode(text: string): Checked<RegionCode> {
  if (!DIGITS.test(text)) return fail('REGION_CHARACTERS', '区划代码只能由数字组成', 'a region code consists of digits');
  let code = text;
  if (code.length === 2 || code.length === 4) code = code.padEnd(6, '0');
  if (code.length === 12 && code.endsWith('000')) code = code.slice(0, 9);
  if (code.length === 9 && code.endsWith('000')) code = code.slice(0, 6);
  if (code.length !== 6 && code.length !== 9 && code.length !== 12) {
    return fail('REGION_LENGTH', '区划代码应为6位、9位或12位', 'a region code has 6, 9 or 12 digits');
  }
  if (hasGap(code)) return fail('REGION_GAP', '区划代码缺少上级部分', 'the region code has a lower part without its upper part');
  return ok(code);
}

/** 330 200 001-like codes cannot be told apart from a city's own towns (Dongguan 441900 has towns and no counties), so only these are gaps. */
function hasGap(code: string): boolean {
  const province = code.slice(0, 2);
  const city = code.slice(2, 4);
  if (province === '00') return code !== STATE_REGION;
  if (city === '00') return code.slice(4) !== '00';
  return code.length === 12 && code.slice(6, 9) === '000';
}

/** Whether the text is a region code in any of the accepted lengths. */
export const isRegionCode = (text: string): boolean => normaliseRegionCode(text).ok;

/** The 6-digit region a code lies in: `330203001` → `330203`. Throws the codes of normaliseRegionCode. */
export const toRegion6 = (text: string): string => orThrow(normaliseRegionCode(text)).slice(0, 6);

/** 9 digits, padded with 000 or cut. Throws the codes of normaliseRegionCode. */
export const toRegion9 = (text: string): string => orThrow(normaliseRegionCode(text)).padEnd(9, '0').slice(0, 9);

/** 12 digits, padded with 000. Throws the codes of normaliseRegionCode. */
export const toRegion12 = (text: string): string => orThrow(normaliseRegionCode(text)).padEnd(12, '0');

/** How many leading digits of a code of 6, 9 or 12 digits mean something; -1 when it is no such code. */
function significantLength(code: string): number {
  const length = code.length;
  if (length !== 6 && length !== 9 && length !== 12) return -1;
  for (let i = 0; i < length; i++) {
    const c = code.charCodeAt(i);
    if (c < 48 || c > 57) return -1;
  }
  if (length === 12 && !zeros(code, 9, 12)) return 12;
  if (length >= 9 && !zeros(code, 6, 9)) return 9;
  if (!zeros(code, 4, 6)) return 6;
  if (!zeros(code, 2, 4)) return 4;
  return zeros(code, 0, 2) ? 0 : 2;
}

function zeros(code: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (code.charCodeAt(i) !== 48) return false;
  return true;
}

/**
 * Whether `region` is `scope` or lies below it: the test for what an officer may see. Constant time on the codes alone, any of the
 * lengths 6, 9, 12. 市本级 (330201) lies below its city and beside the counties. Anything that is no code is contained in nothing.
 */
export function regionContains(scope: string, region: string): boolean {
  const wanted = significantLength(scope);
  if (wanted < 0) return false;
  const given = significantLength(region);
  if (given < wanted) return false;
  for (let i = 0; i < wanted; i++) if (scope.charCodeAt(i) !== region.charCodeAt(i)) return false;
  return true;
}

const LEVELS: Readonly<Record<number, RegionLevel>> = { 0: 'state', 2: 'province', 4: 'city', 6: 'county', 9: 'town', 12: 'village' };

/** Level of a code; pseudo-regions (市本级, 开发区) stand at county level. Throws the codes of normaliseRegionCode. */
export function regionLevel(text: string): RegionLevel {
  return LEVELS[significantLength(orThrow(normaliseRegionCode(text)))]!;
}

/** The region directly above, by the code alone; undefined for a province. Throws the codes of normaliseRegionCode. */
export function parentRegion(text: string): RegionCode | undefined {
  const code = orThrow(normaliseRegionCode(text));
  switch (significantLength(code)) {
    case 12:
      return orThrow(normaliseRegionCode(code.slice(0, 9)));
    case 9:
      return orThrow(normaliseRegionCode(code.slice(0, 6)));
    case 6:
      return `${code.slice(0, 4)}00`;
    case 4:
      return `${code.slice(0, 2)}0000`;
    default:
      return undefined;
  }
}

/** Regions above a code, nearest first, up to the province. Throws the codes of normaliseRegionCode. */
export function regionAncestors(text: string): RegionCode[] {
  const ancestors: RegionCode[] = [];
  for (let above = parentRegion(text); above !== undefined; above = parentRegion(above)) ancestors.push(above);
  return ancestors;
}
