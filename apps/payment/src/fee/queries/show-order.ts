import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { orderNotFound } from '../domain/payment.errors.js';
import type { OrderView } from '../http/payment.schema.js';
import { ACCOUNT_COLUMNS, ORDER_COLUMNS, toAccount, type AccountRow, type OrderRow } from '../persistence/fee-account.row.js';
import { CaseReaders } from './case-readers.js';
import { orderViewOf } from './order-view.js';

const ORDER = `SELECT ${ORDER_COLUMNS} FROM orders WHERE id = $1`;
const ACCOUNT = `SELECT ${ACCOUNT_COLUMNS} FROM fee_accounts WHERE case_no = $1`;

@Injectable()
export class ShowOrder {
  constructor(
    private readonly database: Database,
    private readonly readers: CaseReaders,
  ) {}

  /** @throws PAYMENT.ORDER_NOT_FOUND also for an order of somebody else */
  async execute(orderId: string, principal: Principal): Promise<OrderView> {
    const [row] = await this.database.query<OrderRow & Record<string, unknown>>(ORDER, [orderId]);
    if (!row) throw orderNotFound();
    const [account] = await this.database.query<AccountRow & Record<string, unknown>>(ACCOUNT, [row.case_no]);
    if (!account || !(await this.readers.include(principal, toAccount(account)))) throw orderNotFound();
    return orderViewOf(row);
  }
}
