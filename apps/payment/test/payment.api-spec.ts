import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderPaidV1, OrderRefundedV1, PayableClosedV1, PayableCreatedV1, PayableExemptedV1 } from '@yiwang/events-payment';
import { uuidv7 } from '@yiwang/kernel';
import { eventually } from '@yiwang/testing';
import { CLERK, fee, MARKET, OFFICER, OPERATOR, OTHER, PaymentUnderTest, PERSON, STRANGER } from './harness.js';

let under: PaymentUnderTest;
let item: string;
beforeAll(async () => {
  under = await PaymentUnderTest.start();
  item = await under.givenItem(fee('beforeAcceptance'));
});
afterAll(() => under.stop());

/** Everything that a refused callback must leave as it was. */
const money = async (): Promise<unknown> =>
  (
    await under.rows(
      'SELECT (SELECT count(*) FROM receipts) AS receipts, (SELECT count(*) FROM postings) AS postings, (SELECT count(*) FROM outbox) AS facts',
    )
  )[0];
const orderOf = async (orderId: string): Promise<Record<string, unknown>> =>
  (await under.service.call(`/api/v1/payments/orders/${orderId}`, { as: PERSON })).body as Record<string, unknown>;
const paidNotice = (orderId: string, more: object = {}): object => ({
  event: 'paid',
  orderId,
  transactionId: `T-${orderId}`,
  amountFen: 1000,
  paidAt: new Date().toISOString(),
  ...more,
});

