import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { uuidv7 } from '@yiwang/kernel';
import type { ApiResponse, TestPrincipal } from '@yiwang/testing';
import { fee, PaymentUnderTest } from './harness.js';

const CREDIT_CODE = '91330203MA2B10014T';

let under: PaymentUnderTest;
let item: string;
let another: string;
let auth: Server;
const authorisations = new Map<string, object>();
let away = false;

beforeAll(async () => {
  auth = createServer(({ url = '', headers }, response) => {
    const send = (status: number, body: object): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (url === '/token') return send(200, { access_token: 'token-of-payment', expires_in: 300 });
    if (away || headers.authorization !== 'Bearer token-of-payment') return send(503, {});
    const known = authorisations.get(url.replace('/api/v1/internal/authorisations/', ''));
    return known ? send(200, known) : send(404, { code: 'AUTH.AUTHORISATION_NOT_FOUND' });
  });
  await new Promise<void>((resolve) => auth.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(auth.address() as AddressInfo).port}`;
  under = await PaymentUnderTest.start({
    AUTH_URL: url,
    TOKEN_URL: `${url}/token`,
    SERVICE_CLIENT_ID: 'svc-payment',
    SERVICE_CLIENT_SECRET: 'secret',
  });
  item = await under.givenItem(fee('beforeAcceptance'));
  another = await under.givenItem(fee('beforeAcceptance'));
});
afterAll(async () => {
  await under?.stop();
  auth.closeAllConnections();
  await new Promise((resolve) => auth.close(resolve));
});

/** An agent by an authorisation for the one item. */
function agent(scope: object = {}, id = `agent-${uuidv7()}`): TestPrincipal & { authorisationId: string } {
  const authorisationId = uuidv7();
  const when = { from: '2026-01-01T00:00:00.000Z', until: '2099-01-01T00:00:00.000Z', ended: false };
  authorisations.set(authorisationId, {
    accountId: id,
    creditCode: CREDIT_CODE,
    everything: false,
    items: [item],
    departments: [],
    ...when,
    ...scope,
  });
  return { kind: 'legalPerson', id, orgCode: CREDIT_CODE, realNameLevel: 3, permissions: ['case.file', 'payment.pay'], authorisationId };
}

async function dueFor({ id }: TestPrincipal, itemCode: string): Promise<string> {
  const caseNo = under.caseNo();
  await under.submitted(caseNo, itemCode, { applicantKind: 'legalPerson', by: { kind: 'legalPerson', id, orgCode: CREDIT_CODE } });
  return (await under.payable(caseNo)).payableId;
}
const pay = (payableId: string, as: TestPrincipal): Promise<ApiResponse> =>
  under.service.call('/api/v1/payments/orders', {
    method: 'POST',
    as,
    body: { payableId, channel: 'sandbox' },
    headers: { 'idempotency-key': uuidv7() },
  });
const rows = async (): Promise<unknown> =>
  (await under.rows('SELECT (SELECT count(*) FROM orders) AS orders, (SELECT count(*) FROM outbox) AS facts'))[0];

describe('an agent of an enterprise', () => {
  it('pays for what he is authorised for, and not for a case of his that is outside by now', async () => {
    const who = agent();
    const [inside, outside] = [await dueFor(who, item), await dueFor(who, another)];
    expect((await pay(inside, who)).status).toBe(201);
    const before = await rows();
    expect(await pay(outside, who)).toMatchObject({ status: 403, body: { code: 'PAYMENT.OUTSIDE_AUTHORISATION' } });
    expect(await rows()).toEqual(before);
    const { authorisationId: _, ...representative } = who;
    expect((await pay(outside, representative)).status).toBe(201);
  });

  it('pays nothing by an authorisation that is over, unknown, or cannot be looked up', async () => {
    const who = agent({ ended: true });
    const payableId = await dueFor(who, item);
    const before = await rows();
    expect(await pay(payableId, who)).toMatchObject({ status: 403, body: { code: 'PAYMENT.AUTHORISATION_ENDED' } });
    expect(await pay(payableId, { ...who, authorisationId: uuidv7() })).toMatchObject({ body: { code: 'PAYMENT.AUTHORISATION_ENDED' } });
    away = true;
    expect(await pay(payableId, agent({}, who.id))).toMatchObject({ status: 503, body: { code: 'PAYMENT.AUTHORISATION_UNCHECKED' } });
    away = false;
    expect(await rows()).toEqual(before);
  });

  it('pays for what a colleague has filed if he is authorised for it, and sees nothing else of it', async () => {
    const gone = agent();
    const [inside, outside] = [await dueFor(gone, item), await dueFor(gone, another)];
    const heir = agent();
    const caseOf = async (payableId: string): Promise<string> =>
      (await under.rows<{ case_no: string }>('SELECT case_no FROM payables WHERE id = $1', [payableId]))[0]!.case_no;
    const seen = async (payableId: string, as: TestPrincipal): Promise<number> =>
      (await under.service.call(`/api/v1/payments/payables?caseNo=${await caseOf(payableId)}`, { as })).body.items.length as number;
    expect([await seen(inside, heir), await seen(outside, heir)]).toEqual([1, 0]);
    const before = await rows();
    expect(await pay(outside, heir)).toMatchObject({ status: 403, body: { code: 'PAYMENT.OUTSIDE_AUTHORISATION' } });
    const elsewhere = { ...agent({ creditCode: '91330203MA2B10022M' }), orgCode: '91330203MA2B10022M' };
    expect(await seen(inside, elsewhere)).toBe(0);
    expect(await pay(inside, elsewhere)).toMatchObject({ status: 404, body: { code: 'PAYMENT.PAYABLE_NOT_FOUND' } });
    expect(await rows()).toEqual(before);
    const paid = await pay(inside, heir);
    expect(paid.status).toBe(201);
    const order = (as: TestPrincipal) => under.service.call(`/api/v1/payments/orders/${String(paid.body.orderId)}`, { as });
    expect([(await order(gone)).status, (await order(heir)).status, (await order(elsewhere)).status]).toEqual([200, 200, 404]);
    const { authorisationId: _, ...representative } = { ...heir, id: 'representative-of-both' };
    expect([await seen(inside, representative), await seen(outside, representative)]).toEqual([1, 1]);
    expect((await pay(outside, representative)).status).toBe(201);
  });
});
