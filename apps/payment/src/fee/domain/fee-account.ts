import type { Actor } from '@yiwang/event-core';
import { OrderPaidV1, OrderRefundedV1 } from '@yiwang/events-payment';
import { uuidv7 } from '@yiwang/kernel';
import { received, refunded } from '../../ledger/domain/ledger.js';
import { AccountBook } from './account-book.js';
import type {
  AccountChanges,
  AccountParts,
  AccountState,
  ExemptionReason,
  Order,
  Payable,
  Receipt,
  ReceiptOutcome,
  RefundReason,
  WaitingFact,
} from './fee-account-state.js';
import { amountOf, type Fee, type Timing } from './fee-rules.js';
import { caseOver, notDue, notExpired, notMismatched, orderNotFound, payableExpired, refundNotFound } from './payment.errors.js';
import { REFUNDED_AT_END, type CaseEnd } from './refund-rules.js';
import { orderAfter } from './statuses.js';

/** Money that a channel says has come. */
export interface Payment {
  channel: string;
  transactionId: string;
  orderId: string;
  amountFen: number;
  paidAt: Date;
}

/** An officer who acts by hand, and why. */
export interface ByHand {
  by: Actor;
  clientId: string;
  note: string;
}

const SELF: Actor = { kind: 'service', id: 'payment' };
const UNDOES_PAYMENT: readonly RefundReason[] = ['refused', 'withdrawn', 'rejected'];
const after = (now: Date, seconds: number): Date => new Date(now.getTime() + seconds * 1000);

/**
 * 缴费账 — everything about the money of one case. Its row is locked before anything changes, so callbacks, timers, case facts and people
 * meet it one after another, and its facts have an order.
 */
export class FeeAccount {
  private readonly book: AccountBook;

  private constructor(state: AccountState, parts: AccountParts) {
    this.book = new AccountBook(state, parts);
  }

  static open(state: AccountState): FeeAccount {
    return new FeeAccount(state, { payables: [], orders: [], receipts: [], refunds: [] });
  }

  static restore(state: AccountState, parts: AccountParts): FeeAccount {
    return new FeeAccount(state, parts);
  }

  get snapshot(): Readonly<AccountState> {
    return this.book.state;
  }

  get parts(): Readonly<AccountParts> {
    return this.book.parts;
  }

  get changes(): AccountChanges {
    return this.book.changes;
  }

  /** Keeps a fact until its item version is here. */
  wait(fact: WaitingFact): void {
    this.book.state.waiting = [...this.book.state.waiting, fact];
  }

  /** Gives back what waited, in its order. */
  takeWaiting(): WaitingFact[] {
    const { waiting } = this.book.state;
    this.book.state.waiting = [];
    return waiting;
  }

  knowPayer(payer: Pick<AccountState, 'applicantId' | 'enterprise' | 'windowOrg' | 'windowRegion'>): void {
    Object.assign(this.book.state, payer);
  }

  knowQuantities(quantities: Record<string, number> | undefined): void {
    if (quantities !== undefined) this.book.state.quantities = quantities;
  }

  /**
   * The case has come to a point before which fees are due. Repeatable: a fee that is due already keeps its payable, unless it costs
   * something else by now (补正 may change a quantity) and is unpaid. A fee whose amount cannot be told is left out, and stays unpaid.
   */
  charge(fees: readonly Fee[], timing: Timing, now: Date, ttlSeconds: number): void {
    if (this.book.state.end !== null) return;
    for (const fee of fees.filter((each) => each.timing === timing)) {
      const amountFen = amountOf(fee.rule, this.book.state.quantities[fee.feeCode]);
      const known = this.book.parts.payables.findLast((payable) => payable.feeCode === fee.feeCode && !this.isVoid(payable));
      if (amountFen === undefined || (known && (known.status !== 'due' || known.amountFen === amountFen))) continue;
      if (known) this.book.closePayable(known, 'repriced', now);
      this.create({ feeCode: fee.feeCode, feeName: fee.name, timing, amountFen }, now, ttlSeconds);
    }
  }

  /** The case is opened again: fees fall due anew where they were closed with it or go back. */
  reopen(): void {
    this.book.state.end = null;
  }

