import { CaseNo, ItemCode, OrgCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { ORDER_STATUSES, PAYABLE_STATUSES } from '../domain/statuses.js';

const time = z.iso.datetime();
const money = z.int().nonnegative().describe('fen (分)');
const note = z.string().trim().min(1).max(300);

export const Id = z.uuid();
export const PayablesOf = z.strictObject({ caseNo: CaseNo });

export const PlaceOrder = z
  .strictObject({ payableId: Id, channel: z.string().min(1).max(32).optional().describe('the first open channel unless given') })
  .meta({ id: 'PlaceOrder' });
export type PlaceOrder = z.output<typeof PlaceOrder>;

export const Exempt = z
  .strictObject({ reason: z.enum(['policy', 'hardship', 'correction']), note: note.describe('why, in words; stays in this service') })
  .meta({ id: 'ExemptPayable' });
export type Exempt = z.output<typeof Exempt>;

export const ByHandReason = z.strictObject({ note: note.describe('why, in words; stays in this service') }).meta({ id: 'ByHandReason' });
export type ByHandReason = z.output<typeof ByHandReason>;

export const OrderView = z
  .object({
    orderId: Id,
    payableId: Id,
    caseNo: CaseNo,
    channel: z.string(),
    amountFen: money,
    status: z.enum(ORDER_STATUSES),
    createdAt: time,
    expiresAt: time,
    paidAt: time.nullable(),
    receivedFen: money.nullable().describe('what came; differs from the amount only with status mismatch'),
  })
  .meta({ id: 'PaymentOrder' });
export type OrderView = z.output<typeof OrderView>;

export const PlacedOrder = OrderView.extend({ payUrl: z.url().describe('where the payer goes') }).meta({ id: 'PlacedOrder' });
export type PlacedOrder = z.output<typeof PlacedOrder>;

export const PayableView = z
  .object({
    payableId: Id,
    caseNo: CaseNo,
    itemCode: ItemCode,
    collectingOrgCode: OrgCode.describe('执收单位'),
    feeCode: z.string(),
    feeName: z.string(),
    timing: z.enum(['beforeAcceptance', 'beforeDecision', 'beforeDelivery']).describe('what is held until it is settled'),
    amountFen: money,
    status: z.enum(PAYABLE_STATUSES),
    closeReason: z.enum(['expired', 'withdrawn', 'caseEnded', 'repriced']).nullable(),
    exemption: z.enum(['policy', 'hardship', 'correction', 'nothingDue']).nullable(),
    createdAt: time,
    expiresAt: time,
    settledAt: time.nullable(),
    orders: z.array(OrderView.omit({ payableId: true, caseNo: true })),
  })
  .meta({ id: 'Payable' });
export type PayableView = z.output<typeof PayableView>;

export const PayableList = z.object({ items: z.array(PayableView) }).meta({ id: 'PayableList' });
export const PayableReceipt = z
  .object({ payableId: Id, caseNo: CaseNo, status: z.enum(PAYABLE_STATUSES), amountFen: money, expiresAt: time })
  .meta({ id: 'PayableReceipt' });
export type PayableReceipt = z.output<typeof PayableReceipt>;

export const OrdersByStatus = PageQuery.extend({ status: z.enum(['mismatch', 'refunding']).default('mismatch') });
export type OrdersByStatus = z.output<typeof OrdersByStatus>;
export const OrderPage = pageOf(OrderView).meta({ id: 'PaymentOrderPage' });

export const ChannelList = z
  .object({ items: z.array(z.object({ code: z.string(), name: z.string() })) })
  .meta({ id: 'PaymentChannelList' });
