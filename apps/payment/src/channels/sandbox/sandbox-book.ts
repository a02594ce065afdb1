import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { ChannelOrder, RefundRequest } from '../payment-channel.js';

export interface SandboxOrder {
  orderId: string;
  title: string;
  amountFen: number;
  notifyUrl: string;
  closed: boolean;
  transactionId: string | null;
  paidFen: number | null;
  paidAt: Date | null;
}

type Row = Omit<SandboxOrder, 'amountFen' | 'paidFen'> & { amountFen: string; paidFen: string | null } & Record<string, unknown>;

const COLUMNS = `order_id AS "orderId", title, amount_fen AS "amountFen", notify_url AS "notifyUrl", closed, transaction_id AS "transactionId",
  paid_fen AS "paidFen", paid_at AS "paidAt"`;
const ADD = `
  INSERT INTO sandbox_orders (order_id, title, amount_fen, notify_url, expires_at) VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT DO NOTHING RETURNING 1`;
const FIND = `SELECT ${COLUMNS} FROM sandbox_orders WHERE order_id = $1`;
const CLOSE = `UPDATE sandbox_orders SET closed = true WHERE order_id = $1 RETURNING ${COLUMNS}`;
/** Paid once: whoever pays again gets the payment that was made. */
const PAY = `
  UPDATE sandbox_orders SET transaction_id = coalesce(transaction_id, $2), paid_fen = coalesce(paid_fen, $3, amount_fen),
    paid_at = coalesce(paid_at, $4)
  WHERE order_id = $1 AND (transaction_id IS NOT NULL OR (NOT closed AND expires_at > $4)) RETURNING ${COLUMNS}`;
/** Never more than was paid; a refund that was made already is found by its id. */
const REFUND = `
  INSERT INTO sandbox_refunds (refund_id, transaction_id, amount_fen, refunded_at)
  SELECT $1::uuid, o.transaction_id, $3::bigint, $4::timestamptz FROM sandbox_orders o
  WHERE o.transaction_id = $2::text
    AND o.paid_fen >= $3::bigint + (SELECT coalesce(sum(r.amount_fen), 0) FROM sandbox_refunds r WHERE r.transaction_id = o.transaction_id)
  ON CONFLICT DO NOTHING RETURNING 1`;
const REFUNDED = 'SELECT 1 FROM sandbox_refunds WHERE refund_id = $1';

/** The books of the sandbox bank. */
@Injectable()
export class SandboxBook {
  constructor(private readonly database: Database) {}

  async add({ orderId, title, amountFen, notifyUrl, expiresAt }: ChannelOrder): Promise<void> {
    await this.database.query(ADD, [orderId, title, amountFen, notifyUrl, expiresAt.toISOString()]);
  }

  find(orderId: string): Promise<SandboxOrder | undefined> {
    return this.one(FIND, [orderId]);
  }

  close(orderId: string): Promise<SandboxOrder | undefined> {
    return this.one(CLOSE, [orderId]);
  }

  pay(orderId: string, transactionId: string, amountFen: number | undefined, now: Date): Promise<SandboxOrder | undefined> {
    return this.one(PAY, [orderId, transactionId, amountFen ?? null, now.toISOString()]);
  }

  /** Whether the money goes back, now or before under the same id. */
  async refund({ refundId, transactionId, amountFen }: RefundRequest, now: Date): Promise<boolean> {
    const made = await this.database.query(REFUND, [refundId, transactionId, amountFen, now.toISOString()]);
    return made.length > 0 || (await this.database.query(REFUNDED, [refundId])).length > 0;
  }

  private async one(sql: string, params: unknown[]): Promise<SandboxOrder | undefined> {
    const [row] = await this.database.query<Row>(sql, params);
    return row && { ...row, amountFen: Number(row.amountFen), paidFen: row.paidFen === null ? null : Number(row.paidFen) };
  }
}
