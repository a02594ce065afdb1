import type { IncomingHttpHeaders } from 'node:http';
import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Clock } from '@yiwang/kernel';
import { HttpPool, signatureFault, signedHeaders as signed } from '@yiwang/http-client';
import { logger } from '@yiwang/telemetry';
import { z } from 'zod';
import { callbackForged, callbackMalformed, callbackStale, orderNotFound, sandboxOrderClosed } from '../../fee/domain/payment.errors.js';
import type { PaymentConfig } from '../../payment.config.js';
import type { ChannelNotice, ChannelOrder, ChannelPayment, PaymentChannel, RefundRequest } from '../payment-channel.js';
import { SandboxBook, type SandboxOrder } from './sandbox-book.js';

/** Of the headers that carry the signature. */
const PREFIX = 'yiwang-pay';
const TIMEOUT_MS = 5000;
const log = logger('payment.sandbox');

const amountFen = z.int().min(1);
const Notice = z.discriminatedUnion('event', [
  z.object({
    event: z.literal('paid'),
    orderId: z.uuid(),
    transactionId: z.string().min(1).max(64),
    amountFen,
    paidAt: z.iso.datetime(),
  }),
  z.object({ event: z.literal('refunded'), refundId: z.uuid(), refundedAt: z.iso.datetime() }),
]);

/**
 * 沙箱渠道 — a bank for development: it keeps its own books, takes payments at its own page, and calls back signed, as a real channel
 * does. It moves no money and is refused in production.
 */
@Injectable()
export class SandboxChannel implements PaymentChannel {
  readonly code = 'sandbox';

  constructor(
    private readonly book: SandboxBook,
    private readonly http: HttpPool,
    private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: PaymentConfig,
  ) {}

  async open(order: ChannelOrder): Promise<{ payUrl: string }> {
    await this.book.add(order);
    return { payUrl: `${this.config.PUBLIC_URL}/sandbox/payments/${order.orderId}` };
  }

  async query(orderId: string): Promise<ChannelPayment | null> {
    return paymentOf(await this.book.find(orderId));
  }

  async close(orderId: string): Promise<ChannelPayment | null> {
    return paymentOf(await this.book.close(orderId));
  }

  async refund(request: RefundRequest): Promise<'done'> {
    if (!(await this.book.refund(request, this.clock.now())))
      throw new Error(`no payment ${request.transactionId} of this amount to return`);
    return 'done';
  }

  read(headers: IncomingHttpHeaders, body: Buffer): ChannelNotice {
    const fault = signatureFault(PREFIX, this.config.SANDBOX_SECRET, headers, body);
    if (fault !== undefined) throw fault === 'forged' ? callbackForged() : callbackStale();
    const notice = Notice.safeParse(parse(body));
    if (!notice.success) throw callbackMalformed();
    const { data } = notice;
    if (data.event === 'refunded') return { kind: 'refunded', refundId: data.refundId, refundedAt: new Date(data.refundedAt) };
    return { kind: 'paid', payment: { ...data, paidAt: new Date(data.paidAt) } };
  }

  /** The order as the payer sees it at the sandbox. @throws PAYMENT.ORDER_NOT_FOUND */
  async show(orderId: string): Promise<SandboxOrder> {
    const order = await this.book.find(orderId);
    if (!order) throw orderNotFound();
    return order;
  }

  /**
   * The payer pays, in another amount if he is told to: for trying that out. Who pays again finds it paid already.
   * @throws PAYMENT.ORDER_NOT_FOUND, PAYMENT.SANDBOX_ORDER_CLOSED
   */
  async pay(orderId: string, amount: number | undefined): Promise<ChannelPayment> {
    const transactionId = `SBX${randomBytes(12).toString('hex').toUpperCase()}`;
    const paid = paymentOf(await this.book.pay(orderId, transactionId, amount, this.clock.now()));
    if (paid) return paid;
    await this.show(orderId);
    throw sandboxOrderClosed();
  }

  /** Calls back. Returns the answer's status, or null when there was none: then the platform has to ask by itself. */
  async notify(orderId: string): Promise<number | null> {
    const { notifyUrl, ...order } = await this.show(orderId);
    const payment = paymentOf(order);
    if (!payment) return null;
    const body = Buffer.from(JSON.stringify({ event: 'paid', ...payment, paidAt: payment.paidAt.toISOString() }));
    try {
      const answer = await this.http.send(notifyUrl, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...signedHeaders(this.config.SANDBOX_SECRET, body) },
        body: body.toString(),
        timeoutMs: TIMEOUT_MS,
      });
      return answer.status;
    } catch (err) {
      log.warn('a callback did not get through', { err });
      return null;
    }
  }
}

/** The headers that a callback of the sandbox carries. */
export const signedHeaders = (secret: string, body: Buffer, at?: number): Record<string, string> => signed(PREFIX, secret, body, at);

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

function paymentOf(order: Omit<SandboxOrder, 'notifyUrl'> | undefined): ChannelPayment | null {
  if (!order || order.transactionId === null) return null;
  const { orderId, transactionId, paidFen, paidAt } = order;
  return { orderId, transactionId, amountFen: paidFen!, paidAt: paidAt! };
}
