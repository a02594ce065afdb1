import { forbidden, type Principal } from '@yiwang/access';
import { regionRange } from '@yiwang/standards';

/** What a supervisor may read, as bounds for SQL: the region's subtree, or without a region the cases of the own body. */
export interface ReadingScope {
  /** `regionFrom <= region_code < regionTo`. */
  regionFrom: string;
  regionTo: string;
  /** Null: any body of the region. */
  orgCode: string | null;
}

/** Above every region code. */
const ANY_REGION = { regionFrom: '', regionTo: ':' };

/** @throws AppError ACCESS.FORBIDDEN for a principal of no region and no body */
export function scopeOf(principal: Principal): ReadingScope {
  if (principal.regionCode !== undefined) {
    const range = regionRange(principal.regionCode);
    if (range === null) throw forbidden();
    return { regionFrom: range.from, regionTo: range.to, orgCode: null };
  }
  if (principal.orgCode !== undefined) return { ...ANY_REGION, orgCode: principal.orgCode };
  throw forbidden();
}

/** Condition on a row of `cases` named `c`, with the scope as parameters from `$first` on. */
export const caseInScope = (first: number): string =>
  `coalesce(c.region_code, '') >= $${first} AND coalesce(c.region_code, '') < $${first + 1}
   AND ($${first + 2}::text IS NULL OR c.org_code = $${first + 2}
        OR EXISTS (SELECT 1 FROM clocks o WHERE o.case_no = c.case_no AND o.org_code = $${first + 2}))`;

/**
 * The same for a row that has a case number. A subquery and not a join: gaps are few among very many, which the planner cannot know, and
 * joined it would walk through all cases to find them.
 */
export const ofCaseInScope = (caseNo: string, first: number): string =>
  `(SELECT ${caseInScope(first)} FROM cases c WHERE c.case_no = ${caseNo})`;

export const scopeParams = (scope: ReadingScope): (string | null)[] => [scope.regionFrom, scope.regionTo, scope.orgCode];
