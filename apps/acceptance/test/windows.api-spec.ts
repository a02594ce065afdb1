import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CaseDeliveredV1 } from '@yiwang/events-acceptance';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { shanghaiDate } from '@yiwang/standards';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import {
  atCounter,
  CLERK_HAISHU,
  CLERK_YUYAO,
  COUNTER_HAISHU,
  COUNTER_YUYAO,
  ENTERPRISE,
  filing,
  itemCode,
  itemCore,
  MARKET,
  MARKET_OFFICER,
  OTHER_PERSON,
  PERSON,
} from './builders.js';
import { WindowNeighbours } from './window-neighbours.js';

const WANG = { kind: 'person', name: '王小明', documentNo: '330203199003073211' };
const LI = { method: 'documentSeen', name: '李红', documentNo: '330281198805124628' };
const POWER = { kind: 'powerOfAttorney', documentNo: 'WT-1', validUntil: '2099-12-31' };
const SHOWN = { method: 'cardReader', name: WANG.name, documentNo: WANG.documentNo };
const MANAGER: TestPrincipal = {
  kind: 'officer',
  id: 'manager',
  orgCode: COUNTER_HAISHU,
  regionCode: '330200',
  permissions: ['window.manage'],
};
const COUNTER_HANGZHOU = '11330106MB0A100726';
const CLERK_HANGZHOU: TestPrincipal = { ...CLERK_YUYAO, id: 'clerk-hangzhou', orgCode: COUNTER_HANGZHOU, regionCode: '330106' };
const SPOT = itemCode(41);
const TRUSTED = itemCode(42);
const WITH_FEE = itemCode(43);
const ONLINE = itemCode(44);
const OTHER_BODY = '11330203MB0A100999';
const BARE = itemCode(46);
const BY_COURIER = itemCode(47);
const ELSEWHERE = `${OTHER_BODY}4330101045000`;

let neighbours: WindowNeighbours;
let service: TestService;
let probe: EventProbe;
let database: Database;

const publish = (core: ItemOperationalCore): Promise<void> => probe.publish(ItemVersionV1, eventOf(ItemVersionV1, core, { sequence: 1 }));
const get = (path: string, as: TestPrincipal): Promise<ApiResponse> => service.call(path, { as });
const post = (path: string, as: TestPrincipal, body: unknown = {}, headers: Record<string, string> = {}): Promise<ApiResponse> =>
  service.call(path, { as, body, headers: { 'idempotency-key': uuidv7(), ...headers } });
const put = (path: string, as: TestPrincipal, body: unknown, ifMatch?: string): Promise<ApiResponse> =>
  service.call(path, { as, body, method: 'PUT', headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } });
const file = (body: Record<string, unknown>, as = CLERK_HAISHU): Promise<ApiResponse> => post('/api/v1/applications', as, body);
const act = (caseNo: string, action: string, body: unknown = {}, as = CLERK_HAISHU): Promise<ApiResponse> =>
  post(`/api/v1/applications/${caseNo}/${action}`, as, body);
const collect = (caseNo: string, body: unknown, as = CLERK_HAISHU): Promise<ApiResponse> =>
  post(`/api/v1/window/cases/${caseNo}/collections`, as, body);
const told = ({ status, body }: ApiResponse): [number, string] => [status, body.code as string];

