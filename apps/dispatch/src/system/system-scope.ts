import { inScope, type Principal, significant } from '@yiwang/access';

/** The region in which a body is registered, by its 统一社会信用代码 (GB 32100: characters 3 to 8). */
const REGION = { from: 3, length: 6 } as const;
const regionOf = (orgCode: string): string => orgCode.slice(REGION.from - 1, REGION.from - 1 + REGION.length);

/** Whether the department is one of the caller's region. */
export const covers = (principal: Principal, orgCode: string): boolean => inScope(principal, { regionCode: regionOf(orgCode) });

/** The same for SQL, `column LIKE prefix`: what the regions of bodies that the caller covers begin with. Nothing does of '-'. */
export const regionColumn = (orgCode: string): string => `substr(${orgCode}, ${REGION.from}, ${REGION.length})`;
export function regionPrefix({ regionCode }: Principal): string {
  if (regionCode === undefined || !/^\d{6}/.test(regionCode) || regionCode.startsWith('00')) return '-';
  const prefix = significant(regionCode);
  // Bodies are registered in counties: none lies in a town.
  return prefix.length > REGION.length ? '-' : `${prefix}%`;
}
