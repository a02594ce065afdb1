import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { formatCaseNo } from '@yiwang/standards';
import {
  backing,
  eventOf,
  eventually,
  TcpProxy,
  TestService,
  type ApiResponse,
  type EventProbe,
  type TestPrincipal,
} from '@yiwang/testing';
import yauzl from 'yauzl';
import { acceptance } from '../src/acceptance.service.js';
import {
  atCounter,
  CLERK_HAISHU,
  CLERK_YUYAO,
  ENTERPRISE,
  filing,
  itemCode,
  itemCore,
  MARKET,
  MARKET_OFFICER,
  OTHER_PERSON,
  PERSON,
  StubCatalogue,
} from './builders.js';

const PUBLISHED = itemCode(2);
const CLERK_PROVINCE: TestPrincipal = { ...CLERK_HAISHU, id: 'clerk-province', orgCode: '11330000MB0A100001', regionCode: '330000' };
const CLERK_CITY: TestPrincipal = { ...CLERK_HAISHU, id: 'clerk-city', orgCode: '11330200MB0A100001', regionCode: '330200' };

let catalogue: StubCatalogue;
let service: TestService;
let database: Database;
let probe: EventProbe;

const post = (path: string, as: TestPrincipal, body: unknown, headers: Record<string, string> = {}): Promise<ApiResponse> =>
  service.call(path, { as, body, headers: { 'idempotency-key': uuidv7(), ...headers } });
const get = (path: string, as?: TestPrincipal, headers: Record<string, string> = {}): Promise<ApiResponse> =>
  service.call(path, { ...(as && { as }), headers });

async function filed(body: Record<string, unknown> = filing(), as = PERSON): Promise<{ caseNo: string; queryCode: string }> {
  const { status, body: receipt } = await post('/api/v1/applications', as, body);
  if (status !== 201) throw new Error(`not filed: ${status} ${JSON.stringify(receipt)}`);
  return receipt as { caseNo: string; queryCode: string };
}
async function act(caseNo: string, action: string, body: unknown = {}, as = CLERK_HAISHU): Promise<void> {
  const { status, body: answer } = await post(`/api/v1/applications/${caseNo}/${action}`, as, body);
  if (status !== 200) throw new Error(`${action}: ${status} ${JSON.stringify(answer)}`);
}
const publish = (core: ItemOperationalCore): Promise<void> => probe.publish(ItemVersionV1, eventOf(ItemVersionV1, core, { sequence: 1 }));

/** What a refused request, or one that only reads, must leave as it was. */
async function rows(): Promise<unknown> {
  const [counts] = await database.query(
    `SELECT (SELECT count(*) FROM cases) AS cases, (SELECT sum(version) FROM cases) AS versions, (SELECT count(*) FROM case_steps) AS steps,
       (SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM case_exports) AS exports, (SELECT count(*) FROM idempotency_keys) AS keys`,
  );
  return counts;
}

beforeAll(async () => {
  catalogue = await StubCatalogue.start();
  // No timer: what is overdue here would be deemed accepted in the middle of a test.
  const environment = { CATALOGUE_URL: catalogue.url, LIVE_HEARTBEAT_SECONDS: '0.2', TIMERS_SECONDS: '3600' };
  service = await TestService.start(acceptance, environment);
  database = await service.database();
  probe = await eventually(() => service.probe());
  await publish(itemCore());
  await publish(itemCore({ itemCode: PUBLISHED, caseKind: 'immediate', publishesResults: true, deliveryKinds: ['electronic'] }));
  await eventually(async () => {
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM item_versions');
    expect(row!.n).toBe(2);
  });
}, 120_000);

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
  await catalogue?.stop();
});

