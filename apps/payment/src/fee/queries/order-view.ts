import type { OrderRow } from '../persistence/fee-account.row.js';
import type { Order } from '../domain/fee-account-state.js';
import { toOrder } from '../persistence/fee-account.row.js';
import type { OrderView } from '../http/payment.schema.js';

export const orderView = (order: Order, caseNo: string): OrderView => ({
  orderId: order.id,
  payableId: order.payableId,
  caseNo,
  channel: order.channel,
  amountFen: order.amountFen,
  status: order.status,
  createdAt: order.createdAt.toISOString(),
  expiresAt: order.expiresAt.toISOString(),
  paidAt: order.paidAt?.toISOString() ?? null,
  receivedFen: order.receivedFen,
});

export const orderViewOf = (row: OrderRow): OrderView => orderView(toOrder(row), row.case_no);
