import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseAcceptedV1, CaseClocksMovedV1, CaseClosedV1 } from '@yiwang/events-acceptance';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { Clock, uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { HOLIDAY_NOTICES } from '@yiwang/standards';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { TIMERS } from '../src/clock/domain/timers.js';
import { ActOnDue } from '../src/clock/use-cases/act-on-due.js';
import { CLERK_HAISHU, filing, itemCode, itemCore, MARKET, PERSON, StubCatalogue } from './builders.js';

const CALENDARS: TestPrincipal = {
  kind: 'officer',
  id: 'calendars',
  orgCode: MARKET,
  regionCode: '330000',
  permissions: ['calendar.manage'],
};
const ADMIN = '/api/v1/admin/clocks';
const IMMEDIATE = itemCode(3);
const YUYAO = itemCode(5);
const TOLERANT = itemCode(6);
/** A time of day in China. */
const at = (date: string, time = '10:00:00'): Date => new Date(`${date}T${time}+08:00`);

let catalogue: StubCatalogue;
let service: TestService;
let probe: EventProbe;
let database: Database;
let now = at('2026-04-29');

const publish = (core: ItemOperationalCore): Promise<void> => probe.publish(ItemVersionV1, eventOf(ItemVersionV1, core));
const post = (path: string, as: TestPrincipal, body: unknown = {}): Promise<ApiResponse> =>
  service.call(path, { as, body, headers: { 'idempotency-key': uuidv7() } });
const act = async (caseNo: string, action: string, body: unknown = {}): Promise<void> => {
  const { status, body: answer } = await post(`/api/v1/applications/${caseNo}/${action}`, CLERK_HAISHU, body);
  if (status !== 200) throw new Error(`${action}: ${status} ${JSON.stringify(answer)}`);
};
async function filed(body: Record<string, unknown> = {}): Promise<string> {
  const { status, body: receipt } = await post('/api/v1/applications', PERSON, filing(body));
  if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(receipt)}`);
  return receipt.caseNo as string;
}
const show = async (caseNo: string): Promise<ApiResponse['body']> =>
  (await service.call(`/api/v1/applications/${caseNo}`, { as: PERSON })).body;
const get = (path: string): Promise<ApiResponse> => service.call(`${ADMIN}${path}`, { as: CALENDARS });
async function put(path: string, body: unknown): Promise<ApiResponse> {
  const tag = (await get(path)).headers.get('etag') ?? '"0"';
  const answer = await service.call(`${ADMIN}${path}`, { method: 'PUT', as: CALENDARS, body, headers: { 'if-match': tag } });
  if (answer.status !== 200) throw new Error(`not published: ${JSON.stringify(answer.body)}`);
  return answer;
}
const notice = (year: number, more: { date: string; isOffDay: boolean }[] = []): Record<string, unknown> => ({
  title: `${year}年部分节假日安排`,
  days: [...(HOLIDAY_NOTICES.find((each) => each.year === year)?.days ?? []).map((day) => ({ ...day })), ...more],
});
async function recounted(id: string): Promise<ApiResponse['body']> {
  return eventually(async () => {
    const { body } = await get(`/recounts/${id}`);
    expect(body.status).toBe('done');
    return body;
  });
}
const movesOf = async (id: string): Promise<{ caseNo: string; moves: unknown[] }[]> => (await get(`/recounts/${id}/moves`)).body.items;

beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url, CALENDAR_FRESH_MS: '0' });
  Object.assign(service.get(Clock), { now: () => now });
  database = await service.database();
  probe = await eventually(() => service.probe());
  await publish(itemCore());
  await publish(itemCore({ itemCode: IMMEDIATE, caseKind: 'immediate', deliveryKinds: ['window', 'electronic'] }));
  await publish(itemCore({ itemCode: YUYAO, implementingBody: { orgCode: MARKET, name: '余姚市市场监督管理局', regionCode: '330281' } }));
  await publish(itemCore({ itemCode: TOLERANT, materials: [{ materialCode: 'M1', name: '申请书', required: true, tolerable: true }] }));
  await eventually(async () => {
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM item_versions');
    expect(row!.n).toBe(4);
  });
});
afterAll(async () => {
  await probe.stop();
  await service.stop();
  await catalogue.stop();
});

describe('a recount', () => {
  it('moves the open cases that a new notice touches, tells each, and says which', async () => {
    now = at('2026-04-29');
    const [waiting, correcting, accepted, untouched, over] = [await filed(), await filed(), await filed(), await filed(), await filed()];
    await act(correcting, 'correction-requests', { points: ['补平面图'] });
    await act(accepted, 'accept');
    await act(over, 'refuse', { ground: 'requirementsNotMet', reason: '不符合条件' });
    await database.query(`UPDATE cases SET status = 'closed', ended_at = $2 WHERE case_no = $1`, [untouched, now.toISOString()]);
    const before = await show(accepted);
    const { body } = await put('/notices/2026', notice(2026, [{ date: '2026-05-07', isOffDay: true }]));
    const recount = await recounted(body.recountId as string);
    expect(recount).toMatchObject({ publication: body.version, region: null, looked: 3, moved: 3, failed: 0 });
    expect(await movesOf(body.recountId as string)).toEqual([
      {
        caseNo: waiting,
        moves: [
          { clock: 'acceptance', before: at('2026-05-09', '17:00:00').toISOString(), after: at('2026-05-11', '17:00:00').toISOString() },
        ],
        problem: null,
      },
      {
        caseNo: correcting,
        moves: [expect.objectContaining({ clock: 'correction', after: at('2026-05-25', '23:59:59.999').toISOString() })],
        problem: null,
      },
      {
        caseNo: accepted,
        moves: [expect.objectContaining({ clock: 'promise' }), expect.objectContaining({ clock: 'statutory' })],
        problem: null,
      },
    ]);
    const after = await show(accepted);
    expect(after.promiseDueAt).toBe(at('2026-05-13', '17:00:00').toISOString());
    expect(after.steps.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...before.steps.map(({ kind }: { kind: string }) => kind),
      'clocks-moved',
    ]);
    const fact = await probe.next(CaseClocksMovedV1, accepted);
    expect(fact.data).toMatchObject({
      cause: 'calendar',
      promiseDueAt: after.promiseDueAt,
      statutoryDueAt: after.statutoryDueAt,
      provisional: false,
    });
    expect(fact.data).not.toHaveProperty('acceptanceDueAt');
    expect([...probe.of(CaseClocksMovedV1, untouched), ...probe.of(CaseClocksMovedV1, over)]).toEqual([]);
  });

  it('of a region looks at the cases that it decides, and moves nothing twice', async () => {
    now = at('2026-04-29');
    const [here, there] = [await filed(), await filed({ itemCode: YUYAO })];
    const { body } = await put('/calendars/330281', { days: [{ date: '2026-05-06', isOffDay: true }] });
    await recounted(body.recountId as string);
    expect((await movesOf(body.recountId as string)).map(({ caseNo }) => caseNo)).toEqual([there]);
    const version = (await show(there)).version as number;
    const again = await post(`${ADMIN}/recounts`, CALENDARS, { region: '330200' });
    expect(again.status).toBe(201);
    expect(await recounted(again.body.recountId as string)).toMatchObject({ publication: null, region: '330200', moved: 0, failed: 0 });
    expect([(await show(there)).version, (await show(here)).steps.length]).toEqual([version, 1]);
    expect((await post(`${ADMIN}/recounts`, { ...CALENDARS, regionCode: '330300' }, { region: '330200' })).body.code).toBe(
      'ACCEPTANCE.CALENDAR_OUT_OF_SCOPE',
    );
    expect((await get(`/recounts/${uuidv7()}`)).body.code).toBe('ACCEPTANCE.RECOUNT_NOT_FOUND');
  });

  it('passes over a case that cannot be counted, says why, and counts the others', async () => {
    now = at('2026-04-29');
    const [broken, fine] = [await filed(), await filed({ itemCode: YUYAO })];
    await act(broken, 'correction-requests', { points: ['补平面图'] });
    await database.query(`UPDATE cases SET correction = NULL, deciding_region = '330281' WHERE case_no = $1`, [broken]);
    const { body } = await put('/calendars/330281', {
      days: [
        { date: '2026-05-06', isOffDay: true },
        { date: '2026-05-08', isOffDay: true },
      ],
    });
    const recount = await recounted(body.recountId as string);
    expect(recount.failed).toBe(1);
    const moves = await movesOf(body.recountId as string);
    expect(moves).toContainEqual({ caseNo: broken, moves: [], problem: 'TypeError' });
    expect(moves).toContainEqual(expect.objectContaining({ caseNo: fine, problem: null }));
    expect(recount.looked).toBeGreaterThanOrEqual(moves.length);
    await database.query(`UPDATE cases SET status = 'closed', ended_at = now() WHERE case_no = $1`, [broken]);
    const seenBy = async (regionCode: string): Promise<unknown[]> =>
      (await service.call(`${ADMIN}/recounts/${body.recountId as string}/moves`, { as: { ...CALENDARS, regionCode } })).body.items;
    expect([await seenBy('330200'), await seenBy('330300')]).toEqual([moves, []]);
  });

  it('makes certain what was provisional when the notice of the next year comes', async () => {
    now = at('2026-12-29');
    const caseNo = await filed();
    expect(await show(caseNo)).toMatchObject({ provisional: true, acceptanceDueAt: at('2027-01-05', '17:00:00').toISOString() });
    const days = [{ date: '2027-01-01', isOffDay: true }];
    const { body } = await put('/notices/2027', { title: '2027年部分节假日安排', days });
    await recounted(body.recountId as string);
    const shown = await show(caseNo);
    expect(shown).toMatchObject({ provisional: false, acceptanceDueAt: at('2027-01-06', '17:00:00').toISOString() });
    expect((await probe.next(CaseClocksMovedV1, caseNo)).data.provisional).toBe(false);
  });
});

describe('a timer', () => {
  it('counts a case as accepted that nobody answered, once however many workers there are', async () => {
    now = at('2026-06-01');
    const caseNos = await Promise.all(Array.from({ length: 30 }, () => filed()));
    now = at('2026-06-08', '17:00:00'); // the last second of the fifth day
    const worker = service.get(ActOnDue);
    const rule = TIMERS.find(({ kind }) => kind === 'deem-submitted')!;
    await worker.round(rule);
    const stillOpen = async (): Promise<number> =>
      (await database.query(`SELECT FROM cases WHERE case_no = ANY($1) AND status = 'submitted'`, [caseNos])).length;
    expect(await stillOpen()).toBe(30);
    now = at('2026-06-08', '17:00:01');
    await Promise.all(Array.from({ length: 6 }, () => worker.round(rule)));
    await eventually(async () => expect(await stillOpen()).toBe(0));
    const steps = await database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM case_steps WHERE kind = 'deemed-accepted' AND case_no = ANY($1) GROUP BY case_no`,
      [caseNos],
    );
    expect(steps.map(({ n }) => n)).toEqual(caseNos.map(() => 1));
    const shown = await show(caseNos[0]!);
    expect(shown).toMatchObject({ status: 'accepted', acceptedAt: at('2026-06-01').toISOString() });
    expect(shown.promiseDueAt).toBe(at('2026-06-10', '17:00:00').toISOString()); // counted from the day of filing
    for (const caseNo of caseNos)
      expect((await probe.next(CaseAcceptedV1, caseNo)).data).toMatchObject({ deemed: true, by: { kind: 'timer' } });
    expect(caseNos.flatMap((caseNo) => probe.of(CaseAcceptedV1, caseNo))).toHaveLength(30);
  });

  it('finds how each clock of a case stands: what runs, what stands still, what is overdue', async () => {
    now = at('2026-06-01');
    const caseNo = await filed();
    await act(caseNo, 'accept');
    const officer: TestPrincipal = { kind: 'officer', id: 'o', orgCode: MARKET, regionCode: '330203', permissions: ['task.handle'] };
    const suspension = { procedure: 'hearing', reason: '申请人要求听证', plannedDays: 20 };
    now = at('2026-06-03', '08:30:00');
    expect((await post(`/api/v1/applications/${caseNo}/suspensions`, officer, suspension)).status).toBe(200);
    now = at('2026-07-20');
    const clocks = async (as: TestPrincipal): Promise<ApiResponse> => service.call(`/api/v1/applications/${caseNo}/clocks`, { as });
    const { body } = await clocks(PERSON);
    expect(body.clocks).toEqual([
      expect.objectContaining({ clock: 'acceptance', state: 'stopped', overdue: false, elapsedDays: 0 }),
      expect.objectContaining({ clock: 'promise', state: 'suspended', overdue: false, elapsedDays: 1.79, remainingDays: 5 }),
      expect.objectContaining({ clock: 'statutory', state: 'suspended', overdue: false, remainingDays: 18 }),
    ]);
    expect((await clocks({ ...PERSON, id: 'somebody-else' })).body.code).toBe('ACCEPTANCE.CASE_NOT_FOUND');
    expect((await post(`/api/v1/applications/${caseNo}/resumptions`, officer)).status).toBe(200);
    now = at('2026-09-01');
    expect((await clocks(officer)).body.clocks[1]).toMatchObject({ clock: 'promise', state: 'running', overdue: true });
  });

  it('lapses a correction that never came when its last day is over', async () => {
    now = at('2026-06-01');
    const caseNo = await filed();
    await act(caseNo, 'correction-requests', { points: ['补身份证明'] });
    const { correction } = await show(caseNo);
    expect(correction.dueAt).toBe(at('2026-06-23', '23:59:59.999').toISOString());
    now = at('2026-06-23', '23:59:59');
    await service.get(ActOnDue).round(TIMERS.find(({ kind }) => kind === 'lapse')!);
    expect((await show(caseNo)).status).toBe('correcting');
    now = at('2026-06-24', '00:00:01');
    await eventually(async () => expect(await show(caseNo)).toMatchObject({ status: 'closed', finishKind: 5 }));
    expect((await probe.next(CaseClosedV1, caseNo)).data).toMatchObject({ finishKind: 5, by: { kind: 'timer' } });
  });

  it('ends a case whose promised materials never came', async () => {
    now = at('2026-06-01');
    const caseNo = await filed({ itemCode: TOLERANT, materials: [{ materialCode: 'M1', promised: true }] });
    now = at('2026-06-09'); // deemed accepted, on the promise
    await eventually(async () => expect((await show(caseNo)).status).toBe('accepted'));
    const [row] = await database.query<{ due: Date }>('SELECT tolerance_due_at AS due FROM cases WHERE case_no = $1', [caseNo]);
    const { due } = row!;
    expect(due).toEqual(at('2026-06-24', '23:59:59.999'));
    now = new Date(due.getTime() + 1);
    await eventually(async () => expect(await show(caseNo)).toMatchObject({ status: 'closed', finishKind: 1 }));
    expect((await probe.next(CaseClosedV1, caseNo)).data).toMatchObject({ outcome: 'terminated' });
  });

  it('closes what was delivered where a region says after how long, and nothing elsewhere', async () => {
    now = at('2026-06-01');
    const completed = async (): Promise<string> => {
      const caseNo = await filed({ itemCode: IMMEDIATE });
      await act(caseNo, 'complete', { outcome: 'approved', resultNo: 'JY33' });
      await act(caseNo, 'deliveries', { method: 'electronic' });
      return caseNo;
    };
    const before = await completed();
    await put('/limits/330203', { limits: { close: { value: 3, unit: 'workingDay' } } });
    const caseNo = await completed();
    now = at('2026-06-05');
    await eventually(async () => expect(await show(caseNo)).toMatchObject({ status: 'closed', finishKind: 0 }));
    expect((await show(before)).status).toBe('delivered');
  });

  it('looks at the calendar again before it acts: a notice that came in between gives the case its time', async () => {
    now = at('2026-07-01');
    const caseNo = await filed();
    await put(
      '/notices/2026',
      notice(2026, [
        { date: '2026-05-07', isOffDay: true },
        { date: '2026-07-08', isOffDay: true },
      ]),
    );
    now = at('2026-07-08', '18:00:00');
    await service.get(ActOnDue).round(TIMERS.find(({ kind }) => kind === 'deem-submitted')!);
    expect(await show(caseNo)).toMatchObject({ status: 'submitted', acceptanceDueAt: at('2026-07-09', '17:00:00').toISOString() });
  });

  it('puts a case aside on which it cannot act, says why, and goes on with the others', async () => {
    now = at('2026-08-03');
    const [lost, fine] = [await filed(), await filed()];
    await database.query('UPDATE cases SET item_version = 77 WHERE case_no = $1', [lost]);
    now = at('2026-08-11');
    await eventually(async () => expect((await show(fine)).status).toBe('accepted'));
    await eventually(async () => {
      const { body } = await get('/stuck-timers');
      expect(body.items).toEqual([
        expect.objectContaining({ caseNo: lost, kind: 'deem-submitted', attempts: 1, lastError: 'ACCEPTANCE.ITEM_VERSION_AWAITED' }),
      ]);
    });
    const elsewhere = await service.call(`${ADMIN}/stuck-timers`, { as: { ...CALENDARS, regionCode: '330300' } });
    expect(elsewhere.body.items).toEqual([]);
    await database.query('UPDATE cases SET item_version = 1 WHERE case_no = $1', [lost]);
    await database.query('UPDATE stuck_timers SET next_at = now()');
    await eventually(async () => expect((await show(lost)).status).toBe('accepted'));
    expect((await get('/stuck-timers')).body.items).toEqual([]);
  });

  it('forgets a case that was put aside once somebody else has acted on it', async () => {
    now = at('2026-08-03');
    const caseNo = await filed();
    await database.query('UPDATE cases SET item_version = 77 WHERE case_no = $1', [caseNo]);
    now = at('2026-08-11');
    await eventually(async () => expect((await get('/stuck-timers')).body.items).toHaveLength(1));
    await database.query('UPDATE cases SET item_version = 1 WHERE case_no = $1', [caseNo]);
    await act(caseNo, 'accept');
    await database.query('UPDATE stuck_timers SET next_at = now()');
    await eventually(async () => expect((await get('/stuck-timers')).body.items).toEqual([]));
    expect((await show(caseNo)).steps.map(({ kind }: { kind: string }) => kind)).toEqual(['submitted', 'accepted']);
  });

  it('finds the one case that keeps a batch from being saved, and handles the others', async () => {
    now = at('2026-09-01');
    const [broken, fine] = [await filed(), await filed()];
    await database.query(`UPDATE cases SET applicant_sealed = 'k1.AAAA' WHERE case_no = $1`, [broken]);
    now = at('2026-09-09');
    await eventually(async () => expect((await show(fine)).status).toBe('accepted'));
    await eventually(async () => {
      const { body } = await get('/stuck-timers');
      expect(body.items).toEqual([expect.objectContaining({ caseNo: broken, kind: 'deem-submitted', lastError: 'Error' })]);
    });
    expect((await show(broken)).status).toBe('submitted');
  });
});