  /** The case ended: what is due is closed, and what was paid for nothing goes back. */
  end(end: CaseEnd, now: Date): void {
    const { state, parts } = this.book;
    // A rejection is followed by the closing of its case; every other end is the last.
    if (state.end !== null && state.end !== 'rejected') return;
    state.end = end;
    for (const payable of parts.payables) {
      if (payable.status === 'due') this.book.closePayable(payable, end === 'withdrawn' ? 'withdrawn' : 'caseEnded', now);
      const receipt = payable.status === 'paid' ? this.receiptOf(payable) : undefined;
      if (end === 'closed' || !receipt || !REFUNDED_AT_END[end].includes(payable.timing)) continue;
      if (this.book.order(receipt.orderId).status === 'paid') this.book.undo(receipt, end, now);
    }
  }

  /**
   * 下单. An open order of the payable on the same channel is given again; on another channel the earlier one is taken back.
   * @throws PAYMENT.PAYABLE_NOT_FOUND, PAYMENT.NOT_DUE, PAYMENT.PAYABLE_EXPIRED
   */
  placeOrder(payableId: string, channel: string, by: Actor, now: Date, checkAfterSeconds: number): Order {
    const payable = this.book.payable(payableId);
    if (payable.closeReason === 'expired') throw payableExpired();
    if (payable.status !== 'due') throw notDue();
    if (now >= payable.expiresAt) throw payableExpired();
    const same = this.book.openOrders(payable).find((order) => order.channel === channel);
    if (same) return same;
    this.book.closeOrders(payable, now);
    const { amountFen, expiresAt } = payable;
    const nothingYet = { paidAt: null, transactionId: null, receivedFen: null };
    const order: Order = {
      id: uuidv7(),
      payableId,
      channel,
      amountFen,
      status: 'created',
      placedBy: by,
      createdAt: now,
      expiresAt,
      ...nothingYet,
      checkAt: after(now, checkAfterSeconds),
    };
    this.book.addOrder(order);
    return order;
  }

  /**
   * 到账. Each transaction counts once, however often and in whatever order the channel tells of it. Money for something that is due
   * settles it; money in another amount waits for a person; all other money goes back.
   * @throws PAYMENT.ORDER_NOT_FOUND
   */
  receive({ channel, transactionId, orderId, amountFen, paidAt }: Payment, now: Date): ReceiptOutcome | 'repeated' {
    const { parts, state } = this.book;
    if (parts.receipts.some((known) => known.channel === channel && known.transactionId === transactionId)) return 'repeated';
    const order = this.book.order(orderId);
    if (order.channel !== channel) throw orderNotFound();
    const payable = this.book.payable(order.payableId);
    // Its time ran out before it was paid, and the timer has not come by yet.
    if (payable.status === 'due' && paidAt > payable.expiresAt) this.book.closePayable(payable, 'expired', now);
    const outcome = outcomeOf(order, payable, amountFen);
    const receipt: Receipt = { channel, transactionId, orderId, amountFen, outcome, paidAt, receivedAt: now };
    this.book.addReceipt(receipt);
    const movement = { ref: `receipt:${channel}:${transactionId}`, caseNo: state.caseNo, at: now, amountFen };
    const came = { paidAt, transactionId, receivedFen: amountFen, checkAt: null };
    if (outcome === 'settled') {
      this.book.post(received(movement, channel, { income: state.orgCode }));
      this.book.moveOrder(order, 'pay', came);
      this.book.movePayable(payable, 'pay', { settledAt: now });
      this.book.closeOrders(payable, now);
      this.book.tell(OrderPaidV1, now, { ...this.book.fact(payable, now), orderId, channel, paidAt: paidAt.toISOString() });
    } else if (outcome === 'mismatched') {
      this.book.post(received(movement, channel, 'suspense'));
      this.book.moveOrder(order, 'mismatch', came);
    } else {
      this.book.post(received(movement, channel, 'refundsPayable'));
      if (orderAfter('payInVain', order.status)) this.book.moveOrder(order, 'payInVain', came);
      this.book.requestRefund(receipt, outcome, now);
    }
    return outcome;
  }

  /** The channel has taken the order back; nothing is expected of it any more. */
  closedAtChannel(orderId: string): void {
    const order = this.book.order(orderId);
    if (order.status === 'closed' && order.checkAt !== null) this.book.touchOrder(order, { checkAt: null });
  }

  /** 减免 by an officer. @throws PAYMENT.PAYABLE_NOT_FOUND, PAYMENT.NOT_DUE */
  exempt(payableId: string, reason: ExemptionReason, hand: ByHand, now: Date): Payable {
    const payable = this.book.payable(payableId);
    this.book.exemptPayable(payable, reason, hand.by, hand.note, now);
    this.book.audit({ action: 'exempt', at: now, payableId, orderId: null, ...hand });
    return payable;
  }

