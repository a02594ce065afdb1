import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  CaseAcceptedV1,
  CaseAmendedV1,
  CaseClosedV1,
  CaseCorrectedV1,
  CaseCorrectionRequestedV1,
  CaseExtendedV1,
  CaseReceivedV1,
  CaseRefusedV1,
  CaseReopenedV1,
  CaseResubmittedV1,
  CaseResumedV1,
  CaseSubmittedV1,
  CaseSupplementedV1,
  CaseSuspendedV1,
} from '@yiwang/events-acceptance';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import {
  AcceptanceAnsweredV1,
  CaseExtensionV1,
  CaseForwardingV1,
  CaseResumptionV1,
  CaseSuspensionV1,
  CorrectionCalledV1,
  CombinedDecisionV1,
} from '@yiwang/events-dispatch';
import { OrderPaidV1, PayableExemptedV1 } from '@yiwang/events-payment';
import { Clock, uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import {
  CLERK_HAISHU,
  collectedAt,
  CLERK_YUYAO,
  filing,
  itemCode,
  itemCore,
  MARKET,
  MARKET_OFFICER,
  MARKET_SYSTEM,
  OTHER_PERSON,
  PERSON,
  StubCatalogue,
} from './builders.js';

const TOLERANT = itemCode(40);
const FOUR_STARS = itemCode(41);
const FIVE_STARS = itemCode(42);
const THREE_STARS = itemCode(44);
const COSTLY = itemCode(45);
const BY_DEPARTMENT = itemCode(43);
const RECTIFIER: TestPrincipal = { ...MARKET_OFFICER, id: 'officer-legal', permissions: ['case.rectify', 'task.handle'] };
const OTHER_OFFICER: TestPrincipal = { ...MARKET_OFFICER, id: 'officer-other', orgCode: CLERK_YUYAO.orgCode!, regionCode: '330281' };

let catalogue: StubCatalogue;
let service: TestService;
let probe: EventProbe;
let database: Database;

const MONDAY = new Date('2026-03-02T02:00:00.000Z');
/** The service has no timers here: what they do belongs to their own test, and this one's clock jumps. */
let now = MONDAY;

const publish = (core: ItemOperationalCore): Promise<void> => probe.publish(ItemVersionV1, eventOf(ItemVersionV1, core, { sequence: 1 }));
const post = (path: string, as: TestPrincipal, body: unknown, headers: Record<string, string> = {}): Promise<ApiResponse> =>
  service.call(`/api/v1/applications${path}`, { as, body, headers: { 'idempotency-key': uuidv7(), ...headers } });
const act = (caseNo: string, action: string, body: unknown = {}, as = CLERK_HAISHU, headers: Record<string, string> = {}) =>
  post(`/${caseNo}/${action}`, as, body, headers);
const show = (caseNo: string, as = PERSON): Promise<ApiResponse> => service.call(`/api/v1/applications/${caseNo}`, { as });
const rows = async (): Promise<unknown> =>
  (
    await database.query(`
      SELECT (SELECT md5(string_agg(c::text, '' ORDER BY case_no)) FROM cases c) AS cases, (SELECT count(*) FROM case_steps) AS steps,
        (SELECT count(*) FROM outbox) AS facts, (SELECT count(*) FROM idempotency_keys) AS keys`)
  )[0];

async function filed(code = itemCode(1), overrides: Record<string, unknown> = {}): Promise<string> {
  const { status, body } = await post('', PERSON, filing({ itemCode: code, ...overrides }));
  if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(body)}`);
  return body.caseNo as string;
}
async function accepted(code = itemCode(1), overrides: Record<string, unknown> = {}, body: unknown = {}): Promise<string> {
  const caseNo = await filed(code, overrides);
  const answer = await act(caseNo, 'accept', body);
  if (answer.status !== 200) throw new Error(`not accepted: ${JSON.stringify(answer.body)}`);
  return caseNo;
}
const departmentFact = (caseNo: string, code = itemCode(1)) => ({
  caseNo,
  itemCode: code,
  itemVersion: 1,
  regionCode: '330203',
  orgCode: MARKET,
  by: { kind: 'system' as const, id: 'sys-market', orgCode: MARKET },
  at: now.toISOString(),
  taskId: uuidv7(),
});
async function decided(caseNo: string, code = itemCode(1), outcome: 'approved' | 'rejected' = 'approved'): Promise<void> {
  const decision = { ...departmentFact(caseNo, code), outcome, resultNo: 'JY33', ...(outcome === 'rejected' && { reason: '不符合条件' }) };
  await probe.publish(CombinedDecisionV1, eventOf(CombinedDecisionV1, decision));
  await eventually(async () => expect((await show(caseNo)).body.status).toBe('decided'));
}
/** Refused with this status and code, and not a row is another. */
async function refusedWith(status: number, code: string, request: () => Promise<ApiResponse>): Promise<void> {
  const before = await rows();
  const answer = await request();
  expect([answer.status, answer.body.code]).toEqual([status, code]);
  expect(await rows()).toEqual(before);
}

beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url, TIMERS_SECONDS: '3600' });
  Object.assign(service.get(Clock), { now: () => now });
  database = await service.database();
  probe = await eventually(() => service.probe());
  const materials = [
    { materialCode: 'M1', name: '申请书', required: true },
    { materialCode: 'M2', name: '验资报告', required: true, tolerable: true },
  ];
  await eventually(() => publish(itemCore())); // of topics made a moment ago not every broker knows who leads them
  await publish(itemCore({ itemCode: TOLERANT, materials }));
  await publish(itemCore({ itemCode: FOUR_STARS, star: 4 }));
  await publish(itemCore({ itemCode: THREE_STARS, star: 3 }));
  await publish(
    itemCore({
      itemCode: COSTLY,
      fees: [{ feeCode: 'F01', name: '工本费', timing: 'beforeAcceptance', rule: { kind: 'fixed', amountFen: 1000 } }],
    }),
  );
  await publish(itemCore({ itemCode: FIVE_STARS, star: 5, deliveryKinds: ['electronic'] }));
  await publish(itemCore({ itemCode: BY_DEPARTMENT, acceptedBy: 'department' }));
  await eventually(async () => {
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM item_versions');
    expect(row!.n).toBe(7);
  });
}, 120_000);
beforeEach(() => {
  now = MONDAY;
});
afterAll(async () => {
  await probe?.stop();
  await service?.stop();
  await catalogue?.stop();
});

describe('收件', () => {
  it('takes the papers apart from acceptance, moves no clock, and is told', async () => {
    const caseNo = await filed();
    const { acceptanceDueAt } = (await show(caseNo)).body;
    const received = await act(caseNo, 'receipts', { paperCopies: 3 });
    expect([received.status, received.body.status, received.body.acceptanceDueAt]).toEqual([200, 'received', acceptanceDueAt]);
    await probe.next(CaseReceivedV1, caseNo);
    await refusedWith(409, 'ACCEPTANCE.WRONG_STATUS', () => act(caseNo, 'receipts'));
    expect((await act(caseNo, 'accept')).body.status).toBe('accepted');
  });

  it('comes before acceptance of an item of three stars that was filed online', async () => {
    const caseNo = await filed(THREE_STARS);
    expect((await show(caseNo)).body.paperCheck).toBe('beforeAcceptance');
    await refusedWith(409, 'ACCEPTANCE.PAPERS_AWAITED', () => act(caseNo, 'accept'));
    expect((await act(caseNo, 'receipts', { paperCopies: 1 })).status).toBe(200);
    expect((await act(caseNo, 'accept')).body.status).toBe('accepted');
  });

  it('is not a step of an item of five stars that was filed online', async () => {
    const caseNo = await filed(FIVE_STARS);
    await refusedWith(409, 'ACCEPTANCE.NO_PAPER_STEP', () => act(caseNo, 'receipts'));
  });
});

describe('不予受理与不受理', () => {
  it('name the authority that is competent, and tell remedies only where something was refused', async () => {
    const [elsewhere, needless] = [await filed(), await filed()];
    await refusedWith(400, 'ACCEPTANCE.AUTHORITY_UNNAMED', () =>
      act(elsewhere, 'refuse', { ground: 'otherAuthority', reason: '不属于本机关职权' }),
    );
    const authority = { name: '余姚市市场监督管理局' };
    const refused = await act(elsewhere, 'refuse', { ground: 'otherAuthority', reason: '不属于本机关职权', authority });
    expect(refused.body.status).toBe('refused');
    expect((await act(needless, 'refuse', { ground: 'notRequired', reason: '依法无需许可' })).body.status).toBe('notApplicable');
    expect((await show(elsewhere)).body).toMatchObject({ refusal: { authority, remedies: { reviewWithinDays: 60 } }, finishKind: 1 });
    expect((await show(needless)).body.refusal).toEqual({ ground: 'notRequired', reason: '依法无需许可' });
    expect((await probe.next(CaseRefusedV1, needless)).data.status).toBe('notApplicable');
  });
});

describe('补正', () => {
  it('comes too late after its last day', async () => {
    const caseNo = await filed();
    const { version } = (await act(caseNo, 'correction-requests', { points: ['补平面图'] })).body;
    const { dueAt } = (await show(caseNo)).body.correction;
    now = new Date(Date.parse(dueAt) + 1);
    await refusedWith(409, 'ACCEPTANCE.CORRECTION_LATE', () =>
      act(caseNo, 'resubmissions', { form: { shopName: '甲' } }, PERSON, { 'if-match': `"${version}"` }),
    );
    now = new Date(dueAt);
    const last = await act(caseNo, 'resubmissions', { form: { shopName: '甲' } }, PERSON, { 'if-match': `"${version}"` });
    expect(last.body.status).toBe('submitted');
  });
});

describe('补正轮次', () => {
  const corrected = async (caseNo: string): Promise<void> => {
    const { version } = (await act(caseNo, 'correction-requests', { points: ['补平面图'] })).body;
    const answer = await act(caseNo, 'resubmissions', { form: filing().form }, PERSON, { 'if-match': `"${version as number}"` });
    expect([answer.status, answer.body.code]).toEqual([200, undefined]);
  };

  it('end: who was sent back three times is accepted or refused', async () => {
    const caseNo = await filed();
    for (let round = 1; round <= 3; round++) await corrected(caseNo);
    await eventually(() =>
      expect(probe.of(CaseResubmittedV1, caseNo).map(({ data }) => [data.round, data.lastRound])).toEqual([
        [1, undefined],
        [2, undefined],
        [3, true],
      ]),
    );
    await refusedWith(409, 'ACCEPTANCE.CORRECTIONS_USED_UP', () => act(caseNo, 'correction-requests', { points: ['再补'] }));
    expect((await act(caseNo, 'accept')).status).toBe(200);
  });

  it('that a department has used up are put on record when it asks for one more, and nobody is told of any', async () => {
    const caseNo = await filed(BY_DEPARTMENT);
    await database.query('UPDATE cases SET correction_round = 3 WHERE case_no = $1', [caseNo]);
    await probe.publish(
      AcceptanceAnsweredV1,
      eventOf(AcceptanceAnsweredV1, { ...departmentFact(caseNo, BY_DEPARTMENT), answer: { kind: 'correct', points: ['再补'] } }),
    );
    await eventually(async () => {
      const [step] = await database.query<{ kind: string; detail: object }>(
        'SELECT kind, detail FROM case_steps WHERE case_no = $1 ORDER BY id DESC LIMIT 1',
        [caseNo],
      );
      expect(step).toMatchObject({ kind: 'department-answered', detail: { late: true, refused: 'ACCEPTANCE.CORRECTIONS_USED_UP' } });
    });
    expect((await show(caseNo)).body.status).toBe('submitted');
    expect(probe.of(CaseCorrectionRequestedV1, caseNo)).toEqual([]);
  });
});

describe('容缺受理', () => {
  const promised = {
    materials: [
      { materialCode: 'M1', paperCopies: 1 },
      { materialCode: 'M2', promised: true },
    ],
  };

  it('takes a filing without what the item tolerates to be missing, and nothing else', async () => {
    const missing = {
      materials: [
        { materialCode: 'M1', promised: true },
        { materialCode: 'M2', promised: true },
      ],
    };
    const answer = await post('', PERSON, filing({ itemCode: TOLERANT, ...missing }));
    expect(answer.body.invalidParams).toMatchObject([{ name: '/materials/0/promised', code: 'MATERIAL_NOT_TOLERABLE' }]);
    expect(await filed(TOLERANT, promised)).toHaveLength(21);
  });

  it('is accepted by who names what is missing, and delivers nothing before it came', async () => {
    const caseNo = await filed(TOLERANT, promised);
    await refusedWith(400, 'ACCEPTANCE.TOLERANCE_MISMATCH', () => act(caseNo, 'accept'));
    await refusedWith(400, 'ACCEPTANCE.TOLERANCE_MISMATCH', () => act(caseNo, 'accept', { tolerated: ['M1', 'M2'] }));
    expect((await act(caseNo, 'accept', { tolerated: ['M2'] })).body.status).toBe('accepted');
    expect((await probe.next(CaseAcceptedV1, caseNo)).data.tolerance).toMatchObject({ materialCodes: ['M2'] });
    await decided(caseNo, TOLERANT);
    await refusedWith(409, 'ACCEPTANCE.TOLERANCE_OPEN', () => act(caseNo, 'deliveries', { method: 'window' }));
    const wrong = { materials: [{ materialCode: 'M1', paperCopies: 1 }] };
    await refusedWith(400, 'ACCEPTANCE.MATERIALS_INCOMPLETE', () => act(caseNo, 'supplements', wrong, PERSON));
    const brought = await act(caseNo, 'supplements', { materials: [{ materialCode: 'M2', paperCopies: 1 }] }, PERSON);
    expect([brought.status, brought.body.status]).toEqual([200, 'decided']);
    expect((await probe.next(CaseSupplementedV1, caseNo)).data.complete).toBe(true);
    await refusedWith(409, 'ACCEPTANCE.NOTHING_PROMISED', () =>
      act(caseNo, 'supplements', { materials: [{ materialCode: 'M2', paperCopies: 1 }] }),
    );
    expect((await collectedAt(service, caseNo)).body.status).toBe('delivered');
  });
});

describe('特别程序与延长', () => {
  const hearing = { procedure: 'hearing', reason: '申请人要求听证', plannedDays: 20 };

  it('stand the clocks still and move them by the working days it took, rounded up', async () => {
    const caseNo = await accepted(); // promised 7 working days: 2026-03-11, statutory 20: 2026-03-30
    await refusedWith(400, 'HTTP.INVALID', () => act(caseNo, 'suspensions', { ...hearing, reason: '' }, MARKET_OFFICER));
    await refusedWith(403, 'ACCESS.FORBIDDEN', () => act(caseNo, 'suspensions', hearing, CLERK_HAISHU));
    await refusedWith(404, 'ACCEPTANCE.CASE_NOT_FOUND', () => act(caseNo, 'suspensions', hearing, OTHER_OFFICER));
    now = new Date('2026-03-03T02:00:00.000Z');
    expect((await act(caseNo, 'suspensions', hearing, MARKET_OFFICER)).body.status).toBe('suspended');
    await refusedWith(409, 'ACCEPTANCE.WRONG_STATUS', () => act(caseNo, 'suspensions', hearing, MARKET_OFFICER));
    expect((await probe.next(CaseSuspendedV1, caseNo)).data).toMatchObject({ procedure: 'hearing', plannedDays: 20 });
    now = new Date('2026-03-10T03:00:00.000Z'); // five working days and an hour
    const { body } = await act(caseNo, 'resumptions', {}, MARKET_OFFICER);
    expect([body.status, body.promiseDueAt.slice(0, 10), body.statutoryDueAt.slice(0, 10)]).toEqual([
      'accepted',
      '2026-03-19',
      '2026-04-08',
    ]);
    expect((await probe.next(CaseResumedV1, caseNo)).data).toMatchObject({ excludedDays: 6, promiseDueAt: body.promiseDueAt });
  });

  it('extend the statutory limit once, with who approved it, in time and not for longer than the law allows', async () => {
    const caseNo = await accepted();
    const extension = { days: 10, approver: '张局长', reason: '案情复杂' };
    await refusedWith(400, 'ACCEPTANCE.EXTENSION_TOO_LONG', () => act(caseNo, 'extensions', { ...extension, days: 11 }, MARKET_OFFICER));
    const { body } = await act(caseNo, 'extensions', extension, MARKET_OFFICER);
    expect([body.promiseDueAt.slice(0, 10), body.statutoryDueAt.slice(0, 10)]).toEqual(['2026-03-11', '2026-04-14']);
    expect((await probe.next(CaseExtendedV1, caseNo)).data).toMatchObject({ days: 10, statutoryDueAt: body.statutoryDueAt });
    await refusedWith(409, 'ACCEPTANCE.EXTENSION_USED', () => act(caseNo, 'extensions', extension, MARKET_OFFICER));
    const late = await accepted();
    now = new Date('2026-06-01T02:00:00.000Z');
    await refusedWith(409, 'ACCEPTANCE.EXTENSION_LATE', () => act(late, 'extensions', extension, MARKET_OFFICER));
  });

  it('follow what a department tells through dispatch, and put on record what the rules do not allow', async () => {
    const caseNo = await accepted();
    const fact = departmentFact(caseNo);
    await probe.publish(CaseExtensionV1, eventOf(CaseExtensionV1, { ...fact, days: 5, approver: '张局长', reason: '案情复杂' }));
    await probe.publish(CaseExtensionV1, eventOf(CaseExtensionV1, { ...fact, days: 5, approver: '张局长', reason: '案情复杂' }));
    await probe.publish(
      CaseSuspensionV1,
      eventOf(CaseSuspensionV1, { ...fact, procedure: 'expertReview', reason: '需专家评审', plannedDays: 10 }),
    );
    await eventually(async () => expect((await show(caseNo)).body.status).toBe('suspended'));
    now = new Date('2026-03-04T02:00:00.000Z');
    await probe.publish(CaseResumptionV1, eventOf(CaseResumptionV1, departmentFact(caseNo)));
    await eventually(async () => expect((await show(caseNo)).body.status).toBe('accepted'));
    const { body } = await show(caseNo);
    expect(body.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      'submitted',
      'accepted',
      'extended',
      'department-extended',
      'suspended',
      'resumed',
    ]);
    expect(body.steps[3].detail).toMatchObject({ late: true, refused: 'ACCEPTANCE.EXTENSION_USED' });
    expect(body.steps[4].node).toEqual({ type: '2', result: '6' });
  });
});

describe('a combined correction notice of the departments', () => {
  const called = (caseNo: string, round = 1) => ({
    ...departmentFact(caseNo),
    round,
    plannedDays: 5,
    points: [
      { orgCode: MARKET, text: '缺少平面布局图' },
      { orgCode: '11330203MB0A1003XM', text: '安全出口示意图未盖章' },
    ],
  });
  const call = (caseNo: string, round = 1) => probe.publish(CorrectionCalledV1, eventOf(CorrectionCalledV1, called(caseNo, round)));
  const documentsOf = async (caseNo: string): Promise<string[]> =>
    (await database.query<{ kind: string }>('SELECT kind FROM documents WHERE case_no = $1 ORDER BY at, kind', [caseNo])).map(
      ({ kind }) => kind,
    );
  const handIn = async (caseNo: string, body: unknown): Promise<ApiResponse> =>
    act(caseNo, 'resubmissions', body, PERSON, { 'if-match': `"${(await show(caseNo)).body.version}"` });

  it('reaches the applicant as a correction; what he hands in through the platform reaches the departments, and handling goes on', async () => {
    const caseNo = await accepted();
    const before = await documentsOf(caseNo);
    now = new Date('2026-03-03T02:00:00.000Z');
    await call(caseNo);
    expect((await probe.next(CaseCorrectionRequestedV1, caseNo)).data).toMatchObject({ round: 1, pointCount: 2 });
    expect((await probe.next(CaseSuspendedV1, caseNo)).data).toMatchObject({ cause: 'correction', plannedDays: 5 });
    expect(await documentsOf(caseNo)).toEqual([...before, 'correctionNotice']);
    const { body } = await show(caseNo);
    expect(body).toMatchObject({
      status: 'suspended',
      correction: { points: ['缺少平面布局图', '安全出口示意图未盖章'], whileHandling: true, answeredAt: null },
      suspensions: [{ cause: 'correction', to: null }],
    });
    expect(body.steps.at(-1)).toMatchObject({ kind: 'correction-requested', node: { type: '2', result: '5' } });

    const { queryCode } = (await service.call(`/api/v1/applications/${caseNo}/query-code`, { as: PERSON })).body as { queryCode: string };
    const askedFor = async (): Promise<unknown> =>
      (await service.call(`/api/v1/progress/${caseNo}`, { headers: { 'query-code': queryCode } })).body.correction;
    expect(await askedFor()).toEqual({ at: body.correction.at, dueAt: body.correction.dueAt });

    await refusedWith(400, 'ACCEPTANCE.MATERIALS_INCOMPLETE', () =>
      handIn(caseNo, { materials: [{ materialCode: 'M1', promised: true }] }),
    );
    now = new Date('2026-03-05T02:00:00.000Z');
    const answered = await handIn(caseNo, { form: { shopName: '甬江小馆' }, materials: [{ materialCode: 'M1', paperCopies: 2 }] });
    expect([answered.status, answered.body.status]).toEqual([200, 'accepted']);
    expect((await probe.next(CaseCorrectedV1, caseNo)).data).toMatchObject({ round: 1, called: 1, form: true, materials: true });
    expect((await probe.next(CaseResumedV1, caseNo)).data).toMatchObject({ cause: 'correction', excludedDays: 2 });
    expect(await documentsOf(caseNo)).toEqual([...before, 'correctionNotice', 'correctionReceived', 'procedureEnded']);
    const after = (await show(caseNo)).body;
    expect(after).toMatchObject({
      status: 'accepted',
      correction: { answeredAt: now.toISOString() },
      materials: [{ materialCode: 'M1', paperCopies: 2 }],
    });
    expect(after.promiseDueAt > body.promiseDueAt).toBe(true);
    expect(await askedFor()).toBeNull();
    const form = await service.call(`/api/v1/applications/${caseNo}/form`, { as: PERSON });
    expect(form.body.form).toEqual({ shopName: '甬江小馆' });
    await refusedWith(409, 'ACCEPTANCE.WRONG_STATUS', () => handIn(caseNo, { form: { shopName: '再改' } }));
    await decided(caseNo);
  });

  it('may be called again once the lead has gone on, and is answered once, by who may', async () => {
    const caseNo = await accepted();
    await refusedWith(409, 'ACCEPTANCE.WRONG_STATUS', () => handIn(caseNo, { form: { shopName: '没有人问' } }));
    await call(caseNo);
    // A second one while the first is under way is put on record, and nothing else.
    await call(caseNo, 2);
    await eventually(async () =>
      expect((await show(caseNo)).body.steps.at(-1)).toMatchObject({
        kind: 'department-correction',
        detail: { refused: 'ACCEPTANCE.WRONG_STATUS' },
      }),
    );
    expect((await documentsOf(caseNo)).filter((kind) => kind === 'correctionNotice')).toHaveLength(1);
    await probe.publish(CaseResumptionV1, eventOf(CaseResumptionV1, departmentFact(caseNo)));
    await eventually(async () => expect((await show(caseNo)).body.status).toBe('accepted'));
    await call(caseNo, 2);
    await eventually(async () => expect((await show(caseNo)).body.status).toBe('suspended'));
    await refusedWith(404, 'ACCEPTANCE.CASE_NOT_FOUND', () =>
      act(caseNo, 'resubmissions', { form: { shopName: 'x' } }, OTHER_PERSON, { 'if-match': '"1"' }),
    );
    const { version } = (await show(caseNo)).body;
    const twice = ['甲', '乙'].map((shopName) =>
      act(caseNo, 'resubmissions', { form: { shopName } }, PERSON, { 'if-match': `"${version}"` }),
    );
    expect((await Promise.all(twice)).map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'HTTP.IF_MATCH_STALE']);
    await eventually(async () => expect(probe.of(CaseCorrectedV1, caseNo).map(({ data }) => data.called)).toEqual([2]));
  });

  it('needs no standstill of its own while a special procedure lasts, which its answer does not end', async () => {
    const caseNo = await accepted();
    await act(caseNo, 'suspensions', { procedure: 'expertReview', reason: '需专家评审', plannedDays: 10 }, MARKET_OFFICER);
    await call(caseNo);
    await eventually(async () => expect(await documentsOf(caseNo)).toContain('correctionNotice'));
    expect((await show(caseNo)).body.suspensions).toMatchObject([{ procedure: 'expertReview', cause: null, to: null }]);
    expect((await handIn(caseNo, { form: { shopName: '甬江小馆' } })).body.status).toBe('suspended');
    await probe.next(CaseCorrectedV1, caseNo);
    expect(probe.of(CaseResumedV1, caseNo)).toEqual([]);
    await act(caseNo, 'resumptions', {}, MARKET_OFFICER);
    expect((await show(caseNo)).body.status).toBe('accepted');
  });
});

describe('the documents of a combined decision', () => {
  it('stand in the ledger by title, number and hash, without where the department keeps the file', async () => {
    const caseNo = await accepted();
    const document = { kind: 'licence', name: '食品经营许可证', documentNo: 'JY33-1', sha256: 'a'.repeat(64) } as const;
    const decision = {
      ...departmentFact(caseNo),
      outcome: 'approved' as const,
      documents: [{ ...document, fileRef: 'nas://market/1.pdf' }],
    };
    await probe.publish(CombinedDecisionV1, eventOf(CombinedDecisionV1, decision));
    await eventually(async () => expect((await show(caseNo)).body.status).toBe('decided'));
    const step = (await show(caseNo)).body.steps.find(({ kind }: { kind: string }) => kind === 'decided');
    expect(step.detail).toEqual({ outcome: 'approved', documents: [document] });
  });
});

describe('every end without a decision', () => {
  it('转报 closes the case with finish kind 4, by the department’s word', async () => {
    const caseNo = await accepted();
    const forwarding = { ...departmentFact(caseNo), authority: { name: '宁波市市场监督管理局' }, reason: '初审同意' };
    await probe.publish(CaseForwardingV1, eventOf(CaseForwardingV1, forwarding));
    expect((await probe.next(CaseClosedV1, caseNo)).data).toMatchObject({ finishKind: 4, outcome: 'forwarded' });
    expect((await show(caseNo)).body).toMatchObject({ status: 'closed', outcome: 'forwarded', finishKind: 4 });
  });

  it('转报 comes also while a special procedure lasts: the departments have no task of the case any more', async () => {
    const caseNo = await accepted();
    await act(caseNo, 'suspensions', { procedure: 'expertReview', reason: '专家评审', plannedDays: 5 }, MARKET_OFFICER);
    const forwarding = { ...departmentFact(caseNo), authority: { name: '宁波市市场监督管理局' }, reason: '初审同意' };
    await probe.publish(CaseForwardingV1, eventOf(CaseForwardingV1, forwarding));
    expect((await probe.next(CaseClosedV1, caseNo)).data).toMatchObject({ finishKind: 4, outcome: 'forwarded' });
  });

  it('终止 is an officer’s of the deciding authority, also while handling is suspended', async () => {
    const caseNo = await accepted();
    await act(caseNo, 'suspensions', { procedure: 'inspection', reason: '检验', plannedDays: 5 }, MARKET_OFFICER);
    const ended = await act(caseNo, 'terminations', { reason: '申请人已注销' }, MARKET_OFFICER);
    expect(ended.body.status).toBe('closed');
    expect((await show(caseNo)).body).toMatchObject({ outcome: 'terminated', finishKind: 1, decisionReason: '申请人已注销' });
  });

  it('作废 and 删除 leave the filing on record', async () => {
    const [twice, mistaken, late] = [await filed(), await filed(), await accepted()];
    const voided = await act(twice, 'cancellations', { finishKind: 2, reason: '重复申报', duplicateOf: mistaken });
    expect(voided.body.status).toBe('closed');
    expect((await act(mistaken, 'cancellations', { finishKind: 3, reason: '测试件' })).body.status).toBe('closed');
    await refusedWith(400, 'ACCEPTANCE.FINISH_KIND_MISMATCH', () => act(late, 'cancellations', { finishKind: 3, reason: '测试件' }));
    expect((await show(twice)).body.steps.at(-1)).toMatchObject({ kind: 'closed', detail: { cancelled: true, duplicateOf: mistaken } });
  });

  it('4★: what was granted on trust is taken back when the originals are not what was filed', async () => {
    const caseNo = await accepted(FOUR_STARS);
    await decided(caseNo, FOUR_STARS);
    const annulled = await act(caseNo, 'annulments', { reason: '申请书原件与上传件不一致' });
    expect(annulled.body.status).toBe('closed');
    expect((await show(caseNo)).body).toMatchObject({ outcome: 'annulled', finishKind: 2 });
    const plain = await accepted();
    await decided(plain);
    await refusedWith(409, 'ACCEPTANCE.ORIGINALS_NOT_CHECKED', () => act(plain, 'annulments', { reason: '不一致' }));
  });
});

describe('what is put right', () => {
  it('更正 keeps what stood there before', async () => {
    const caseNo = await accepted();
    await decided(caseNo);
    const { version } = (await show(caseNo)).body;
    const amendment = { field: 'resultNo', to: 'JY33-1', reason: '编号录入错误' };
    const match = { 'if-match': `"${version}"` };
    await refusedWith(428, 'HTTP.IF_MATCH_MISSING', () => act(caseNo, 'amendments', amendment, RECTIFIER));
    await refusedWith(412, 'HTTP.IF_MATCH_STALE', () => act(caseNo, 'amendments', amendment, RECTIFIER, { 'if-match': '"1"' }));
    await refusedWith(403, 'ACCESS.FORBIDDEN', () => act(caseNo, 'amendments', amendment, MARKET_OFFICER, match));
    await refusedWith(409, 'ACCEPTANCE.AMENDMENT_EMPTY', () =>
      act(caseNo, 'amendments', { ...amendment, field: 'refusalReason' }, RECTIFIER, match),
    );
    expect((await act(caseNo, 'amendments', amendment, RECTIFIER, match)).status).toBe(200);
    const { body } = await show(caseNo);
    expect([body.resultNo, body.status]).toEqual(['JY33-1', 'decided']);
    expect(body.steps.at(-1).detail).toEqual({ field: 'resultNo', from: 'JY33', to: 'JY33-1', reason: '编号录入错误' });
    expect((await probe.next(CaseAmendedV1, caseNo)).data.field).toBe('resultNo');
  });

  it('重新办理 opens a decided case for a new decision, and a refused one for a new answer', async () => {
    const caseNo = await accepted();
    await decided(caseNo, itemCode(1), 'rejected');
    const order = { basis: 'review', reason: '撤销原决定，责令重作', documentNo: '甬海政复〔2026〕12号' };
    await refusedWith(409, 'ACCEPTANCE.WRONG_STATUS', () => act(caseNo, 'reopenings', order, RECTIFIER));
    await collectedAt(service, caseNo);
    await act(caseNo, 'close');
    await refusedWith(400, 'HTTP.INVALID', () => act(caseNo, 'reopenings', { ...order, documentNo: undefined }, RECTIFIER));
    now = new Date('2026-04-20T02:00:00.000Z');
    expect((await act(caseNo, 'reopenings', order, RECTIFIER)).body).toMatchObject({ status: 'accepted', deliveryDueAt: null });
    expect((await probe.next(CaseReopenedV1, caseNo)).data).toMatchObject({ stage: 'accepted', basis: 'review', round: 1 });
    expect((await show(caseNo)).body).toMatchObject({ outcome: null, finishKind: null, closedAt: null, deliveredAt: null });
    const before = { ...departmentFact(caseNo), outcome: 'approved' as const, reopenings: 0 };
    await probe.publish(CombinedDecisionV1, eventOf(CombinedDecisionV1, before));
    await eventually(async () => {
      const { status, steps } = (await show(caseNo)).body;
      expect([status, steps.at(-1)]).toMatchObject(['accepted', { kind: 'decided', detail: { late: true } }]);
    });
    await decided(caseNo);

    const refused = await filed();
    await act(refused, 'refuse', { ground: 'requirementsNotMet', reason: '不符合法定形式' });
    const own = { basis: 'ownInitiative', reason: '认定有误' };
    expect((await act(refused, 'reopenings', own, RECTIFIER)).body.status).toBe('submitted');
    expect((await act(refused, 'accept')).body.status).toBe('accepted');
  });
});

describe('a fee of a case that is opened again', () => {
  const money = (caseNo: string, code: string) => ({
    payableId: uuidv7(),
    caseNo,
    itemCode: code,
    itemVersion: 1,
    regionCode: '330203',
    orgCode: MARKET,
    feeCode: 'F01',
    timing: 'beforeAcceptance' as const,
    amountFen: 1000,
    at: now.toISOString(),
  });
  const settled = (caseNo: string, fees: string[]) =>
    eventually(async () =>
      expect(await database.query('SELECT settled_fees FROM cases WHERE case_no = $1', [caseNo])).toEqual([{ settled_fees: fees }]),
    );
  const reopened = async (caseNo: string): Promise<void> => {
    await act(caseNo, 'refuse', { ground: 'requirementsNotMet', reason: '不符合要求' });
    expect((await act(caseNo, 'reopenings', { basis: 'ownInitiative', reason: '撤销不予受理决定' }, RECTIFIER)).status).toBe(200);
  };

  it('is owed anew when it was paid, since it went back, and not when it was exempted', async () => {
    const [paid, exempted] = [await filed(COSTLY), await filed(COSTLY)];
    await probe.publish(
      OrderPaidV1,
      eventOf(OrderPaidV1, { ...money(paid, COSTLY), orderId: uuidv7(), channel: 'sandbox', paidAt: now.toISOString() }),
    );
    const exemption = { reason: 'hardship' as const, by: { kind: 'officer' as const, id: 'officer-fee' } };
    await probe.publish(PayableExemptedV1, eventOf(PayableExemptedV1, { ...money(exempted, COSTLY), ...exemption }));
    for (const caseNo of [paid, exempted]) {
      await settled(caseNo, ['F01']);
      await reopened(caseNo);
    }
    await settled(paid, []);
    await refusedWith(409, 'ACCEPTANCE.FEE_UNPAID', () => act(paid, 'accept'));
    await settled(exempted, ['F01']);
    expect((await act(exempted, 'accept')).status).toBe(200);
  });
});

describe('部门自办件', () => {
  const report = (overrides: Record<string, unknown> = {}): Record<string, unknown> => ({
    itemCode: BY_DEPARTMENT,
    externalNo: `SC-${uuidv7().slice(-8)}`,
    applicant: { kind: 'person', name: '王小明', documentNo: '330203199003073211' },
    form: { shopName: '甬江小馆' },
    materials: [{ materialCode: 'M1', paperCopies: 1 }],
    submittedAt: '2026-02-27T02:00:00.000Z',
    ...overrides,
  });

  it('gets its number, its place in the ledger and its origin, and goes on through dispatch', async () => {
    const body = report({ acceptedAt: '2026-02-28T02:00:00.000Z' });
    const { status, body: receipt } = await post('/offline-cases', MARKET_SYSTEM, body);
    expect([status, receipt.status]).toEqual([201, 'accepted']);
    const fact = await probe.next(CaseSubmittedV1, receipt.caseNo);
    expect(fact.data).toMatchObject({ origin: { system: MARKET, externalNo: body['externalNo'] }, at: '2026-02-27T02:00:00.000Z' });
    const shown = (await show(receipt.caseNo, MARKET_OFFICER)).body;
    expect(shown).toMatchObject({ acceptedAt: '2026-02-28T02:00:00.000Z', applicant: { name: '*小明' } });
    await probe.publish(
      CombinedDecisionV1,
      eventOf(CombinedDecisionV1, { ...departmentFact(receipt.caseNo, BY_DEPARTMENT), outcome: 'approved' }),
    );
    await eventually(async () => expect((await show(receipt.caseNo, MARKET_OFFICER)).body.status).toBe('decided'));
  });

  it('is recorded with its decision, of an item too that a window accepts, once', async () => {
    const decision = { at: '2026-03-01T02:00:00.000Z', outcome: 'approved', resultNo: 'X1' };
    const body = report({ itemCode: itemCode(1), acceptedAt: '2026-02-28T02:00:00.000Z', decision });
    const { body: receipt } = await post('/offline-cases', MARKET_SYSTEM, body);
    expect(receipt.status).toBe('decided');
    expect((await probe.next(CaseAcceptedV1, receipt.caseNo)).data.onTheSpot).toBe(true);
    // Where it began it is accepted, whatever the item says: dispatch is to ask there.
    expect((await probe.next(CaseSubmittedV1, receipt.caseNo)).data.acceptedBy).toBe('department');
    await refusedWith(409, 'ACCEPTANCE.OFFLINE_CASE_KNOWN', () => post('/offline-cases', MARKET_SYSTEM, body));
    const again = report();
    const both = await Promise.all([1, 2].map(() => post('/offline-cases', MARKET_SYSTEM, again)));
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it('may be reported by a system that speaks for the authority beside its own, and covers the item', async () => {
    const shared: TestPrincipal = {
      ...MARKET_SYSTEM,
      id: 'sys-shared',
      orgCode: CLERK_YUYAO.orgCode!,
      orgCodes: [MARKET],
      itemCodes: [BY_DEPARTMENT],
    };
    const { status, body: receipt } = await post('/offline-cases', shared, report());
    expect(status).toBe(201);
    const fact = await probe.next(CaseSubmittedV1, receipt.caseNo);
    expect(fact.data).toMatchObject({ origin: { system: MARKET } });
  });

  it('is the deciding authority’s to report, with times in their order', async () => {
    const other: TestPrincipal = { ...MARKET_SYSTEM, orgCode: CLERK_YUYAO.orgCode! };
    await refusedWith(403, 'ACCEPTANCE.NOT_YOUR_ITEM', () => post('/offline-cases', other, report()));
    await refusedWith(403, 'ACCEPTANCE.NOT_YOUR_ITEM', () =>
      post('/offline-cases', { ...MARKET_SYSTEM, itemCodes: [`${BY_DEPARTMENT}0`] }, report()),
    );
    await refusedWith(403, 'ACCESS.FORBIDDEN', () => post('/offline-cases', PERSON, report()));
    await refusedWith(400, 'ACCEPTANCE.REPORT_TIMES', () =>
      post('/offline-cases', MARKET_SYSTEM, report({ acceptedAt: '2026-02-26T02:00:00.000Z' })),
    );
    await refusedWith(400, 'ACCEPTANCE.REPORT_TIMES', () =>
      post('/offline-cases', MARKET_SYSTEM, report({ submittedAt: '2026-03-03T02:00:00.000Z' })),
    );
  });
});

it('fixes the papers of every move in its transaction, and revokes what a reopening undoes', async () => {
  const caseNo = await accepted();
  await act(caseNo, 'suspensions', { procedure: 'hearing', reason: '听证', plannedDays: 20 }, MARKET_OFFICER);
  await act(caseNo, 'resumptions', {}, MARKET_OFFICER);
  await act(caseNo, 'extensions', { days: 5, approver: '张局长', reason: '案情复杂' }, MARKET_OFFICER);
  await act(caseNo, 'terminations', { reason: '申请人已注销' }, MARKET_OFFICER);
  await act(caseNo, 'reopenings', { basis: 'ownInitiative', reason: '申请人并未注销' }, RECTIFIER);
  const papers = await database.query<{ kind: string; revoked: boolean }>(
    `SELECT kind, EXISTS (SELECT 1 FROM document_revocations r WHERE r.document_id = d.id) AS revoked
     FROM documents d WHERE case_no = $1 ORDER BY kind`,
    [caseNo],
  );
  expect(papers.map(({ kind, revoked }) => (revoked ? `${kind} revoked` : kind))).toEqual([
    'acceptanceNotice',
    'extensionNotice',
    'procedureEnded',
    'reopeningNotice',
    'specialProcedure',
    'terminationNotice revoked',
  ]);
});

it('takes a move without a body, and none from who has no part in the case', async () => {
  const caseNo = await filed();
  const bare = { as: CLERK_HAISHU, method: 'POST', headers: { 'idempotency-key': uuidv7() } };
  expect((await service.call(`/api/v1/applications/${caseNo}/accept`, bare)).status).toBe(200);
  await refusedWith(404, 'ACCEPTANCE.CASE_NOT_FOUND', () => act(caseNo, 'withdraw', {}, OTHER_PERSON));
  expect((await act(caseNo, 'withdraw', { reason: '不再经营' }, PERSON)).body.status).toBe('withdrawn');
});
