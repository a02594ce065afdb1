import { describe, expect, it } from '@jest/globals';
import { OrderPaidV1, OrderRefundedV1, PayableClosedV1, PayableCreatedV1, PayableExemptedV1 } from '@yiwang/events-payment';
import fc from 'fast-check';
import { FeeAccount, type ByHand } from './fee-account.js';
import type { AccountState } from './fee-account-state.js';
import type { Fee } from './fee-rules.js';

const NOW = new Date('2026-11-25T02:00:00Z');
const at = (seconds: number): Date => new Date(NOW.getTime() + seconds * 1000);
const TTL = 3600;
const payer = { kind: 'person' as const, id: 'p1' };
const hand: ByHand = { by: { kind: 'officer', id: 'o1' }, clientId: 'portal', note: '低保' };
const fixed: Fee = { feeCode: 'F1', name: '工本费', timing: 'beforeDelivery', rule: { kind: 'fixed', amountFen: 1000 } };
const perUnit: Fee = {
  feeCode: 'F2',
  name: '检测费',
  timing: 'beforeAcceptance',
  rule: { kind: 'perUnit', quantity: '/n', unitFen: 300, maxFen: 2000 },
};

const state = (): AccountState => ({
  caseNo: '33020326112500000001X',
  itemCode: '11330203MB0A1001334330100757001',
  itemVersion: 1,
  orgCode: '11330203MB0A100133',
  regionCode: '330203',
  applicantId: 'p1',
  enterprise: null,
  windowOrg: null,
  windowRegion: '330203',
  quantities: {},
  end: null,
  waiting: [],
  factSequence: 0,
});

const charged = (fee: Fee = fixed): FeeAccount => {
  const account = FeeAccount.open(state());
  account.charge([fee], fee.timing, NOW, TTL);
  return account;
};
const ordered = (account: FeeAccount, channel = 'sandbox'): string =>
  account.placeOrder(account.parts.payables.at(-1)!.id, channel, payer, NOW, 15).id;
const pay = (
  account: FeeAccount,
  orderId: string,
  more: { transactionId?: string; amountFen?: number; paidAt?: Date; channel?: string } = {},
) => account.receive({ channel: 'sandbox', transactionId: 'T1', orderId, amountFen: 1000, paidAt: NOW, ...more }, more.paidAt ?? NOW);
const told = (account: FeeAccount) => account.changes.facts.map(({ definition }) => definition);
/** Balance of each account, by name. */
const balances = (account: FeeAccount): Record<string, number> => {
  const sums: Record<string, number> = {};
  for (const { entries } of account.changes.newPostings) {
    for (const { account: name, amountFen } of entries) sums[name] = (sums[name] ?? 0) + amountFen;
  }
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0));
};
const finishRefunds = (account: FeeAccount): void => {
  for (const { id, channel } of [...account.parts.refunds]) account.refundDone(id, channel, at(9));
};

describe('what is due', () => {
  it('is charged once, however often the case passes the point', () => {
    const account = charged();
    account.charge([fixed], 'beforeDelivery', at(1), TTL);
    account.charge([fixed], 'beforeDecision', at(1), TTL);
    expect(account.parts.payables).toMatchObject([{ feeCode: 'F1', amountFen: 1000, status: 'due', expiresAt: at(TTL) }]);
    expect(told(account)).toEqual([PayableCreatedV1]);
  });

  it('follows a quantity that was corrected before it is paid, not afterwards', () => {
    const account = FeeAccount.open(state());
    const recharge = (n: number): void => {
      account.knowQuantities({ F2: n });
      account.charge([perUnit], 'beforeAcceptance', NOW, TTL);
    };
    account.charge([perUnit], 'beforeAcceptance', NOW, TTL);
    expect(account.parts.payables).toEqual([]);
    recharge(2);
    recharge(3);
    expect(account.parts.payables.map(({ amountFen, status, closeReason }) => [amountFen, status, closeReason])).toEqual([
      [600, 'closed', 'repriced'],
      [900, 'due', null],
    ]);
    pay(account, ordered(account), { amountFen: 900 });
    recharge(5);
    expect(account.parts.payables).toHaveLength(2);
  });

  it('is let go at once when it is nothing', () => {
    const account = FeeAccount.open({ ...state(), quantities: { F2: 0 } });
    account.charge([perUnit], 'beforeAcceptance', NOW, TTL);
    expect(told(account)).toEqual([PayableCreatedV1, PayableExemptedV1]);
    expect(account.parts.payables[0]).toMatchObject({ status: 'exempted', exemption: { reason: 'nothingDue' } });
  });

  it('is not charged any more when the case has ended', () => {
    const account = FeeAccount.open(state());
    account.end('withdrawn', NOW);
    account.charge([fixed], 'beforeDelivery', NOW, TTL);
    expect(account.parts.payables).toEqual([]);
  });
});

