import { forbidden, type Principal } from '@yiwang/access';

/** What a supervisor may read, as bounds for SQL: the region's subtree, or without a region the cases of the own body. */
export interface ReadingScope {
  /** `regionFrom <= region_code < regionTo`. */
  regionFrom: string;
  regionTo: string;
  /** Null: any body of the region. */
  orgCode: string | null;
}

const LEVELS = [2, 4, 6, 9];
/** Above every region code. */
const ANY_REGION = { regionFrom: '', regionTo: ':' };

/** The range of codes that a region and everything below it have. 市本级 such as 330201 has nothing below it but itself. */
export function regionRange(region: string): { regionFrom: string; regionTo: string } {
  const full = region.padEnd(12, '0');
  const prefix = full.slice(0, LEVELS.find((length) => /^0*$/.test(full.slice(length))) ?? 12);
  return { regionFrom: prefix, regionTo: `${prefix}:` };
}

/** @throws AppError ACCESS.FORBIDDEN for a principal of no region and no body */
export function scopeOf(principal: Principal): ReadingScope {
  if (principal.regionCode !== undefined) return { ...regionRange(principal.regionCode), orgCode: null };
  if (principal.orgCode !== undefined) return { ...ANY_REGION, orgCode: principal.orgCode };
  throw forbidden();
}

/** Condition on a row of `cases` named `c`, with the scope as parameters from `$first` on. */
export const caseInScope = (first: number): string =>
  `coalesce(c.region_code, '') >= $${first} AND coalesce(c.region_code, '') < $${first + 1}
   AND ($${first + 2}::text IS NULL OR c.org_code = $${first + 2}
        OR EXISTS (SELECT 1 FROM clocks o WHERE o.case_no = c.case_no AND o.org_code = $${first + 2}))`;

export const scopeParams = (scope: ReadingScope): (string | null)[] => [scope.regionFrom, scope.regionTo, scope.orgCode];