describe('what is due', () => {
  it('is charged at filing, at acceptance and at an approval, as the item says', async () => {
    for (const [timing, tell] of [
      ['beforeAcceptance', () => Promise.resolve()],
      ['beforeDecision', (caseNo: string, code: string) => under.accepted(caseNo, code)],
      ['beforeDelivery', (caseNo: string, code: string) => under.decided(caseNo, code, 'approved')],
    ] as const) {
      const code = await under.givenItem(fee(timing, 1200));
      const caseNo = under.caseNo();
      await under.submitted(caseNo, code);
      await tell(caseNo, code);
      const payable = await under.payable(caseNo);
      expect(payable).toMatchObject({ timing, amountFen: 1200, collectingOrgCode: MARKET, orders: [] });
      const fact = await under.probe.next(PayableCreatedV1, caseNo);
      expect(fact).toMatchObject({ sequence: 1, orgcode: MARKET, data: { payableId: payable.payableId, timing, amountFen: 1200 } });
    }
  });

  it('is computed from the quantity in the fact, and again when the form was corrected', async () => {
    const rule = { kind: 'perUnit' as const, quantity: '/seats', unitFen: 300, maxFen: 2000 };
    const code = await under.givenItem({ ...fee('beforeAcceptance'), rule });
    const caseNo = under.caseNo();
    await under.submitted(caseNo, code, { feeQuantities: { F01: 2 } });
    expect((await under.payable(caseNo)).amountFen).toBe(600);
    await under.resubmitted(caseNo, code, { feeQuantities: { F01: 90 } });
    await under.payable(caseNo, 'closed');
    expect((await under.payable(caseNo)).amountFen).toBe(2000);
    expect((await under.probe.next(PayableClosedV1, caseNo)).data.reason).toBe('repriced');
  });

  it('is computed again when the form was corrected while the case is handled', async () => {
    const rule = { kind: 'perUnit' as const, quantity: '/areaSquareMetres', unitFen: 10 };
    const code = await under.givenItem({ ...fee('beforeDecision'), rule });
    const caseNo = under.caseNo();
    await under.submitted(caseNo, code, { feeQuantities: { F01: 30 } });
    await under.accepted(caseNo, code, { feeQuantities: { F01: 30 } });
    expect((await under.payable(caseNo)).amountFen).toBe(300);
    await under.corrected(caseNo, code, { feeQuantities: { F01: 300 } });
    await under.payable(caseNo, 'closed');
    expect((await under.payable(caseNo)).amountFen).toBe(3000);
    expect((await under.probe.next(PayableClosedV1, caseNo)).data.reason).toBe('repriced');
  });

  it('waits for an item version that is still on its way', async () => {
    const code = under.itemCode();
    const caseNo = under.caseNo();
    await under.submitted(caseNo, code);
    await under.accepted(caseNo, code);
    await eventually(async () => expect(await under.rows('SELECT 1 FROM fee_accounts WHERE case_no = $1', [caseNo])).toHaveLength(1));
    expect(await under.payables(caseNo)).toEqual([]);
    await under.publishItem(code, [fee('beforeAcceptance', 100), { ...fee('beforeDecision', 200), feeCode: 'F02' }]);
    await eventually(async () =>
      expect((await under.payables(caseNo)).map(({ amountFen }) => amountFen).sort((a, b) => a - b)).toEqual([100, 200]),
    );
  });

  it('leaves no trace of a case that costs nothing', async () => {
    const code = await under.givenItem();
    const caseNo = under.caseNo();
    await under.submitted(caseNo, code);
    const after = under.caseNo();
    await under.submitted(after, item);
    await under.payable(after);
    expect(await under.rows('SELECT 1 FROM fee_accounts WHERE case_no = $1', [caseNo])).toEqual([]);
  });

  it('does not even take note of the next case of an item that costs nothing', async () => {
    const [free, priced] = [await under.givenItem(), under.caseNo()];
    const handled = (): Promise<{ n: number }[]> =>
      under.rows("SELECT count(*)::int AS n FROM inbox WHERE consumer = 'payment.follow-cases'");
    const caseNo = under.caseNo();
    const [before] = await handled();
    await under.submitted(caseNo, free);
    await eventually(async () => expect((await handled())[0]!.n).toBe(before!.n + 1));
    await under.accepted(caseNo, free); // the same key, so the same partition as what follows
    await under.submitted(caseNo, item);
    await under.submitted(priced, item);
    await under.payable(priced);
    await under.payable(caseNo);
    expect((await handled())[0]!.n).toBe(before!.n + 3);
  });

  it('is shown to who pays and who collects, and to nobody else', async () => {
    const caseNo = under.caseNo();
    await under.atCounter(caseNo, item);
    const { payableId } = await under.payable(caseNo);
    for (const as of [CLERK, OFFICER]) expect(await under.payables(caseNo, as)).toHaveLength(1);
    for (const as of [PERSON, OTHER, STRANGER]) {
      const seen = await under.payables(caseNo, as);
      // The stranger's region is that of the counter, where he reads nothing: his body collects nothing of it.
      expect(seen).toEqual([]);
    }
    expect((await under.order(payableId, OTHER)).body).toMatchObject({ status: 404, code: 'PAYMENT.PAYABLE_NOT_FOUND' });
    expect((await under.order(payableId, CLERK)).status).toBe(201);
  });
});

