import type { Actor } from '@yiwang/event-core';
import type { AccountState, CloseReason, Order, Payable, Receipt, Refund, RefundReason } from '../domain/fee-account-state.js';

export interface AccountRow {
  case_no: string;
  item_code: string;
  item_version: number;
  org_code: string;
  region_code: string;
  applicant_id: string | null;
  enterprise: string | null;
  window_org: string | null;
  window_region: string;
  quantities: Record<string, number>;
  ended: AccountState['end'];
  waiting: AccountState['waiting'];
  fact_sequence: number;
}

/** Amounts come as text: the driver gives no number where one might not hold the value. The domain keeps them in the safe range. */
export interface PayableRow {
  id: string;
  case_no: string;
  fee_code: string;
  fee_name: string;
  timing: Payable['timing'];
  amount_fen: string;
  status: Payable['status'];
  close_reason: CloseReason | null;
  exemption: Payable['exemption'];
  created_at: Date;
  expires_at: Date;
  settled_at: Date | null;
}

export interface OrderRow {
  id: string;
  payable_id: string;
  case_no: string;
  channel: string;
  amount_fen: string;
  status: Order['status'];
  placed_by: Actor;
  created_at: Date;
  expires_at: Date;
  paid_at: Date | null;
  transaction_id: string | null;
  received_fen: string | null;
  check_at: Date | null;
}

export interface ReceiptRow {
  channel: string;
  transaction_id: string;
  order_id: string;
  case_no: string;
  amount_fen: string;
  outcome: Receipt['outcome'];
  paid_at: Date;
  received_at: Date;
}

export interface RefundRow {
  id: string;
  channel: string;
  transaction_id: string;
  order_id: string;
  case_no: string;
  amount_fen: string;
  reason: RefundReason;
  status: Refund['status'];
  requested_at: Date;
  done_at: Date | null;
}

export const ACCOUNT_COLUMNS = `case_no, item_code, item_version, org_code, region_code, applicant_id, enterprise, window_org, window_region,
  quantities, ended, waiting, fact_sequence`;
export const PAYABLE_COLUMNS = `id, case_no, fee_code, fee_name, timing, amount_fen, status, close_reason, exemption, created_at, expires_at,
  settled_at`;
export const ORDER_COLUMNS = `id, payable_id, case_no, channel, amount_fen, status, placed_by, created_at, expires_at, paid_at,
  transaction_id, received_fen, check_at`;
export const RECEIPT_COLUMNS = 'channel, transaction_id, order_id, case_no, amount_fen, outcome, paid_at, received_at';
export const REFUND_COLUMNS = 'id, channel, transaction_id, order_id, case_no, amount_fen, reason, status, requested_at, done_at';

export const toAccount = (row: AccountRow): AccountState => ({
  caseNo: row.case_no,
  itemCode: row.item_code,
  itemVersion: row.item_version,
  orgCode: row.org_code,
  regionCode: row.region_code,
  applicantId: row.applicant_id,
  enterprise: row.enterprise,
  windowOrg: row.window_org,
  windowRegion: row.window_region,
  quantities: row.quantities,
  end: row.ended,
  waiting: row.waiting,
  factSequence: row.fact_sequence,
});

export const toPayable = (row: PayableRow): Payable => ({
  id: row.id,
  feeCode: row.fee_code,
  feeName: row.fee_name,
  timing: row.timing,
  amountFen: Number(row.amount_fen),
  status: row.status,
  closeReason: row.close_reason,
  exemption: row.exemption,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  settledAt: row.settled_at,
});

export const toOrder = (row: OrderRow): Order => ({
  id: row.id,
  payableId: row.payable_id,
  channel: row.channel,
  amountFen: Number(row.amount_fen),
  status: row.status,
  placedBy: row.placed_by,
  createdAt: row.created_at,
  expiresAt: row.expires_at,
  paidAt: row.paid_at,
  transactionId: row.transaction_id,
  receivedFen: row.received_fen === null ? null : Number(row.received_fen),
  checkAt: row.check_at,
});

export const toReceipt = (row: ReceiptRow): Receipt => ({
  channel: row.channel,
  transactionId: row.transaction_id,
  orderId: row.order_id,
  amountFen: Number(row.amount_fen),
  outcome: row.outcome,
  paidAt: row.paid_at,
  receivedAt: row.received_at,
});

export const toRefund = (row: RefundRow): Refund => ({
  id: row.id,
  channel: row.channel,
  transactionId: row.transaction_id,
  orderId: row.order_id,
  amountFen: Number(row.amount_fen),
  reason: row.reason,
  status: row.status,
  requestedAt: row.requested_at,
  doneAt: row.done_at,
});
