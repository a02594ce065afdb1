import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { CLERK_HAISHU, ENTERPRISE, filing, FORM, itemCode, itemCore, MARKET, PERSON } from './builders.js';
import { FilingNeighbours } from './filing-neighbours.js';

const FOOD = itemCode(41);
const SHOP = itemCode(42);
const HEALTH = '11330203MB0A100901';
const CLINIC = `${HEALTH}4330101001000`;

let neighbours: FilingNeighbours;
let service: TestService;
let probe: EventProbe;
let database: Database;

/** An agent of the enterprise by an authorisation of his own. */
function agent(scope: object, id = `agent-${uuidv7()}`): TestPrincipal & { authorisationId: string } {
  return { ...ENTERPRISE, id, authorisationId: neighbours.authorise({ ...ENTERPRISE, id }, scope) };
}

const post = (path: string, as: TestPrincipal, body?: unknown, headers: Record<string, string> = {}): Promise<ApiResponse> =>
  service.call(path, { method: 'POST', as, body, headers: { 'idempotency-key': uuidv7(), ...headers } });
const file = (as: TestPrincipal, code = FOOD, more: object = {}) => post('/api/v1/applications', as, filing({ itemCode: code, ...more }));
const refused = (status: number, code: string) => ({ status, body: { code } });
const OUTSIDE = refused(403, 'ACCEPTANCE.OUTSIDE_AUTHORISATION');
const ENDED = refused(403, 'ACCEPTANCE.AUTHORISATION_ENDED');
const asked = (id: string): number => neighbours.asked.filter((path) => path.endsWith(`/internal/authorisations/${id}`)).length;

/** Everything that a refused request must leave as it was. */
async function rows(): Promise<unknown> {
  const [counts] = await database.query(
    `SELECT (SELECT count(*) FROM cases) AS cases, (SELECT count(*) FROM case_steps) AS steps, (SELECT count(*) FROM outbox) AS outbox,
       (SELECT count(*) FROM idempotency_keys) AS keys, (SELECT sum(version) FROM drafts) AS drafts, (SELECT count(*) FROM bundles) AS bundles`,
  );
  return counts;
}

beforeAll(async () => {
  neighbours = await FilingNeighbours.start();
  service = await TestService.start(acceptance, neighbours.env);
  database = await service.database();
  probe = await eventually(() => service.probe());
  const publish = (core: ItemOperationalCore): Promise<void> => probe.publish(ItemVersionV1, eventOf(ItemVersionV1, core));
  const served = (code: string) => ({ itemCode: code, form: neighbours.serve(code, 1, JSON.parse(FORM) as object) });
  await publish(itemCore(served(FOOD)));
  await publish(itemCore(served(SHOP)));
  await publish(itemCore({ ...served(CLINIC), implementingBody: { orgCode: HEALTH, name: '海曙区卫生健康局', regionCode: '330203' } }));
  for (const code of [FOOD, SHOP, CLINIC]) await eventually(async () => expect((await file(ENTERPRISE, code)).status).toBe(201));
}, 120_000);

afterAll(async () => {
  await probe?.stop();
  await service?.stop();
  await neighbours?.stop();
});

beforeEach(() => neighbours.down.clear());