describe('an order', () => {
  it('is paid at the sandbox, whose signed callback settles it; the fact frees what it holds', async () => {
    const { orderId, payableId, caseNo, payUrl } = await under.ordered(item);
    expect((await under.service.call(new URL(payUrl).pathname)).body).toContain('10.00 元');
    const paid = await under.pay(orderId);
    expect(paid.body).toMatchObject({ amountFen: 1000, notified: 204 });
    expect(await orderOf(orderId)).toMatchObject({ status: 'paid', receivedFen: 1000 });
    expect((await under.payable(caseNo, 'paid')).payableId).toBe(payableId);
    const fact = await under.probe.next(OrderPaidV1, caseNo);
    expect(fact).toMatchObject({ sequence: 2, data: { orderId, payableId, feeCode: 'F01', amountFen: 1000, channel: 'sandbox' } });
    expect(await under.ledger(caseNo)).toEqual({ clearing: 1000, income: -1000 });
    expect((await under.order(payableId)).body.code).toBe('PAYMENT.NOT_DUE');
  });

  it('is placed once for a key, and once for a payable while it is open', async () => {
    const caseNo = under.caseNo();
    await under.submitted(caseNo, item);
    const { payableId } = await under.payable(caseNo);
    const key = uuidv7();
    const answers = await Promise.all([1, 2, 3].map(() => under.order(payableId, PERSON, key)));
    const again = await under.order(payableId, PERSON, key);
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    const other = await under.order(payableId);
    const ids = [...answers, again, other].filter(({ status }) => status === 201).map(({ body }) => body.orderId as string);
    expect(new Set(ids).size).toBe(1);
    expect(other.body.payUrl).toBe(again.body.payUrl);
    for (const { status, body } of answers) if (status !== 201) expect(body.code).toBe('HTTP.IDEMPOTENCY_IN_PROGRESS');
  });

  it('names the channel it can go through', async () => {
    const { payableId } = await under.ordered(item);
    const { body } = await under.service.call('/api/v1/payments/channels', { as: PERSON });
    expect(body).toEqual({ items: [{ code: 'sandbox', name: '沙箱支付' }] });
    const answer = await under.post('/api/v1/payments/orders', PERSON, { payableId, channel: 'gold' });
    expect(answer).toMatchObject({ status: 404, body: { code: 'PAYMENT.CHANNEL_NOT_FOUND' } });
  });
});

