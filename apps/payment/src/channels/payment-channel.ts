import type { IncomingHttpHeaders } from 'node:http';

/** An order as a channel is told of it. */
export interface ChannelOrder {
  orderId: string;
  amountFen: number;
  /** What the payer reads. */
  title: string;
  expiresAt: Date;
  /** Where the channel sends its callbacks. */
  notifyUrl: string;
}

/** 到账 — the channel says that money came for an order. `transactionId` is the channel's own, and never used twice. */
export interface ChannelPayment {
  transactionId: string;
  orderId: string;
  amountFen: number;
  paidAt: Date;
}

export interface RefundRequest {
  /** Ours; the channel returns money once for it, however often it is asked. */
  refundId: string;
  orderId: string;
  transactionId: string;
  amountFen: number;
}

/** What a verified callback says. */
export type ChannelNotice = { kind: 'paid'; payment: ChannelPayment } | { kind: 'refunded'; refundId: string; refundedAt: Date };

/**
 * 缴费渠道 — a bank or a payment company. Everything that calls out is repeatable and never called inside a unit of work: what is asked
 * for lies in the database first, and a worker asks until it has an answer.
 */
export interface PaymentChannel {
  readonly code: string;
  /** Makes the order known; the same order again gives the same address. */
  open(order: ChannelOrder): Promise<{ payUrl: string }>;
  /** The payment of an order, if there is one. */
  query(orderId: string): Promise<ChannelPayment | null>;
  /** Takes the order back; a payment that was faster is returned. */
  close(orderId: string): Promise<ChannelPayment | null>;
  /** `pending` when the channel will send a callback, or wants to be asked again. */
  refund(request: RefundRequest): Promise<'done' | 'pending'>;
  /**
   * Reads a callback: the signature over the bytes as they came is checked before anything is parsed.
   * @throws PAYMENT.CALLBACK_FORGED, PAYMENT.CALLBACK_STALE, PAYMENT.CALLBACK_MALFORMED
   */
  read(headers: IncomingHttpHeaders, body: Buffer): ChannelNotice;
}
