import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { logger } from '@yiwang/telemetry';
import { ChannelRegistry } from '../../channels/channel-registry.js';
import { RecordPayment } from './record-payment.js';

const log = logger('payment.channels');

/**
 * Takes some of what is to be asked, and puts it off by a growing interval in the same statement: whoever dies while he asks leaves the
 * rest to the next, and no transaction is open while a channel answers.
 */
const CLAIM_ORDERS = `
  UPDATE orders o SET checks = checks + 1, check_at = $1::timestamptz + least($2 * power(2, least(checks, 12)), 3600) * interval '1 second'
  FROM (SELECT id FROM orders WHERE check_at <= $1::timestamptz ORDER BY check_at LIMIT $3 FOR NO KEY UPDATE SKIP LOCKED) due
  WHERE o.id = due.id RETURNING o.id, o.channel, o.status`;
const FORGET = 'UPDATE orders SET check_at = NULL WHERE id = $1 RETURNING 1';

const CLAIM_REFUNDS = `
  UPDATE refunds r SET attempts = attempts + 1,
    next_attempt_at = $1::timestamptz + least(5 * power(2, least(attempts, 12)), 3600) * interval '1 second'
  FROM (SELECT id FROM refunds WHERE status = 'requested' AND next_attempt_at <= $1::timestamptz ORDER BY next_attempt_at LIMIT $2
        FOR NO KEY UPDATE SKIP LOCKED) due
  WHERE r.id = due.id
  RETURNING r.id, r.channel, r.order_id AS "orderId", r.transaction_id AS "transactionId", r.amount_fen AS "amountFen"`;
const NOTE_ERROR = 'UPDATE refunds SET error = $2 WHERE id = $1 RETURNING 1';

interface OrderToAsk {
  id: string;
  channel: string;
  status: string;
}

interface RefundToDo {
  id: string;
  channel: string;
  orderId: string;
  transactionId: string;
  amountFen: string;
}

/** 查单、关单与退款 — what this side must do at channels, since a callback may be lost and a refund is never made by a callback. */
@Injectable()
export class AskChannels {
  constructor(
    private readonly database: Database,
    private readonly channels: ChannelRegistry,
    private readonly record: RecordPayment,
    private readonly clock: Clock,
  ) {}

  /** Asks for payments of open orders, and takes closed ones back. Returns whether there may be more. */
  async orders(limit: number, everySeconds: number): Promise<boolean> {
    const now = this.clock.now().toISOString();
    const claimed = await this.database.query<OrderToAsk & Record<string, unknown>>(CLAIM_ORDERS, [now, everySeconds, limit]);
    await Promise.all(claimed.map((order) => this.attempt(order.channel, () => this.order(order))));
    return claimed.length === limit;
  }

  /** Sends refunds to their channels. Returns whether there may be more. */
  async refunds(limit: number): Promise<boolean> {
    const claimed = await this.database.query<RefundToDo & Record<string, unknown>>(CLAIM_REFUNDS, [this.clock.now().toISOString(), limit]);
    await Promise.all(claimed.map((refund) => this.attempt(refund.channel, () => this.refund(refund), refund.id)));
    return claimed.length === limit;
  }

  private async order({ id, channel, status }: OrderToAsk): Promise<void> {
    const closed = status === 'closed';
    const at = this.channels.pick(channel);
    const payment = await (closed ? at.close(id) : at.query(id));
    if (payment) await this.record.paid(channel, payment);
    else if (closed) await this.record.closedAtChannel(id);
    else if (status !== 'created') await this.database.query(FORGET, [id]);
  }

  private async refund({ id, channel, orderId, transactionId, amountFen }: RefundToDo): Promise<void> {
    const request = { refundId: id, orderId, transactionId, amountFen: Number(amountFen) };
    if ((await this.channels.pick(channel).refund(request)) === 'done') await this.record.refunded(channel, id);
  }

  /** One that fails is asked again later, and keeps no other from being asked. */
  private async attempt(channel: string, ask: () => Promise<void>, refundId?: string): Promise<void> {
    try {
      await ask();
    } catch (err) {
      log.warn('a channel could not be asked, it will be asked again', { channel, err });
      if (refundId !== undefined) await this.database.query(NOTE_ERROR, [refundId, String((err as Error).message).slice(0, 500)]);
    }
  }
}