async function filed(body: Record<string, unknown>, as = CLERK_HAISHU): Promise<string> {
  const answer = await file(body, as);
  if (answer.status !== 201) throw new Error(`not filed: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body.caseNo as string;
}

async function decided(body: Record<string, unknown>, as: TestPrincipal = CLERK_HAISHU): Promise<string> {
  const caseNo = await filed(body, as);
  const { status, body: answer } = await act(caseNo, 'complete', { outcome: 'approved', resultNo: 'JY33' });
  if (status !== 200) throw new Error(JSON.stringify(answer));
  return caseNo;
}

const stepsOf = async (caseNo: string, as = CLERK_HAISHU): Promise<{ kind: string; detail: Record<string, unknown> }[]> =>
  (await get(`/api/v1/applications/${caseNo}`, as)).body.steps;

/** Everything that a refused request must leave as it was. */
async function rows(): Promise<unknown> {
  const [counts] = await database.query(
    `SELECT (SELECT count(*) FROM cases) AS cases, (SELECT sum(version) FROM cases) AS versions, (SELECT count(*) FROM case_steps) AS steps,
       (SELECT count(*) FROM outbox) AS outbox, (SELECT count(*) FROM idempotency_keys) AS keys, (SELECT count(*) FROM disclosures) AS disclosures,
       (SELECT count(*) FROM identity_checks) AS checks, (SELECT count(*) FROM delivery_receipts) AS receipts,
       (SELECT count(*) FROM handover_slips) AS slips, (SELECT sum(version) FROM handover_slips) AS slip_versions,
       (SELECT json_agg(e.status ORDER BY slip_id, case_no)::text FROM handover_entries e) AS entries,
       (SELECT count(*) FROM counters) AS counters, (SELECT sum(version) FROM counters) AS counter_versions,
       (SELECT count(*) FROM day_ends) AS days`,
  );
  return counts;
}

async function refused(answer: () => Promise<ApiResponse>, status: number, code: string): Promise<ApiResponse> {
  const before = await rows();
  const answered = await answer();
  expect(told(answered)).toEqual([status, code]);
  expect(answered.headers.get('content-type')).toContain('application/problem+json');
  expect(await rows()).toEqual(before);
  return answered;
}

beforeAll(async () => {
  neighbours = await WindowNeighbours.start();
  service = await TestService.start(acceptance, neighbours.env);
  database = await service.database();
  probe = await eventually(() => service.probe());
  const spot = { caseKind: 'immediate' as const, star: 0 as const };
  const fees = [{ feeCode: 'F01', name: '工本费', timing: 'beforeDelivery' as const, rule: { kind: 'fixed' as const, amountFen: 1000 } }];
  const elsewhere = { orgCode: OTHER_BODY, name: '海曙区文化局', regionCode: '330203' };
  const items = [
    itemCore({ ...spot, itemCode: SPOT }),
    itemCore({ ...spot, itemCode: TRUSTED, star: 4 }),
    itemCore({ ...spot, itemCode: WITH_FEE, fees }),
    itemCore({ ...spot, itemCode: ONLINE, deliveryKinds: ['window', 'electronic'] }),
    itemCore({ ...spot, itemCode: BARE, materials: [] }),
    itemCore({ ...spot, itemCode: BY_COURIER, deliveryKinds: ['courier'] }),
    itemCore({ itemCode: ELSEWHERE, implementingBody: elsewhere, participants: [{ ...itemCore().participants[0]!, orgCode: OTHER_BODY }] }),
  ];
  for (const item of items) await eventually(() => publish(item));
  await eventually(async () => {
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM item_versions');
    expect(row!.n).toBe(items.length);
  });
}, 120_000);

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
  await neighbours?.stop();
});

describe('who stands before a window', () => {
  it('is on record with the filing: how it was checked, by whom, and never in clear', async () => {
    const caseNo = await filed(atCounter({ itemCode: SPOT }), CLERK_YUYAO);
    expect((await stepsOf(caseNo, CLERK_YUYAO)).find(({ kind }) => kind === 'identity-checked')!.detail).toMatchObject({
      method: 'cardReader',
      subject: 'applicant',
      heldAgainst: 'applicant',
    });
    const { body } = await get(`/api/v1/window/cases/${caseNo}/identity-checks`, CLERK_YUYAO);
    expect(body.items).toEqual([
      expect.objectContaining({
        occasion: 'filing',
        subject: 'applicant',
        person: { name: '*小明', number: '3****************1' },
        checkedBy: { kind: 'officer', orgCode: COUNTER_YUYAO },
      }),
    ]);
    const [row] = await database.query(
      `SELECT (SELECT json_agg(i)::text FROM identity_checks i) || (SELECT json_agg(s)::text FROM case_steps s)
         || (SELECT json_agg(o)::text FROM outbox o) AS everything`,
    );
    for (const clear of [WANG.name, WANG.documentNo]) expect(row!['everything']).not.toContain(clear);
    await expect(database.query('DELETE FROM identity_checks')).rejects.toMatchObject({ code: '42501' });
  });

  it('may be the agent with his authority, or come for an organisation with a letter', async () => {
    const agent = { name: LI.name, idNumber: LI.documentNo };
    expect((await file(atCounter({ itemCode: SPOT, agent, present: { ...LI, authority: POWER } }))).status).toBe(201);
    const applicant = { kind: 'legalPerson', name: '甬江食品', documentNo: '91330203MA2B10014T' };
    expect((await file(atCounter({ itemCode: SPOT, applicant }))).status).toBe(201);
  });

  it.each([
    ['nobody was checked', { present: undefined }, 400, 'ACCEPTANCE.IDENTITY_UNCHECKED'],
    ['somebody else stands there', { present: LI }, 409, 'ACCEPTANCE.IDENTITY_MISMATCH'],
    ['the name is another', { present: { ...SHOWN, name: '王大明' } }, 409, 'ACCEPTANCE.IDENTITY_MISMATCH'],
    [
      'the agent shows no authority',
      { agent: { name: LI.name, idNumber: LI.documentNo }, present: LI },
      400,
      'ACCEPTANCE.AUTHORITY_MISSING',
    ],
    [
      'the authority has expired',
      { agent: { name: LI.name, idNumber: LI.documentNo }, present: { ...LI, authority: { ...POWER, validUntil: '2020-01-01' } } },
      409,
      'ACCEPTANCE.AUTHORITY_EXPIRED',
    ],
    ['the papers came by post', { channel: 'courier' }, 400, 'ACCEPTANCE.IDENTITY_NOT_EXPECTED'],
    ['the check character is wrong', { present: { ...SHOWN, documentNo: '330203199003073212' } }, 400, 'HTTP.INVALID'],
  ] as const)('is refused, and nothing changes, when %s', async (_, overrides, status, code) => {
    await refused(() => file(atCounter({ itemCode: SPOT, ...overrides })), status, code);
  });

  it('is read in clear only on record, with a purpose', async () => {
    const caseNo = await filed(atCounter({ itemCode: SPOT, present: { ...SHOWN, mobile: '13700000050' } }));
    const [check] = (await get(`/api/v1/window/cases/${caseNo}/identity-checks`, CLERK_HAISHU)).body.items;
    const path = `/api/v1/window/cases/${caseNo}/identity-checks/${check.checkId}/person`;
    await refused(() => get(path, CLERK_HAISHU), 400, 'HTTP.INVALID');
    const { status, body } = await get(`${path}?purpose=${encodeURIComponent('行政复议')}`, CLERK_HAISHU);
    expect([status, body]).toEqual([
      200,
      { checkId: check.checkId, name: WANG.name, documentNo: WANG.documentNo, mobile: '13700000050', authorityNo: null },
    ]);
    const [row] = await database.query('SELECT purpose, actor_id FROM disclosures WHERE case_no = $1', [caseNo]);
    expect(row).toEqual({ purpose: '行政复议', actor_id: CLERK_HAISHU.id });
    const strange = path.replace(check.checkId as string, uuidv7());
    await refused(() => get(`${strange}?purpose=x`, CLERK_HAISHU), 404, 'ACCEPTANCE.IDENTITY_CHECK_NOT_FOUND');
  });
});

describe('a counter', () => {
  const path = `/api/v1/admin/counters/${COUNTER_YUYAO}`;
  const content = { name: '余姚市政务服务中心', regionCode: '330281', departments: [OTHER_BODY] };
  const remove = () => database.query('DELETE FROM counters WHERE true RETURNING 1');

  it('of which nobody has said anything takes what its city decides', async () => {
    const { body } = await get('/api/v1/window/counter', CLERK_YUYAO);
    expect(body).toMatchObject({ registered: false, status: 'open', accepts: { regions: ['330200'] } });
    expect((await file(atCounter({ itemCode: SPOT }), CLERK_YUYAO)).status).toBe(201);
    await refused(() => file(atCounter({ itemCode: SPOT }), CLERK_HANGZHOU), 403, 'ACCEPTANCE.ITEM_NOT_TAKEN_HERE');
    const items = await get('/api/v1/window/items', CLERK_YUYAO);
    expect(items.body.items.map((item: { itemCode: string }) => item.itemCode)).toEqual(
      [SPOT, TRUSTED, WITH_FEE, ONLINE, BARE, BY_COURIER, ELSEWHERE].sort(),
    );
    expect((await get('/api/v1/window/items', CLERK_HANGZHOU)).body.items).toEqual([]);
  });

  it('that is registered takes, and is shown, exactly what was said of it', async () => {
    const made = await post('/api/v1/admin/counters', MANAGER, { orgCode: COUNTER_YUYAO, ...content });
    expect([made.status, made.body]).toEqual([201, { orgCode: COUNTER_YUYAO, version: 1 }]);
    await refused(() => file(atCounter({ itemCode: SPOT }), CLERK_YUYAO), 403, 'ACCEPTANCE.ITEM_NOT_TAKEN_HERE');
    expect((await file(atCounter({ itemCode: ELSEWHERE }), CLERK_YUYAO)).status).toBe(201);
    const { body } = await get('/api/v1/window/items', CLERK_YUYAO);
    expect(body.items).toEqual([expect.objectContaining({ itemCode: ELSEWHERE, materials: expect.any(Array) })]);

    const etag = (await get(path, MANAGER)).headers.get('etag')!;
    const more = { ...content, items: [SPOT] };
    expect((await put(path, MANAGER, more, etag)).status).toBe(200);
    const both = await get('/api/v1/window/items?limit=1', CLERK_YUYAO);
    expect(both.body.items[0].itemCode).toBe(SPOT);
    const rest = await get(`/api/v1/window/items?limit=1&cursor=${both.body.next}`, CLERK_YUYAO);
    expect([rest.body.items[0].itemCode, rest.body.next]).toEqual([ELSEWHERE, null]);
    expect((await get(`/api/v1/window/items?department=${MARKET}`, CLERK_YUYAO)).body.items).toHaveLength(1);
    await refused(() => put(path, MANAGER, more, etag), 412, 'HTTP.IF_MATCH_STALE');
    await refused(() => put(path, MANAGER, more), 428, 'HTTP.IF_MATCH_MISSING');

    expect((await put(path, MANAGER, { ...more, status: 'closed' }, '"2"')).status).toBe(200);
    await refused(() => file(atCounter({ itemCode: SPOT }), CLERK_YUYAO), 409, 'ACCEPTANCE.COUNTER_CLOSED');
    expect((await get('/api/v1/admin/counters', MANAGER)).body.items).toEqual([
      expect.objectContaining({ orgCode: COUNTER_YUYAO, status: 'closed', version: 3 }),
    ]);
    await remove();
  });

  it('that is registered sees, of its region’s cases, only those that it takes, and always those that it received', async () => {
    const received = await filed(atCounter({ itemCode: SPOT }));
    const [other, taken] = [await filed(filing({ itemCode: SPOT }), PERSON), await filed(filing({ itemCode: ELSEWHERE }), PERSON)];
    const listed = async (): Promise<string[]> => {
      const lists = [
        '/api/v1/work-list?limit=100',
        `/api/v1/work-list?limit=100&region=330203`,
        `/api/v1/work-list?itemCode=${SPOT}&limit=100`,
      ];
      const pages = await Promise.all(lists.map((list) => get(list, CLERK_HAISHU)));
      const found = pages.flatMap(({ body }) => body.items.map(({ caseNo }: { caseNo: string }) => caseNo));
      return [received, other, taken].filter((caseNo) => found.includes(caseNo));
    };
    const count = async (): Promise<number> => {
      const { body } = await get('/api/v1/work-list/counts?status=submitted', CLERK_HAISHU);
      return body.counts[0].total;
    };
    expect(await listed()).toEqual([received, other, taken]);
    const before = await count();
    await post('/api/v1/admin/counters', MANAGER, { ...content, orgCode: COUNTER_HAISHU, regionCode: '330203' });
    expect(await listed()).toEqual([received, taken]);
    expect(await count()).toBeLessThan(before);
    for (const caseNo of [received, taken]) expect((await get(`/api/v1/applications/${caseNo}`, CLERK_HAISHU)).status).toBe(200);
    await refused(() => get(`/api/v1/applications/${other}`, CLERK_HAISHU), 404, 'ACCEPTANCE.CASE_NOT_FOUND');
    await refused(() => act(other, 'accept'), 404, 'ACCEPTANCE.CASE_NOT_FOUND');
    await refused(() => collect(other, { collector: SHOWN }), 404, 'ACCEPTANCE.CASE_NOT_FOUND');
    const at = `/api/v1/admin/counters/${COUNTER_HAISHU}`;
    for (const [nth, takes] of [{ items: [SPOT] }, { regions: ['330200'] }].entries()) {
      await put(at, MANAGER, { name: '海曙', regionCode: '330203', status: 'closed', ...takes }, `"${nth + 1}"`);
      expect((await get(`/api/v1/applications/${other}`, CLERK_HAISHU)).status).toBe(200);
      expect(await listed()).toContain(other);
    }
    await remove();
  });

  it('that follows a service point takes over what the catalogue says is accepted there', async () => {
    neighbours.point('YUYAO-1', { status: 'open', accepts: { departments: [], items: [SPOT] } });
    await post('/api/v1/admin/counters', MANAGER, { orgCode: COUNTER_YUYAO, name: '余姚', regionCode: '330281', servicePoint: 'YUYAO-1' });
    await eventually(async () =>
      expect((await get(path, MANAGER)).body.servicePoint).toMatchObject({ code: 'YUYAO-1', items: [SPOT], problem: null }),
    );
    await eventually(async () => expect((await file(atCounter({ itemCode: SPOT }), CLERK_YUYAO)).status).toBe(201));
    await refused(() => file(atCounter({ itemCode: TRUSTED }), CLERK_YUYAO), 403, 'ACCEPTANCE.ITEM_NOT_TAKEN_HERE');
    // What cannot be read again leaves the counter as it is.
    neighbours.point('YUYAO-1', undefined);
    await put(path, MANAGER, { name: '余姚', regionCode: '330281', servicePoint: 'YUYAO-1' }, '"1"');
    await eventually(async () =>
      expect((await get(path, MANAGER)).body.servicePoint).toMatchObject({ items: [SPOT], problem: 'SERVICE_POINT_NOT_FOUND' }),
    );
    expect((await file(atCounter({ itemCode: SPOT }), CLERK_YUYAO)).status).toBe(201);
    await remove();
  });

  it.each([
    ['outside one’s region', 403, 'ACCEPTANCE.COUNTER_OUT_OF_SCOPE', { regionCode: '330106' }],
    ['that takes nothing', 400, 'ACCEPTANCE.COUNTER_TAKES_NOTHING', { departments: [] }],
    ['with a wrong check character', 400, 'HTTP.INVALID', { orgCode: '11330281MB0A100801' }],
    ['with an item that is none', 400, 'HTTP.INVALID', { items: ['X'] }],
  ] as const)('%s is not registered', async (_, status, code, overrides) => {
    await refused(() => post('/api/v1/admin/counters', MANAGER, { orgCode: COUNTER_YUYAO, ...content, ...overrides }), status, code);
  });

  it('is not registered twice, not by a clerk, and does not exist for who looks after another region', async () => {
    await post('/api/v1/admin/counters', MANAGER, { orgCode: COUNTER_YUYAO, ...content });
    await refused(() => post('/api/v1/admin/counters', MANAGER, { orgCode: COUNTER_YUYAO, ...content }), 409, 'ACCEPTANCE.COUNTER_EXISTS');
    await refused(() => post('/api/v1/admin/counters', CLERK_YUYAO, { orgCode: COUNTER_YUYAO, ...content }), 403, 'ACCESS.FORBIDDEN');
    const elsewhere = { ...MANAGER, regionCode: '330106' };
    await refused(() => get(path, elsewhere), 404, 'ACCEPTANCE.COUNTER_NOT_FOUND');
    await refused(() => put(path, elsewhere, content, '"1"'), 404, 'ACCEPTANCE.COUNTER_NOT_FOUND');
    await refused(() => put(path, MANAGER, { ...content, regionCode: '330106' }, '"1"'), 403, 'ACCEPTANCE.COUNTER_OUT_OF_SCOPE');
    await remove();
  });

  it('is registered once, when two do it at the same moment', async () => {
    const add = (id: string) => post('/api/v1/admin/counters', { ...MANAGER, id }, { orgCode: COUNTER_YUYAO, ...content });
    const answers = await Promise.all([add('a'), add('b'), add('c')]);
    expect(answers.map(({ status, body }) => body.code ?? status).sort()).toEqual([
      201,
      ...Array<string>(2).fill('ACCEPTANCE.COUNTER_EXISTS'),
    ]);
    await remove();
  });
});

describe('papers', () => {
  const onPaper = (overrides: Record<string, unknown> = {}) =>
    atCounter({ itemCode: SPOT, materials: [{ materialCode: 'M1', paperCopies: 2 }], ...overrides });
  const send = (cases: object[], as = CLERK_YUYAO, more: object = {}): Promise<ApiResponse> =>
    post('/api/v1/window/handovers', as, { toOrg: MARKET, cases, ...more });

  const heldOf = async (caseNo: string, as = CLERK_YUYAO): Promise<unknown> =>
    (await get('/api/v1/window/papers?limit=100', as)).body.items.find((held: { caseNo: string }) => held.caseNo === caseNo);

  it('lie at the counter, go on a slip, and are received by the department', async () => {
    const caseNo = await filed(onPaper(), CLERK_YUYAO);
    const here = await get(`/api/v1/window/papers?department=${MARKET}`, CLERK_YUYAO);
    expect(here.body.items).toContainEqual(expect.objectContaining({ caseNo, papers: [{ materialCode: 'M1', copies: 2 }] }));
    const { status, body } = await send([{ caseNo }], CLERK_YUYAO, { note: '上午第一批' });
    expect([status, body.status]).toEqual([201, 'sent']);
    expect(body.slipNo).toMatch(/^J330281\d{14}[0-9A-Z]$/);
    const left = (await get('/api/v1/window/papers', CLERK_YUYAO)).body.items.map((held: { caseNo: string }) => held.caseNo);
    expect(left).not.toContain(caseNo);

    const paper = await get(`/api/v1/documents/${body.documentId}`, MARKET_OFFICER);
    expect(paper.body).toMatchObject({
      kind: 'handoverSlip',
      content: { slipNo: body.slipNo, cases: [{ caseNo, papers: [{ name: '申请书', copies: 2 }] }] },
    });
    const coming = await get('/api/v1/window/handovers?side=coming&status=sent', MARKET_OFFICER);
    expect(coming.body.items[0]).toMatchObject({ slipId: body.slipId, caseCount: 1, fromOrg: COUNTER_YUYAO, note: '上午第一批' });
    const slip = await get(`/api/v1/window/handovers/${body.slipId}`, MARKET_OFFICER);
    expect(slip.body.cases).toEqual([
      expect.objectContaining({
        caseNo,
        applicant: { name: '*小明', number: '3****************1' },
        papers: [{ materialCode: 'M1', copies: 2 }],
      }),
    ]);
    const received = await post(`/api/v1/window/handovers/${body.slipId}/receipts`, MARKET_OFFICER);
    expect([received.status, received.body.status]).toEqual([200, 'received']);
    const kinds = (await stepsOf(caseNo, CLERK_YUYAO)).map(({ kind }) => kind);
    expect(kinds.slice(-2)).toEqual(['papers-sent', 'papers-received']);
  });

  it('that are missing stay open until they are found or given up, and may go on a new slip then', async () => {
    const [one, two] = [await filed(onPaper(), CLERK_YUYAO), await filed(onPaper(), CLERK_YUYAO)];
    const { body } = await send([{ caseNo: one }, { caseNo: two, papers: [{ materialCode: 'M1', copies: 1 }] }]);
    const at = `/api/v1/window/handovers/${body.slipId}`;
    const short = await post(`${at}/receipts`, MARKET_OFFICER, { missing: [{ caseNo: one }, { caseNo: two, remark: '袋中没有' }] });
    expect(short.body.status).toBe('short');
    await refused(() => send([{ caseNo: one }]), 409, 'ACCEPTANCE.HANDOVER_UNDER_WAY');
    const both: TestPrincipal = { ...CLERK_YUYAO, permissions: ['case.collect', 'task.handle'] };
    await refused(() => post(`${at}/resolutions`, both, { caseNo: one, how: 'found' }), 404, 'ACCEPTANCE.HANDOVER_NOT_FOUND');
    await refused(() => post(`${at}/resolutions`, CLERK_YUYAO, { caseNo: one, how: 'found' }), 403, 'ACCESS.FORBIDDEN');
    expect((await post(`${at}/resolutions`, MARKET_OFFICER, { caseNo: one, how: 'found' })).body.status).toBe('short');
    expect((await post(`${at}/resolutions`, CLERK_YUYAO, { caseNo: two, how: 'lost' })).body.status).toBe('settled');
    expect((await send([{ caseNo: two }])).status).toBe(201);
  });

  it('are taken back by the sender until they are received', async () => {
    const caseNo = await filed(onPaper(), CLERK_YUYAO);
    const { body } = await send([{ caseNo }]);
    const at = `/api/v1/window/handovers/${body.slipId}`;
    await refused(() => post(`${at}/cancel`, MARKET_OFFICER), 404, 'ACCEPTANCE.HANDOVER_NOT_FOUND');
    await refused(() => post(`${at}/cancel`, { ...CLERK_YUYAO, permissions: ['case.deliver'] }), 403, 'ACCESS.FORBIDDEN');
    expect((await post(`${at}/cancel`, CLERK_YUYAO)).body.status).toBe('cancelled');
    await refused(() => post(`${at}/receipts`, MARKET_OFFICER), 409, 'ACCEPTANCE.HANDOVER_WRONG_STATUS');
    expect((await send([{ caseNo }])).status).toBe(201);
  });

  it('of one case go on one slip, when two clerks send them at once; all of a slip, or nothing', async () => {
    const caseNo = await filed(onPaper(), CLERK_YUYAO);
    const answers = await Promise.all([send([{ caseNo }]), send([{ caseNo }], { ...CLERK_YUYAO, id: 'second' })]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const [online, elsewhere, plain] = [
      await filed(filing({ itemCode: SPOT }), PERSON),
      await filed(onPaper({ itemCode: ELSEWHERE }), CLERK_YUYAO),
      await filed(atCounter({ itemCode: BARE, materials: [] }), CLERK_YUYAO),
    ];
    const fit = await filed(onPaper(), CLERK_YUYAO);
    const wrong = [{ caseNo: fit, papers: [{ materialCode: 'M1', copies: 3 }] }];
    const { body } = await refused(
      () => send([{ caseNo: online }, { caseNo: elsewhere }, { caseNo: plain }, ...wrong]),
      400,
      'ACCEPTANCE.HANDOVER_CASES_UNFIT',
    );
    expect(body.invalidParams.map(({ name, code }: { name: string; code: string }) => [name, code])).toEqual([
      ['/cases/0', 'CASE_NOT_FOUND'],
      ['/cases/1', 'OTHER_DEPARTMENT'],
      ['/cases/2', 'NO_PAPERS'],
      ['/cases/3', 'PAPERS_UNKNOWN'],
    ]);
    await refused(() => send([{ caseNo: fit }], CLERK_HAISHU), 400, 'ACCEPTANCE.HANDOVER_CASES_UNFIT');
    await refused(() => send([{ caseNo: fit }, { caseNo: fit }]), 400, 'HTTP.INVALID');
  });

  it('of an online filing lie at the counter that took them, and go on a slip of it', async () => {
    const caseNo = await filed(filing({ itemCode: SPOT, materials: [{ materialCode: 'M1', paperCopies: 1 }] }), PERSON);
    await refused(() => send([{ caseNo }], CLERK_HAISHU), 400, 'ACCEPTANCE.HANDOVER_CASES_UNFIT');
    expect(await heldOf(caseNo, CLERK_HAISHU)).toBeUndefined();
    const { papersHere: before } = (await get('/api/v1/window/day-summary', CLERK_HAISHU)).body.loose;
    expect((await act(caseNo, 'receipts', {}, CLERK_HAISHU)).body.status).toBe('received');
    expect(await heldOf(caseNo, CLERK_HAISHU)).toMatchObject({ caseNo, papers: [{ materialCode: 'M1', copies: 1 }] });
    expect(await heldOf(caseNo, CLERK_YUYAO)).toBeUndefined();
    expect((await get('/api/v1/window/day-summary', CLERK_HAISHU)).body.loose.papersHere).toBe(before + 1);
    expect((await send([{ caseNo }], CLERK_HAISHU)).status).toBe(201);
    expect(await heldOf(caseNo, CLERK_HAISHU)).toBeUndefined();
  });

  it('are listed page by page, whichever way they came', async () => {
    const clerk = { ...CLERK_HAISHU, orgCode: '11330203MB0A100750' };
    const online = await filed(filing({ itemCode: SPOT }), PERSON);
    const first = await filed(onPaper(), clerk);
    await act(online, 'receipts', {}, clerk);
    const last = await filed(onPaper(), clerk);
    const seen: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const { body }: ApiResponse = await get(`/api/v1/window/papers?limit=1${next && `&cursor=${next}`}`, clerk);
      seen.push(...body.items.map((held: { caseNo: string }) => held.caseNo));
      next = body.next as string | null;
    }
    expect(seen).toEqual([last, online, first]);
  });

  it('go once: what a slip took away is not here any more, and the rest stays', async () => {
    const caseNo = await filed(onPaper(), CLERK_YUYAO);
    const one = { caseNo, papers: [{ materialCode: 'M1', copies: 1 }] };
    const { body } = await send([one]);
    expect(await heldOf(caseNo)).toMatchObject({ papers: [{ materialCode: 'M1', copies: 1 }] });
    await post(`/api/v1/window/handovers/${body.slipId}/receipts`, MARKET_OFFICER);
    await refused(() => send([{ caseNo, papers: [{ materialCode: 'M1', copies: 2 }] }]), 400, 'ACCEPTANCE.HANDOVER_CASES_UNFIT');
    const rest = await send([{ caseNo }]);
    await post(`/api/v1/window/handovers/${rest.body.slipId}/receipts`, MARKET_OFFICER);
    expect(await heldOf(caseNo)).toBeUndefined();
    const again = await refused(() => send([one]), 400, 'ACCEPTANCE.HANDOVER_CASES_UNFIT');
    expect(again.body.invalidParams).toEqual([expect.objectContaining({ name: '/cases/0', code: 'NO_PAPERS' })]);
  });

  it('that a correction brings go on their way anew; of a case that ended they are not waited for', async () => {
    const caseNo = await filed(onPaper(), CLERK_YUYAO);
    await send([{ caseNo }]).then(({ body }) => post(`/api/v1/window/handovers/${body.slipId}/receipts`, MARKET_OFFICER));
    await act(caseNo, 'correction-requests', { points: ['申请书未签名'] });
    const { headers } = await get(`/api/v1/applications/${caseNo}`, CLERK_YUYAO);
    const materials = [{ materialCode: 'M1', paperCopies: 1 }];
    const corrected = await post(
      `/api/v1/applications/${caseNo}/resubmissions`,
      CLERK_YUYAO,
      { materials },
      { 'if-match': headers.get('etag')! },
    );
    expect(corrected.body.status).toBe('submitted');
    expect(await heldOf(caseNo)).toMatchObject({ papers: [{ materialCode: 'M1', copies: 1 }] });
    await act(caseNo, 'refuse', { ground: 'requirementsNotMet', reason: '不符合条件' });
    expect(await heldOf(caseNo)).toBeUndefined();
    await refused(() => send([{ caseNo }]), 400, 'ACCEPTANCE.HANDOVER_CASES_UNFIT');
  });

  it('and slips do not exist for others', async () => {
    const { body } = await send([{ caseNo: await filed(onPaper(), CLERK_YUYAO) }]);
    await refused(() => get(`/api/v1/window/handovers/${body.slipId}`, CLERK_HAISHU), 404, 'ACCEPTANCE.HANDOVER_NOT_FOUND');
    await refused(() => post(`/api/v1/window/handovers/${body.slipId}/receipts`, CLERK_HAISHU), 404, 'ACCEPTANCE.HANDOVER_NOT_FOUND');
  });
});

describe('a result', () => {
  it('goes back on a slip from the department to the counter where it is collected', async () => {
    const caseNo = await filed(atCounter({ itemCode: SPOT }), CLERK_YUYAO);
    const slip = { kind: 'results', toOrg: COUNTER_YUYAO, cases: [{ caseNo }] };
    await refused(() => post('/api/v1/window/handovers', MARKET_OFFICER, slip), 400, 'ACCEPTANCE.HANDOVER_CASES_UNFIT');
    await act(caseNo, 'complete', { outcome: 'approved', resultNo: 'JY33' });
    await refused(() => post('/api/v1/window/handovers', CLERK_YUYAO, slip), 403, 'ACCESS.FORBIDDEN');
    const { body } = await post('/api/v1/window/handovers', MARKET_OFFICER, slip);
    const held = await get(`/api/v1/window/cases/${caseNo}/collection`, CLERK_YUYAO);
    expect(held.body).toMatchObject({ ready: false, holds: [{ kind: 'slip' }] });
    await refused(() => collect(caseNo, { collector: SHOWN }, CLERK_YUYAO), 409, 'ACCEPTANCE.RESULT_UNDER_WAY');
    await post(`/api/v1/window/handovers/${body.slipId}/receipts`, CLERK_YUYAO);
    const view = await get(`/api/v1/window/cases/${caseNo}/collection`, CLERK_YUYAO);
    expect(view.body).toMatchObject({
      ready: true,
      holds: [],
      pickupCodeAsked: false,
      result: { slipNo: body.slipNo, status: 'received', at: COUNTER_YUYAO },
    });
    const collected = await collect(caseNo, { collector: SHOWN }, CLERK_YUYAO);
    expect([collected.status, collected.body.status]).toEqual([200, 'delivered']);
    expect((await probe.next(CaseDeliveredV1, caseNo)).data).toMatchObject({ method: 'window' });
    const kinds = (await stepsOf(caseNo, CLERK_YUYAO)).map(({ kind }) => kind);
    expect(kinds.slice(-4)).toEqual(['result-sent', 'result-received', 'identity-checked', 'delivered']);
  });

  it('of an online filing goes to a counter of its region that takes such filings, and to no other', async () => {
    const caseNo = await decided(filing({ itemCode: SPOT }), PERSON);
    const send = () => post('/api/v1/window/handovers', MARKET_OFFICER, { kind: 'results', toOrg: COUNTER_HAISHU, cases: [{ caseNo }] });
    const unfit = () => refused(send, 400, 'ACCEPTANCE.HANDOVER_CASES_UNFIT');
    expect((await unfit()).body.invalidParams).toEqual([expect.objectContaining({ name: '/cases/0', code: 'OTHER_COUNTER' })]);
    const counter = { orgCode: COUNTER_HAISHU, name: '海曙', regionCode: '330203' };
    await post('/api/v1/admin/counters', MANAGER, { ...counter, departments: [OTHER_BODY] });
    await unfit();
    const { orgCode, ...content } = counter;
    await put(`/api/v1/admin/counters/${orgCode}`, MANAGER, { ...content, departments: [MARKET, OTHER_BODY] }, '"1"');
    expect((await send()).status).toBe(201);
    await database.query('DELETE FROM counters WHERE true RETURNING 1');
  });

  it('filed at a counter is collected by whoever is authorised, and by nobody else', async () => {
    const caseNo = await decided(atCounter({ itemCode: SPOT }));
    await refused(() => collect(caseNo, { collector: LI }), 409, 'ACCEPTANCE.IDENTITY_MISMATCH');
    expect((await collect(caseNo, { collector: { ...LI, authority: POWER } })).body.status).toBe('delivered');
    const { body } = await get(`/api/v1/window/cases/${caseNo}/identity-checks`, CLERK_HAISHU);
    expect(body.items[1]).toMatchObject({ occasion: 'collection', subject: 'representative', authority: { kind: 'powerOfAttorney' } });
    await refused(() => collect(caseNo, { collector: SHOWN }), 409, 'ACCEPTANCE.WRONG_STATUS');
  });

  it('filed online is collected by the person behind the account', async () => {
    neighbours.identities.set(PERSON.id, { kind: 'person', name: WANG.name, documentType: '111', documentNo: WANG.documentNo });
    const caseNo = await decided(filing({ itemCode: SPOT }), PERSON);
    await refused(() => collect(caseNo, { collector: LI }), 400, 'ACCEPTANCE.PICKUP_CODE_MISSING');
    expect((await collect(caseNo, { collector: SHOWN })).body.status).toBe('delivered');
    expect((await stepsOf(caseNo)).at(-2)!.detail).toMatchObject({ subject: 'applicant', heldAgainst: 'account' });
    expect(neighbours.asked).toContain(
      `/api/v1/internal/accounts/${PERSON.id}/identity?purpose=collection&itemCode=${SPOT}&caseNo=${caseNo}`,
    );
  });

  it('filed online is collected by the code that only its applicant reads, while auth is away', async () => {
    const caseNo = await decided(filing({ itemCode: SPOT }), OTHER_PERSON);
    const { body } = await get(`/api/v1/applications/${caseNo}/pickup-code`, OTHER_PERSON);
    expect(body.pickupCode).toMatch(/^\d{8}$/);
    await refused(() => get(`/api/v1/applications/${caseNo}/pickup-code`, PERSON), 404, 'ACCEPTANCE.CASE_NOT_FOUND');
    await refused(() => get(`/api/v1/applications/${caseNo}/pickup-code`, CLERK_HAISHU), 403, 'ACCESS.FORBIDDEN');
    const wrong = String((Number(body.pickupCode) + 1) % 1e8).padStart(8, '0');
    await refused(() => collect(caseNo, { collector: SHOWN, pickupCode: wrong }), 409, 'ACCEPTANCE.PICKUP_CODE_WRONG');
    expect((await collect(caseNo, { collector: SHOWN, pickupCode: body.pickupCode })).body.status).toBe('delivered');
    await refused(() => get(`/api/v1/applications/${caseNo}/pickup-code`, OTHER_PERSON), 409, 'ACCEPTANCE.WRONG_STATUS');
  });

  it('is not guessed: after five wrong codes none is good for a day, yet the person behind the account has it', async () => {
    const caseNo = await decided(filing({ itemCode: SPOT }), OTHER_PERSON);
    const { pickupCode } = (await get(`/api/v1/applications/${caseNo}/pickup-code`, OTHER_PERSON)).body as { pickupCode: string };
    const guess = (nth: number): Promise<ApiResponse> =>
      collect(caseNo, { collector: SHOWN, pickupCode: String((Number(pickupCode) + nth) % 1e8).padStart(8, '0') });
    const answers = await Promise.all(Array.from({ length: 8 }, (_, nth) => guess(nth + 1)));
    expect(answers.map(({ body }) => body.code).sort()).toEqual([
      ...Array<string>(3).fill('ACCEPTANCE.PICKUP_CODE_BLOCKED'),
      ...Array<string>(5).fill('ACCEPTANCE.PICKUP_CODE_WRONG'),
    ]);
    await refused(() => guess(0), 429, 'ACCEPTANCE.PICKUP_CODE_BLOCKED');
    const [tries] = await database.query(`SELECT wrong, last_by ->> 'id' AS by FROM pickup_tries WHERE case_no = $1`, [caseNo]);
    expect(tries).toEqual({ wrong: 5, by: CLERK_HAISHU.id });
    const day = `UPDATE pickup_tries SET since = since - interval '1 day' WHERE case_no = $1 RETURNING 1`;
    await database.query(day, [caseNo]);
    await refused(() => guess(1), 409, 'ACCEPTANCE.PICKUP_CODE_WRONG');
    for (const nth of [2, 3, 4, 5, 6]) await guess(nth);
    neighbours.identities.set(OTHER_PERSON.id, { kind: 'person', name: WANG.name, documentType: '111', documentNo: WANG.documentNo });
    expect((await guess(7)).body.status).toBe('delivered');
    neighbours.identities.delete(OTHER_PERSON.id);
  });

  it('of an enterprise wants code and authority', async () => {
    const caseNo = await decided(filing({ itemCode: SPOT }), ENTERPRISE);
    const { pickupCode } = (await get(`/api/v1/applications/${caseNo}/pickup-code`, ENTERPRISE)).body as { pickupCode: string };
    await refused(() => collect(caseNo, { collector: SHOWN, pickupCode }), 400, 'ACCEPTANCE.AUTHORITY_MISSING');
    const collector = { ...SHOWN, authority: { kind: 'introductionLetter' } };
    expect((await collect(caseNo, { collector, pickupCode })).body.status).toBe('delivered');
  });

  it('of an enterprise goes by the code and the person of who has taken the case over, and not of who had it', async () => {
    const caseNo = await decided(filing({ itemCode: SPOT }), ENTERPRISE);
    const codeOf = async (as: TestPrincipal) => (await get(`/api/v1/applications/${caseNo}/pickup-code`, as)).body.pickupCode as string;
    const colleague = { ...ENTERPRISE, id: 'agent-who-stays' };
    const before = await codeOf(ENTERPRISE);
    expect((await post(`/api/v1/applications/${caseNo}/takeover`, colleague)).status).toBe(200);
    neighbours.identities.set(ENTERPRISE.id, { kind: 'legalPerson', name: WANG.name, documentType: '111', documentNo: WANG.documentNo });
    const collector = { ...SHOWN, authority: { kind: 'introductionLetter' } };
    await refused(() => collect(caseNo, { collector }), 400, 'ACCEPTANCE.PICKUP_CODE_MISSING');
    await refused(() => collect(caseNo, { collector, pickupCode: before }), 409, 'ACCEPTANCE.PICKUP_CODE_WRONG');
    expect((await collect(caseNo, { collector, pickupCode: await codeOf(colleague) })).body.status).toBe('delivered');
    neighbours.identities.delete(ENTERPRISE.id);
  });

  it('that an unpaid fee holds says so', async () => {
    const caseNo = await decided(atCounter({ itemCode: WITH_FEE }));
    const { body } = await get(`/api/v1/window/cases/${caseNo}/collection`, CLERK_HAISHU);
    expect(body).toMatchObject({ ready: false, holds: [{ kind: 'fee', feeCodes: ['F01'] }] });
    const held = await refused(() => collect(caseNo, { collector: SHOWN }), 409, 'ACCEPTANCE.FEE_UNPAID');
    expect(held.body.invalidParams).toEqual([{ name: 'F01', code: 'UNPAID', reason: '尚未缴清或减免' }]);
  });

  it('that is not handed over at windows says so', async () => {
    const caseNo = await decided(atCounter({ itemCode: BY_COURIER }));
    const { body } = await get(`/api/v1/window/cases/${caseNo}/collection`, CLERK_HAISHU);
    expect(body).toMatchObject({ ready: false, holds: [{ kind: 'notOffered' }] });
    await refused(() => collect(caseNo, { collector: SHOWN }), 400, 'ACCEPTANCE.DELIVERY_NOT_OFFERED');
  });

  it('is nobody’s to hand over without a collection, nor from another city', async () => {
    const caseNo = await decided(atCounter({ itemCode: SPOT }));
    await refused(() => act(caseNo, 'deliveries', { method: 'window' }), 400, 'ACCEPTANCE.COLLECTED_AT_WINDOW');
    await refused(() => collect(caseNo, { collector: SHOWN }, CLERK_HANGZHOU), 404, 'ACCEPTANCE.CASE_NOT_FOUND');
    await refused(() => collect(caseNo, { collector: SHOWN }, PERSON), 403, 'ACCESS.FORBIDDEN');
  });

  it('is handed over once, when two windows do it at the same moment', async () => {
    const caseNo = await decided(atCounter({ itemCode: SPOT }));
    const answers = await Promise.all([
      collect(caseNo, { collector: SHOWN }),
      collect(caseNo, { collector: SHOWN }, { ...CLERK_HAISHU, id: 'b' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });
});

describe('originals of what was granted on trust (4★)', () => {
  const trusted = () => {
    neighbours.identities.set(PERSON.id, { kind: 'person', name: WANG.name, documentType: '111', documentNo: WANG.documentNo });
    return decided(
      filing({
        itemCode: TRUSTED,
        materials: [
          { materialCode: 'M1', paperCopies: 1 },
          { materialCode: 'M2', paperCopies: 1 },
        ],
      }),
      PERSON,
    );
  };
  const seen = (...verdicts: string[]) =>
    verdicts.map((verdict, i) => ({ materialCode: `M${i + 1}`, verdict, ...(verdict === 'differs' && { remark: '印章不一致' }) }));

  it('are all seen before the result is handed over, and stand on record', async () => {
    const caseNo = await trusted();
    const { body } = await get(`/api/v1/window/cases/${caseNo}/collection`, CLERK_HAISHU);
    expect(body).toMatchObject({ paperCheck: 'atDelivery', originals: [{ materialCode: 'M1', name: '申请书' }, { materialCode: 'M2' }] });
    const bad: [unknown, string][] = [
      [undefined, 'ACCEPTANCE.ORIGINALS_UNCHECKED'],
      [seen('matches'), 'ACCEPTANCE.ORIGINALS_UNCHECKED'],
      [[...seen('matches', 'matches'), { materialCode: 'M9', verdict: 'matches' }], 'ACCEPTANCE.ORIGINAL_UNKNOWN'],
      [[...seen('matches', 'matches'), { materialCode: 'M1', verdict: 'matches' }], 'ACCEPTANCE.ORIGINAL_UNKNOWN'],
    ];
    for (const [originals, code] of bad) await refused(() => collect(caseNo, { collector: SHOWN, originals }), 400, code);
    expect((await collect(caseNo, { collector: SHOWN, originals: seen('matches', 'matches') })).body.status).toBe('delivered');
    const steps = await stepsOf(caseNo);
    expect(steps.find(({ kind }) => kind === 'originals-checked')!.detail).toEqual({ originals: seen('matches', 'matches') });
    expect(steps.at(-1)).toMatchObject({ kind: 'delivered', detail: { method: 'window', papersSeen: true } });
    const checked = await get(`/api/v1/applications/${caseNo}/materials`, CLERK_HAISHU);
    expect(checked.body.items).toMatchObject(
      ['M1', 'M2'].map((materialCode) => ({
        materialCode,
        checks: [{ kind: 'original', matches: true, note: null, actorId: CLERK_HAISHU.id }],
      })),
    );
  });

  it('that differ take the decision back', async () => {
    const caseNo = await trusted();
    await refused(
      () => collect(caseNo, { collector: SHOWN, originals: [{ materialCode: 'M1', verdict: 'differs' }, ...seen('matches').slice(1)] }),
      400,
      'HTTP.INVALID',
    );
    const { status, body } = await collect(caseNo, { collector: SHOWN, originals: seen('matches', 'differs') });
    expect([status, body.status]).toEqual([200, 'closed']);
    const detail = (await get(`/api/v1/applications/${caseNo}`, PERSON)).body;
    expect(detail).toMatchObject({ status: 'closed', outcome: 'annulled', deliveredAt: null });
    expect(detail.decisionReason).toContain('平面图（印章不一致）');
    const [row] = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM delivery_receipts WHERE case_no = $1', [caseNo]);
    expect(row!.n).toBe(0);
  });

  it('are not asked for where papers were on the counter', async () => {
    const caseNo = await decided(atCounter({ itemCode: TRUSTED }));
    await refused(() => collect(caseNo, { collector: SHOWN, originals: seen('matches') }), 409, 'ACCEPTANCE.ORIGINALS_NOT_CHECKED');
    expect((await collect(caseNo, { collector: SHOWN })).body.status).toBe('delivered');
  });
});

describe('an electronic delivery', () => {
  it('is read once, and the first time counts', async () => {
    const caseNo = await decided(filing({ itemCode: ONLINE }), PERSON);
    const path = `/api/v1/applications/${caseNo}/result-receipts`;
    await refused(() => post(path, PERSON), 409, 'ACCEPTANCE.NOT_DELIVERED_ELECTRONICALLY');
    expect((await act(caseNo, 'deliveries', { method: 'electronic' })).body.status).toBe('delivered');
    await refused(() => post(path, OTHER_PERSON), 404, 'ACCEPTANCE.CASE_NOT_FOUND');
    const first = await post(path, PERSON);
    expect(first.status).toBe(201);
    expect((await post(path, PERSON)).body).toEqual(first.body);
    expect((await stepsOf(caseNo)).filter(({ kind }) => kind === 'result-read')).toHaveLength(1);
  });
});

describe('the end of a day', () => {
  const today = shanghaiDate(new Date());
  const clerk: TestPrincipal = { ...CLERK_HAISHU, id: 'clerk-of-the-day', orgCode: '11330203MB0A100734' };

  it('counts what the counter did, by step, clerk and item, and fixes it for good', async () => {
    const caseNo = await filed(atCounter({ itemCode: SPOT, materials: [{ materialCode: 'M1', paperCopies: 1 }] }), clerk);
    await filed(atCounter({ itemCode: BARE, materials: [] }), { ...clerk, id: 'colleague' });
    await act(caseNo, 'complete', { outcome: 'approved' }, clerk);
    const { body: summary } = await get('/api/v1/window/day-summary', clerk);
    expect(summary).toMatchObject({
      day: today,
      steps: { submitted: 2, 'identity-checked': 2, accepted: 1, decided: 1 },
      clerks: [
        { clerkId: 'clerk-of-the-day', steps: { submitted: 1, decided: 1 } },
        { clerkId: 'colleague', steps: { submitted: 1 } },
      ],
      items: [
        { itemCode: SPOT, filed: 1 },
        { itemCode: BARE, filed: 1 },
      ],
      identityChecks: { cardReader: 2 },
      loose: { papersHere: 1, slipsOnTheWay: 0 },
    });
    await refused(() => post('/api/v1/window/day-ends', clerk, { day: today }), 409, 'ACCEPTANCE.DAY_HAS_LOOSE_ENDS');
    const closed = await post('/api/v1/window/day-ends', clerk, { day: today, remark: '材料明日上午移交' });
    expect(closed.status).toBe(201);
    await refused(() => post('/api/v1/window/day-ends', clerk, { day: today, remark: 'x' }), 409, 'ACCEPTANCE.DAY_CLOSED');
    expect((await get('/api/v1/window/day-ends', clerk)).body.items).toEqual([closed.body]);

    await filed(atCounter({ itemCode: SPOT }), clerk);
    const { body: fixed } = await get(`/api/v1/window/day-ends/${today}`, clerk);
    expect(fixed).toMatchObject({ ...closed.body, summary, remark: '材料明日上午移交' });
    expect(fixed.stepsSince).toBeGreaterThanOrEqual(2);
    expect(createHash('sha256').update(JSON.stringify(fixed.summary)).digest('hex')).toBe(fixed.sha256);
    await expect(database.query('UPDATE day_ends SET remark = NULL')).rejects.toMatchObject({ code: '42501' });
  });

  it('is closed once, when two clerks close it at the same moment', async () => {
    const other = { ...clerk, orgCode: '11330203MB0A100742' };
    const close = (id: string) => post('/api/v1/window/day-ends', { ...other, id }, { day: today });
    expect((await Promise.all([close('a'), close('b')])).map(({ status }) => status).sort()).toEqual([201, 409]);
  });

  it.each([
    ['a day to come', '2099-01-01', 409, 'ACCEPTANCE.DAY_NOT_BEGUN'],
    ['no day at all', '2026-02-30', 400, 'HTTP.INVALID'],
  ])('is not closed for %s', async (_, day, status, code) => {
    await refused(() => post('/api/v1/window/day-ends', clerk, { day }), status, code);
  });

  it('that was not closed is not there', async () => {
    await refused(() => get('/api/v1/window/day-ends/2026-01-05', clerk), 404, 'ACCEPTANCE.DAY_END_NOT_FOUND');
  });
});