describe('a case that is opened again', () => {
  it('owes what was closed with it or went back, and nothing that stayed paid', () => {
    const account = charged(perUnit);
    account.knowQuantities({ F2: 1 });
    account.charge([perUnit], 'beforeAcceptance', NOW, TTL);
    pay(account, ordered(account), { amountFen: 300 });
    account.charge([fixed], 'beforeDelivery', NOW, TTL);
    account.end('refused', at(1));
    account.charge([perUnit, fixed], 'beforeAcceptance', at(2), TTL);
    expect(account.parts.payables.filter(({ status }) => status === 'due')).toEqual([]);
    account.reopen();
    account.charge([perUnit, fixed], 'beforeAcceptance', at(3), TTL);
    account.charge([perUnit, fixed], 'beforeDelivery', at(3), TTL);
    finishRefunds(account);
    expect(account.parts.payables.map(({ feeCode, status }) => [feeCode, status])).toEqual([
      ['F2', 'refunded'],
      ['F1', 'closed'],
      ['F2', 'due'],
      ['F1', 'due'],
    ]);
  });

  it('does not pay twice for an examination that ended in a rejection', () => {
    const account = charged(perUnit);
    account.knowQuantities({ F2: 1 });
    account.charge([perUnit], 'beforeAcceptance', NOW, TTL);
    pay(account, ordered(account), { amountFen: 300 });
    account.end('rejected', at(1));
    account.end('closed', at(2));
    account.reopen();
    account.charge([perUnit], 'beforeAcceptance', at(3), TTL);
    expect(account.parts.payables.map(({ status }) => status)).toEqual(['paid']);
  });
});

describe('an order', () => {
  it('is given again to who asks again, and taken back for another channel', () => {
    const account = charged();
    const first = ordered(account);
    expect(ordered(account)).toBe(first);
    const second = ordered(account, 'bank');
    expect(account.parts.orders.map(({ id, status }) => [id, status])).toEqual([
      [first, 'closed'],
      [second, 'created'],
    ]);
  });

  it('is not placed for what is expired, exempted or paid', () => {
    const account = charged();
    const { id } = account.parts.payables[0]!;
    expect(() => account.placeOrder(id, 'sandbox', payer, at(TTL), 15)).toThrow('PAYMENT.PAYABLE_EXPIRED');
    account.expire(at(TTL));
    expect(() => account.placeOrder(id, 'sandbox', payer, at(1), 15)).toThrow('PAYMENT.PAYABLE_EXPIRED');
    const renewed = account.renew(id, hand, at(TTL), TTL);
    account.exempt(renewed.id, 'hardship', hand, at(TTL));
    expect(() => account.placeOrder(renewed.id, 'sandbox', payer, at(TTL), 15)).toThrow('PAYMENT.NOT_DUE');
    expect(account.changes.newActions.map(({ action }) => action)).toEqual(['renew', 'exempt']);
    expect(() => account.renew(id, hand, at(TTL), TTL)).toThrow('PAYMENT.NOT_EXPIRED');
  });
});

