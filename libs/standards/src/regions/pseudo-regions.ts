import { fail, orThrow } from '../checked.js';
import { normaliseRegionCode, regionLevel } from './region-code.js';
import type { RegionCode } from './region-code.js';

/** Beijing, Tianjin, Shanghai, Chongqing: their 01 is a real district (东城区 110101). */
const MUNICIPALITIES = new Set(['11', '12', '31', '50']);

/**
 * Whether the code is a 市本级 pseudo-region (330201: the departments of Ningbo city itself). True for xx(01-20)01 outside the
 * municipalities: in prefectures, leagues and autonomous prefectures (third and fourth digit from 21) 01 is a real county, as in 楚雄市 532301.
 */
export function isCityDirect(code: string): boolean {
  if (!/^\d{4}01$/.test(code) || MUNICIPALITIES.has(code.slice(0, 2))) return false;
  const city = Number(code.slice(2, 4));
  return city >= 1 && city <= 20;
}

/** Whether the code lies in 71-79, where the statistics office puts 开发区. Local platforms use other numbers too: register those in the tree. */
export const isDevelopmentZoneRange = (code: string): boolean => /^\d{2}(?!00)\d{2}7[1-9]$/.test(code);

/** 330200 → 330201. Throws REGION_NO_DIRECT_LEVEL for anything but a city that has one. */
export function cityDirectOf(city: RegionCode): RegionCode {
  const code = orThrow(normaliseRegionCode(city));
  const direct = `${code.slice(0, 4)}01`;
  if (regionLevel(code) === 'city' && isCityDirect(direct)) return direct;
  return orThrow(fail('REGION_NO_DIRECT_LEVEL', '该区划没有市本级代码', 'only a city has a code for its own level'));
}

/** 330201 → 330200 (市本级 to its city); every other code is returned as it is. */
export const withoutCityDirect = (code: RegionCode): RegionCode => (isCityDirect(code) ? `${code.slice(0, 4)}00` : code);
