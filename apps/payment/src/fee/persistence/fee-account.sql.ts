import { ACCOUNT_COLUMNS, ORDER_COLUMNS, PAYABLE_COLUMNS, RECEIPT_COLUMNS, REFUND_COLUMNS } from './fee-account.row.js';

/** In the order of their numbers, so that two batches cannot wait for each other. */
export const LOCK_CASES = `
  SELECT ${ACCOUNT_COLUMNS} FROM fee_accounts WHERE case_no = ANY($1::text[]) ORDER BY case_no FOR NO KEY UPDATE`;

export const LOCK_PRICEABLE = `
  SELECT ${ACCOUNT_COLUMNS} FROM fee_accounts a
  WHERE waiting <> '[]' AND EXISTS (SELECT FROM item_fees f WHERE f.item_code = a.item_code AND f.version = a.item_version)
  ORDER BY case_no LIMIT $1 FOR NO KEY UPDATE SKIP LOCKED`;

export const LOCK_EXPIRED = `
  SELECT ${ACCOUNT_COLUMNS} FROM fee_accounts a
  WHERE case_no IN (SELECT case_no FROM payables WHERE status = 'due' AND expires_at <= $1 ORDER BY expires_at LIMIT $2)
  ORDER BY case_no FOR NO KEY UPDATE SKIP LOCKED`;

export const TELL_AGAIN = `UPDATE orders SET check_at = $2, checks = 0 WHERE id = $1 AND status = 'closed' RETURNING 1`;

export const CASE_OF_PAYABLE = 'SELECT case_no FROM payables WHERE id = $1';
export const CASE_OF_ORDER = 'SELECT case_no FROM orders WHERE id = $1';
export const CASE_OF_REFUND = 'SELECT case_no FROM refunds WHERE id = $1';

const of = (columns: string, table: string, order: string): string =>
  `SELECT ${columns} FROM ${table} WHERE case_no = ANY($1::text[]) ORDER BY ${order}`;
/** Ids are UUIDs of version 7, hence in the order in which they were made. */
export const PAYABLES = of(PAYABLE_COLUMNS, 'payables', 'id');
export const ORDERS = of(ORDER_COLUMNS, 'orders', 'id');
export const RECEIPTS = of(RECEIPT_COLUMNS, 'receipts', 'received_at');
export const REFUNDS = of(REFUND_COLUMNS, 'refunds', 'id');

export const SAVE_ACCOUNT = `
  INSERT INTO fee_accounts (case_no, item_code, item_version, org_code, region_code, applicant_id, window_org, window_region, quantities, ended,
    waiting, fact_sequence, enterprise)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (case_no) DO UPDATE SET applicant_id = excluded.applicant_id, window_org = excluded.window_org,
    window_region = excluded.window_region, quantities = excluded.quantities, ended = excluded.ended, waiting = excluded.waiting,
    fact_sequence = excluded.fact_sequence, enterprise = excluded.enterprise`;

export const SAVE_PAYABLE = `
  INSERT INTO payables (id, case_no, fee_code, fee_name, timing, amount_fen, status, close_reason, exemption, created_at, expires_at,
    settled_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, close_reason = excluded.close_reason, exemption = excluded.exemption,
    settled_at = excluded.settled_at`;

/** A changed order is looked after from the beginning again: the intervals at which its channel is asked start anew. */
export const SAVE_ORDER = `
  INSERT INTO orders (id, payable_id, case_no, channel, amount_fen, status, placed_by, created_at, expires_at, paid_at, transaction_id,
    received_fen, check_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, paid_at = excluded.paid_at, transaction_id = excluded.transaction_id,
    received_fen = excluded.received_fen, check_at = excluded.check_at, checks = 0`;

export const ADD_RECEIPT = `INSERT INTO receipts (${RECEIPT_COLUMNS})
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`;

export const SAVE_REFUND = `
  INSERT INTO refunds (id, channel, transaction_id, order_id, case_no, amount_fen, reason, status, requested_at, done_at, next_attempt_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $9)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, done_at = excluded.done_at, error = NULL`;

export const ADD_ACTION = `
  INSERT INTO officer_actions (at, action, case_no, payable_id, order_id, actor_kind, actor_id, actor_org, client_id, note)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`;
