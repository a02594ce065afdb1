import type { Actor, EventData, EventDefinition } from '@yiwang/event-core';
import type { OrderRefundedV1, PayableClosedV1, PayableExemptedV1 } from '@yiwang/events-payment';
import type { Posting } from '../../ledger/domain/ledger.js';
import type { Timing } from './fee-rules.js';
import type { CaseEnd } from './refund-rules.js';
import type { OrderStatus, PayableStatus } from './statuses.js';

export type CloseReason = EventData<typeof PayableClosedV1>['reason'];
export type ExemptionReason = EventData<typeof PayableExemptedV1>['reason'];
export type RefundReason = EventData<typeof OrderRefundedV1>['reason'];

/** 缴费账 of one case: whose case it is, how far it has come, and what of it must be known in order to charge. */
export interface AccountState {
  caseNo: string;
  itemCode: string;
  itemVersion: number;
  /** 执收单位. */
  orgCode: string;
  regionCode: string;
  /** Account of the applicant; null when a counter filed for someone. */
  applicantId: string | null;
  /** 统一社会信用代码 of the enterprise from whose account it was filed. */
  enterprise: string | null;
  /** The counter that received the case. */
  windowOrg: string | null;
  /** Region whose windows have it: where it was received, or where it is decided. */
  windowRegion: string;
  /** 计费数量 by fee code, as the latest fact told. */
  quantities: Record<string, number>;
  end: CaseEnd | null;
  /** Facts that wait for the item version, in their order. */
  waiting: WaitingFact[];
  /** Count of the facts told about the case. */
  factSequence: number;
}

/** A case fact as it came, kept until its item version is here. */
export interface WaitingFact {
  type: string;
  data: unknown;
}

/** 应缴款. */
export interface Payable {
  id: string;
  feeCode: string;
  feeName: string;
  timing: Timing;
  amountFen: number;
  status: PayableStatus;
  closeReason: CloseReason | null;
  exemption: { reason: ExemptionReason; note: string | null; by: Actor } | null;
  createdAt: Date;
  expiresAt: Date;
  settledAt: Date | null;
}

/** 缴费订单 — one attempt to pay a payable through one channel. */
export interface Order {
  id: string;
  payableId: string;
  channel: string;
  amountFen: number;
  status: OrderStatus;
  placedBy: Actor;
  createdAt: Date;
  expiresAt: Date;
  paidAt: Date | null;
  /** The channel's transaction that brought it to where it is. */
  transactionId: string | null;
  /** What came, where it is not what was asked for. */
  receivedFen: number | null;
  /** When the channel is asked next; null when nothing is expected of it any more. */
  checkAt: Date | null;
}

export const RECEIPT_OUTCOMES = ['settled', 'late', 'duplicate', 'mismatched'] as const;
export type ReceiptOutcome = (typeof RECEIPT_OUTCOMES)[number];

/** 到账 — money that came, once for each transaction of a channel, and what it turned out to be. */
export interface Receipt {
  channel: string;
  transactionId: string;
  orderId: string;
  amountFen: number;
  outcome: ReceiptOutcome;
  paidAt: Date;
  receivedAt: Date;
}

/** 退款 of one receipt. */
export interface Refund {
  id: string;
  channel: string;
  transactionId: string;
  orderId: string;
  amountFen: number;
  reason: RefundReason;
  status: 'requested' | 'done';
  requestedAt: Date;
  doneAt: Date | null;
}

/** What an officer did by hand, for the audit. */
export interface OfficerAction {
  action: 'exempt' | 'renew' | 'refund';
  at: Date;
  payableId: string;
  orderId: string | null;
  by: Actor;
  clientId: string;
  note: string;
}

export interface PaymentFact {
  definition: EventDefinition;
  data: unknown;
  sequence: number;
  at: Date;
}

/** All rows of a case's account. */
export interface AccountParts {
  payables: Payable[];
  orders: Order[];
  receipts: Receipt[];
  refunds: Refund[];
}

/** Everything that changed since the account was locked; each row once. */
export interface AccountChanges {
  payables: ReadonlySet<Payable>;
  orders: ReadonlySet<Order>;
  refunds: ReadonlySet<Refund>;
  newReceipts: readonly Receipt[];
  newPostings: readonly Posting[];
  newActions: readonly OfficerAction[];
  facts: readonly PaymentFact[];
}