describe('an agent of an enterprise', () => {
  it('files the items that he is authorised for, by item or by department, and no others', async () => {
    const byItem = agent({ items: [FOOD] });
    expect((await file(byItem)).status).toBe(201);
    const before = await rows();
    expect(await file(byItem, SHOP)).toMatchObject(OUTSIDE);
    expect(await file(byItem, CLINIC)).toMatchObject(OUTSIDE);
    expect(await rows()).toEqual(before);
    const byDepartment = agent({ departments: [HEALTH] });
    expect((await file(byDepartment, CLINIC)).status).toBe(201);
    expect(await file(byDepartment)).toMatchObject(OUTSIDE);
    expect((await file(agent({ everything: true }), CLINIC)).status).toBe(201);
  });

  it('files nothing outside as a bundle, and is told of which item', async () => {
    const who = agent({ items: [FOOD] });
    const body = {
      channel: 'computer',
      items: [FOOD, SHOP].map((code) => ({
        itemCode: code,
        form: { shopName: '甬江小馆' },
        materials: [{ materialCode: 'M1', paperCopies: 1 }],
      })),
    };
    const before = await rows();
    expect(await post('/api/v1/bundles', who, body)).toMatchObject({
      status: 400,
      body: { code: 'ACCEPTANCE.BUNDLE_REFUSED', invalidParams: [{ name: '/items/1', code: 'ACCEPTANCE.OUTSIDE_AUTHORISATION' }] },
    });
    expect(await rows()).toEqual(before);
  });

  it('submits no draft that was begun for an item outside', async () => {
    const who = agent({ items: [FOOD] });
    const application = {
      itemCode: SHOP,
      channel: 'computer',
      form: { shopName: '甬江小馆' },
      materials: [{ materialCode: 'M1', paperCopies: 1 }],
    };
    const draft = await post('/api/v1/drafts', who, { application, prefill: false });
    expect(draft.status).toBe(201);
    const submit = () =>
      post(`/api/v1/drafts/${String(draft.body.draftId)}/submit`, who, undefined, { 'if-match': `"${String(draft.body.version)}"` });
    const before = await rows();
    expect(await submit()).toMatchObject(OUTSIDE);
    expect(await rows()).toEqual(before);
  });

  it('does nothing more with a case of his once a narrower authorisation has replaced the one under which he filed it', async () => {
    const wide = agent({ items: [FOOD, SHOP] });
    const { body } = await file(wide, SHOP);
    const narrow = agent({ items: [FOOD] }, wide.id);
    const path = `/api/v1/applications/${String(body.caseNo)}/withdraw`;
    const before = await rows();
    expect(await post(path, narrow, { reason: '不办了' })).toMatchObject(OUTSIDE);
    expect(await rows()).toEqual(before);
    expect((await post(path, wide, { reason: '不办了' })).status).toBe(200);
  });

  it('is bound by his account and his enterprise: another’s authorisation in a token says nothing for him', async () => {
    const { authorisationId } = agent({ everything: true });
    expect(await file({ ...ENTERPRISE, id: 'agent-other', authorisationId })).toMatchObject(OUTSIDE);
    const foreign = agent({ everything: true, creditCode: '91330203MA2B10022M' });
    expect(await file(foreign)).toMatchObject(OUTSIDE);
  });

  it('files before his time begins as little as after it is over', async () => {
    const before = await rows();
    expect(await file(agent({ everything: true, until: '2026-01-02T00:00:00.000Z' }))).toMatchObject(ENDED);
    expect(await file(agent({ everything: true, from: '2098-01-01T00:00:00.000Z' }))).toMatchObject(ENDED);
    expect(await file(agent({ everything: true, ended: true }))).toMatchObject(ENDED);
    expect(await file({ ...ENTERPRISE, authorisationId: uuidv7() })).toMatchObject(ENDED);
    expect(await rows()).toEqual(before);
  });

  it('is refused with the very token that filed a moment ago, once his authorisation has ended', async () => {
    const who = agent({ everything: true });
    const token = `Bearer ${await service.bearer(who)}`;
    const fileWith = () => post('/api/v1/applications', who, filing({ itemCode: FOOD }), { authorization: token });
    expect((await fileWith()).status).toBe(201);
    const before = await rows();
    await service.end('authorisation', who.authorisationId);
    expect(await fileWith()).toMatchObject(refused(401, 'ACCESS.TOKEN_ENDED'));
    expect(await service.call('/api/v1/applications', { headers: { authorization: token } })).toMatchObject(
      refused(401, 'ACCESS.TOKEN_ENDED'),
    );
    expect(await rows()).toEqual(before);
  });

  it('is asked about once for many filings; while auth is away he files what is known already, and waits with the rest', async () => {
    const who = agent({ items: [FOOD] });
    const answers = await Promise.all(Array.from({ length: 5 }, () => file(who)));
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(201));
    expect(asked(who.authorisationId)).toBe(1);
    neighbours.down.add('/api/v1/internal/authorisations');
    expect((await file(who)).status).toBe(201);
    const before = await rows();
    const late = agent({ items: [FOOD] });
    const answer = await file(late);
    expect(answer).toMatchObject(refused(503, 'ACCEPTANCE.AUTHORISATION_UNCHECKED'));
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await rows()).toEqual(before);
    neighbours.down.clear();
    expect((await file(late)).status).toBe(201);
  });
});

