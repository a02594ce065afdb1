import type { Principal } from './principal.js';

export interface Scope {
  orgCode?: string | undefined;
  regionCode?: string | undefined;
}

const REGION = /^\d{6}(\d{3}(\d{3})?)?$/;

/** The digits that say where a region code stands: 2 province, 4 city, 6 county (市本级 and 开发区 too), 9 town, 12 village. */
export function significant(code: string): string {
  const full = code.padEnd(12, '0');
  for (const length of [2, 4, 6, 9]) if (/^0*$/.test(full.slice(length))) return full.slice(0, length);
  return full;
}

/**
 * Whether `inner` is `outer` or lies below it, by the structure of the codes (GB/T 2260, padded to 9 or 12 digits in exchanges).
 * 市本级 such as 330201 lies below its city 330200 and contains nothing but itself. Anything that is no region code is contained nowhere.
 */
export function regionContains(outer: string, inner: string): boolean {
  if (!REGION.test(outer) || !REGION.test(inner) || outer.startsWith('00')) return false;
  return inner.padEnd(12, '0').startsWith(significant(outer));
}

/**
 * Whether the principal's organisation and region subtree cover a thing. Each dimension given must hold; nothing given, or a principal
 * without that dimension, is out of scope: default deny.
 */
export function inScope(principal: Principal, scope: Scope): boolean {
  if (scope.orgCode === undefined && scope.regionCode === undefined) return false;
  if (scope.orgCode !== undefined && principal.orgCode !== scope.orgCode) return false;
  if (scope.regionCode === undefined) return true;
  return principal.regionCode !== undefined && regionContains(principal.regionCode, scope.regionCode);
}

/** Whether a system's access covers an item; whoever is not limited to items is not limited here. */
export const coversItem = ({ itemCodes }: Pick<Principal, 'itemCodes'>, itemCode: string): boolean => itemCodes?.has(itemCode) ?? true;

/** Whether the caller speaks for a body: his own, or one that a system was registered for beside it. */
export const speaksFor = ({ orgCode, orgCodes }: Pick<Principal, 'orgCode' | 'orgCodes'>, body: string): boolean =>
  orgCode === body || (orgCodes?.has(body) ?? false);
