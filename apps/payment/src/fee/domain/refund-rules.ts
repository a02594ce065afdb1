import type { Timing } from './fee-rules.js';

/** How a case can end before, or other than by, its fees having done their work. */
export type CaseEnd = 'refused' | 'withdrawn' | 'rejected' | 'closed';

/** 应退情形 — of what was paid, what goes back when the case ends so: everything whose service was not rendered. */
export const REFUNDED_AT_END: Record<CaseEnd, readonly Timing[]> = {
  // Not accepted: no service began.
  refused: ['beforeAcceptance', 'beforeDecision', 'beforeDelivery'],
  withdrawn: ['beforeAcceptance', 'beforeDecision', 'beforeDelivery'],
  // Examined and decided: what was paid for that stays; what was paid for the licence itself does not.
  rejected: ['beforeDelivery'],
  closed: [],
};

/** 补正不来 — national finish kind of a case that was never accepted, because its correction did not come. */
export const FINISH_LAPSED = 5;