  /** 重开 what expired unpaid: a new payable for the same fee. @throws PAYMENT.PAYABLE_NOT_FOUND, PAYMENT.NOT_EXPIRED, PAYMENT.CASE_OVER */
  renew(payableId: string, hand: ByHand, now: Date, ttlSeconds: number): Payable {
    if (this.book.state.end !== null) throw caseOver();
    const old = this.book.payable(payableId);
    const latest = this.book.parts.payables.findLast(({ feeCode }) => feeCode === old.feeCode);
    if (old.closeReason !== 'expired' || latest !== old) throw notExpired();
    this.book.audit({ action: 'renew', at: now, payableId, orderId: null, ...hand });
    const { feeCode, feeName, timing, amountFen } = old;
    return this.create({ feeCode, feeName, timing, amountFen }, now, ttlSeconds);
  }

  /** 逾期: closes what can no longer be paid. */
  expire(now: Date): void {
    for (const payable of this.book.parts.payables) {
      if (payable.status === 'due' && payable.expiresAt <= now) this.book.closePayable(payable, 'expired', now);
    }
  }

  /** Returns money that fits no amount. @throws PAYMENT.ORDER_NOT_FOUND, PAYMENT.NOT_MISMATCHED */
  returnMismatch(orderId: string, hand: ByHand, now: Date): Order {
    const order = this.book.order(orderId);
    const receipt = this.book.parts.receipts.find((each) => each.orderId === orderId && each.transactionId === order.transactionId);
    if (order.status !== 'mismatch' || !receipt) throw notMismatched();
    this.book.undo(receipt, 'mismatch', now);
    this.book.audit({ action: 'refund', at: now, payableId: order.payableId, orderId, ...hand });
    return order;
  }

  /** 已退: the channel returned the money. Repeatable. @throws PAYMENT.REFUND_NOT_FOUND also for a refund on another channel */
  refundDone(refundId: string, channel: string, now: Date): void {
    const refund = this.book.parts.refunds.find(({ id }) => id === refundId);
    if (refund?.channel !== channel) throw refundNotFound();
    if (refund.status === 'done') return;
    this.book.finishRefund(refund, now);
    const { amountFen, orderId, reason, transactionId } = refund;
    this.book.post(refunded({ ref: `refunded:${refundId}`, caseNo: this.book.state.caseNo, at: now, amountFen }, channel));
    const order = this.book.order(orderId);
    const payable = this.book.payable(order.payableId);
    // A second transaction of an order goes back without the order: what settled it stays.
    if (order.transactionId === transactionId) this.book.moveOrder(order, 'refunded');
    if (UNDOES_PAYMENT.includes(reason)) this.book.movePayable(payable, 'refund');
    this.book.tell(OrderRefundedV1, now, { ...this.book.fact(payable, now), amountFen, orderId, channel, reason });
  }

  private create(fee: Pick<Payable, 'feeCode' | 'feeName' | 'timing' | 'amountFen'>, now: Date, ttlSeconds: number): Payable {
    const payable = this.book.addPayable(fee, now, after(now, ttlSeconds));
    // Nobody can pay nothing, and nothing must not hold a case.
    if (payable.amountFen === 0) this.book.exemptPayable(payable, 'nothingDue', SELF, null, now);
    return payable;
  }

  /** Whether the end of the case took back what was due or paid; that counts for nothing when the case is opened again. */
  private isVoid({ id, status, closeReason }: Payable): boolean {
    if (status === 'closed') return closeReason === 'caseEnded' || closeReason === 'withdrawn';
    const { orders, refunds } = this.book.parts;
    const own = new Set(orders.filter(({ payableId }) => payableId === id).map((order) => order.id));
    return status === 'refunded' || refunds.some(({ orderId, reason }) => own.has(orderId) && UNDOES_PAYMENT.includes(reason));
  }

  /** The money that settled a payable. */
  private receiptOf(payable: Payable): Receipt | undefined {
    const { orders, receipts } = this.book.parts;
    const own = new Set(orders.filter(({ payableId }) => payableId === payable.id).map(({ id }) => id));
    return receipts.find(({ orderId, outcome }) => outcome === 'settled' && own.has(orderId));
  }
}

function outcomeOf(order: Order, payable: Payable, amountFen: number): ReceiptOutcome {
  if (orderAfter('pay', order.status) === undefined) return 'duplicate';
  if (amountFen !== order.amountFen) return 'mismatched';
  if (payable.status === 'due') return 'settled';
  return payable.status === 'paid' ? 'duplicate' : 'late';
}