describe('a case of an enterprise', () => {
  const get = (path: string, as: TestPrincipal): Promise<ApiResponse> => service.call(`/api/v1/applications${path}`, { as });
  const filed = async (as: TestPrincipal, code = FOOD): Promise<string> => (await file(as, code)).body.caseNo as string;
  const act = (caseNo: string, what: string, as: TestPrincipal, body?: object) => post(`/api/v1/applications/${caseNo}/${what}`, as, body);
  const listed = async (as: TestPrincipal, more = ''): Promise<string[]> => {
    const { status, body } = await get(`?view=enterprise&limit=100${more}`, as);
    expect(status).toBe(200);
    return (body.items as { caseNo: string }[]).map(({ caseNo }) => caseNo);
  };
  const NOT_THERE = refused(404, 'ACCEPTANCE.CASE_NOT_FOUND');

  it('is its representative’s to read and to act in, whichever agent has filed it, for itself or for another', async () => {
    const gone = agent({ everything: true });
    const caseNo = await filed(gone);
    expect(await listed(ENTERPRISE, `&accountId=${gone.id}`)).toEqual([caseNo]);
    expect(await get(`/${caseNo}`, ENTERPRISE)).toMatchObject({ status: 200, body: { caseNo, status: 'submitted' } });
    expect((await get(`/${caseNo}/form`, ENTERPRISE)).status).toBe(200);
    expect((await act(caseNo, 'withdraw', ENTERPRISE, { reason: '不办了' })).status).toBe(200);
    const [step] = await database.query('SELECT actor_id FROM case_steps WHERE case_no = $1 ORDER BY id DESC LIMIT 1', [caseNo]);
    expect(step).toEqual({ actor_id: ENTERPRISE.id });
  });

  it('is nobody else’s: of another enterprise, of a person, of an agent who has neither filed it nor taken it over', async () => {
    const caseNo = await filed(agent({ everything: true }));
    const elsewhere = { ...ENTERPRISE, id: 'representative-elsewhere', orgCode: '91330203MA2B10022M' };
    const before = await rows();
    for (const as of [elsewhere, { ...PERSON, orgCode: ENTERPRISE.orgCode! }]) {
      expect(await get(`/${caseNo}`, as)).toMatchObject(NOT_THERE);
      expect(await act(caseNo, 'takeover', as)).toMatchObject(NOT_THERE);
    }
    const colleague = agent({ everything: true });
    expect(await get(`/${caseNo}`, colleague)).toMatchObject(NOT_THERE);
    expect(await act(caseNo, 'withdraw', colleague, { reason: '不办了' })).toMatchObject(NOT_THERE);
    expect(await listed(elsewhere)).toEqual([]);
    expect(await get('?view=enterprise', PERSON)).toMatchObject({ status: 403 });
    expect(await rows()).toEqual(before);
  });

  it('is taken over by an agent who is authorised for its item, who is asked and told from then on', async () => {
    const gone = agent({ everything: true });
    const [food, shop, clinic] = [await filed(gone), await filed(gone, SHOP), await filed(gone, CLINIC)];
    const heir = agent({ items: [FOOD.slice(0, 31)], departments: [HEALTH] });
    const seen = await listed(heir, `&accountId=${gone.id}`);
    expect(seen).toEqual([clinic, food]);
    const before = await rows();
    expect(await act(shop, 'takeover', heir)).toMatchObject(OUTSIDE);
    expect(await rows()).toEqual(before);

    const taken = await act(food, 'takeover', heir);
    expect(taken).toMatchObject({ status: 200, body: { caseNo: food, status: 'submitted' } });
    expect(await act(food, 'takeover', heir)).toMatchObject({ status: 200, body: { version: taken.body.version } });
    const steps = await database.query<{ kind: string; actor_id: string }>(
      'SELECT kind, actor_id FROM case_steps WHERE case_no = $1 ORDER BY id',
      [food],
    );
    expect(steps).toEqual([
      { kind: 'submitted', actor_id: gone.id },
      { kind: 'handed-over', actor_id: heir.id },
    ]);
    const writer: TestPrincipal = { kind: 'service', id: 'svc-notification', clientId: 'svc-notification', permissions: [] };
    expect((await service.call(`/api/v1/internal/applications/${food}/contact`, { as: writer })).body).toMatchObject({
      accountId: heir.id,
    });
    expect(await get(`/${food}`, gone)).toMatchObject(NOT_THERE);
    expect((await get(`/${food}/ledger`, heir)).body).toMatchObject({ sound: true });
    expect((await act(food, 'withdraw', heir, { reason: '不办了' })).status).toBe(200);
    expect(await act(food, 'takeover', ENTERPRISE)).toMatchObject(refused(409, 'ACCEPTANCE.WRONG_STATUS'));
  });

  it('that its agent filed for another stays that other’s: who takes it over is the agent', async () => {
    const gone = agent({ everything: true });
    const applicant = { kind: 'legalPerson', name: '月湖商贸', documentNo: '91330203MA2B10022M' };
    const { status, body } = await file(gone, FOOD, { applicant, authority: { kind: 'powerOfAttorney', documentNo: '委-1' } });
    expect([status, body.code]).toEqual([201, undefined]);
    const caseNo = String(body.caseNo);
    const heir = agent({ everything: true });
    expect((await act(caseNo, 'takeover', heir)).status).toBe(200);
    expect(await database.query('SELECT applicant_id, agent_id FROM cases WHERE case_no = $1', [caseNo])).toEqual([
      { applicant_id: null, agent_id: heir.id },
    ]);
  });

  it('is told of to no agent whose authorisation is over, unknown or cannot be looked up', async () => {
    expect(await get('?view=enterprise', agent({ everything: true, ended: true }))).toMatchObject(ENDED);
    expect(await get('?view=enterprise', { ...ENTERPRISE, id: 'agent-other', authorisationId: agent({}).authorisationId })).toMatchObject(
      OUTSIDE,
    );
    neighbours.down.add('/api/v1/internal/authorisations');
    expect(await get('?view=enterprise', agent({ everything: true }))).toMatchObject(refused(503, 'ACCEPTANCE.AUTHORISATION_UNCHECKED'));
  });

  it('gives its result to no agent who is not authorised for it any more', async () => {
    const wide = agent({ everything: true });
    const caseNo = await filed(wide, SHOP);
    const narrow = agent({ items: [FOOD] }, wide.id);
    const before = await rows();
    expect(await get(`/${caseNo}/pickup-code`, narrow)).toMatchObject(OUTSIDE);
    expect(await act(caseNo, 'result-receipts', narrow)).toMatchObject(OUTSIDE);
    expect(await rows()).toEqual(before);
    expect(await get(`/${caseNo}/pickup-code`, wide)).toMatchObject(refused(409, 'ACCEPTANCE.WRONG_STATUS'));
  });
});

describe('whoever needs no authorisation', () => {
  it('is never asked about: the representative himself, a person, a clerk', async () => {
    const before = neighbours.asked.length;
    expect((await file(ENTERPRISE)).status).toBe(201);
    expect((await service.call('/api/v1/window/works', { as: CLERK_HAISHU })).status).toBeLessThan(500);
    expect(neighbours.asked.slice(before).filter((path) => path.includes('authorisations'))).toEqual([]);
    expect(MARKET).toHaveLength(18);
  });
});
