import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { Clock, uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { HOLIDAY_NOTICES } from '@yiwang/standards';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { filing, itemCode, itemCore, MARKET, PERSON, StubCatalogue } from './builders.js';

const ADMIN = '/api/v1/admin/clocks';
const officer = (regionCode: string): TestPrincipal => ({
  kind: 'officer',
  id: `calendar-${regionCode}`,
  orgCode: MARKET,
  regionCode,
  permissions: ['calendar.manage'],
});
const PROVINCE = officer('330000');
const CITY = officer('330200');
const HONG_KONG = itemCode(7);

let catalogue: StubCatalogue;
let service: TestService;
let probe: EventProbe;
let database: Database;

const publish = (core: ItemOperationalCore): Promise<void> => probe.publish(ItemVersionV1, eventOf(ItemVersionV1, core));
const get = (path: string, as = PROVINCE): Promise<ApiResponse> => service.call(`${ADMIN}${path}`, { as });
async function put(path: string, body: unknown, as = PROVINCE, ifMatch?: string): Promise<ApiResponse> {
  const tag = ifMatch ?? (await get(path)).headers.get('etag') ?? '"0"';
  return service.call(`${ADMIN}${path}`, { method: 'PUT', as, body, headers: { 'if-match': tag } });
}
const file = (code = itemCode(1)): Promise<ApiResponse> =>
  service.call('/api/v1/applications', { as: PERSON, body: filing({ itemCode: code }), headers: { 'idempotency-key': uuidv7() } });
async function rows(): Promise<unknown> {
  const [counts] = await database.query(
    `SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM case_steps) AS steps, (SELECT count(*) FROM outbox) AS outbox,
       (SELECT count(*) FROM calendar_publications) AS publications, (SELECT count(*) FROM clock_recounts) AS recounts`,
  );
  return counts;
}
/** The day of China on which an acceptance begun at this time is due. */
async function dueOf(response: ApiResponse): Promise<string> {
  expect(response.status).toBe(201);
  return new Date(Date.parse(response.body.acceptanceDueAt as string) + 8 * 3_600_000).toISOString();
}

const noticeOf = (year: number): { title: string; days: unknown[] } => ({
  title: `国务院办公厅关于${year}年部分节假日安排的通知`,
  days: HOLIDAY_NOTICES.find((notice) => notice.year === year)!.days.map((day) => ({ ...day })),
});

/** A clock that stands where a test puts it. */
class StandingClock extends Clock {
  at = new Date('2026-04-29T02:00:00.000Z');
  goesOn = false;
  now(): Date {
    return this.goesOn ? (this.at = new Date(this.at.getTime() + 1)) : this.at;
  }
}
const clock = new StandingClock();

beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  service = await TestService.start(acceptance, { CATALOGUE_URL: catalogue.url, CALENDAR_FRESH_MS: '0' });
  Object.assign(service.get(Clock), { now: () => clock.now() });
  database = await service.database();
  probe = await eventually(() => service.probe());
  await publish(itemCore());
  await publish(itemCore({ itemCode: HONG_KONG, implementingBody: { orgCode: MARKET, name: '香港某机关', regionCode: '810000' } }));
  await eventually(async () => {
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM item_versions');
    expect(row!.n).toBe(2);
  });
});
afterAll(async () => {
  await probe.stop();
  await service.stop();
  await catalogue.stop();
});