describe('a callback', () => {
  it('counts once, however often it comes, and however many come at once', async () => {
    const { orderId, caseNo } = await under.ordered(item);
    const notice = paidNotice(orderId);
    const answers = await Promise.all(Array.from({ length: 8 }, () => under.callback(notice)));
    expect((await under.callback(notice)).status).toBe(204);
    expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(204));
    await under.probe.next(OrderPaidV1, caseNo);
    expect(await under.ledger(caseNo)).toEqual({ clearing: 1000, income: -1000 });
    expect(under.probe.of(OrderPaidV1, caseNo)).toHaveLength(1);
  });

  it.each([
    ['signed with another key', { secret: 'another-secret-of-this-test-0123456789ab' }, 'PAYMENT.CALLBACK_FORGED'],
    ['changed after it was signed', { send: (body: string) => body.replace('1000', '9000') }, 'PAYMENT.CALLBACK_FORGED'],
    ['changed by a space', { send: (body: string) => `${body} ` }, 'PAYMENT.CALLBACK_FORGED'],
    ['that is no JSON and not signed', { send: () => '{"event":' }, 'PAYMENT.CALLBACK_FORGED'],
    ['signed six minutes ago', { at: Date.now() - 360_000 }, 'PAYMENT.CALLBACK_STALE'],
    ['signed in the future', { at: Date.now() + 360_000 }, 'PAYMENT.CALLBACK_STALE'],
  ])('%s is refused and changes nothing', async (_what, how, code) => {
    const { orderId } = await under.ordered(item);
    const before = await money();
    expect(await under.callback(paidNotice(orderId), how)).toMatchObject({ status: 401, body: { code } });
    expect(await money()).toEqual(before);
    expect((await orderOf(orderId)).status).toBe('created');
  });

  it('without a signature, of an unknown channel, or of no known form or order is refused', async () => {
    const { orderId } = await under.ordered(item);
    const before = await money();
    const body = paidNotice(orderId);
    expect(await under.service.call('/callbacks/payments/sandbox', { body })).toMatchObject({ status: 401 });
    expect(await under.service.call('/callbacks/payments/sandbox', { method: 'POST' })).toMatchObject({ status: 401 });
    expect(await under.service.call('/callbacks/payments/gold', { body })).toMatchObject({ status: 404 });
    expect(await under.callback('not json')).toMatchObject({ status: 400, body: { code: 'PAYMENT.CALLBACK_MALFORMED' } });
    expect(await under.callback({ ...body, amountFen: -1000 })).toMatchObject({ status: 400 });
    expect(await under.callback({ ...body, amountFen: 0.5 })).toMatchObject({ status: 400 });
    expect(await under.callback(paidNotice(uuidv7()))).toMatchObject({ status: 404, body: { code: 'PAYMENT.ORDER_NOT_FOUND' } });
    expect(await under.service.call('/callbacks/payments/sandbox', { body: 'x'.repeat(70_000) })).toMatchObject({ status: 413 });
    expect(await money()).toEqual(before);
  });

  it('in another amount leaves a mismatch to see, which an officer of the collecting body sends back', async () => {
    const { orderId, caseNo, payableId } = await under.ordered(item);
    expect((await under.pay(orderId, { amountFen: 999 })).body.notified).toBe(204);
    expect(await orderOf(orderId)).toMatchObject({ status: 'mismatch', amountFen: 1000, receivedFen: 999 });
    expect(await under.ledger(caseNo)).toEqual({ clearing: 999, suspense: -999 });
    const seen = await under.service.call('/api/v1/payments/orders?status=mismatch&limit=100', { as: OFFICER });
    expect((seen.body.items as { orderId: string }[]).map((order) => order.orderId)).toContain(orderId);
    const elsewhere = await under.service.call('/api/v1/payments/orders?status=mismatch', { as: STRANGER });
    expect(elsewhere.body.items).toEqual([]);
    // What a reader sees goes down from his own region, and never up to the county around his town.
    const readBy = (regionCode: string) =>
      under.service.call('/api/v1/payments/orders?status=mismatch&limit=100', { as: { ...STRANGER, id: `in-${regionCode}`, regionCode } });
    expect((await readBy('330203001')).body.items).toEqual([]);
    expect(JSON.stringify((await readBy('330200')).body.items)).toContain(orderId);
    expect((await under.payable(caseNo)).payableId).toBe(payableId);
    const path = `/api/v1/payments/orders/${orderId}/refunds`;
    expect((await under.post(path, STRANGER, { note: '金额不符' })).body.code).toBe('PAYMENT.ORDER_NOT_FOUND');
    expect((await under.post(path, OFFICER, { note: '金额不符' })).body.status).toBe('refunding');
    expect((await under.probe.next(OrderRefundedV1, caseNo)).data).toMatchObject({ reason: 'mismatch', amountFen: 999, orderId });
    expect(await under.ledger(caseNo)).toEqual({});
    expect((await under.post(path, OFFICER, { note: '金额不符' })).body.code).toBe('PAYMENT.NOT_MISMATCHED');
    // What is due is still due, and can be paid rightly.
    expect((await under.order(payableId)).body.orderId).not.toBe(orderId);
  });

  it('that comes after the time ran out is refunded', async () => {
    const { orderId, caseNo } = await under.ordered(item);
    await under.pay(orderId, { notify: false });
    const { paid_at: paidAt, transaction_id: transactionId } = (
      await under.rows<{ paid_at: Date; transaction_id: string }>(
        'SELECT paid_at, transaction_id FROM sandbox_orders WHERE order_id = $1',
        [orderId],
      )
    )[0]!;
    await under.rows(`UPDATE payables SET expires_at = now() - interval '1 minute' WHERE case_no = $1`, [caseNo]);
    expect((await under.probe.next(PayableClosedV1, caseNo)).data.reason).toBe('expired');
    expect((await under.callback(paidNotice(orderId, { transactionId, paidAt: paidAt.toISOString() }))).status).toBe(204);
    expect((await under.probe.next(OrderRefundedV1, caseNo)).data).toMatchObject({ reason: 'late', amountFen: 1000 });
    expect(under.probe.of(OrderPaidV1, caseNo)).toEqual([]);
    expect(await under.ledger(caseNo)).toEqual({});
    expect((await orderOf(orderId)).status).toBe('refunded');
  });

  it('of a refund may come before the answer to our own request', async () => {
    const { orderId, caseNo } = await under.ordered(item);
    await under.pay(orderId);
    await under.withdrawn(caseNo, (await under.payables(caseNo))[0]!.itemCode);
    const [refund] = await eventually(async () => {
      const rows = await under.rows<{ id: string }>('SELECT id FROM refunds WHERE case_no = $1', [caseNo]);
      if (rows.length === 0) throw new Error('no refund yet');
      return rows;
    });
    const notice = { event: 'refunded', refundId: refund!.id, refundedAt: new Date().toISOString() };
    expect(await Promise.all([under.callback(notice), under.callback(notice)])).toMatchObject([{ status: 204 }, { status: 204 }]);
    await under.probe.next(OrderRefundedV1, caseNo);
    expect((await under.callback({ ...notice, refundId: uuidv7() })).body.code).toBe('PAYMENT.REFUND_NOT_FOUND');
    expect(await under.ledger(caseNo)).toEqual({});
    expect(under.probe.of(OrderRefundedV1, caseNo)).toHaveLength(1);
  });
});

