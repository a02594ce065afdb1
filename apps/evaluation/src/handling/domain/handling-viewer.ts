import { regionRange, type RegionRange } from '@yiwang/standards';

/** Which handling cases exist for an officer: those of the own body, and for who verifies those of the own region and below. */
export interface HandlingViewer {
  orgCode: string | null;
  regions: RegionRange | null;
}

/** Structural part of a Principal, so that the domain knows no platform library. */
export interface Caller {
  readonly kind: string;
  readonly orgCode?: string;
  readonly regionCode?: string;
  readonly permissions: ReadonlySet<string>;
}

const ofBody = ({ kind, orgCode }: Caller): string | null => (kind === 'officer' ? (orgCode ?? null) : null);

/** For reading and for verifying. */
export function viewerOf(caller: Caller): HandlingViewer {
  const verifies = caller.kind === 'officer' && caller.permissions.has('evaluation.verify') && caller.regionCode !== undefined;
  return { orgCode: ofBody(caller), regions: verifies ? regionRange(caller.regionCode!) : null };
}

/** For contact and answer: those are the rated body's own, whatever else the officer may see. */
export const handlerOf = (caller: Caller): HandlingViewer => ({ orgCode: ofBody(caller), regions: null });