describe('money that comes', () => {
  it('settles what is due, once', () => {
    const account = charged();
    const order = ordered(account);
    expect([pay(account, order), pay(account, order), pay(account, order)]).toEqual(['settled', 'repeated', 'repeated']);
    expect(account.parts.orders[0]).toMatchObject({ status: 'paid', transactionId: 'T1', checkAt: null });
    expect(told(account)).toEqual([PayableCreatedV1, OrderPaidV1]);
    expect(balances(account)).toEqual({ clearing: 1000, income: -1000 });
  });

  it('in another amount waits for a person, who can only send it back', () => {
    const account = charged();
    const order = ordered(account);
    expect(pay(account, order, { amountFen: 999 })).toBe('mismatched');
    expect(account.parts).toMatchObject({ orders: [{ status: 'mismatch', receivedFen: 999 }], payables: [{ status: 'due' }] });
    expect(balances(account)).toEqual({ clearing: 999, suspense: -999 });
    account.returnMismatch(order, hand, at(1));
    expect(() => account.returnMismatch(order, hand, at(1))).toThrow('PAYMENT.NOT_MISMATCHED');
    finishRefunds(account);
    expect(balances(account)).toEqual({});
    expect(account.parts.orders[0]!.status).toBe('refunded');
    expect(account.parts.payables[0]!.status).toBe('due');
  });

  it('counts when it was paid in time, and goes back when it was paid too late', () => {
    const inTime = charged();
    expect(
      inTime.receive({ channel: 'sandbox', transactionId: 'T', orderId: ordered(inTime), amountFen: 1000, paidAt: at(TTL) }, at(TTL + 5)),
    ).toBe('settled');
    const late = charged();
    expect(pay(late, ordered(late), { paidAt: at(TTL + 1) })).toBe('late');
    expect(told(late)).toEqual([PayableCreatedV1, PayableClosedV1]);
    finishRefunds(late);
    expect(balances(late)).toEqual({});
    expect(late.changes.facts.at(-1)).toMatchObject({ definition: OrderRefundedV1, data: { reason: 'late', amountFen: 1000 } });
  });

  it('for an order that was taken back still pays what is due, and a second payment goes back', () => {
    const account = charged();
    const first = ordered(account);
    const second = ordered(account, 'bank');
    expect(pay(account, first)).toBe('settled');
    expect(pay(account, second, { transactionId: 'T2', channel: 'bank' })).toBe('duplicate');
    expect(pay(account, first, { transactionId: 'T3' })).toBe('duplicate');
    finishRefunds(account);
    expect(account.parts.orders.map(({ status }) => status)).toEqual(['paid', 'refunded']);
    expect(balances(account)).toEqual({ clearing: 1000, income: -1000 });
  });

  it('of an unknown order, or of an order on another channel, is nobody’s', () => {
    const account = charged();
    const order = ordered(account);
    expect(() => pay(account, order, { channel: 'bank' })).toThrow('PAYMENT.ORDER_NOT_FOUND');
    expect(() => pay(account, '019ab2c4-9000-7aaa-8a1b-0c2d3e4f5b01')).toThrow('PAYMENT.ORDER_NOT_FOUND');
  });
});

describe('the end of a case', () => {
  it.each(['refused', 'withdrawn'] as const)('gives back what was paid when it is %s', (end) => {
    const account = charged(perUnit.timing === 'beforeAcceptance' ? { ...fixed, timing: 'beforeAcceptance' } : fixed);
    pay(account, ordered(account));
    account.end(end, at(1));
    account.end(end, at(1));
    expect(account.parts.refunds).toMatchObject([{ reason: end, amountFen: 1000 }]);
    expect(balances(account)).toEqual({ clearing: 1000, refundsPayable: -1000 });
    finishRefunds(account);
    finishRefunds(account);
    expect(balances(account)).toEqual({});
    expect(account.parts).toMatchObject({ payables: [{ status: 'refunded' }], orders: [{ status: 'refunded' }] });
    expect(told(account).at(-1)).toBe(OrderRefundedV1);
  });

  it('keeps what was paid for the examination when that ends in a rejection', () => {
    const account = charged({ ...fixed, timing: 'beforeDecision' });
    pay(account, ordered(account));
    account.end('rejected', at(1));
    account.end('closed', at(2));
    expect(account.parts.refunds).toEqual([]);
  });

  it('is not believed to have given money back by the word of another channel', () => {
    const account = charged({ ...fixed, timing: 'beforeAcceptance' });
    pay(account, ordered(account));
    account.end('withdrawn', at(1));
    expect(() => account.refundDone(account.parts.refunds[0]!.id, 'bank', at(2))).toThrow('PAYMENT.REFUND_NOT_FOUND');
    expect(account.parts.refunds).toMatchObject([{ status: 'requested' }]);
    expect(balances(account)).toEqual({ clearing: 1000, refundsPayable: -1000 });
  });

  it('closes what is due, and money that comes afterwards goes back', () => {
    const account = charged();
    const order = ordered(account);
    account.end('withdrawn', at(1));
    expect(account.parts).toMatchObject({ payables: [{ closeReason: 'withdrawn' }], orders: [{ status: 'closed', checkAt: at(1) }] });
    expect(pay(account, order, { paidAt: at(2) })).toBe('late');
    finishRefunds(account);
    expect(balances(account)).toEqual({});
  });
});

