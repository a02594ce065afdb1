import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { deliveryNotOffered, feeUnpaid, papersUnseen, toleranceOpen } from './case.errors.js';
import type { CaseState, DeliveryMethod } from './case-state.js';
import { unpaidFees } from './fees.js';
import { paperCheckOf } from './paper-check.js';
import { isToleranceOpen } from './tolerance.js';

/** 送达条件 — what was promised is here, the fees before delivery are settled, and the item offers this way. @throws ACCEPTANCE.TOLERANCE_OPEN, ACCEPTANCE.FEE_UNPAID, ACCEPTANCE.DELIVERY_NOT_OFFERED */
export function assertDeliverable(state: CaseState, method: DeliveryMethod, core: ItemOperationalCore): void {
  const { outcome, settledFees } = state;
  if (outcome === 'approved' && isToleranceOpen(state)) throw toleranceOpen();
  const unpaid = outcome === 'approved' ? unpaidFees(core, 'beforeDelivery', settledFees) : [];
  if (unpaid.length > 0) throw feeUnpaid({ invalidParams: unpaid.map((name) => ({ name, code: 'UNPAID', reason: '尚未缴清或减免' })) });
  if (!isOffered(state, method, core)) throw deliveryNotOffered();
}

/** A rejection is a written decision that can always be handed over at the window. */
export const isOffered = ({ outcome }: Pick<CaseState, 'outcome'>, method: DeliveryMethod, core: ItemOperationalCore): boolean =>
  core.deliveryKinds.includes(method) || (method === 'window' && outcome === 'rejected');

/** 办结核验 — who collects at a window what was trusted until then shows the papers, once. @throws ACCEPTANCE.PAPERS_UNSEEN */
export function assertPapersSeen(state: CaseState, method: DeliveryMethod, core: ItemOperationalCore, papersSeen: boolean): void {
  const collected = method === 'window' && state.outcome === 'approved';
  if (collected && !papersSeen && paperCheckOf(core.star, state) === 'atDelivery') throw papersUnseen();
}
