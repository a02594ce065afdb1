import type { CaseRole, CaseStatus } from './case-status.js';
import type { Transition } from './transition.js';

export type { CaseClock, ClockEffects, Transition } from './transition.js';

const officers = ['window', 'decidingAuthority'] as const;
const filers = ['applicant', 'agent', 'window'] as const;
const deciders = ['decidingAuthority', 'department'] as const;
const intake = ['submitted', 'received'] as const;
const handling = ['accepted', 'suspended'] as const;
const limits = ['promise', 'statutory'] as const;
/** A case that ends leaves no clock running. */
const allClocks = ['acceptance', 'correction', 'promise', 'statutory', 'tolerance'] as const;
const voiding = { to: 'closed', needs: ['finishKind', 'reason'], documents: ['terminationNotice'], clocks: { stops: allClocks } } as const;

/**
 * The life of a case as data (行政许可法 art. 32, 38, 42, 44, 45). Every other move is refused. `docs/case-states.md` is drawn from it, so
 * this file takes nothing but types from others.
 */
export const TRANSITIONS = {
  receive: {
    zh: '收件',
    from: ['submitted'],
    to: 'received',
    by: officers,
    needs: [],
    documents: ['receipt'],
    clocks: {},
  },
  accept: {
    zh: '受理',
    from: intake,
    to: 'accepted',
    by: [...officers, 'department'],
    needs: [],
    documents: ['acceptanceNotice', 'tolerancePromise'],
    documentsIf: '容缺受理另发承诺书',
    clocks: { starts: [...limits, 'tolerance'], stops: ['acceptance'] },
  },
  /** Counted from the day on which the materials were handed in (art. 32). */
  deemAccepted: {
    zh: '逾期视为受理',
    from: intake,
    to: 'accepted',
    by: ['timer'],
    needs: [],
    documents: ['acceptanceNotice', 'tolerancePromise'],
    documentsIf: '有容缺材料的另发承诺书',
    clocks: { starts: [...limits, 'tolerance'], stops: ['acceptance'] },
  },
  refuse: {
    zh: '不予受理',
    from: intake,
    to: 'refused',
    by: [...officers, 'department'],
    needs: ['ground', 'reason'],
    documents: ['nonAcceptance'],
    clocks: { stops: ['acceptance'] },
  },
  dismiss: {
    zh: '不受理',
    from: intake,
    to: 'notApplicable',
    by: [...officers, 'department'],
    needs: ['ground', 'reason'],
    documents: ['notApplicable'],
    clocks: { stops: ['acceptance'] },
  },
  requestCorrection: {
    zh: '一次性告知补正',
    from: intake,
    to: 'correcting',
    by: [...officers, 'department'],
    needs: ['points'],
    documents: ['correctionNotice'],
    clocks: { starts: ['correction'], stops: ['acceptance'] },
  },
  resubmit: {
    zh: '补正',
    from: ['correcting'],
    to: 'submitted',
    by: filers,
    needs: [],
    documents: ['correctionReceived'],
    clocks: { starts: ['acceptance'], stops: ['correction'] },
  },
  lapse: {
    zh: '补正不来',
    from: ['correcting'],
    to: 'closed',
    by: [...officers, 'timer'],
    needs: [],
    documents: ['completionNotice'],
    clocks: { stops: allClocks },
  },
  suspend: {
    zh: '特别程序（中止）',
    from: ['accepted'],
    to: 'suspended',
    by: deciders,
    needs: ['procedure', 'reason', 'plannedDays'],
    documents: ['specialProcedure'],
    clocks: { pauses: limits },
  },
  resume: {
    zh: '恢复办理',
    from: ['suspended'],
    to: 'accepted',
    by: deciders,
    needs: [],
    documents: ['procedureEnded'],
    clocks: { resumes: limits },
  },
  /** 办理中补正 for all departments at once: the time until the answer is not counted, unless a special procedure lasts anyway. */
  callCorrection: {
    zh: '办理中一次性告知补正',
    from: handling,
    to: 'suspended',
    by: ['department'],
    needs: ['points', 'plannedDays'],
    documents: ['correctionNotice'],
    clocks: { pauses: limits },
  },
  /** Ends the standstill that the notice began. */
  answerCorrection: {
    zh: '办理中补正',
    from: handling,
    to: null,
    by: filers,
    needs: [],
    documents: ['correctionReceived', 'procedureEnded'],
    documentsIf: '因补正中止的，同时恢复办理并告知新的期限',
    clocks: { resumes: limits },
  },
  extend: {
    zh: '延长办理期限',
    from: ['accepted'],
    to: null,
    by: deciders,
    needs: ['days', 'approver', 'reason'],
    documents: ['extensionNotice'],
    clocks: { lengthens: ['statutory'] },
  },
  supplement: {
    zh: '容缺补交',
    from: [...handling, 'decided'],
    to: null,
    by: filers,
    needs: ['materials'],
    documents: ['receipt'],
    clocks: { stops: ['tolerance'] },
  },
  breakPromise: {
    zh: '容缺承诺未兑现',
    from: handling,
    to: 'closed',
    by: [...officers, 'timer'],
    needs: [],
    documents: ['terminationNotice'],
    clocks: { stops: allClocks },
  },
  /** At the window only for 即办件, and never where the case was merely received (异地代收): the power is the deciding authority's. */
  decide: {
    zh: '决定（准予、不予）',
    from: ['accepted'],
    to: 'decided',
    by: ['decidingWindow', ...deciders],
    needs: ['outcome'],
    documents: ['approval', 'rejection'],
    documentsIf: '依决定结果二者之一',
    clocks: { starts: ['delivery'], stops: limits },
  },
  /** Also out of a special procedure, as 终止: who sends the case on has ended it. */
  forward: {
    zh: '转报',
    from: handling,
    to: 'closed',
    by: deciders,
    needs: ['authority', 'reason'],
    documents: ['forwardingNotice'],
    clocks: { stops: allClocks },
  },
  terminate: {
    zh: '终止办理',
    from: handling,
    to: 'closed',
    by: deciders,
    needs: ['reason'],
    documents: ['terminationNotice'],
    clocks: { stops: allClocks },
  },
  deliver: {
    zh: '送达',
    from: ['decided'],
    to: 'delivered',
    by: [...officers, 'courier'],
    needs: ['method'],
    documents: ['deliveryReceipt'],
    clocks: { stops: ['delivery'] },
  },
  /** 4★ 办结核验: the originals are not what was filed, so what was granted on trust is taken back. */
  annul: {
    zh: '核验不符撤销决定',
    from: ['decided'],
    to: 'closed',
    by: officers,
    needs: ['reason'],
    documents: ['terminationNotice'],
    clocks: { stops: ['delivery'] },
  },
  close: {
    zh: '办结',
    from: ['delivered'],
    to: 'closed',
    by: [...officers, 'timer'],
    needs: [],
    documents: ['completionNotice'],
    clocks: { stops: ['tolerance'] },
  },
  /** The applicant takes it back, or a window for him, as long as nothing is decided. */
  withdraw: {
    zh: '撤回',
    from: [...intake, 'correcting', ...handling],
    to: 'withdrawn',
    by: filers,
    needs: [],
    documents: ['withdrawalNotice'],
    clocks: { stops: allClocks },
  },
  /** A filing that should not be: made twice, under a wrong item, by mistake. */
  cancel: {
    ...voiding,
    zh: '作废、删除',
    from: [...intake, 'correcting'],
    by: officers,
  },
  /** The same once it is accepted: then it is the deciding authority's, and no counter's that merely received it (异地代收). */
  cancelHandling: {
    ...voiding,
    zh: '受理后作废',
    from: handling,
    by: ['decidingWindow', 'decidingAuthority'],
  },
  amend: {
    zh: '更正笔误',
    from: ['accepted', 'suspended', 'refused', 'notApplicable', 'decided', 'delivered', 'closed'],
    to: null,
    by: deciders,
    needs: ['field', 'to', 'reason'],
    documents: ['clericalCorrection'],
    clocks: {},
  },
  /** 复议、诉讼、自行纠错 against an answer on acceptance, or against 补正不来. */
  reopenIntake: {
    zh: '重新受理审查',
    from: ['refused', 'notApplicable', 'closed'],
    to: 'submitted',
    by: deciders,
    needs: ['basis', 'reason'],
    documents: ['reopeningNotice'],
    clocks: { starts: ['acceptance'] },
  },
  /** The same against a decision. */
  reopenHandling: {
    zh: '重新办理',
    from: ['delivered', 'closed'],
    to: 'accepted',
    by: deciders,
    needs: ['basis', 'reason'],
    documents: ['reopeningNotice'],
    clocks: { starts: limits },
  },
} as const satisfies Record<string, Transition>;

export type CaseMove = keyof typeof TRANSITIONS;
export const CASE_MOVES = Object.keys(TRANSITIONS) as CaseMove[];
/** What opens an ended case again. */
export const REOPENINGS: readonly CaseMove[] = ['reopenIntake', 'reopenHandling'];

/** Where a move leads from here, or undefined when it is not allowed. */
export function statusAfter(move: CaseMove, status: CaseStatus): CaseStatus | undefined {
  const { from, to }: Transition = TRANSITIONS[move];
  return from.includes(status) ? (to ?? status) : undefined;
}

export function mayPerform(move: CaseMove, roles: ReadonlySet<CaseRole>): boolean {
  const { by }: Transition = TRANSITIONS[move];
  return by.some((role) => roles.has(role));
}

/** Names of the required content that is not there. */
export function missingOf(move: CaseMove, content: Readonly<Record<string, unknown>>): string[] {
  const { needs }: Transition = TRANSITIONS[move];
  return needs.filter((name) => {
    const value = content[name];
    return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
  });
}
