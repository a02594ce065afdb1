import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseAcceptedV1, CaseDecidedV1, CaseSubmittedV1, CaseWithdrawnV1 } from '@yiwang/events-acceptance';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { AcceptanceAnsweredV1, CombinedDecisionV1 } from '@yiwang/events-dispatch';
import { OrderPaidV1, PayableExemptedV1 } from '@yiwang/events-payment';
import { uuidv7 } from '@yiwang/kernel';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import {
  atCounter,
  CLERK_HAISHU,
  collectedAt,
  CLERK_YUYAO,
  filing,
  itemCode,
  itemCore,
  MARKET,
  OTHER_PERSON,
  PERSON,
  StubCatalogue,
} from './builders.js';

type Fee = ItemOperationalCore['fees'][number];
const fee = (timing: Fee['timing'], more: Partial<Fee> = {}): Fee => ({
  feeCode: 'F01',
  name: '工本费',
  timing,
  rule: { kind: 'fixed', amountFen: 1000 },
  ...more,
});
const BY_SEATS = fee('beforeDelivery', { feeCode: 'F02', rule: { kind: 'perUnit', quantity: '/seats', unitFen: 100 } });

const ITEMS = {
  atAcceptance: { itemCode: itemCode(21), fees: [fee('beforeAcceptance')] },
  byDepartment: { itemCode: itemCode(22), acceptedBy: 'department', fees: [fee('beforeAcceptance')] },
  atDecision: { itemCode: itemCode(23), fees: [fee('beforeDecision')] },
  atDelivery: { itemCode: itemCode(24), fees: [fee('beforeDelivery')] },
  immediate: { itemCode: itemCode(25), caseKind: 'immediate', fees: [fee('beforeAcceptance'), fee('beforeDecision', { feeCode: 'F03' })] },
  bySeats: { itemCode: itemCode(26), fees: [BY_SEATS] },
} satisfies Record<string, Partial<ItemOperationalCore>>;

let catalogue: StubCatalogue;
let service: TestService;
let probe: EventProbe;

beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url });
  probe = await eventually(() => service.probe());
  for (const item of Object.values(ITEMS)) await probe.publish(ItemVersionV1, eventOf(ItemVersionV1, itemCore(item), { sequence: 1 }));
  await eventually(async () => {
    for (const { itemCode: code } of Object.values(ITEMS)) await filed(code);
  });
});
afterAll(async () => {
  await probe.stop();
  await service.stop();
  await catalogue.stop();
});

const post = (path: string, as: typeof PERSON, body: unknown = {}): Promise<ApiResponse> =>
  service.call(path, { as, body, headers: { 'idempotency-key': uuidv7() } });
const act = (caseNo: string, action: string, body: unknown = {}, as = CLERK_HAISHU): Promise<ApiResponse> =>
  post(`/api/v1/applications/${caseNo}/${action}`, as, body);
const show = async (caseNo: string, as = PERSON): Promise<Record<string, unknown> & { steps: { kind: string }[] }> =>
  (await service.call(`/api/v1/applications/${caseNo}`, { as })).body as Record<string, unknown> & { steps: { kind: string }[] };