describe('an order that is taken back', () => {
  it('is given to nobody again, and its channel is told once more, which may have heard of it only since', async () => {
    const caseNo = under.caseNo();
    await under.submitted(caseNo, item);
    const { payableId } = await under.payable(caseNo);
    const key = uuidv7();
    const { orderId } = (await under.order(payableId, PERSON, key)).body as { orderId: string };
    // As if the channel had been away: it was told neither of the order nor, in vain, that it is taken back.
    await under.rows('DELETE FROM sandbox_orders WHERE order_id = $1', [orderId]);
    await under.withdrawn(caseNo, item);
    const settled = () =>
      eventually(async () =>
        expect(await under.rows('SELECT status, check_at FROM orders WHERE id = $1', [orderId])).toEqual([
          { status: 'closed', check_at: null },
        ]),
      );
    await settled();
    expect(await under.order(payableId, PERSON, key)).toMatchObject({ status: 409, body: { code: 'PAYMENT.ORDER_CLOSED' } });
    await settled();
    expect((await under.pay(orderId)).body.code).toBe('PAYMENT.SANDBOX_ORDER_CLOSED');
  });
});

describe('a lost callback', () => {
  it('is made good by asking the channel', async () => {
    const { orderId, caseNo } = await under.ordered(item);
    expect((await under.pay(orderId, { notify: false })).body.notified).toBeNull();
    expect((await orderOf(orderId)).status).toBe('created');
    await under.rows('UPDATE orders SET check_at = now() WHERE id = $1', [orderId]);
    expect((await under.probe.next(OrderPaidV1, caseNo)).data.orderId).toBe(orderId);
  });

  it('of a withdrawn case is found when the order is closed at the channel, and the money goes back', async () => {
    const { orderId, caseNo } = await under.ordered(item);
    await under.pay(orderId, { notify: false });
    await under.withdrawn(caseNo, item);
    expect((await under.probe.next(PayableClosedV1, caseNo)).data.reason).toBe('withdrawn');
    expect((await under.probe.next(OrderRefundedV1, caseNo)).data.reason).toBe('late');
    expect(await under.ledger(caseNo)).toEqual({});
  });
});

