import type { CaseViewer } from '../domain/case-viewer.js';

/** How many parameters `reachableBy` takes. */
const PARAMETERS = 5;

/**
 * The condition under which a viewer may see a case, to stand in the statement that loads it, with its parameters from `$first` on.
 * The same rule as `rolesTowards`: applicant, his agent, deciding authority, or window of the receiving counter or of the region.
 */
export function reachableBy(first: number): string {
  const [owner, officer, counter, from, to] = Array.from({ length: PARAMETERS }, (_, i) => `$${first + i}::text`);
  return `(applicant_id = ${owner} OR agent_id = ${owner} OR deciding_org = ${officer} OR received_org = ${counter}
    OR (window_region >= ${from} AND window_region < ${to}) OR (deciding_region >= ${from} AND deciding_region < ${to}))`;
}

export const reachParams = (viewer: CaseViewer): (string | null)[] => [
  viewer.ownerId,
  viewer.officerOrg,
  viewer.windowOrg,
  viewer.windowRegions?.from ?? null,
  viewer.windowRegions?.to ?? null,
];