async function filed(code: string): Promise<string> {
  const { status, body } = await post('/api/v1/applications', PERSON, filing({ itemCode: code }));
  if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(body)}`);
  return body.caseNo as string;
}

const fact = (caseNo: string, code: string, feeCode: string) => ({
  payableId: uuidv7(),
  caseNo,
  itemCode: code,
  itemVersion: 1,
  regionCode: '330203',
  orgCode: MARKET,
  feeCode,
  timing: 'beforeDelivery' as const,
  amountFen: 1000,
  at: new Date().toISOString(),
});
const paid = (caseNo: string, code: string, feeCode = 'F01') => {
  const order = { orderId: uuidv7(), channel: 'sandbox', paidAt: new Date().toISOString() };
  return probe.publish(OrderPaidV1, eventOf(OrderPaidV1, { ...fact(caseNo, code, feeCode), ...order }));
};
const exempted = (caseNo: string, code: string, feeCode = 'F01') => {
  const grace = { reason: 'hardship' as const, by: { kind: 'officer' as const, id: 'o1', orgCode: MARKET } };
  return probe.publish(PayableExemptedV1, eventOf(PayableExemptedV1, { ...fact(caseNo, code, feeCode), ...grace }));
};
const taskFact = (caseNo: string, code: string) => ({
  caseNo,
  itemCode: code,
  itemVersion: 1,
  regionCode: '330203',
  orgCode: MARKET,
  by: { kind: 'officer' as const, id: 'officer-market', orgCode: MARKET },
  at: new Date().toISOString(),
  taskId: uuidv7(),
});
const answered = (caseNo: string, code: string) =>
  probe.publish(AcceptanceAnsweredV1, eventOf(AcceptanceAnsweredV1, { ...taskFact(caseNo, code), answer: { kind: 'accept' } }));
const decided = (caseNo: string, code: string, outcome: 'approved' | 'rejected' = 'approved') => {
  const reason = outcome === 'rejected' ? { reason: '不符合条件' } : {};
  return probe.publish(
    CombinedDecisionV1,
    eventOf(CombinedDecisionV1, { ...taskFact(caseNo, code), outcome, ...reason, resultNo: 'JY33' }),
  );
};
const becomes = (caseNo: string, expected: Record<string, unknown>): Promise<void> =>
  eventually(async () => expect(await show(caseNo)).toMatchObject(expected));

describe('an unpaid fee', () => {
  it('that is due before acceptance holds it at the window until it is paid', async () => {
    const { itemCode: code } = ITEMS.atAcceptance;
    const caseNo = await filed(code);
    const before = await show(caseNo);
    expect(await act(caseNo, 'accept')).toMatchObject({ status: 409, body: { code: 'ACCEPTANCE.FEE_UNPAID' } });
    expect(await show(caseNo)).toEqual(before);
    await paid(caseNo, code, 'ANOTHER');
    await becomes(caseNo, { settledFees: ['ANOTHER'] });
    expect((await act(caseNo, 'accept')).body.code).toBe('ACCEPTANCE.FEE_UNPAID');
    await paid(caseNo, code);
    await becomes(caseNo, { settledFees: ['ANOTHER', 'F01'] });
    expect((await act(caseNo, 'accept')).body.status).toBe('accepted');
  });

  it('lets a case be refused, which needs no payment', async () => {
    const caseNo = await filed(ITEMS.atAcceptance.itemCode);
    expect((await act(caseNo, 'refuse', { ground: 'requirementsNotMet', reason: '不符合法定形式' })).body.status).toBe('refused');
  });

  it('keeps a department’s acceptance, which takes effect once the fee is exempted', async () => {
    const { itemCode: code } = ITEMS.byDepartment;
    const caseNo = await filed(code);
    await answered(caseNo, code);
    await becomes(caseNo, { status: 'submitted', heldStep: 'accept' });
    expect(probe.of(CaseAcceptedV1, caseNo)).toEqual([]);
    await answered(caseNo, code);
    await eventually(async () => expect((await show(caseNo)).steps.at(-1)).toMatchObject({ kind: 'department-answered' }));
    await exempted(caseNo, code);
    const accepted = await probe.next(CaseAcceptedV1, caseNo);
    expect(accepted.data.by).toMatchObject({ kind: 'officer', orgCode: MARKET });
    await becomes(caseNo, { status: 'accepted', heldStep: null });
  });

  it('keeps an approval until it is paid, and a second decision changes nothing', async () => {
    const { itemCode: code } = ITEMS.atDecision;
    const caseNo = await filed(code);
    expect((await act(caseNo, 'accept')).status).toBe(200);
    await decided(caseNo, code);
    await becomes(caseNo, { status: 'accepted', heldStep: 'decide' });
    await decided(caseNo, code, 'rejected');
    await eventually(async () => expect((await show(caseNo)).steps.at(-1)).toMatchObject({ kind: 'decided', detail: { late: true } }));
    await paid(caseNo, code);
    expect((await probe.next(CaseDecidedV1, caseNo)).data.outcome).toBe('approved');
    await becomes(caseNo, { status: 'decided', outcome: 'approved', resultNo: 'JY33', heldStep: null });
  });

  it('does not hold a rejection', async () => {
    const { itemCode: code } = ITEMS.atDecision;
    const caseNo = await filed(code);
    await act(caseNo, 'accept');
    await decided(caseNo, code, 'rejected');
    expect((await probe.next(CaseDecidedV1, caseNo)).data.outcome).toBe('rejected');
  });

  it('holds the delivery of a result', async () => {
    const { itemCode: code } = ITEMS.atDelivery;
    const caseNo = await filed(code);
    await act(caseNo, 'accept');
    await decided(caseNo, code);
    await becomes(caseNo, { status: 'decided' });
    expect((await act(caseNo, 'deliveries', { method: 'window' })).body.code).toBe('ACCEPTANCE.FEE_UNPAID');
    await paid(caseNo, code);
    await becomes(caseNo, { settledFees: ['F01'] });
    expect((await collectedAt(service, caseNo)).body.status).toBe('delivered');
  });

  it('holds both halves of a case decided on the spot', async () => {
    const { itemCode: code } = ITEMS.immediate;
    const caseNo = await filed(code);
    const complete = () => act(caseNo, 'complete', { outcome: 'approved' });
    expect((await complete()).body.code).toBe('ACCEPTANCE.FEE_UNPAID');
    await paid(caseNo, code);
    await becomes(caseNo, { settledFees: ['F01'] });
    expect((await complete()).body.code).toBe('ACCEPTANCE.FEE_UNPAID');
    expect((await show(caseNo))['status']).toBe('submitted');
    expect((await act(caseNo, 'accept')).status).toBe(200);
    await paid(caseNo, code, 'F03');
    await becomes(caseNo, { settledFees: ['F01', 'F03'] });
    expect((await complete()).body.status).toBe('decided');
  });

  it('is freed once, however often payment tells of it', async () => {
    const { itemCode: code } = ITEMS.atDelivery;
    const caseNo = await filed(code);
    await paid(caseNo, code);
    await exempted(caseNo, code);
    await act(caseNo, 'accept');
    await becomes(caseNo, { settledFees: ['F01'] });
    expect((await show(caseNo)).steps.filter(({ kind }) => kind === 'fee-settled')).toHaveLength(1);
  });
});

describe('the quantity of a fee', () => {
  it('travels with the facts, and nothing else of the form does', async () => {
    const { itemCode: code } = ITEMS.bySeats;
    const caseNo = await filed(code);
    const { data } = await probe.next(CaseSubmittedV1, caseNo);
    expect(data.feeQuantities).toEqual({ F02: 12 });
    expect(JSON.stringify(data)).not.toContain('甬江小馆');
    await act(caseNo, 'accept');
    expect((await probe.next(CaseAcceptedV1, caseNo)).data.feeQuantities).toEqual({ F02: 12 });
  });

  it('is asked for: a form that does not tell it is refused', async () => {
    const body = filing({ itemCode: ITEMS.bySeats.itemCode, form: { shopName: '甬江小馆' } });
    const { status, body: problem } = await post('/api/v1/applications', PERSON, body);
    expect([status, problem.code]).toEqual([400, 'ACCEPTANCE.FORM_INVALID']);
    expect(problem.invalidParams).toMatchObject([{ name: '/form/seats', code: 'FEE_QUANTITY' }]);
  });
});

describe('withdrawal', () => {
  it('ends the case for its applicant until it is decided, and is told', async () => {
    const { itemCode: code } = ITEMS.atDelivery;
    const caseNo = await filed(code);
    await act(caseNo, 'accept');
    expect((await act(caseNo, 'withdraw', {}, OTHER_PERSON)).body.code).toBe('ACCEPTANCE.CASE_NOT_FOUND');
    expect(await act(caseNo, 'withdraw', {}, PERSON)).toMatchObject({ status: 200, body: { status: 'withdrawn' } });
    expect((await probe.next(CaseWithdrawnV1, caseNo)).data).toMatchObject({ stage: 'accepted', by: { id: PERSON.id } });
    expect((await act(caseNo, 'withdraw', {}, PERSON)).body.code).toBe('ACCEPTANCE.WRONG_STATUS');
    // What a department decided meanwhile comes too late, and is no poison.
    await decided(caseNo, code);
    await eventually(async () => expect((await show(caseNo)).steps.at(-1)).toMatchObject({ kind: 'decided', detail: { late: true } }));
    expect((await show(caseNo))['status']).toBe('withdrawn');
  });

  it('is made by the counter for who filed there, and by no other counter', async () => {
    const { body } = await post('/api/v1/applications', CLERK_YUYAO, atCounter({ itemCode: ITEMS.atDelivery.itemCode }));
    const caseNo = body.caseNo as string;
    expect((await act(caseNo, 'withdraw', {}, PERSON)).status).toBe(404);
    expect((await act(caseNo, 'withdraw', {}, CLERK_YUYAO)).body.status).toBe('withdrawn');
  });

  it('is too late once the case is decided', async () => {
    const { itemCode: code } = ITEMS.atDelivery;
    const caseNo = await filed(code);
    await act(caseNo, 'accept');
    await decided(caseNo, code);
    await becomes(caseNo, { status: 'decided' });
    expect((await act(caseNo, 'withdraw', {}, PERSON)).body.code).toBe('ACCEPTANCE.WRONG_STATUS');
  });
});