describe('the end of a case', () => {
  it('closes what is due: it cannot be paid any more, here or at the channel', async () => {
    const { orderId, caseNo, payableId } = await under.ordered(item);
    await under.withdrawn(caseNo, item);
    await under.probe.next(PayableClosedV1, caseNo);
    expect((await under.order(payableId)).body.code).toBe('PAYMENT.NOT_DUE');
    await eventually(async () =>
      expect(await under.rows('SELECT check_at FROM orders WHERE id = $1', [orderId])).toEqual([{ check_at: null }]),
    );
    expect((await under.pay(orderId)).body.code).toBe('PAYMENT.SANDBOX_ORDER_CLOSED');
  });

  it.each([
    ['refused', (caseNo: string) => under.refused(caseNo, item)],
    ['withdrawn', (caseNo: string) => under.withdrawn(caseNo, item)],
    ['refused', (caseNo: string) => under.closed(caseNo, item, 5)],
  ] as const)('gives back what was paid: %s', async (reason, tell) => {
    const { orderId, caseNo } = await under.ordered(item);
    await under.pay(orderId);
    await tell(caseNo);
    expect((await under.probe.next(OrderRefundedV1, caseNo)).data).toMatchObject({ reason, orderId, amountFen: 1000 });
    expect(await under.ledger(caseNo)).toEqual({});
    expect((await under.payable(caseNo, 'refunded')).orders).toMatchObject([{ status: 'refunded' }]);
    const sequences = under.probe.events.filter((e) => e.subject === caseNo && e.source === '/yiwang/payment').map((e) => e.sequence);
    expect(sequences).toEqual([1, 2, 3]);
  });

  it('keeps what was paid for a case that went its way', async () => {
    const { orderId, caseNo } = await under.ordered(item);
    await under.pay(orderId);
    await under.accepted(caseNo, item);
    await under.decided(caseNo, item, 'rejected');
    await under.closed(caseNo, item, 6);
    await eventually(async () =>
      expect(await under.rows('SELECT ended FROM fee_accounts WHERE case_no = $1', [caseNo])).toEqual([{ ended: 'closed' }]),
    );
    expect(await under.ledger(caseNo)).toEqual({ clearing: 1000, income: -1000 });
  });
});

describe('an officer', () => {
  it('of the collecting body exempts with a reason, on record for good', async () => {
    const { caseNo, payableId, orderId } = await under.ordered(item);
    const path = `/api/v1/payments/payables/${payableId}/exemptions`;
    const body = { reason: 'hardship', note: '低保户' };
    expect((await under.post(path, STRANGER, body)).body.code).toBe('PAYMENT.PAYABLE_NOT_FOUND');
    expect((await under.post(path, PERSON, body)).status).toBe(403);
    expect(await under.post(path, OFFICER, body)).toMatchObject({ status: 200, body: { status: 'exempted' } });
    expect((await under.post(path, OFFICER, body)).body.code).toBe('PAYMENT.NOT_DUE');
    const fact = await under.probe.next(PayableExemptedV1, caseNo);
    expect(fact.data).toMatchObject({ payableId, reason: 'hardship', by: { kind: 'officer', id: OFFICER.id, orgCode: MARKET } });
    expect(JSON.stringify(fact)).not.toContain('低保');
    expect(await under.rows('SELECT action, actor_id, note FROM officer_actions WHERE case_no = $1', [caseNo])).toEqual([
      { action: 'exempt', actor_id: OFFICER.id, note: '低保户' },
    ]);
    await expect(under.rows('DELETE FROM officer_actions WHERE case_no = $1', [caseNo])).rejects.toThrow(
      /permission denied|only ever added/,
    );
    expect((await orderOf(orderId)).status).toBe('closed');
  });

  it('renews what expired, and only that', async () => {
    const { caseNo, payableId } = await under.ordered(item);
    const path = `/api/v1/payments/payables/${payableId}/renewals`;
    expect((await under.post(path, OFFICER, { note: '重开' })).body.code).toBe('PAYMENT.NOT_EXPIRED');
    await under.rows(`UPDATE payables SET expires_at = now() - interval '1 second' WHERE id = $1`, [payableId]);
    await under.probe.next(PayableClosedV1, caseNo);
    expect((await under.order(payableId)).body.code).toBe('PAYMENT.PAYABLE_EXPIRED');
    const renewed = await under.post(path, OFFICER, { note: '重开' });
    expect(renewed).toMatchObject({ status: 201, body: { status: 'due', amountFen: 1000 } });
    expect((await under.order(renewed.body.payableId as string)).status).toBe(201);
  });
});

