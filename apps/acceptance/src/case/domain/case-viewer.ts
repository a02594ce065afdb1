import { regionRange, type RegionRange } from '@yiwang/standards';
import type { CaseState } from './case-state.js';
import type { CaseRole } from './case-status.js';

/** What the ledger must know of a caller in order to say which cases are his. */
export interface CaseViewer {
  /** Account that owns cases as applicant; null for officers and systems. */
  ownerId: string | null;
  /** 统一社会信用代码 of an officer's organisation, for the cases that it decides. */
  officerOrg: string | null;
  /** Counter of a window clerk; null for who has no window permission. */
  windowOrg: string | null;
  /** Regions whose windows' cases a clerk sees. */
  windowRegions: RegionRange | null;
  /** 统一社会信用代码 of the enterprise whose legal representative he is: all of its cases are his. Null for an agent, who has what he filed or took over. */
  enterprise: string | null;
}

/** Structural part of a Principal, so that the domain knows no platform library. */
export interface Caller {
  readonly kind: string;
  readonly id: string;
  readonly orgCode?: string;
  readonly regionCode?: string;
  /** 授权 by which an agent acts; absent for the representative himself. */
  readonly authorisationId?: string;
  readonly permissions: ReadonlySet<string>;
}

const WINDOW_PERMISSIONS = ['case.collect', 'case.accept', 'case.deliver'];
const isApplicantKind = (kind: string): boolean => kind === 'person' || kind === 'legalPerson';

export function viewerOf(caller: Caller): CaseViewer {
  const officer = caller.kind === 'officer';
  const clerk = officer && WINDOW_PERMISSIONS.some((permission) => caller.permissions.has(permission));
  return {
    // Several agents act for one enterprise: what one of them has filed is not another's by the credit code.
    ownerId: isApplicantKind(caller.kind) ? caller.id : null,
    officerOrg: officer ? (caller.orgCode ?? null) : null,
    windowOrg: clerk ? (caller.orgCode ?? null) : null,
    windowRegions: clerk && caller.regionCode !== undefined ? regionRange(caller.regionCode) : null,
    enterprise: caller.kind === 'legalPerson' && caller.authorisationId === undefined ? (caller.orgCode ?? null) : null,
  };
}

/** 法人办件: the enterprise from whose account a case was filed, for itself or for whom it acts; null of every other case. It never changes. */
export const enterpriseOf = ({ filedBy }: Pick<CaseState, 'filedBy'>): string | null =>
  filedBy.kind === 'legalPerson' ? (filedBy.orgCode ?? null) : null;

/**
 * The document under which files are held for an applicant and found again: the one that a counter has seen, or an organisation's own. Whose
 * document it is an agent only says, so what he hands in is held for nobody, and nobody's files are his to use.
 */
export const heldUnder = (state: Pick<CaseState, 'applicantHash'>, roles: ReadonlySet<CaseRole>): string | null =>
  roles.has('agent') ? null : state.applicantHash;

const within = (range: RegionRange | null, region: string): boolean => range !== null && region >= range.from && region < range.to;

/** The viewer's roles towards one case that the ledger let him load: of a region's cases, those that his counter takes. */
export function rolesTowards(viewer: CaseViewer, state: CaseState): ReadonlySet<CaseRole> {
  const roles = new Set<CaseRole>();
  if (viewer.ownerId !== null && viewer.ownerId === state.applicantId) roles.add('applicant');
  if (viewer.ownerId !== null && viewer.ownerId === state.agentId) roles.add('agent');
  if (viewer.enterprise !== null && viewer.enterprise === enterpriseOf(state))
    roles.add(state.applicantId === null ? 'agent' : 'applicant');
  if (viewer.officerOrg !== null && viewer.officerOrg === state.decidingOrg) roles.add('decidingAuthority');
  const atCounter = viewer.windowOrg !== null && viewer.windowOrg === state.receivedIn?.orgCode;
  const deciding = within(viewer.windowRegions, state.decidingRegion);
  if (atCounter || deciding || within(viewer.windowRegions, state.windowRegion)) roles.add('window');
  if (deciding) roles.add('decidingWindow');
  return roles;
}
