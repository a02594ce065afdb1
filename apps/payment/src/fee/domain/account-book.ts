import type { Actor, EventData, EventDefinition } from '@yiwang/event-core';
import { PayableClosedV1, PayableCreatedV1, PayableExemptedV1 } from '@yiwang/events-payment';
import { uuidv7 } from '@yiwang/kernel';
import { refundDue, type Posting } from '../../ledger/domain/ledger.js';
import type {
  AccountChanges,
  AccountParts,
  AccountState,
  CloseReason,
  ExemptionReason,
  OfficerAction,
  Order,
  Payable,
  PaymentFact,
  Receipt,
  Refund,
  RefundReason,
} from './fee-account-state.js';
import { notDue, orderNotFound, payableNotFound } from './payment.errors.js';
import { orderAfter, payableAfter, type OrderMove, type PayableMove } from './statuses.js';

/**
 * The rows of one case's account and what changes in them: every move goes through the tables of states, every changed row is noted once,
 * every fact gets the next number. Which move is right is the account's to say.
 */
export class AccountBook {
  private readonly touched = { payables: new Set<Payable>(), orders: new Set<Order>(), refunds: new Set<Refund>() };
  private readonly newReceipts: Receipt[] = [];
  private readonly newPostings: Posting[] = [];
  private readonly newActions: OfficerAction[] = [];
  private readonly facts: PaymentFact[] = [];

  constructor(
    readonly state: AccountState,
    readonly parts: AccountParts,
  ) {}

  get changes(): AccountChanges {
    return {
      ...this.touched,
      newReceipts: this.newReceipts,
      newPostings: this.newPostings,
      newActions: this.newActions,
      facts: this.facts,
    };
  }

  /** @throws PAYMENT.PAYABLE_NOT_FOUND */
  payable(id: string): Payable {
    const found = this.parts.payables.find((payable) => payable.id === id);
    if (!found) throw payableNotFound();
    return found;
  }

  /** @throws PAYMENT.ORDER_NOT_FOUND */
  order(id: string): Order {
    const found = this.parts.orders.find((order) => order.id === id);
    if (!found) throw orderNotFound();
    return found;
  }

  openOrders(payable: Payable): Order[] {
    return this.parts.orders.filter(({ payableId, status }) => payableId === payable.id && status === 'created');
  }

  addPayable(fee: Pick<Payable, 'feeCode' | 'feeName' | 'timing' | 'amountFen'>, now: Date, expiresAt: Date): Payable {
    const none = { closeReason: null, exemption: null, settledAt: null };
    const payable: Payable = { id: uuidv7(), ...fee, ...none, status: 'due', createdAt: now, expiresAt };
    this.parts.payables.push(payable);
    this.touched.payables.add(payable);
    this.tell(PayableCreatedV1, now, { ...this.fact(payable, now), expiresAt: expiresAt.toISOString() });
    return payable;
  }

  addOrder(order: Order): void {
    this.parts.orders.push(order);
    this.touched.orders.add(order);
  }

  addReceipt(receipt: Receipt): void {
    this.parts.receipts.push(receipt);
    this.newReceipts.push(receipt);
  }

  moveOrder(order: Order, move: OrderMove, change: Partial<Order> = {}): void {
    const status = orderAfter(move, order.status);
    if (status === undefined) throw new Error(`order ${order.id} is ${order.status}: it cannot ${move}`);
    Object.assign(order, change, { status });
    this.touched.orders.add(order);
  }

  touchOrder(order: Order, change: Partial<Order>): void {
    Object.assign(order, change);
    this.touched.orders.add(order);
  }

  /** @throws PAYMENT.NOT_DUE */
  movePayable(payable: Payable, move: PayableMove, change: Partial<Payable> = {}): void {
    const status = payableAfter(move, payable.status);
    if (status === undefined) throw notDue();
    Object.assign(payable, change, { status });
    this.touched.payables.add(payable);
  }

  /** Ends a payable unpaid, and takes its open orders back. */
  closePayable(payable: Payable, reason: CloseReason, now: Date): void {
    this.movePayable(payable, 'close', { closeReason: reason, settledAt: now });
    this.closeOrders(payable, now);
    this.tell(PayableClosedV1, now, { ...this.fact(payable, now), reason });
  }

  exemptPayable(payable: Payable, reason: ExemptionReason, by: Actor, note: string | null, now: Date): void {
    this.movePayable(payable, 'exempt', { settledAt: now, exemption: { reason, note, by } });
    this.closeOrders(payable, now);
    this.tell(PayableExemptedV1, now, { ...this.fact(payable, now), reason, by });
  }

  /** The channel is told of it by a worker, and asked whether a payment was faster. */
  closeOrders(payable: Payable, now: Date): void {
    for (const order of this.openOrders(payable)) this.moveOrder(order, 'close', { checkAt: now });
  }

  post(posting: Posting): void {
    this.newPostings.push(posting);
  }

  requestRefund({ channel, transactionId, orderId, amountFen }: Receipt, reason: RefundReason, now: Date): Refund {
    const money = { channel, transactionId, orderId, amountFen };
    const refund: Refund = { id: uuidv7(), ...money, reason, status: 'requested', requestedAt: now, doneAt: null };
    this.parts.refunds.push(refund);
    this.touched.refunds.add(refund);
    return refund;
  }

  /** What was revenue, or unexplained, is to go back to the payer. */
  undo(receipt: Receipt, reason: RefundReason, now: Date): void {
    const refund = this.requestRefund(receipt, reason, now);
    this.moveOrder(this.order(receipt.orderId), 'refund');
    const from = receipt.outcome === 'mismatched' ? ('suspense' as const) : { income: this.state.orgCode };
    const { caseNo } = this.state;
    this.post(refundDue({ ref: `refund-due:${refund.id}`, caseNo, at: now, amountFen: refund.amountFen }, receipt.channel, from));
  }

  finishRefund(refund: Refund, now: Date): void {
    Object.assign(refund, { status: 'done', doneAt: now });
    this.touched.refunds.add(refund);
  }

  audit(action: OfficerAction): void {
    this.newActions.push(action);
  }

  tell<D extends EventDefinition>(definition: D, at: Date, data: EventData<D>): void {
    this.facts.push({ definition, data, sequence: ++this.state.factSequence, at });
  }

  fact({ id, feeCode, timing, amountFen }: Payable, at: Date) {
    const { caseNo, itemCode, itemVersion, regionCode, orgCode } = this.state;
    return { payableId: id, caseNo, itemCode, itemVersion, regionCode, orgCode, feeCode, timing, amountFen, at: at.toISOString() };
  }
}