describe('public progress', () => {
  it('is read with the number and the query code of the receipt, and holds nothing that says who', async () => {
    const { caseNo, queryCode } = await filed(atCounter(), CLERK_HAISHU);
    const { status, headers, body } = await get(`/api/v1/progress/${caseNo}`, undefined, { 'query-code': queryCode.toLowerCase() });
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({ caseNo, version: expect.any(Number), status: 'submitted', applicant: { kind: 'person', name: '*小明' } });
    expect(body.steps).toEqual([{ kind: 'submitted', at: body.submittedAt }]);
    for (const text of ['王小明', '33020319900307', '甬江小馆']) expect(JSON.stringify(body)).not.toContain(text);
    await act(caseNo, 'accept');
    const after = await get(`/api/v1/progress/${caseNo}`, undefined, { 'query-code': queryCode });
    expect(after.body).toMatchObject({ status: 'accepted', promiseDueAt: expect.any(String) });
    expect(after.body.steps.map(({ kind }: { kind: string }) => kind)).toEqual(['submitted', 'accepted']);
  });

  it('says nothing of a decision that came too late to count', async () => {
    const { caseNo, queryCode } = await filed();
    await act(caseNo, 'withdraw', {}, PERSON);
    await database.query(
      `INSERT INTO case_steps (case_no, kind, at, actor_kind, actor_id, detail)
       VALUES ($1, 'decided', now(), 'system', 'department', '{"late": true, "outcome": "approved"}')`,
      [caseNo],
    );
    const { body } = await get(`/api/v1/progress/${caseNo}`, undefined, { 'query-code': queryCode });
    expect(body.steps.map(({ kind }: { kind: string }) => kind)).toEqual(['submitted', 'withdrawn']);
  });

  it('answers alike to a wrong code, no code, another case’s code and a number that is not there', async () => {
    const [one, other] = [await filed(), await filed()];
    const nobody = formatCaseNo({ region6: '330203', date: '2026-11-22', serial: 99_999_999 });
    const before = await rows();
    const answers = [];
    for (const [caseNo, code] of [
      [one.caseNo, 'AAAA-AAAA'],
      [one.caseNo, undefined],
      [one.caseNo, other.queryCode],
      [nobody, one.queryCode],
      [nobody, 'AAAA-AAAA'],
    ] as const) {
      const { status, body } = await get(`/api/v1/progress/${caseNo}`, undefined, code === undefined ? {} : { 'query-code': code });
      answers.push(JSON.stringify([status, body.code, body.title, body.detail]));
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('404,"ACCEPTANCE.PROGRESS_NOT_FOUND"');
    expect(await rows()).toEqual(before);
  });

  it('refuses a number with a wrong check character before anything is asked', async () => {
    const { caseNo, queryCode } = await filed();
    const wrong = caseNo.slice(0, -1) + (caseNo.endsWith('A') ? 'B' : 'A');
    const { status, body } = await get(`/api/v1/progress/${wrong}`, undefined, { 'query-code': queryCode });
    expect([status, body.code, body.invalidParams[0].code]).toEqual([400, 'HTTP.INVALID', 'CASE_NO_CHECK_CHAR']);
  });

  it('keeps the code out of what is stored, and tells it again to a repetition and to whose case it is', async () => {
    const key = uuidv7();
    const send = (): Promise<ApiResponse> => post('/api/v1/applications', PERSON, filing(), { 'idempotency-key': key });
    const first = await send();
    const again = await send();
    expect(again.headers.get('idempotency-replayed')).toBe('true');
    expect(again.body).toEqual(first.body);
    const [stored] = await database.query<{ answer: string }>('SELECT answer::text FROM idempotency_keys WHERE key = $1', [key]);
    expect(stored!.answer).not.toContain(first.body.queryCode);
    const path = `/api/v1/applications/${first.body.caseNo}/query-code`;
    expect((await get(path, PERSON)).body).toEqual({ caseNo: first.body.caseNo, queryCode: first.body.queryCode });
    expect((await get(path, OTHER_PERSON)).body.code).toBe('ACCEPTANCE.CASE_NOT_FOUND');
    expect((await get(path)).status).toBe(401);
  });
});

describe('the receipt (收件凭证)', () => {
  it('prints the query code for who has no account', async () => {
    const { caseNo, queryCode } = await filed(atCounter(), CLERK_HAISHU);
    await act(caseNo, 'receipts');
    const { body } = await get(`/api/v1/applications/${caseNo}/documents`, CLERK_HAISHU);
    const receipt = body.items.find(({ kind }: { kind: string }) => kind === 'receipt');
    expect(JSON.stringify((await get(`/api/v1/documents/${receipt.documentId ?? receipt.id}`, CLERK_HAISHU)).body)).toContain(queryCode);
  });
});

describe('my cases', () => {
  it('are filtered by status, and are nobody else’s', async () => {
    const me: TestPrincipal = { ...PERSON, id: 'person-of-my-cases' };
    const [open, taken] = [await filed(filing(), me), await filed(filing(), me)];
    await act(taken.caseNo, 'accept');
    const list = async (query: string, as = me): Promise<string[]> =>
      (await get(`/api/v1/applications?${query}`, as)).body.items.map(({ caseNo }: { caseNo: string }) => caseNo);
    expect(await list('')).toEqual([taken.caseNo, open.caseNo]);
    expect(await list('status=accepted')).toEqual([taken.caseNo]);
    expect(await list('status=submitted,correcting')).toEqual([open.caseNo]);
    expect(await list('', OTHER_PERSON)).not.toContain(open.caseNo);
    expect((await get('/api/v1/applications?status=lost', me)).body.code).toBe('HTTP.INVALID');
  });

  it('hold what one filed for others as their agent, once', async () => {
    const agent: TestPrincipal = { ...PERSON, id: 'agent-of-others' };
    const [own, others] = [await filed(filing(), agent), await filed(filing(), OTHER_PERSON)];
    await database.query('UPDATE cases SET agent_id = $2 WHERE case_no = ANY ($1)', [[own.caseNo, others.caseNo], agent.id]);
    const { body } = await get('/api/v1/applications', agent);
    expect(body.items.map(({ caseNo }: { caseNo: string }) => caseNo)).toEqual([others.caseNo, own.caseNo]);
  });
});

describe('work lists', () => {
  const ITEM = itemCode(30);
  const path = (query = '', of = ''): string => `/api/v1/work-list${of}?itemCode=${ITEM}&limit=100&${query}`;
  const listed = async (query: string, as: TestPrincipal): Promise<string[]> => {
    const { status, body } = await get(path(query), as);
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    return body.items.map(({ caseNo }: { caseNo: string }) => caseNo);
  };
  let late: string;
  let soon: string;
  let later: string;
  let atYuyao: string;
  let ended: string;

  beforeAll(async () => {
    await publish(itemCore({ itemCode: ITEM, caseKind: 'immediate', deliveryKinds: ['electronic'] }));
    await eventually(async () => {
      const { status } = await post('/api/v1/applications', OTHER_PERSON, filing({ itemCode: ITEM }));
      expect(status).toBe(201);
    });
    await database.query("UPDATE cases SET item_code = 'x' WHERE item_code = $1", [ITEM]); // the try was no case of this test
    late = (await filed(filing({ itemCode: ITEM, channel: 'mobile' }))).caseNo;
    soon = (await filed(filing({ itemCode: ITEM }))).caseNo;
    later = (await filed(filing({ itemCode: ITEM }), OTHER_PERSON)).caseNo;
    atYuyao = (await filed(atCounter({ itemCode: ITEM }), CLERK_YUYAO)).caseNo;
    ended = (await filed(filing({ itemCode: ITEM }))).caseNo;
    await act(ended, 'complete', { outcome: 'approved' });
    await act(ended, 'deliveries', { method: 'electronic' });
    await act(ended, 'close');
    const due = (caseNo: string, at: string) => database.query(`UPDATE cases SET acceptance_due_at = ${at} WHERE case_no = $1`, [caseNo]);
    await due(late, "now() - interval '1 day'");
    await due(soon, "now() + interval '1 hour'");
    await due(later, "now() + interval '60 days'");
    await due(atYuyao, "now() + interval '61 days'");
  });

  it('hold the open cases of the clerk’s regions, first due first; and of one’s body for its officers', async () => {
    expect(await listed('', CLERK_HAISHU)).toEqual([late, soon, later, atYuyao]);
    expect(await listed('', CLERK_YUYAO)).toEqual([atYuyao]);
    expect(await listed('', CLERK_CITY)).toEqual([late, soon, later, atYuyao]);
    expect(await listed('', CLERK_PROVINCE)).toEqual([late, soon, later, atYuyao]);
    expect(await listed('', MARKET_OFFICER)).toEqual([late, soon, later, atYuyao]);
    const { body } = await get(path(), CLERK_HAISHU);
    expect(body.items[0]).toMatchObject({ caseNo: late, overdue: true, acceptedBy: 'window', dueAt: expect.any(String) });
    expect(body.items[1].overdue).toBe(false);
  });

  it('narrow by status, due date, channel, period, region and body', async () => {
    expect(await listed('due=overdue', CLERK_HAISHU)).toEqual([late]);
    expect(await listed('due=soon', CLERK_HAISHU)).toEqual([soon]);
    expect(await listed('due=later', CLERK_PROVINCE)).toEqual([later, atYuyao]);
    expect(await listed('channel=mobile', CLERK_PROVINCE)).toEqual([late]);
    expect(await listed('region=330281', CLERK_CITY)).toEqual([atYuyao]);
    expect(await listed(`orgCode=${MARKET}&due=soon`, CLERK_PROVINCE)).toEqual([soon]);
    expect(await listed('status=closed', CLERK_HAISHU)).toEqual([ended]);
    expect(await listed('status=closed&due=overdue', CLERK_HAISHU)).toEqual([]);
    expect(await listed('status=accepted', CLERK_HAISHU)).toEqual([]);
    expect(await listed('from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z', CLERK_HAISHU)).toEqual([]);
    expect(await listed(`from=${encodeURIComponent(new Date(Date.now() - 3_600_000).toISOString())}`, CLERK_YUYAO)).toEqual([atYuyao]);
  });

  it.each([
    ['a clerk of the windows', CLERK_HAISHU],
    ['a clerk of the province', CLERK_PROVINCE],
    ['an officer of the body', MARKET_OFFICER],
  ])('give %s every case once, page by page', async (_, as) => {
    const seen: string[] = [];
    let cursor = '';
    for (let guard = 0; guard < 500; guard++) {
      const { body } = await get(`/api/v1/work-list?limit=3${cursor && `&cursor=${cursor}`}`, as);
      seen.push(...body.items.map(({ caseNo }: { caseNo: string }) => caseNo));
      if (body.next === null) break;
      cursor = body.next;
    }
    const open = await database.query<{ case_no: string }>(
      `SELECT case_no FROM cases WHERE ended_at IS NULL AND window_region >= $1 ORDER BY work_at, case_no`,
      [as === CLERK_HAISHU ? '330203' : '33'],
    );
    const expected = open.map(({ case_no }) => case_no).filter((caseNo) => as !== CLERK_HAISHU || caseNo !== atYuyao);
    expect(seen).toEqual(expected);
  });

  it('are counted by status, overdue and due soon, by the same filters', async () => {
    const { body } = await get(path('', '/counts'), CLERK_HAISHU);
    expect(body.most).toBe(10_000);
    expect(body.counts).toContainEqual({ status: 'submitted', total: 4, overdue: 1, dueSoon: 1 });
    expect(body.counts).toContainEqual({ status: 'accepted', total: 0, overdue: 0, dueSoon: 0 });
    const yuyao = await get(path('status=submitted', '/counts'), CLERK_YUYAO);
    expect(yuyao.body.counts).toEqual([{ status: 'submitted', total: 1, overdue: 0, dueSoon: 0 }]);
  });

  it('show nobody what is not his', async () => {
    const before = await rows();
    const refused = async (query: string, as: TestPrincipal): Promise<unknown> => {
      const { status, body } = await get(`/api/v1/work-list?${query}`, as);
      return [status, body.code];
    };
    expect(await refused('region=330281', CLERK_HAISHU)).toEqual([403, 'ACCEPTANCE.WORK_LIST_OUT_OF_REACH']);
    expect(await refused('region=330000', CLERK_CITY)).toEqual([403, 'ACCEPTANCE.WORK_LIST_OUT_OF_REACH']);
    expect(await refused(`orgCode=${CLERK_YUYAO.orgCode}`, MARKET_OFFICER)).toEqual([403, 'ACCEPTANCE.WORK_LIST_OUT_OF_REACH']);
    expect(await refused('', PERSON)).toEqual([403, 'ACCESS.FORBIDDEN']);
    expect(await refused('status=unheard', CLERK_HAISHU)).toEqual([400, 'HTTP.INVALID']);
    expect(await refused('cursor=abc', CLERK_HAISHU)).toEqual([400, 'HTTP.CURSOR_INVALID']);
    expect(await rows()).toEqual(before);
  });

  it('refuse times that a database could not read, in filters and in cursors', async () => {
    const no = (await filed()).caseNo;
    const before = await rows();
    for (const time of ['9999-12-31T23:59:59-01:00', '0000-01-01T00:00:00Z', '1899-12-31T00:00:00Z', 'infinity']) {
      const { status, body } = await get(`/api/v1/work-list?to=${encodeURIComponent(time)}`, CLERK_HAISHU);
      expect([time, status, body.code]).toEqual([time, 400, 'HTTP.INVALID']);
    }
    for (const at of ['0000-01-01T00:00:00.000Z', `2026-01-01T00:00:00.${'1'.repeat(200)}Z`, 'infinity']) {
      const cursor = Buffer.from(JSON.stringify({ at, no })).toString('base64url');
      for (const path of ['work-list', 'applications', 'case-notices']) {
        const { status, body } = await get(`/api/v1/${path}?cursor=${cursor}`, path === 'applications' ? PERSON : CLERK_HAISHU);
        expect([path, status, body.code]).toEqual([path, 400, 'HTTP.CURSOR_INVALID']);
      }
    }
    expect(await rows()).toEqual(before);
  });
});

describe('exports', () => {
  const ask = (as: TestPrincipal, body: unknown = {}, headers: Record<string, string> = {}): Promise<ApiResponse> =>
    post('/api/v1/work-list/exports', as, body, headers);
  const done = (id: string, as: TestPrincipal): Promise<ApiResponse> =>
    eventually(async () => {
      const answer = await get(`/api/v1/work-list/exports/${id}`, as);
      expect(answer.body.status).toBe('done');
      return answer;
    });
  const sheetOf = async (id: string, as: TestPrincipal): Promise<string> => {
    const response = await fetch(new URL(`/api/v1/work-list/exports/${id}/file`, service.url), {
      headers: { authorization: `Bearer ${await service.bearer(as)}` },
    });
    expect(response.headers.get('content-type')).toContain('spreadsheetml');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(String(bytes.length)).toBe(response.headers.get('content-length'));
    return textOf(bytes, 'xl/worksheets/sheet1.xml');
  };

  it('become a workbook of exactly what the list shows, applicants masked', async () => {
    const { caseNo } = await filed(atCounter(), CLERK_YUYAO);
    const { status, body } = await ask(CLERK_YUYAO);
    expect([status, body.status, body.written]).toEqual([201, 'waiting', 0]);
    const finished = await done(body.id, CLERK_YUYAO);
    const [{ n }] = (await database.query(`SELECT count(*)::int AS n FROM cases WHERE ended_at IS NULL AND window_region = '330281'`)) as [
      { n: number },
    ];
    expect(finished.body).toMatchObject({ expected: n, written: n, truncated: false });
    const sheet = await sheetOf(body.id, CLERK_YUYAO);
    expect(sheet.match(/<row>/g)).toHaveLength(n + 1);
    expect(sheet).toContain(caseNo);
    expect(sheet).toContain('*小明');
    expect(sheet).not.toContain('王小明');
  });

  it('are their owner’s alone, made once a key, three at a time, and gone when they are removed', async () => {
    const owner: TestPrincipal = { ...CLERK_HAISHU, id: 'clerk-who-exports' };
    const key = uuidv7();
    const first = await ask(owner, { status: ['submitted'] }, { 'idempotency-key': key });
    expect((await ask(owner, { status: ['submitted'] }, { 'idempotency-key': key })).body.id).toBe(first.body.id);
    await done(first.body.id, owner);
    // Held back, so that they stay unfinished.
    await database.query(`INSERT INTO case_exports (id, owner, selection, status, requested_at, claimed_until)
      SELECT gen_random_uuid(), 'officer:clerk-who-exports', '{}', 'waiting', now(), 'infinity' FROM generate_series(1, 3)`);
    const before = await rows();
    const fourth = await ask(owner);
    expect([fourth.status, fourth.body.code]).toEqual([409, 'ACCEPTANCE.EXPORTS_UNDER_WAY']);
    expect(await rows()).toEqual(before);
    const path = `/api/v1/work-list/exports/${first.body.id}`;
    expect((await get(path, CLERK_HAISHU)).body.code).toBe('ACCEPTANCE.EXPORT_NOT_FOUND');
    expect((await get(`${path}/file`, CLERK_HAISHU)).status).toBe(404);
    expect((await get('/api/v1/work-list/exports', owner)).body.items).toHaveLength(4);
    const waiting = (await get('/api/v1/work-list/exports', owner)).body.items[0].id;
    expect((await get(`/api/v1/work-list/exports/${waiting}/file`, owner)).body.code).toBe('ACCEPTANCE.EXPORT_NOT_READY');
    expect((await service.call(path, { method: 'DELETE', as: owner })).status).toBe(204);
    expect((await get(path, owner)).status).toBe(404);
    await database.query(`DELETE FROM case_exports WHERE owner = 'officer:clerk-who-exports'`);
  });

  it('are begun anew by another worker when theirs is gone, and given up after three attempts', async () => {
    const owner = `officer:${CLERK_YUYAO.id}`;
    const [template] = await database.query<{ selection: object }>('SELECT selection FROM case_exports LIMIT 1');
    const [gone, broken, deadly] = [uuidv7(), uuidv7(), uuidv7()];
    const insert = `INSERT INTO case_exports (id, owner, selection, status, requested_at, attempts, claimed_until)
      VALUES ($1, $2, $3, 'running', now(), $4, now() - interval '1 second')`;
    await database.query(insert, [gone, owner, JSON.stringify(template!.selection), 1]);
    await database.query(insert, [broken, owner, JSON.stringify({ ...template!.selection, statuses: ['unheard'] }), 2]);
    // Three workers died of this one.
    await database.query(insert, [deadly, owner, JSON.stringify(template!.selection), 3]);
    await done(gone, CLERK_YUYAO);
    for (const id of [broken, deadly])
      await eventually(async () => expect((await get(`/api/v1/work-list/exports/${id}`, CLERK_YUYAO)).body.status).toBe('failed'));
  });
});

describe('live progress', () => {
  it('tells what the case is at once, and each change when it is committed', async () => {
    const { caseNo } = await filed();
    const live = await Live.open(service, `/api/v1/live/applications/${caseNo}`, { as: PERSON });
    expect(live.response.headers.get('content-type')).toBe('text/event-stream');
    expect(await live.next('progress')).toMatchObject({ id: '1', data: { caseNo, status: 'submitted' } });
    await act(caseNo, 'accept');
    expect(await live.next('progress')).toMatchObject({ id: '2', data: { status: 'accepted' } });
    live.close();
    const again = await Live.open(service, `/api/v1/live/applications/${caseNo}`, { as: PERSON, headers: { 'last-event-id': '1' } });
    expect((await again.next('progress')).id).toBe('2');
    again.close();
  });

  it('is open to who may read the case, and by number and code', async () => {
    const { caseNo, queryCode } = await filed();
    const refused = async (path: string, as?: TestPrincipal, headers: Record<string, string> = {}): Promise<unknown> => {
      const { status, body } = await get(path, as, headers);
      return [status, body.code];
    };
    expect(await refused(`/api/v1/live/applications/${caseNo}`, OTHER_PERSON)).toEqual([404, 'ACCEPTANCE.CASE_NOT_FOUND']);
    expect(await refused(`/api/v1/live/applications/${caseNo}`)).toEqual([401, 'ACCESS.TOKEN_MISSING']);
    expect(await refused(`/api/v1/live/progress/${caseNo}`, undefined, { 'query-code': 'AAAA-AAAA' })).toEqual([
      404,
      'ACCEPTANCE.PROGRESS_NOT_FOUND',
    ]);
    const live = await Live.open(service, `/api/v1/live/progress/${caseNo}`, { headers: { 'query-code': queryCode } });
    expect((await live.next('progress')).data).toMatchObject({ caseNo });
    live.close();
  });

  it('ends with the token', async () => {
    const { caseNo } = await filed();
    const live = await Live.open(service, `/api/v1/live/applications/${caseNo}`, { as: PERSON, expiresIn: 2 });
    expect((await live.next('end')).data).toEqual({ reason: 'expired' });
    await live.ended();
  });

  it('hears what another replica did, also while Redis is away, and has its limit', async () => {
    const redis = await TcpProxy.to(backing().redisUrl);
    const replica = await TestService.start(acceptance, {
      CATALOGUE_URL: catalogue.url,
      DATABASE_URL: service.databaseUrl,
      REDIS_URL: redis.through(backing().redisUrl),
      LIVE_STREAMS: '2',
      LIVE_POLL_SECONDS: '0.1',
      ROLE: 'api',
    });
    try {
      const { caseNo } = await filed();
      const path = `/api/v1/live/applications/${caseNo}`;
      const live = await Live.open(replica, path, { as: PERSON });
      expect((await live.next('progress')).data).toMatchObject({ status: 'submitted' });
      await act(caseNo, 'accept');
      expect((await live.next('progress')).data).toMatchObject({ status: 'accepted' });
      await redis.cut();
      await act(caseNo, 'withdraw', {}, PERSON);
      expect((await live.next('progress')).data).toMatchObject({ status: 'withdrawn' });
      const second = await Live.open(replica, path, { as: PERSON });
      const third = await replica.call(path, { as: PERSON });
      expect([third.status, third.body.code, third.headers.get('retry-after')]).toEqual([503, 'ACCEPTANCE.LIVE_BUSY', '5']);
      second.close();
      const begun = performance.now();
      await replica.stop();
      expect(performance.now() - begun).toBeLessThan(8_000);
      expect((await live.next('end')).data).toEqual({ reason: 'restarting' });
    } finally {
      await redis.cut();
    }
  });
});

describe('notices of finished cases', () => {
  const finish = async (body: Record<string, unknown>, as: TestPrincipal): Promise<string> => {
    const { caseNo } = await filed(body, as);
    await act(caseNo, 'complete', { outcome: 'approved', resultNo: 'JY3302030001' });
    await act(caseNo, 'deliveries', { method: 'electronic' });
    await act(caseNo, 'close');
    return caseNo;
  };

  it('are public, masked, and only of items that publish their results', async () => {
    const organisation = await finish(filing({ itemCode: PUBLISHED }), ENTERPRISE);
    const person = await finish(atCounter({ itemCode: PUBLISHED }), CLERK_HAISHU);
    const open = (await filed(filing({ itemCode: PUBLISHED }))).caseNo;
    const { status, body } = await get('/api/v1/case-notices?region=330203');
    expect(status).toBe(200);
    expect(body.items.map(({ caseNo }: { caseNo: string }) => caseNo)).toEqual([person, organisation]);
    expect(body.items[0]).toMatchObject({ applicant: { kind: 'person', name: '*小明' }, resultNo: null, outcome: 'approved' });
    expect(body.items[0].applicant.number).toBeUndefined();
    expect(body.items[1]).toMatchObject({ applicant: { number: ENTERPRISE.orgCode }, resultNo: 'JY3302030001' });
    expect(JSON.stringify(body)).not.toContain(open);
    expect(JSON.stringify(body)).not.toContain('王小明');
  });

  it('are listed by region, body and day, page by page', async () => {
    const list = async (query: string): Promise<ApiResponse> => get(`/api/v1/case-notices?${query}`);
    const all = (await list('region=330000')).body.items;
    expect(all.length).toBeGreaterThanOrEqual(2);
    expect((await list('region=330281')).body.items).toEqual([]);
    expect((await list(`orgCode=${MARKET}`)).body.items).toEqual(all);
    expect((await list('to=2026-01-01')).body.items).toEqual([]);
    const first = (await list('region=330203&limit=1')).body;
    const second = (await list(`region=330203&limit=1&cursor=${first.next}`)).body;
    expect([...first.items, ...second.items]).toEqual(all.slice(0, 2));
    expect((await list('from=yesterday')).body.code).toBe('HTTP.INVALID');
    expect((await list('cursor=abc')).body.code).toBe('HTTP.CURSOR_INVALID');
  });
});

/** Text of one entry of an archive. */
function textOf(bytes: Buffer, name: string): Promise<string> {
  return new Promise((resolve, reject) => {
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, zip) => {
      if (error) return reject(error);
      zip.on('entry', (entry: yauzl.Entry) => {
        if (entry.fileName !== name) return zip.readEntry();
        zip.openReadStream(entry, (failed, stream) => {
          if (failed) return reject(failed);
          const chunks: Buffer[] = [];
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => resolve(Buffer.concat(chunks).toString()));
        });
      });
      zip.readEntry();
    });
  });
}

