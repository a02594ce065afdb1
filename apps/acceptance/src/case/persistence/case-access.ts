import type { CaseViewer } from '../domain/case-viewer.js';

/** How many parameters `reachableBy` takes. */
const PARAMETERS = 6;
/** 实施编码 without the number of a handling item. */
export const TASK_CODE = 31;

/**
 * 收件范围 — a counter that is registered sees, of what its region's windows have, only what it may collect; the same rule as `CounterScope`,
 * closed or not, since what was collected is still to be handed over.
 */
const takenAt = (counter: string): string => `NOT EXISTS (SELECT FROM counters k WHERE k.org_code = ${counter} AND NOT (
      deciding_org COLLATE "C" = ANY (k.departments || k.point_departments)
      OR ARRAY[item_code, left(item_code, ${TASK_CODE})] && (k.items || k.point_items)
      OR EXISTS (SELECT FROM unnest(k.region_prefixes) AS p WHERE starts_with(deciding_region COLLATE "C", p))))`;

/** 法人办件 — by whichever of its accounts it was filed. As the index `cases_of_enterprise` has it. */
export const ofEnterprise = (creditCode: string): string =>
  `(filed_by ->> 'kind' = 'legalPerson' AND filed_by ->> 'orgCode' = ${creditCode})`;

/**
 * The condition under which a viewer may see a case, to stand in the statement that loads it, with its parameters from `$first` on.
 * Applicant, his agent, the representative of the enterprise that filed, deciding authority, or window of the receiving counter or of the region, if its counter takes such filings.
 */
export function reachableBy(first: number): string {
  const [owner, officer, counter, from, to, enterprise] = Array.from({ length: PARAMETERS }, (_, i) => `$${first + i}::text`);
  return `(applicant_id = ${owner} OR agent_id = ${owner} OR ${ofEnterprise(enterprise!)} OR deciding_org = ${officer}
    OR received_org = ${counter}
    OR (((window_region >= ${from} AND window_region < ${to}) OR (deciding_region >= ${from} AND deciding_region < ${to}))
      AND ${takenAt(counter!)}))`;
}

/** The same of the cases `c` in a long list, where the codes of one registered counter are gathered once and not for each row. */
export function takenIn(officer: string, counter: string): string {
  const of = (columns: string): string => `(SELECT ${columns} FROM counters WHERE org_code = ${counter})`;
  const prefixes = [2, 4, 6, 9, 12].map((digits) => `left(c.deciding_region, ${digits})`).join(', ');
  return `(c.deciding_org = ${officer} OR c.received_org = ${counter} OR NOT EXISTS ${of('')}
        OR c.deciding_org COLLATE "C" IN ${of('unnest(departments || point_departments)')}
        OR c.item_code COLLATE "C" IN ${of('unnest(items || point_items)')}
        OR left(c.item_code, ${TASK_CODE}) COLLATE "C" IN ${of('unnest(items || point_items)')}
        OR ARRAY[${prefixes}] && ${of('region_prefixes')})`;
}

export const reachParams = (viewer: CaseViewer): (string | null)[] => [
  viewer.ownerId,
  viewer.officerOrg,
  viewer.windowOrg,
  viewer.windowRegions?.from ?? null,
  viewer.windowRegions?.to ?? null,
  viewer.enterprise,
];
