import { z } from 'zod';

const Region = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/);

/** Whose figures: of a body, of a region with everything below it, or of the whole library. */
export const FigureScope = z.object({
  region: Region.optional().describe('行政区划代码: the region and everything below it'),
  orgCode: z.string().length(18).optional().describe('实施主体统一社会信用代码; goes before a region'),
});
export type FigureScope = z.infer<typeof FigureScope>;

/** The digits that say where a region stands: 2 province, 4 city, 6 county, 9 town, 12 village. */
export function regionScope(region: string): string {
  const full = region.padEnd(12, '0');
  return full.slice(0, [2, 4, 6, 9].find((n) => /^0*$/.test(full.slice(n))) ?? 12);
}

/** The key under which the worker adds up. */
export const scopeKey = ({ orgCode, region }: FigureScope): string => orgCode ?? (region === undefined ? '*' : regionScope(region));

/** How many digits the parts of a region have; none below a village. */
export const partLength = (scope: string): number | undefined => ({ 1: 2, 2: 4, 4: 6, 6: 9, 9: 12 })[scope.length];

/** The code of a region from its digits. */
export const regionOf = (scope: string): string => scope.padEnd(scope.length <= 6 ? 6 : scope.length, '0');
