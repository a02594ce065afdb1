import { Actor, CaseNo, defineEvent, Instant, ItemCode, OrgCode, RegionCode } from '@yiwang/event-core';
import { z } from 'zod';
import { PAYMENT_EVENTS_TOPIC } from './topics.js';

/** What every payment fact carries: the payable (应缴款) it is about, and what consumers route by. Amounts are whole fen. */
const PaymentFact = z.object({
  payableId: z.uuid(),
  caseNo: CaseNo,
  itemCode: ItemCode,
  itemVersion: z.int().min(1),
  regionCode: RegionCode,
  /** 执收单位 — the body whose revenue it is. */
  orgCode: OrgCode,
  feeCode: z.string().min(1).max(32),
  /** What is held until it is paid or exempted. */
  timing: z.enum(['beforeAcceptance', 'beforeDecision', 'beforeDelivery']),
  amountFen: z.int().nonnegative(),
  at: Instant,
});

const paymentEvent = <S extends typeof PaymentFact>(what: string, schema: S, description: string) =>
  defineEvent({
    type: `payment.${what}`,
    version: 1,
    topic: PAYMENT_EVENTS_TOPIC.name,
    description,
    schema,
    key: (fact) => fact.caseNo,
    route: (fact) => ({ regioncode: fact.regionCode, orgcode: fact.orgCode, itemcode: fact.itemCode }),
  });

/** 应缴 — a fee of the item fell due; it can be paid until `expiresAt`. */
export const PayableCreatedV1 = paymentEvent('payable.created', PaymentFact.extend({ expiresAt: Instant }), 'A fee of the case is due.');

/** 减免 — an officer exempted it, or there was nothing to pay (`nothingDue`, an amount of zero). What was held is free. */
export const PayableExemptedV1 = paymentEvent(
  'payable.exempted',
  PaymentFact.extend({ reason: z.enum(['policy', 'hardship', 'correction', 'nothingDue']), by: Actor }),
  'The fee need not be paid.',
);

/** 未缴关闭 — it can no longer be paid: its time ran out, the case was withdrawn or ended, or another amount took its place. */
export const PayableClosedV1 = paymentEvent(
  'payable.closed',
  PaymentFact.extend({ reason: z.enum(['expired', 'withdrawn', 'caseEnded', 'repriced']) }),
  'The fee was closed unpaid.',
);

/** 已缴 — a channel confirmed the payment of this very amount. What was held is free. */
export const OrderPaidV1 = paymentEvent(
  'order.paid',
  PaymentFact.extend({ orderId: z.uuid(), channel: z.string().min(1).max(32), paidAt: Instant }),
  'The fee was paid.',
);

/**
 * 已退 — money went back through its channel; `amountFen` is what was returned. `late`, `duplicate` and `mismatch`: money that never
 * counted as the payment of the fee; for the others the payment was undone.
 */
export const OrderRefundedV1 = paymentEvent(
  'order.refunded',
  PaymentFact.extend({
    orderId: z.uuid(),
    channel: z.string().min(1).max(32),
    reason: z.enum(['refused', 'withdrawn', 'rejected', 'late', 'duplicate', 'mismatch']),
  }),
  'Money was returned to the payer.',
);
