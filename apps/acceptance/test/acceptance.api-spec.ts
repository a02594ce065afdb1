import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { issueGrant } from '@yiwang/access';
import {
  CaseAcceptedV1,
  CaseClosedV1,
  CaseCorrectionRequestedV1,
  CaseDecidedV1,
  CaseDeliveredV1,
  CaseRefusedV1,
  CaseResubmittedV1,
  CaseSubmittedV1,
} from '@yiwang/events-acceptance';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { AcceptanceAnsweredV1, CombinedDecisionV1, DISPATCH_EVENTS_TOPIC, TaskStepRecordedV1 } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { formatCaseNo, isCaseNo } from '@yiwang/standards';
import { eventOf, eventually, TestService, type ApiRequest, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import {
  atCounter,
  CLERK_HAISHU,
  collectedAt,
  CLERK_YUYAO,
  ENTERPRISE,
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

const GRANT_SECRET = 'a-grant-secret-of-this-test-0123456789';
const BY_DEPARTMENT = itemCode(2);
const IMMEDIATE = itemCode(3);
const SUSPENDED = itemCode(4);
const FOR_ENTERPRISES = itemCode(5);

let catalogue: StubCatalogue;
let service: TestService;
let probe: EventProbe;
let database: Database;

const publish = (core: ItemOperationalCore, sequence = 1): Promise<void> =>
  probe.publish(ItemVersionV1, eventOf(ItemVersionV1, core, { sequence }));

const post = (path: string, as: TestPrincipal, body: unknown, more: Omit<ApiRequest, 'as' | 'body'> = {}): Promise<ApiResponse> =>
  service.call(path, { as, body, ...more, headers: { 'idempotency-key': uuidv7(), ...more.headers } });
const file = (body: Record<string, unknown> = filing(), as = PERSON, headers: Record<string, string> = {}): Promise<ApiResponse> =>
  post('/api/v1/applications', as, body, { headers });
const act = (
  caseNo: string,
  action: string,
  body: unknown = {},
  as = CLERK_HAISHU,
  headers: Record<string, string> = {},
): Promise<ApiResponse> => post(`/api/v1/applications/${caseNo}/${action}`, as, body, { headers });
const show = (caseNo: string, as = PERSON, headers: Record<string, string> = {}): Promise<ApiResponse> =>
  service.call(`/api/v1/applications/${caseNo}`, { as, headers });

/** A filing whose form nests so many levels, as text: no serializer would write it. */
const nested = (levels: number): string =>
  JSON.stringify(filing({ form: { shopName: 'DEEP' } })).replace('"DEEP"', '['.repeat(levels) + ']'.repeat(levels));
const BEFORE_TIME = '0000-01-01T00:00:00Z';
const madeUp = (position: object): string =>
  Buffer.from(JSON.stringify({ at: '2026-11-21T00:00:00Z', no: '33020326112100000001A', ...position })).toString('base64url');

async function filed(body: Record<string, unknown> = filing(), as = PERSON): Promise<string> {
  const { status, body: receipt } = await file(body, as);
  if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(receipt)}`);
  return receipt.caseNo as string;
}

/** Everything that a refused request must leave as it was. */
async function rows(): Promise<unknown> {
  const [counts] = await database.query(
    `SELECT (SELECT count(*) FROM cases) AS cases, (SELECT sum(version) FROM cases) AS versions, (SELECT count(*) FROM case_steps) AS steps,
       (SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM idempotency_keys) AS keys, (SELECT count(*) FROM disclosures) AS disclosures`,
  );
  return counts;
}

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
const answerOf = (caseNo: string, answer: Parameters<typeof eventOf<typeof AcceptanceAnsweredV1>>[1]['answer']) =>
  eventOf(AcceptanceAnsweredV1, { ...taskFact(caseNo, BY_DEPARTMENT), answer });
const decisionOf = (caseNo: string, code: string, outcome: 'approved' | 'rejected' = 'approved') =>
  eventOf(CombinedDecisionV1, {
    ...taskFact(caseNo, code),
    outcome,
    ...(outcome === 'rejected' && { reason: '不符合条件' }),
    resultNo: 'JY33',
  });

beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url, GRANT_SECRET });
  database = await service.database();
  probe = await eventually(() => service.probe()); // topics that were made a moment ago are not on every list at once
  await publish(itemCore());
  await publish(itemCore({ itemCode: BY_DEPARTMENT, acceptedBy: 'department' }));
  await publish(itemCore({ itemCode: IMMEDIATE, caseKind: 'immediate' }));
  await publish(itemCore({ itemCode: SUSPENDED, status: 'suspended' }), 2);
  await publish(itemCore({ itemCode: FOR_ENTERPRISES, audience: ['enterprise'] }));
  await eventually(async () => {
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM item_versions');
    expect(row!.n).toBe(5);
  });
  // Before that, an item that is not there may still be on its way: 503, not 404.
  await eventually(
    async () => expect((await service.call('/health/ready')).body.copies).toEqual({ [ItemVersionV1.topic]: 'complete' }),
    30_000,
  );
}, 120_000);

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
  await catalogue?.stop();
});

describe('filing', () => {
  it('gives a case number of 21 characters and tells the fact once', async () => {
    const { status, headers, body } = await file();
    expect(status).toBe(201);
    expect(isCaseNo(body.caseNo)).toBe(true);
    expect(body.caseNo.slice(0, 6)).toBe('330203');
    expect(headers.get('location')).toBe(`/api/v1/applications/${body.caseNo}`);
    expect(body).toMatchObject({ status: 'submitted', version: 1, itemVersion: 1, awaitingItem: false, formChecked: true });
    const fact = await probe.next(CaseSubmittedV1, body.caseNo);
    expect(fact.sequence).toBe(1);
    expect(fact.data).toMatchObject({ acceptedBy: 'window', applicantKind: 'person', decidingOrgCode: MARKET, regionCode: '330203' });
    expect(fact.data.acceptanceDueAt).toBe(body.acceptanceDueAt);
  });

  it('keeps personal data out of rows, facts and stored answers', async () => {
    const clear = ['王小明', '330203199003073211', '甬江小馆', '13700000050'];
    const applicant = { kind: 'person', name: '王小明', documentNo: '330203199003073211', mobile: '13700000050' };
    const { body } = await file(atCounter({ applicant }), CLERK_YUYAO);
    const [row] = await database.query(
      `SELECT c::text || coalesce((SELECT string_agg(payload, '') FROM outbox WHERE key = c.case_no), '')
         || (SELECT string_agg(answer::text, '') FROM idempotency_keys) AS everything FROM cases c WHERE case_no = $1`,
      [body.caseNo],
    );
    for (const text of clear) expect(row!['everything']).not.toContain(text);
    expect((await show(body.caseNo, CLERK_YUYAO)).body.applicant).toEqual({ kind: 'person', name: '*小明', number: '3****************1' });
  });

  it('receives at a counter for a person present, and names the counter', async () => {
    const caseNo = await filed(atCounter(), CLERK_YUYAO);
    const { data } = await probe.next(CaseSubmittedV1, caseNo);
    expect(data).toMatchObject({ channel: 'window', receivedIn: { orgCode: CLERK_YUYAO.orgCode, regionCode: '330281' } });
    expect((await show(caseNo, PERSON)).status).toBe(404);
  });

  it('takes an enterprise by its credit code', async () => {
    const caseNo = await filed(filing({ itemCode: FOR_ENTERPRISES }), ENTERPRISE);
    expect((await show(caseNo, ENTERPRISE)).body.applicant).toEqual({ kind: 'legalPerson', name: null, number: ENTERPRISE.orgCode });
  });

  it('goes on unchecked while the catalogue is away, and asks it once', async () => {
    catalogue.down = true;
    try {
      await publish(itemCore({ itemCode: itemCode(20), form: { ref: 'forms/x', sha256: 'a'.repeat(64) } }));
      await eventually(async () => expect((await file(filing({ itemCode: itemCode(20) }))).status).toBe(201));
      const asked = catalogue.asked;
      const { status, body } = await file(filing({ itemCode: itemCode(20), form: { anything: true } }));
      expect([status, body.formChecked, catalogue.asked]).toEqual([201, false, asked]);
    } finally {
      catalogue.down = false;
    }
  });

  it('gives 200 concurrent filings 200 different numbers', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => file()));
    expect(answers.map(({ status }) => status).filter((status) => status !== 201)).toEqual([]);
    expect(new Set(answers.map(({ body }) => body.caseNo)).size).toBe(200);
  }, 60_000);

  it('makes one case of one key, however many times at once it is sent', async () => {
    const key = uuidv7();
    const before = (await rows()) as { cases: string };
    const answers = await Promise.all(Array.from({ length: 20 }, () => file(filing(), PERSON, { 'idempotency-key': key })));
    const numbers = new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.caseNo));
    expect(numbers.size).toBe(1);
    for (const { status, body } of answers) if (status !== 201) expect([status, body.code]).toEqual([409, 'HTTP.IDEMPOTENCY_IN_PROGRESS']);
    const after = (await rows()) as { cases: string };
    expect(Number(after.cases) - Number(before.cases)).toBe(1);
    const again = await file(filing(), PERSON, { 'idempotency-key': key });
    expect([again.status, numbers.has(again.body.caseNo)]).toEqual([201, true]);
  });

  it('answers a repeated key from the first time, even when the item has closed since', async () => {
    const key = uuidv7();
    const core = itemCore({ itemCode: itemCode(21) });
    await publish(core);
    await eventually(async () =>
      expect((await file(filing({ itemCode: itemCode(21) }), PERSON, { 'idempotency-key': key })).status).toBe(201),
    );
    const first = await file(filing({ itemCode: itemCode(21) }), PERSON, { 'idempotency-key': key });
    await publish({ ...core, status: 'suspended' }, 2);
    await eventually(async () => expect((await file(filing({ itemCode: itemCode(21) }))).body.code).toBe('ACCEPTANCE.ITEM_NOT_OPEN'));
    const again = await file(filing({ itemCode: itemCode(21) }), PERSON, { 'idempotency-key': key });
    expect([again.status, again.body.caseNo]).toEqual([201, first.body.caseNo]);
  });
});

describe('what is refused changes nothing', () => {
  const one = '/api/v1/applications';
  const key = (): Record<string, string> => ({ 'idempotency-key': uuidv7() });
  const cases: [string, number, string, () => Promise<ApiResponse>][] = [
    ['malformed JSON', 400, 'HTTP.MALFORMED_JSON', () => post(one, PERSON, '{"itemCode":')],
    ['an unknown item', 404, 'ACCEPTANCE.ITEM_NOT_FOUND', () => file(filing({ itemCode: itemCode(999) }))],
    ['an item code of 30 characters', 400, 'HTTP.INVALID', () => file(filing({ itemCode: itemCode(1).slice(0, 30) }))],
    [
      'an awaited version under a code that cannot be',
      404,
      'ACCEPTANCE.ITEM_NOT_FOUND',
      () => file(filing({ itemCode: '0'.repeat(31), itemVersion: 2 })),
    ],
    ['a case number of 20 characters', 400, 'HTTP.INVALID', () => show('33020326112100000001')],
    ['a case number with a wrong check character', 400, 'HTTP.INVALID', () => show('33020326112100000001Z')],
    ['no token', 401, 'ACCESS.TOKEN_MISSING', () => service.call(one, { body: filing(), headers: key() })],
    ['an expired token', 401, 'ACCESS.TOKEN_EXPIRED', () => post(one, PERSON, filing(), { token: { expiresIn: -60 } })],
    ['a caller without the permission', 403, 'ACCESS.FORBIDDEN', () => file(filing(), { ...PERSON, permissions: [] })],
    ['a missing key', 400, 'HTTP.IDEMPOTENCY_KEY_MISSING', () => service.call(one, { as: PERSON, body: filing() })],
    ['an oversized body', 413, 'HTTP.BODY_TOO_LARGE', () => file(filing({ form: { shopName: 'x'.repeat(1_200_000) } }))],
    ['an oversized form', 413, 'ACCEPTANCE.FORM_TOO_LARGE', () => file(filing({ form: { shopName: 'x'.repeat(140_000) } }))],
    ['a form nested without end', 400, 'HTTP.INVALID', () => post(one, PERSON, nested(100_000))],
    ['a file reference with a NUL', 400, 'HTTP.INVALID', () => file(filing({ materials: [{ materialCode: 'M1', fileRef: 'a\u0000b' }] }))],
    ['half a character in a material', 400, 'HTTP.INVALID', () => file(filing({ materials: [{ materialCode: 'M1', fileRef: '\ud800' }] }))],
    ['a version far ahead', 404, 'ACCEPTANCE.ITEM_VERSION_NOT_FOUND', () => file(filing({ itemVersion: 5 }))],
    ['a form that breaks its schema', 400, 'ACCEPTANCE.FORM_INVALID', () => file(filing({ form: { seats: -1 } }))],
    ['a missing material', 400, 'ACCEPTANCE.MATERIALS_INCOMPLETE', () => file(filing({ materials: [] }))],
    ['a suspended item', 409, 'ACCEPTANCE.ITEM_NOT_OPEN', () => file(filing({ itemCode: SUSPENDED }))],
    ['a person for an item of enterprises', 400, 'ACCEPTANCE.AUDIENCE_MISMATCH', () => file(filing({ itemCode: FOR_ENTERPRISES }))],
    ['an account that is not verified', 403, 'ACCEPTANCE.REAL_NAME_LEVEL_TOO_LOW', () => file(filing(), { ...PERSON, realNameLevel: 1 })],
    ['a clerk who names nobody', 400, 'ACCEPTANCE.APPLICANT_MISSING', () => file(filing({ channel: 'window' }), CLERK_HAISHU)],
    ['a person who files for another', 400, 'ACCEPTANCE.APPLICANT_NOT_ALLOWED', () => file(atCounter())],
    [
      'a citizen number with a wrong check',
      400,
      'HTTP.INVALID',
      () => file(atCounter({ applicant: { kind: 'person', name: '王', documentNo: '330203199003073212' } }), CLERK_HAISHU),
    ],
    ['an unknown field', 400, 'HTTP.INVALID', () => file(filing({ status: 'closed' }))],
    ['a foreign cursor', 400, 'HTTP.CURSOR_INVALID', () => service.call(`${one}?cursor=abc`, { as: PERSON })],
    ['a cursor with a NUL', 400, 'HTTP.CURSOR_INVALID', () => service.call(`${one}?cursor=${madeUp({ no: '\u0000' })}`, { as: PERSON })],
    [
      'a cursor before time',
      400,
      'HTTP.CURSOR_INVALID',
      () => service.call(`${one}?cursor=${madeUp({ at: BEFORE_TIME })}`, { as: PERSON }),
    ],
  ];
  it.each(cases)('%s → %i %s', async (_, status, code, request) => {
    await file(); // so that there is something to change
    const before = await rows();
    const answer = await request();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toMatch(/problem\+json/);
    expect(await rows()).toEqual(before);
  });

  it('a repeated key with another body → 422 HTTP.IDEMPOTENCY_KEY_REUSED', async () => {
    const header = key();
    await file(filing(), PERSON, header);
    const before = await rows();
    const answer = await file(filing({ channel: 'mobile' }), PERSON, header);
    expect([answer.status, answer.body.code]).toEqual([422, 'HTTP.IDEMPOTENCY_KEY_REUSED']);
    expect(await rows()).toEqual(before);
  });

  it("someone else's case → 404 ACCEPTANCE.CASE_NOT_FOUND, to read, to move and to open", async () => {
    const caseNo = await filed();
    const before = await rows();
    const answers = [
      await show(caseNo, OTHER_PERSON),
      await show(caseNo, CLERK_YUYAO),
      await act(caseNo, 'resubmissions', { form: { shopName: 'x' } }, OTHER_PERSON, { 'if-match': '"1"' }),
      await act(caseNo, 'accept', {}, CLERK_YUYAO),
      await service.call(`/api/v1/applications/${caseNo}/form`, { as: OTHER_PERSON }),
    ];
    for (const { status, body } of answers) expect([status, body.code]).toEqual([404, 'ACCEPTANCE.CASE_NOT_FOUND']);
    expect(await rows()).toEqual(before);
  });
});

describe('the life of a case', () => {
  it('runs from filing to closing, its facts numbered without a gap', async () => {
    const caseNo = await filed();
    const accepted = await act(caseNo, 'accept');
    expect([accepted.status, accepted.body.status]).toEqual([200, 'accepted']);
    expect(accepted.body.promiseDueAt).not.toBeNull();
    const step = {
      ...taskFact(caseNo, itemCode(1)),
      stepNo: 1,
      link: '审查',
      startedAt: new Date().toISOString(),
      endedAt: new Date().toISOString(),
    };
    await probe.publish(TaskStepRecordedV1, eventOf(TaskStepRecordedV1, step));
    await probe.publish(CombinedDecisionV1, decisionOf(caseNo, itemCode(1)));
    await eventually(async () => expect((await show(caseNo)).body.status).toBe('decided'));
    expect((await act(caseNo, 'deliveries', { method: 'electronic' })).body.code).toBe('ACCEPTANCE.DELIVERY_NOT_OFFERED');
    expect((await collectedAt(service, caseNo)).body.status).toBe('delivered');
    const closed = await act(caseNo, 'close');
    expect(closed.body.status).toBe('closed');

    await probe.next(CaseClosedV1, caseNo);
    const facts = probe.events.filter(({ subject, source }) => subject === caseNo && source === '/yiwang/acceptance');
    expect(facts.map(({ type, sequence }) => [type, sequence])).toEqual(
      [CaseSubmittedV1, CaseAcceptedV1, CaseDecidedV1, CaseDeliveredV1, CaseClosedV1].map(({ fullType }, i) => [fullType, i + 1]),
    );
    const { body } = await show(caseNo);
    expect(body).toMatchObject({ outcome: 'approved', resultNo: 'JY33', deliveryMethod: 'window', finishKind: 0 });
    expect(body.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      'submitted',
      'accepted',
      'department-step',
      'decided',
      'identity-checked',
      'delivered',
      'closed',
    ]);
  });

  it('of a four-star item filed online ends at a window with its papers only, as it says from the start', async () => {
    const code = itemCode(23);
    await publish(itemCore({ itemCode: code, star: 4, caseKind: 'immediate' }));
    const caseNo = await eventually(() => filed(filing({ itemCode: code })));
    expect((await show(caseNo)).body.paperCheck).toBe('atDelivery');
    expect((await act(caseNo, 'complete', { outcome: 'approved' })).body.status).toBe('decided');
    const before = await rows();
    const unseen = await collectedAt(service, caseNo);
    expect([unseen.status, unseen.body.code]).toEqual([400, 'ACCEPTANCE.ORIGINALS_UNCHECKED']);
    expect(await rows()).toEqual(before);
    const originals = [{ materialCode: 'M1', verdict: 'matches' }];
    expect((await collectedAt(service, caseNo, { originals })).body.status).toBe('delivered');
    expect((await show(caseNo)).body.steps.at(-1)).toMatchObject({ kind: 'delivered', detail: { method: 'window', papersSeen: true } });
  });

  it('tells corrections once a round, and takes the corrected case against the version that was read', async () => {
    const caseNo = await filed();
    const points = ['平面图缺少比例尺', '申请书未签字'];
    expect((await act(caseNo, 'correction-requests', { points })).body).toMatchObject({ status: 'correcting', acceptanceDueAt: null });
    expect((await act(caseNo, 'accept')).body.code).toBe('ACCEPTANCE.WRONG_STATUS');
    const told = await rows();
    const second = await act(caseNo, 'correction-requests', { points });
    expect([second.status, second.body.code]).toEqual([409, 'ACCEPTANCE.CORRECTION_ALREADY_MADE']);
    expect(await rows()).toEqual(told);
    const { body, headers } = await show(caseNo);
    expect(body.correction.points).toEqual(points);
    const etag = headers.get('etag')!;

    const correction = { form: { shopName: '甬江小馆二店' } };
    const before = await rows();
    const withoutMatch = await act(caseNo, 'resubmissions', correction, PERSON);
    expect([withoutMatch.status, withoutMatch.body.code]).toEqual([428, 'HTTP.IF_MATCH_MISSING']);
    const stale = await act(caseNo, 'resubmissions', correction, PERSON, { 'if-match': '"1"' });
    expect([stale.status, stale.body.code]).toEqual([412, 'HTTP.IF_MATCH_STALE']);
    expect(await rows()).toEqual(before);

    const again = await act(caseNo, 'resubmissions', correction, PERSON, { 'if-match': etag });
    expect([again.status, again.body.status]).toEqual([200, 'submitted']);
    const form = await service.call(`/api/v1/applications/${caseNo}/form`, { as: PERSON });
    expect(form.body.form).toEqual(correction.form);

    expect((await act(caseNo, 'correction-requests', { points: ['平面图仍缺比例尺'] })).body.status).toBe('correcting');
    expect((await show(caseNo)).body.steps.at(-1)).toMatchObject({ kind: 'correction-requested', detail: { round: 2 } });
    expect((await probe.next(CaseCorrectionRequestedV1, caseNo)).data).toMatchObject({ round: 1, pointCount: 2 });
    expect((await probe.next(CaseResubmittedV1, caseNo)).data).toMatchObject({ round: 1, acceptedBy: 'window' });
  });

  it('closes an uncorrected case only after its time', async () => {
    const caseNo = await filed();
    await act(caseNo, 'correction-requests', { points: ['补身份证明'] });
    expect((await act(caseNo, 'close')).body.code).toBe('ACCEPTANCE.CORRECTION_STILL_OPEN');
  });

  it('accepts and decides an immediate item in one action, both facts in order', async () => {
    const caseNo = await filed(filing({ itemCode: IMMEDIATE }));
    const rejected = await act(caseNo, 'complete', { outcome: 'rejected' });
    expect([rejected.status, rejected.body.code]).toEqual([400, 'ACCEPTANCE.REASON_MISSING']);
    expect((await act(caseNo, 'complete', { outcome: 'approved', resultNo: 'A1' })).body.status).toBe('decided');
    await probe.next(CaseDecidedV1, caseNo);
    const types = probe.events.filter(({ subject }) => subject === caseNo).map(({ type }) => type);
    expect(types).toEqual([CaseSubmittedV1.fullType, CaseAcceptedV1.fullType, CaseDecidedV1.fullType]);
    expect((await act(await filed(), 'complete', { outcome: 'approved' })).body.code).toBe('ACCEPTANCE.NOT_IMMEDIATE');
  });

  it('is not decided by the counter that merely received it', async () => {
    const caseNo = await filed(atCounter({ itemCode: IMMEDIATE }), CLERK_YUYAO);
    const before = await rows();
    const elsewhere = await act(caseNo, 'complete', { outcome: 'approved' }, CLERK_YUYAO);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 'ACCEPTANCE.NOT_YOUR_STEP']);
    expect(await rows()).toEqual(before);
    expect((await act(caseNo, 'complete', { outcome: 'approved' }, CLERK_HAISHU)).body.status).toBe('decided');
  });

  it('is voided by it until it is accepted, and by the deciding authority’s side only from then on', async () => {
    const voiding = { finishKind: 2, reason: '重复申报' };
    const caseNo = await filed(atCounter(), CLERK_YUYAO);
    await act(caseNo, 'accept', {}, CLERK_YUYAO);
    const before = await rows();
    const elsewhere = await act(caseNo, 'cancellations', voiding, CLERK_YUYAO);
    expect([elsewhere.status, elsewhere.body.code]).toEqual([403, 'ACCEPTANCE.NOT_YOUR_STEP']);
    expect(await rows()).toEqual(before);
    expect((await act(caseNo, 'cancellations', voiding, CLERK_HAISHU)).body.status).toBe('closed');
    const fresh = await filed(atCounter(), CLERK_YUYAO);
    expect((await act(fresh, 'cancellations', voiding, CLERK_YUYAO)).body.status).toBe('closed');
  });

  it('lets one of two simultaneous clerks win', async () => {
    const caseNo = await filed();
    const answers = await Promise.all([
      act(caseNo, 'accept'),
      act(caseNo, 'refuse', { ground: 'requirementsNotMet', reason: '不符合法定形式' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox WHERE key = $1', [caseNo]);
    expect(row!.n).toBe(2);
  });

  it('is accepted once by two clerks who accept at once', async () => {
    const caseNo = await filed();
    const answers = await Promise.all([act(caseNo, 'accept'), act(caseNo, 'accept')]);
    expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'ACCEPTANCE.WRONG_STATUS']);
    const [row] = await database.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM case_steps WHERE case_no = $1 AND kind = 'accepted'",
      [caseNo],
    );
    expect(row!.n).toBe(1);
  });

  it('takes one of two simultaneous corrections, and tells the other that the case has moved', async () => {
    const caseNo = await filed();
    const { version } = (await act(caseNo, 'correction-requests', { points: ['补地址证明'] })).body;
    const twice = ['甲', '乙'].map((shopName) =>
      act(caseNo, 'resubmissions', { form: { shopName } }, PERSON, { 'if-match': `"${version}"` }),
    );
    const answers = await Promise.all(twice);
    expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([200, 'HTTP.IF_MATCH_STALE']);
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM outbox WHERE key = $1', [caseNo]);
    expect(row!.n).toBe(3); // filed, sent back, handed in again: once each
  });

  it('is accepted at the counter that received it, for an authority elsewhere', async () => {
    const caseNo = await filed(atCounter(), CLERK_YUYAO);
    const { body } = await service.call('/api/v1/applications?view=window&limit=100', { as: CLERK_YUYAO });
    expect(body.items.map((item: { caseNo: string }) => item.caseNo)).toContain(caseNo);
    expect((await act(caseNo, 'accept', {}, CLERK_YUYAO)).body.status).toBe('accepted');
  });
});

describe('departments', () => {
  it('accept their own items; the window cannot', async () => {
    const caseNo = await filed(filing({ itemCode: BY_DEPARTMENT }));
    const refused = await act(caseNo, 'accept');
    expect([refused.status, refused.body.code]).toEqual([409, 'ACCEPTANCE.NOT_ACCEPTED_HERE']);
    const event = answerOf(caseNo, { kind: 'accept' });
    await probe.publish(AcceptanceAnsweredV1, event);
    await probe.publish(AcceptanceAnsweredV1, event); // the same delivered again
    await eventually(async () => expect((await show(caseNo)).body.status).toBe('accepted'));
    expect((await probe.next(CaseAcceptedV1, caseNo)).data.by).toMatchObject({ kind: 'officer', orgCode: MARKET });

    await probe.publish(AcceptanceAnsweredV1, answerOf(caseNo, { kind: 'refuse', ground: 'notRequired', reason: '无需许可' }));
    await eventually(async () => {
      const { body } = await show(caseNo);
      expect(body.steps.at(-1)).toMatchObject({ kind: 'department-answered', detail: { late: true, answer: 'refuse' } });
      expect(body.status).toBe('accepted');
    });
    expect((await show(caseNo)).body.steps).toHaveLength(3);
  });

  it('refuse and ask for corrections', async () => {
    const [a, b] = [await filed(filing({ itemCode: BY_DEPARTMENT })), await filed(filing({ itemCode: BY_DEPARTMENT }))];
    await probe.publish(AcceptanceAnsweredV1, answerOf(a, { kind: 'refuse', ground: 'notRequired', reason: '无需许可' }));
    await probe.publish(AcceptanceAnsweredV1, answerOf(b, { kind: 'correct', points: ['补充平面图'] }));
    expect((await probe.next(CaseRefusedV1, a)).data.ground).toBe('notRequired');
    expect((await probe.next(CaseCorrectionRequestedV1, b)).data.pointCount).toBe(1);
    expect((await show(a)).body.refusal).toEqual({ ground: 'notRequired', reason: '无需许可' });
  });

  it('a poison event parks the good one behind it until it is replayed, and holds up no other case', async () => {
    const [poisoned, healthy] = [await filed(filing({ itemCode: BY_DEPARTMENT })), await filed(filing({ itemCode: BY_DEPARTMENT }))];
    const lettersOf = () =>
      database.query('SELECT id, consumer, reason, state, error FROM dead_letters WHERE key = $1 ORDER BY id', [poisoned]);
    await probe.publish(CombinedDecisionV1, decisionOf(poisoned, BY_DEPARTMENT, 'rejected')); // decided before it was accepted
    await eventually(async () => expect(await lettersOf()).toMatchObject([{ consumer: 'acceptance.record-decision', reason: 'rejected' }]));
    expect((await lettersOf())[0]!['error']).toContain('ACCEPTANCE.WRONG_STATUS');
    expect((await show(poisoned)).body).toMatchObject({ version: 1, status: 'submitted' });

    await probe.publish(AcceptanceAnsweredV1, answerOf(poisoned, { kind: 'accept' }));
    await probe.publish(CombinedDecisionV1, decisionOf(poisoned, BY_DEPARTMENT, 'approved'));
    await probe.publish(AcceptanceAnsweredV1, answerOf(healthy, { kind: 'accept' }));
    await probe.publish(CombinedDecisionV1, decisionOf(healthy, BY_DEPARTMENT));
    await eventually(async () => expect((await show(healthy)).body.status).toBe('decided'));
    await eventually(async () => expect((await lettersOf()).map(({ reason }) => reason)).toEqual(['rejected', 'parked']));
    expect((await show(poisoned)).body).toMatchObject({ status: 'accepted', outcome: null });

    const operator: TestPrincipal = { kind: 'officer', id: 'operator', permissions: ['ops.messaging'] };
    const letter = (await lettersOf())[0]!['id'] as string;
    expect((await post(`/api/v1/admin/messaging/dead-letters/${letter}/replay`, operator, {})).status).toBe(202);
    await eventually(async () => expect((await lettersOf()).map(({ state }) => state)).toEqual(['replayed', 'replayed']));
    const { body } = await show(poisoned);
    expect(body).toMatchObject({ status: 'decided', outcome: 'rejected' }); // in their order: the first decides, the second is noted
    expect(body.steps.at(-1)).toMatchObject({ kind: 'decided', detail: { late: true, outcome: 'approved' } });
  });

  it('an unknown event type changes nothing', async () => {
    const caseNo = await filed();
    const before = await rows();
    const event = { ...decisionOf(caseNo, itemCode(1)), type: 'cn.yiwang.dispatch.case.reconsidered.v1' };
    await probe.publishRaw(DISPATCH_EVENTS_TOPIC.name, caseNo, JSON.stringify(event));
    const later = await filed(filing({ itemCode: BY_DEPARTMENT }));
    const count = (await rows()) as { steps: string };
    await probe.publish(AcceptanceAnsweredV1, answerOf(later, { kind: 'accept' }));
    await eventually(async () => expect((await show(later)).body.status).toBe('accepted'));
    expect(Number(count.steps) - Number((before as { steps: string }).steps)).toBe(1);
    const [letters] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM dead_letters WHERE key = $1', [caseNo]);
    expect(letters!.n).toBe(0);
    expect((await show(caseNo)).body.version).toBe(1);
  });
});

describe('a case whose item version has not arrived', () => {
  it('waits with its number, and is told as soon as the version is here', async () => {
    const code = itemCode(30);
    const numbers = await Promise.all([1, 2, 3].map(() => filed(filing({ itemCode: code, itemVersion: 2 }))));
    expect((await show(numbers[0]!)).body).toMatchObject({ awaitingItem: true, acceptanceDueAt: null, itemName: null, acceptedBy: null });
    const accept = await act(numbers[0]!, 'accept');
    expect([accept.status, accept.body.code]).toEqual([409, 'ACCEPTANCE.ITEM_VERSION_AWAITED']);
    await publish(itemCore({ itemCode: code, version: 2, audience: ['enterprise'] }), 3);
    for (const caseNo of numbers) {
      const fact = await probe.next(CaseSubmittedV1, caseNo);
      expect([fact.sequence, fact.data.itemVersion]).toEqual([1, 2]);
    }
    const { body } = await show(numbers[0]!);
    expect(body).toMatchObject({ awaitingItem: false, status: 'submitted', acceptedBy: 'window' });
    expect(body.steps.at(-1)).toMatchObject({ kind: 'item-arrived', detail: { findings: ['ACCEPTANCE.AUDIENCE_MISMATCH'] } });
    expect((await act(numbers[0]!, 'accept')).body.status).toBe('accepted');
  });

  it('never stays behind, however filing and arrival meet', async () => {
    for (let round = 0; round < 8; round++) {
      const code = itemCode(100 + round);
      const arrival = publish(itemCore({ itemCode: code }));
      const filings = Array.from({ length: 10 }, (_, i) =>
        new Promise((resolve) => setTimeout(resolve, i * 3)).then(() => filed(filing({ itemCode: code, itemVersion: 1 }))),
      );
      const numbers = await Promise.all(filings);
      await arrival;
      for (const caseNo of numbers) await probe.next(CaseSubmittedV1, caseNo);
      expect(probe.events.filter(({ subject }) => numbers.includes(subject))).toHaveLength(10);
    }
  }, 60_000);

  it('an older version than the one in force is not filed under', async () => {
    const code = itemCode(31);
    await publish(
      itemCore({ itemCode: code, version: 1, validity: { from: '2026-01-01T00:00:00.000Z', to: '2026-02-01T00:00:00.000Z' } }),
      2,
    );
    await publish(itemCore({ itemCode: code, version: 2 }), 1);
    await eventually(async () => expect((await file(filing({ itemCode: code }))).body.itemVersion).toBe(2));
    const outdated = await file(filing({ itemCode: code, itemVersion: 1 }));
    expect([outdated.status, outdated.body.code]).toEqual([409, 'ACCEPTANCE.ITEM_VERSION_OUTDATED']);
  });

  it('an earlier state that comes again does not undo a later one', async () => {
    const code = itemCode(32);
    await publish(itemCore({ itemCode: code, status: 'suspended' }), 5);
    await publish(itemCore({ itemCode: code, status: 'published' }), 4);
    await publish(itemCore({ itemCode: itemCode(33) }));
    await eventually(async () => expect((await file(filing({ itemCode: itemCode(33) }))).status).toBe(201));
    await eventually(async () => expect((await file(filing({ itemCode: code }))).body.code).toBe('ACCEPTANCE.ITEM_NOT_OPEN'));
  });
});

describe('reading', () => {
  it('lists one’s own cases newest first, page by page', async () => {
    const me = { ...PERSON, id: 'person-lists' };
    const numbers: string[] = [];
    for (let i = 0; i < 5; i++) numbers.unshift(await filed(filing(), me));
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: ApiResponse = await service.call(`/api/v1/applications?limit=2${cursor && `&cursor=${cursor}`}`, { as: me });
      seen.push(...body.items.map((item: { caseNo: string }) => item.caseNo));
      cursor = body.next;
    }
    expect([...seen].sort()).toEqual([...numbers].sort());
    expect(seen).toHaveLength(5);
  });

  it('gives a window the open work of its region and below, oldest first', async () => {
    const caseNo = await filed();
    const city = { ...CLERK_HAISHU, id: 'clerk-city', orgCode: '11330200MB0A1011XX', regionCode: '330200' };
    const all: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const { body }: ApiResponse = await service.call(`/api/v1/applications?view=window&limit=100${cursor && `&cursor=${cursor}`}`, {
        as: city,
      });
      all.push(...body.items.map((item: { caseNo: string }) => item.caseNo));
      cursor = body.next;
    }
    expect(all).toContain(caseNo);
    expect(new Set(all).size).toBe(all.length);
    const [expected] = await database.query<{ n: number }>(
      "SELECT count(*)::int AS n FROM cases WHERE status = 'submitted' AND accepted_by = 'window'",
    );
    expect(all).toHaveLength(expected!.n);
    const { status, body } = await service.call('/api/v1/applications?view=window', { as: PERSON });
    expect([status, body.code]).toEqual([403, 'ACCESS.FORBIDDEN']);
  });

  it('answers 304 while nothing has changed', async () => {
    const caseNo = await filed();
    const etag = (await show(caseNo)).headers.get('etag')!;
    expect((await show(caseNo, PERSON, { 'if-none-match': etag })).status).toBe(304);
    await act(caseNo, 'accept');
    expect((await show(caseNo, PERSON, { 'if-none-match': etag })).status).toBe(200);
    expect((await show(caseNo, MARKET_OFFICER)).status).toBe(200);
  });

  it('serves exactly what a grant opens, and records it', async () => {
    const caseNo = await filed();
    const path = `/api/v1/applications/${caseNo}/form`;
    const taskId = uuidv7();
    const grantFor = (of: string, orgCode: string): Promise<string> =>
      issueGrant(GRANT_SECRET, { caseNo: of, taskId, pointers: ['/address', '/missing'], purpose: '现场核查', orgCode }, 60);
    const grant = await grantFor(caseNo, MARKET);

    const { status, body } = await service.call(path, { as: MARKET_SYSTEM, headers: { grant } });
    expect([status, body]).toEqual([200, { caseNo, purpose: '现场核查', fields: { '/address': '海曙区中山西路1号' } }]);
    const [record] = await database.query('SELECT * FROM disclosures WHERE case_no = $1', [caseNo]);
    expect(record).toMatchObject({
      purpose: '现场核查',
      pointers: ['/address', '/missing'],
      task_id: taskId,
      actor_id: 'sys-market',
      item_code: itemCode(1),
    });

    const before = await rows();
    const refusals = [
      [await service.call(path, { as: MARKET_OFFICER }), 'ACCEPTANCE.GRANT_REQUIRED'],
      [
        await service.call(path, { as: MARKET_SYSTEM, headers: { grant: await grantFor(await filed(), MARKET) } }),
        'ACCEPTANCE.GRANT_MISMATCH',
      ],
      [await service.call(path, { as: MARKET_SYSTEM, headers: { grant: `${grant}x` } }), 'ACCESS.GRANT_INVALID'],
      [
        await service.call(path, { as: { ...MARKET_SYSTEM, orgCode: CLERK_YUYAO.orgCode! }, headers: { grant } }),
        'ACCEPTANCE.GRANT_MISMATCH',
      ],
    ] as const;
    for (const [answer, code] of refusals) expect([answer.status, answer.body.code]).toEqual([403, code]);
    expect(((await rows()) as { disclosures: string }).disclosures).toBe((before as { disclosures: string }).disclosures);
  });

  it('tells the service that writes to people, and nobody else, how an applicant is reached, and records it', async () => {
    const applicant = { kind: 'person', name: '王小明', documentNo: '330203199003073211', mobile: '13700000050' };
    const [counter, online] = [await filed(atCounter({ applicant }), CLERK_HAISHU), await filed()];
    const writer: TestPrincipal = { kind: 'service', id: 'svc-notification', clientId: 'svc-notification' };
    const ask = (caseNo: string, as: TestPrincipal): Promise<ApiResponse> =>
      service.call(`/api/v1/internal/applications/${caseNo}/contact`, { as });
    expect((await ask(counter, writer)).body).toEqual({ caseNo: counter, accountId: null, mobile: '13700000050' });
    expect((await ask(online, writer)).body).toEqual({ caseNo: online, accountId: PERSON.id, mobile: null });
    for (const as of [CLERK_HAISHU, MARKET_SYSTEM, { ...writer, clientId: 'svc-dispatch' }]) {
      expect((await ask(counter, as)).body.code).toBe('ACCESS.FORBIDDEN');
    }
    expect((await ask(formatCaseNo({ region6: '330203', date: '2000-01-01', serial: 1 }), writer)).status).toBe(404);
    const records = await database.query('SELECT purpose, actor_id FROM disclosures WHERE case_no = ANY($1)', [[counter, online]]);
    expect(records).toEqual([{ purpose: 'notification', actor_id: 'svc-notification' }]);
  });

  it('shows the form to a window until acceptance is answered, not afterwards, and never to who only delivers', async () => {
    const caseNo = await filed();
    const read = async (as: TestPrincipal, headers: Record<string, string> = {}): Promise<unknown[]> => {
      const { status, body } = await service.call(`/api/v1/applications/${caseNo}/form`, { as, headers });
      return [status, body.code ?? body.purpose];
    };
    const courier: TestPrincipal = { ...CLERK_HAISHU, permissions: ['case.deliver', 'task.handle'] };
    expect(await read(CLERK_HAISHU)).toEqual([200, 'window: submitted']);
    expect(await read(courier)).toEqual([403, 'ACCEPTANCE.GRANT_REQUIRED']);
    await act(caseNo, 'accept');
    expect(await read(CLERK_HAISHU)).toEqual([403, 'ACCEPTANCE.GRANT_REQUIRED']);
    expect(await read(PERSON)).toEqual([200, 'own']);

    const grant = await issueGrant(
      GRANT_SECRET,
      { caseNo, taskId: uuidv7(), pointers: ['/address'], purpose: '核查', orgCode: MARKET },
      60,
    );
    expect(await read(MARKET_OFFICER, { grant })).toEqual([200, '核查']);
    const sameBody: TestPrincipal = { ...ENTERPRISE, orgCode: MARKET };
    expect(await read(sameBody, { grant })).toEqual([403, 'ACCEPTANCE.GRANT_MISMATCH']);
  });

  it('lets nobody change the record of readings', async () => {
    for (const sql of ["UPDATE disclosures SET purpose = 'x'", 'DELETE FROM disclosures', 'TRUNCATE disclosures']) {
      await expect(database.query(sql)).rejects.toThrow(/permission denied/);
    }
  });
});

it('keeps the names of its event handlers', async () => {
  expect(await service.consumers()).toEqual([
    'acceptance.item-versions',
    'acceptance.let-go-of-account',
    'acceptance.record-decision',
    'acceptance.record-department-answer',
    'acceptance.record-department-moves',
    'acceptance.record-department-steps',
    'acceptance.settle-exempted-fee',
    'acceptance.settle-paid-fee',
  ]);
});
