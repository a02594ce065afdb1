import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { regionRange } from '@yiwang/standards';
import { z } from 'zod';
import type { OrdersByStatus, OrderView } from '../http/payment.schema.js';
import { ORDER_COLUMNS, toOrder, type OrderRow } from '../persistence/fee-account.row.js';
import { orderViewOf } from './order-view.js';

const Position = z.object({ id: z.uuid() });
const SQL = `
  SELECT ${ORDER_COLUMNS.split(', ').map((column) => `o.${column.trim()}`)} FROM orders o JOIN fee_accounts a ON a.case_no = o.case_no
  WHERE o.status = $1::order_status AND ($2::uuid IS NULL OR o.id > $2)
    AND (a.org_code = $3::text OR (a.region_code >= $4::text AND a.region_code < $5::text)) ORDER BY o.id LIMIT $6`;

/** 待处理订单 — what waits for a person (金额不符) or for a channel (退款中), oldest first, of one's own body and region. */
@Injectable()
export class ListOrders {
  constructor(private readonly database: Database) {}

  async execute({ status, cursor, limit }: OrdersByStatus, principal: Principal): Promise<Page<OrderView>> {
    const from = decodeCursor(Position, cursor)?.id ?? null;
    const region = principal.regionCode === undefined ? null : regionRange(principal.regionCode);
    const rows = await this.database.query<OrderRow & Record<string, unknown>>(SQL, [
      status,
      from,
      principal.orgCode ?? null,
      region?.from ?? null,
      region?.to ?? null,
      limit + 1,
    ]);
    const { items, next } = page(rows, limit, (last) => encodeCursor({ id: toOrder(last).id }));
    return { items: items.map(orderViewOf), next };
  }
}
