import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import type { PayableView } from '../http/payment.schema.js';
import { ACCOUNT_COLUMNS, toAccount, toPayable, type AccountRow, type OrderRow, type PayableRow } from '../persistence/fee-account.row.js';
import { ORDERS, PAYABLES } from '../persistence/fee-account.sql.js';
import { CaseReaders } from './case-readers.js';
import { orderViewOf } from './order-view.js';

const ACCOUNT = `SELECT ${ACCOUNT_COLUMNS} FROM fee_accounts WHERE case_no = $1`;

/** 应缴清单 of a case. For who may not see it, and for a case that costs nothing, the list is empty. */
@Injectable()
export class ListPayables {
  constructor(
    private readonly database: Database,
    private readonly readers: CaseReaders,
  ) {}

  async execute(caseNo: string, principal: Principal): Promise<{ items: PayableView[] }> {
    const [row] = await this.database.query<AccountRow & Record<string, unknown>>(ACCOUNT, [caseNo]);
    if (!row || !(await this.readers.include(principal, toAccount(row)))) return { items: [] };
    const payables = await this.database.query<PayableRow & Record<string, unknown>>(PAYABLES, [[caseNo]]);
    const orders = (await this.database.query<OrderRow & Record<string, unknown>>(ORDERS, [[caseNo]])).map(orderViewOf);
    return {
      items: payables.map((payableRow) => {
        const { id, createdAt, expiresAt, settledAt, exemption, ...payable } = toPayable(payableRow);
        return {
          payableId: id,
          caseNo,
          itemCode: row.item_code,
          collectingOrgCode: row.org_code,
          ...payable,
          exemption: exemption?.reason ?? null,
          createdAt: createdAt.toISOString(),
          expiresAt: expiresAt.toISOString(),
          settledAt: settledAt?.toISOString() ?? null,
          orders: orders.filter(({ payableId }) => payableId === id).map(({ payableId: _payable, caseNo: _case, ...order }) => order),
        };
      }),
    };
  }
}