/** Anything that may happen to an account, in any order, any number of times. */
const happening = fc.oneof(
  fc.record({ kind: fc.constant('order' as const), channel: fc.constantFrom('sandbox', 'bank') }),
  fc.record({
    kind: fc.constant('pay' as const),
    order: fc.nat(5),
    transaction: fc.nat(6),
    amountFen: fc.constantFrom(1000, 1000, 1000, 999, 1),
    seconds: fc.nat(2 * TTL),
  }),
  fc.record({ kind: fc.constant('refund' as const), refund: fc.nat(5) }),
  fc.record({
    kind: fc.constant('end' as const),
    end: fc.constantFrom('refused' as const, 'withdrawn' as const, 'rejected' as const, 'closed' as const),
  }),
  fc.record({ kind: fc.constantFrom('expire' as const, 'exempt' as const, 'renew' as const, 'return' as const, 'charge' as const) }),
);

describe('any order of callbacks, timers, case facts and people', () => {
  it('leaves a ledger that sums to zero and tells the same as orders, refunds and facts', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 30 }), (story) => {
        const account = charged();
        const { orders, refunds, payables, receipts } = account.parts;
        const attempt = (act: () => unknown): void => {
          try {
            act();
          } catch (error) {
            if (!/^PAYMENT\./.test((error as Error).message)) throw error;
          }
        };
        for (const step of story) {
          const payable = payables.at(-1)!;
          if (step.kind === 'order') attempt(() => account.placeOrder(payable.id, step.channel, payer, at(1), 15));
          else if (step.kind === 'pay') {
            const order = orders[step.order];
            if (!order) continue;
            const payment = { channel: order.channel, transactionId: `T${step.transaction}`, orderId: order.id, amountFen: step.amountFen };
            attempt(() => account.receive({ ...payment, paidAt: at(step.seconds) }, at(step.seconds)));
          } else if (step.kind === 'refund')
            attempt(() => refunds[step.refund] && account.refundDone(refunds[step.refund]!.id, 'sandbox', at(3)));
          else if (step.kind === 'end') account.end(step.end, at(4));
          else if (step.kind === 'expire') account.expire(at(TTL));
          else if (step.kind === 'exempt') attempt(() => account.exempt(payable.id, 'policy', hand, at(5)));
          else if (step.kind === 'renew') attempt(() => account.renew(payable.id, hand, at(5), TTL));
          else if (step.kind === 'return')
            attempt(() => orders.map(({ id, status }) => status === 'mismatch' && account.returnMismatch(id, hand, at(6))));
          else account.charge([fixed], 'beforeDelivery', at(6), TTL);
        }
        const { newPostings, facts } = account.changes;
        for (const { entries } of newPostings) expect(entries[0].amountFen + entries[1].amountFen).toBe(0);
        expect(new Set(newPostings.map(({ ref }) => ref)).size).toBe(newPostings.length);
        const sum = (rows: readonly { amountFen: number }[]): number => rows.reduce((total, { amountFen }) => total + amountFen, 0);
        const held = balances(account);
        const open = refunds.filter(({ status }) => status === 'requested');
        const undone = refunds.filter(({ reason }) => ['refused', 'withdrawn', 'rejected'].includes(reason));
        expect(held['clearing'] ?? 0).toBe(sum(receipts) - sum(refunds) + sum(open));
        expect(0 - (held['refundsPayable'] ?? 0)).toBe(sum(open));
        expect(0 - (held['income'] ?? 0)).toBe(sum(receipts.filter(({ outcome }) => outcome === 'settled')) - sum(undone));
        expect(0 - (held['suspense'] ?? 0)).toBe(
          sum(orders.filter(({ status }) => status === 'mismatch').map((o) => ({ amountFen: o.receivedFen! }))),
        );
        // Each transaction is refunded at most once, no payable is settled twice, and facts are numbered without a gap.
        expect(new Set(refunds.map(({ channel, transactionId }) => `${channel} ${transactionId}`)).size).toBe(refunds.length);
        expect(receipts.filter(({ outcome }) => outcome === 'settled').length).toBe(
          payables.filter(({ status }) => status === 'paid' || status === 'refunded').length,
        );
        expect(facts.map(({ sequence }) => sequence)).toEqual(facts.map((_, i) => i + 1));
        for (const { definition, data } of facts) expect(definition.schema.safeParse(data).success).toBe(true);
      }),
      { numRuns: 400 },
    );
  });
});
