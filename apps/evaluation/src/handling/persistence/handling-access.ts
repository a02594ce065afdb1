import type { HandlingViewer } from '../domain/handling-viewer.js';

/** The condition under which a handling case `h` exists for a viewer, with its three parameters from `$first` on. */
export const reachableBy = (first: number): string =>
  `(h.org_code = $${first}::text OR (h.region_code >= $${first + 1}::text AND h.region_code < $${first + 2}::text))`;

export const reachParams = ({ orgCode, regions }: HandlingViewer): (string | null)[] => [
  orgCode,
  regions?.from ?? null,
  regions?.to ?? null,
];