interface LiveEvent {
  event: string;
  id?: string;
  data: unknown;
}

/** A client of one stream. */
class Live {
  private readonly events: LiveEvent[] = [];
  private over = false;

  private constructor(
    readonly response: Response,
    private readonly stop: AbortController,
  ) {
    void this.read();
  }

  static async open(
    of: TestService,
    path: string,
    { as, expiresIn, headers = {} }: { as?: TestPrincipal; expiresIn?: number; headers?: Record<string, string> },
  ): Promise<Live> {
    const token = as && (await of.bearer(as, expiresIn === undefined ? {} : { expiresIn }));
    const stop = new AbortController();
    const response = await fetch(new URL(path, of.url), {
      headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) },
      signal: stop.signal,
    });
    if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
    return new Live(response, stop);
  }

  /** The next event of that name; those of other names before it are passed. */
  next(name: string): Promise<LiveEvent> {
    return eventually(() => {
      while (this.events.length > 0) {
        const event = this.events.shift()!;
        if (event.event === name) return event;
      }
      throw new Error(`no event ${name} yet`);
    });
  }

  ended(): Promise<void> {
    return eventually(() => expect(this.over).toBe(true));
  }

  close(): void {
    this.stop.abort();
  }

  private async read(): Promise<void> {
    let text = '';
    try {
      for await (const chunk of this.response.body!.pipeThrough(new TextDecoderStream())) {
        text += chunk;
        const frames = text.split('\n\n');
        text = frames.pop()!;
        for (const frame of frames) this.take(frame);
      }
    } catch {
      // closed by this side, or cut off
    }
    this.over = true;
  }

  private take(frame: string): void {
    const fields = Object.fromEntries(
      frame.split('\n').map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
    );
    if (fields['event'] === undefined) return;
    const { event, id, data } = fields as { event: string; id?: string; data: string };
    this.events.push({ event, ...(id !== undefined && { id }), data: JSON.parse(data) });
  }
}
