import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import { uuidv7 } from '@yiwang/kernel';
import type { Database } from '@yiwang/persistence';
import { eventOf, eventually, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { acceptance } from '../src/acceptance.service.js';
import { CLERK_HAISHU, ENTERPRISE, filing, FORM, itemCode, itemCore, MARKET } from './builders.js';
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
  const authorisationId = uuidv7();
  neighbours.authorisations.set(authorisationId, {
    accountId: id,
    creditCode: ENTERPRISE.orgCode,
    everything: false,
    items: [],
    departments: [],
    from: '2026-01-01T00:00:00.000Z',
    until: '2099-01-01T00:00:00.000Z',
    ended: false,
    ...scope,
  });
  return { ...ENTERPRISE, id, authorisationId };
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

describe('whoever needs no authorisation', () => {
  it('is never asked about: the representative himself, a person, a clerk', async () => {
    const before = neighbours.asked.length;
    expect((await file(ENTERPRISE)).status).toBe(201);
    expect((await service.call('/api/v1/window/works', { as: CLERK_HAISHU })).status).toBeLessThan(500);
    expect(neighbours.asked.slice(before).filter((path) => path.includes('authorisations'))).toEqual([]);
    expect(MARKET).toHaveLength(18);
  });
});