describe('calendars and limits as data', () => {
  it('are counted by from the next filing on: the trap of the make-up Saturday, at 23:59:59 and at midnight', async () => {
    expect(await dueOf(await file())).toBe('2026-05-09T17:00:00.000Z');
    clock.at = new Date('2026-04-30T15:59:59.000Z');
    expect(await dueOf(await file())).toBe('2026-05-11T17:00:00.000Z');
    clock.at = new Date('2026-05-09T03:00:00.000Z'); // filed on the make-up Saturday
    expect(await dueOf(await file())).toBe('2026-05-15T17:00:00.000Z');
    clock.at = new Date('2026-04-29T02:00:00.000Z');
    const { days, ...notice } = noticeOf(2026);
    const { status, body, headers } = await put('/notices/2026', { ...notice, days: [...days, { date: '2026-05-06', isOffDay: true }] });
    expect([status, headers.get('etag')]).toEqual([200, `"${body.version as number}"`]);
    expect(body.recountId).toEqual(expect.any(String));
    expect(await dueOf(await file())).toBe('2026-05-11T17:00:00.000Z');
    expect((await put('/notices/2026', noticeOf(2026))).status).toBe(200);
    expect(await dueOf(await file())).toBe('2026-05-09T17:00:00.000Z');
    const shown = await get('/notices/2026');
    expect([shown.body.version, shown.body.title]).toEqual([body.version + 1, noticeOf(2026).title]);
  });

  it('of a region hold for it and those below it, with office hours of their own', async () => {
    const closed = { days: [{ date: '2026-05-08', isOffDay: true, name: '城市开放日' }], hours: [{ from: '09:00', to: '16:30' }] };
    expect((await put('/calendars/330200', closed, CITY)).status).toBe(200);
    expect(await dueOf(await file())).toBe('2026-05-11T16:30:00.000Z');
    expect((await get('/calendars/330200')).body).toMatchObject({ region: '330200', ...closed });
    expect((await put('/calendars/330200', { days: [] }, CITY)).status).toBe(200);
    expect(await dueOf(await file())).toBe('2026-05-09T17:00:00.000Z');
  });

  it('of limits hold for clocks that begin from then on, never longer than the law says', async () => {
    const limits = { limits: { acceptance: { value: 2, unit: 'workingDay' } } };
    expect((await put('/limits/330200', limits, CITY)).body).toMatchObject({ recountId: null });
    expect(await dueOf(await file())).toBe('2026-05-06T17:00:00.000Z');
    const later = { from: '2026-05-05T16:00:00.000Z', limits: {} };
    expect((await put('/limits/330200', later, CITY)).status).toBe(200);
    expect(await dueOf(await file())).toBe('2026-05-06T17:00:00.000Z');
    clock.at = new Date('2026-05-06T02:00:00.000Z');
    expect(await dueOf(await file())).toBe('2026-05-12T17:00:00.000Z');
    clock.goesOn = true; // a moment passes between one look at the clock and the next
    expect((await put('/limits/330203', { limits: {} })).status).toBe(200);
    clock.goesOn = false;
    clock.at = new Date('2026-05-06T02:00:00.000Z');
    expect((await get('/limits/330203')).body.inForce).toMatchObject({ acceptance: { value: 5 }, delivery: { value: 10 } });
    const before = await rows();
    const tooLong = await put('/limits/330200', {
      limits: { delivery: { value: 11, unit: 'workingDay' }, correction: { value: 30, unit: 'month' } },
    });
    expect([tooLong.status, tooLong.body.code]).toEqual([400, 'ACCEPTANCE.PUBLICATION_INVALID']);
    expect(tooLong.body.invalidParams.map((each: { code: string }) => each.code)).toEqual(['LIMIT_OVER_STATUTORY']);
    const backdated = await put('/limits/330200', { from: '2026-05-01T00:00:00.000Z', limits: {} });
    expect(backdated.body.invalidParams[0].code).toBe('LIMIT_BACKDATED');
    expect(await rows()).toEqual(before);
    clock.at = new Date('2026-04-29T02:00:00.000Z');
  });

  it('are refused in a bad form, from a stale read, and outside one’s region, and leave nothing behind', async () => {
    const before = await rows();
    const bad = [
      { date: '2026-05-04', isOffDay: true },
      { date: '2026-05-04', isOffDay: true }, // twice
      { date: '2026-05-07', isOffDay: false }, // a Thursday is worked anyway
      { date: '2027-01-01', isOffDay: true }, // of another notice
    ];
    const refused = await put('/notices/2026', { title: '通知', days: bad });
    expect([refused.status, refused.body.code]).toEqual([400, 'ACCEPTANCE.PUBLICATION_INVALID']);
    const codes = refused.body.invalidParams.map(({ name, code }: { name: string; code: string }) => `${name} ${code}`);
    expect(codes.sort()).toEqual(['/days/1/date DAY_REPEATED', '/days/2/isOffDay DAY_WORKED_ANYWAY', '/days/3/date DAY_OUTSIDE_YEAR']);
    const hours = await put('/calendars/330200', { days: [], hours: [{ from: '13:00', to: '12:00' }] });
    expect(hours.body.invalidParams[0].code).toBe('OFFICE_HOURS');
    expect((await put('/notices/2026', { title: '通知', days: [{ date: '2026-02-30', isOffDay: true }] })).body.code).toBe('HTTP.INVALID');
    expect((await put('/notices/2026', noticeOf(2026), PROVINCE, '"0"')).body.code).toBe('HTTP.IF_MATCH_STALE');
    const bare = await service.call(`${ADMIN}/notices/2026`, { method: 'PUT', as: PROVINCE, body: noticeOf(2026) });
    expect(bare.body.code).toBe('HTTP.IF_MATCH_MISSING');
    expect((await put('/notices/2026', noticeOf(2026), CITY)).body.code).toBe('ACCEPTANCE.CALENDAR_OUT_OF_SCOPE');
    expect((await put('/calendars/330300', { days: [] }, CITY)).body.code).toBe('ACCEPTANCE.CALENDAR_OUT_OF_SCOPE');
    expect((await put('/limits/000000', { limits: {} }, CITY)).body.code).toBe('ACCEPTANCE.CALENDAR_OUT_OF_SCOPE');
    expect((await service.call(ADMIN, { as: PERSON })).status).toBe(403);
    expect(await rows()).toEqual(before);
  });

  it('that are missing for a region refuse its filings until there is one, and stand among the findings', async () => {
    const before = await rows();
    const refused = await file(HONG_KONG);
    expect([refused.status, refused.body.code]).toEqual([409, 'ACCEPTANCE.CALENDAR_MISSING']);
    expect(await rows()).toEqual(before);
    const overview = await get('');
    expect(overview.body.findings).toContainEqual({ code: 'REGION_WITHOUT_CALENDAR', subject: '810000', openCases: 0 });
    expect((await get('/calendars/810000')).body.code).toBe('ACCEPTANCE.NOTHING_PUBLISHED');
    const state = officer('000000');
    expect((await put('/calendars/810000', { days: [{ date: '2026-05-25', isOffDay: true, name: '佛诞' }] }, state, '"0"')).status).toBe(
      200,
    );
    expect(await dueOf(await file(HONG_KONG))).toBe('2026-05-09T17:00:00.000Z');
    expect((await get('')).body.findings).not.toContainEqual(expect.objectContaining({ subject: '810000' }));
  });

  it('that are missing when an awaited item version comes let its filings wait, and are counted by once there are some', async () => {
    const code = itemCode(8);
    const asked = { ...filing({ itemCode: code }), itemVersion: 1 };
    const headers = { 'idempotency-key': uuidv7() };
    const { status, body } = await service.call('/api/v1/applications', { as: PERSON, body: asked, headers });
    expect([status, body.awaitingItem]).toEqual([201, true]);
    await publish(itemCore({ itemCode: code, implementingBody: { orgCode: MARKET, name: '澳门某机关', regionCode: '820000' } }));
    await eventually(async () =>
      expect((await get('')).body.findings).toContainEqual({ code: 'REGION_WITHOUT_CALENDAR', subject: '820000', openCases: 1 }),
    );
    const shown = async (): Promise<ApiResponse['body']> =>
      (await service.call(`/api/v1/applications/${body.caseNo as string}`, { as: PERSON })).body;
    expect(await shown()).toMatchObject({ awaitingItem: true, acceptanceDueAt: null });
    expect(await database.query('SELECT FROM dead_letters')).toEqual([]);
    expect((await put('/calendars/820000', { days: [] }, officer('000000'), '"0"')).status).toBe(200);
    await eventually(async () => expect((await shown()).awaitingItem).toBe(false));
    expect(await shown()).toMatchObject({ status: 'submitted', acceptanceDueAt: '2026-05-09T09:00:00.000Z' });
  });

  it('say which year’s notice due dates wait for', async () => {
    clock.at = new Date('2026-12-29T02:00:00.000Z');
    const { body } = await file();
    expect(body.provisional).toBe(true);
    expect((await get('')).body.findings).toContainEqual({ code: 'NOTICE_MISSING', subject: '2027', openCases: 1 });
    clock.at = new Date('2026-04-29T02:00:00.000Z');
  });
});
