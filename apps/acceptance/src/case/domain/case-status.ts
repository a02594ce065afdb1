/** 办件状态. DRAFT belongs to the applicant's drafts; suspension and extension belong to the tasks of dispatch. */
export const CASE_STATUSES = ['submitted', 'correcting', 'accepted', 'refused', 'decided', 'delivered', 'closed', 'withdrawn'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

/**
 * Who may move a case: the applicant, a clerk of the counter or region that received it or of the region that decides it (`window`; in the
 * latter case `decidingWindow` too), an officer of the deciding authority, a department through dispatch, or the courier who was asked for.
 */
export const CASE_ROLES = ['applicant', 'window', 'decidingWindow', 'decidingAuthority', 'department', 'courier'] as const;
export type CaseRole = (typeof CASE_ROLES)[number];

export interface Transition {
  readonly from: readonly CaseStatus[];
  readonly to: CaseStatus;
  readonly by: readonly CaseRole[];
}

const officers = ['window', 'decidingAuthority'] as const;

/** The life of a case as data (行政许可法 art. 32, 38, 42, 44). Every other move is refused. */
export const TRANSITIONS = {
  /** 受理 */
  accept: { from: ['submitted'], to: 'accepted', by: [...officers, 'department'] },
  /** 不予受理, 不受理 */
  refuse: { from: ['submitted'], to: 'refused', by: [...officers, 'department'] },
  /** 一次性告知补正 */
  requestCorrection: { from: ['submitted'], to: 'correcting', by: [...officers, 'department'] },
  /** 补正 */
  resubmit: { from: ['correcting'], to: 'submitted', by: ['applicant', 'window'] },
  /** 决定; at the window only for 即办件, and never where the case was merely received (异地代收): the power is the deciding authority's */
  decide: { from: ['accepted'], to: 'decided', by: ['decidingWindow', 'decidingAuthority', 'department'] },
  /** 送达 */
  deliver: { from: ['decided'], to: 'delivered', by: [...officers, 'courier'] },
  /** 办结 */
  close: { from: ['delivered'], to: 'closed', by: officers },
  /** 撤回 — the applicant takes it back, or a window for him, as long as nothing is decided. */
  withdraw: { from: ['submitted', 'correcting', 'accepted'], to: 'withdrawn', by: ['applicant', 'window'] },
  /** 补正不来 — the applicant did not answer the correction notice in time. */
  lapse: { from: ['correcting'], to: 'closed', by: officers },
} as const satisfies Record<string, Transition>;

export type CaseMove = keyof typeof TRANSITIONS;
export const CASE_MOVES = Object.keys(TRANSITIONS) as CaseMove[];

export const INITIAL_STATUS: CaseStatus = 'submitted';
export const FINAL_STATUSES: readonly CaseStatus[] = ['refused', 'closed', 'withdrawn'];

/** Where a move leads from here, or undefined when it is not allowed. */
export function statusAfter(move: CaseMove, status: CaseStatus): CaseStatus | undefined {
  const { from, to }: Transition = TRANSITIONS[move];
  return from.includes(status) ? to : undefined;
}

export function mayPerform(move: CaseMove, roles: ReadonlySet<CaseRole>): boolean {
  const { by }: Transition = TRANSITIONS[move];
  return by.some((role) => roles.has(role));
}
