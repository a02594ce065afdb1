import { FINAL_STATUSES, type CaseStatus } from '../../case/domain/case-status.js';

/** 联办进度 — in the order in which cases go through it. */
export const BUNDLE_PHASES = ['submitted', 'accepted', 'decided', 'ended'] as const;
export type BundlePhase = (typeof BUNDLE_PHASES)[number];

export interface BundledCase {
  status: CaseStatus;
  acceptedAt: Date | null;
  decidedAt: Date | null;
  promiseDueAt: Date | null;
}

export interface BundleProgress {
  /** Where the slowest of its cases stands. */
  phase: BundlePhase;
  total: number;
  counts: Record<BundlePhase, number>;
  /** 待补正: the applicant has something to do. */
  correcting: number;
  /** The latest promised limit of the cases that are still handled; null while one of them has none. */
  promiseDueAt: Date | null;
}

/** Each case is decided by its own authority, so that a bundle has no state but theirs. */
export function progressOf(cases: readonly BundledCase[]): BundleProgress {
  const counts: Record<BundlePhase, number> = { submitted: 0, accepted: 0, decided: 0, ended: 0 };
  for (const each of cases) counts[phaseOf(each)]++;
  const open = cases.filter((each) => ['submitted', 'accepted'].includes(phaseOf(each)));
  const limits = open.map(({ promiseDueAt }) => promiseDueAt);
  const known = limits.every((limit) => limit !== null) && limits.length > 0;
  return {
    phase: BUNDLE_PHASES.find((phase) => counts[phase] > 0) ?? 'ended',
    total: cases.length,
    counts,
    correcting: cases.filter(({ status }) => status === 'correcting').length,
    promiseDueAt: known ? new Date(Math.max(...limits.map((limit) => limit!.getTime()))) : null,
  };
}

function phaseOf({ status, acceptedAt, decidedAt }: BundledCase): BundlePhase {
  if (FINAL_STATUSES.includes(status)) return 'ended';
  if (decidedAt !== null) return 'decided';
  return acceptedAt === null ? 'submitted' : 'accepted';
}