describe('the ledger', () => {
  it('sums to zero after all of this, and is read by operators only', async () => {
    const path = '/api/v1/payments/ledger/balance';
    expect((await under.service.call(path, { as: OFFICER })).status).toBe(403);
    const { status, body } = await under.service.call(path, { as: OPERATOR });
    expect([status, body.sumFen]).toEqual([200, 0]);
    expect(body.postings).toBeGreaterThan(5);
    expect((body.accounts as { account: string }[]).map(({ account }) => account)).toEqual(expect.arrayContaining(['clearing', 'income']));
  });

  it('takes no posting that does not balance, none twice, and no change', async () => {
    const [{ case_no: caseNo } = { case_no: '' }] = await under.rows<{ case_no: string }>('SELECT case_no FROM postings LIMIT 1');
    const post = (sides: [string, number][], ref = uuidv7()): Promise<unknown> =>
      under.rows(
        `WITH p AS (INSERT INTO postings (id, ref, case_no, at) VALUES ($1, $2, $3, now()) RETURNING id)
         INSERT INTO entries (posting_id, account, party, amount_fen)
         SELECT p.id, e.account, 'x', e.amount FROM p, unnest($4::ledger_account[], $5::bigint[]) AS e (account, amount) RETURNING 1`,
        [uuidv7(), ref, caseNo, sides.map(([account]) => account), sides.map(([, amount]) => amount)],
      );
    await expect(post([['clearing', 5], ['income', -4]])).rejects.toThrow(/does not balance/); // prettier-ignore
    await expect(post([['clearing', 5]])).rejects.toThrow(/does not balance/);
    await expect(post([])).rejects.toThrow(/does not balance/);
    const [{ ref } = { ref: '' }] = await under.rows<{ ref: string }>('SELECT ref FROM postings LIMIT 1');
    await expect(post([['clearing', 5], ['income', -5]], ref)).rejects.toThrow(/unique/); // prettier-ignore
    await expect(under.rows('UPDATE entries SET amount_fen = 1')).rejects.toThrow(/permission denied|only ever added/);
    await expect(under.rows('DELETE FROM postings')).rejects.toThrow(/permission denied|only ever added/);
  });
});

describe('two workers', () => {
  it('expire, ask and refund each thing once', async () => {
    const cases = await Promise.all(Array.from({ length: 6 }, () => under.ordered(item)));
    await Promise.all(cases.map(({ orderId }) => under.pay(orderId, { notify: false })));
    const { AskChannels } = await import('../src/fee/use-cases/ask-channels.js');
    const ask = under.service.get(AskChannels);
    await under.rows('UPDATE orders SET check_at = now() WHERE id = ANY($1)', [cases.map(({ orderId }) => orderId)]);
    await Promise.all([ask.orders(10, 1), ask.orders(10, 1), ask.orders(10, 1)]);
    for (const { caseNo } of cases) {
      await under.probe.next(OrderPaidV1, caseNo);
      expect(under.probe.of(OrderPaidV1, caseNo)).toHaveLength(1);
    }
    await Promise.all(cases.map(({ caseNo }) => under.withdrawn(caseNo, item)));
    await eventually(async () => {
      await Promise.all([ask.refunds(10), ask.refunds(10)]);
      const done = await under.rows(`SELECT 1 FROM refunds WHERE status = 'done' AND case_no = ANY($1)`, [
        cases.map(({ caseNo }) => caseNo),
      ]);
      expect(done).toHaveLength(6);
    });
    for (const { caseNo } of cases) expect(await under.ledger(caseNo)).toEqual({});
  });
});

it('handles events under names that never change', async () => {
  expect(await under.service.consumers()).toEqual(['payment.follow-cases', 'payment.item-versions']);
});
