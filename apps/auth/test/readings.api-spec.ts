import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, LEGAL_PERSONS, OFFICERS, PERSONS, SERVICES } from '@yiwang/demo-data';
import { RunningAuth, type Answer, type Json } from './builders/running-auth.js';

const { wangXiaoming: person, chenJing: other } = PERSONS;
const { marketHandler: officer } = OFFICERS;
const CASE_NO = '330203261122000000017';
const ITEM = '33012300400001';

let auth: RunningAuth;
let tokens: Record<'reader' | 'writer' | 'auditor' | 'operator' | 'person', unknown>;

beforeAll(async () => {
  auth = await RunningAuth.start({ SEED: 'demo' });
  const service = async (client: { clientId: string; clientSecret: string }) => (await auth.systemToken(client)).body['access_token'];
  const login = async (name: string) => (await auth.login(name, DEMO_PASSWORD))['access_token'];
  tokens = {
    reader: await service(SERVICES.acceptance),
    writer: await service(SERVICES.notification),
    auditor: await login(OFFICERS.auditAdministrator.login),
    operator: await login(OFFICERS.operator.login),
    person: await login(person.login),
  };
}, 60_000);
afterAll(() => auth?.stop());

/** The rows only ever grow: what a test has made begins after this. */
let from: number;
const count = async (): Promise<number> =>
  (await auth.database.query<{ n: number }>('SELECT count(*)::int AS n FROM identity_readings'))[0]!.n;
beforeEach(async () => {
  from = await count();
});

const identity = (id: string, query: string): Promise<Answer> =>
  auth.call(`/api/v1/internal/accounts/${id}/identity?${query}`, { token: tokens.reader });
const contact = (path: string): Promise<Answer> => auth.call(`/api/v1/internal/${path}`, { token: tokens.writer });
const listed = async (query = '', token = tokens.auditor): Promise<Json[]> => {
  const { status, body } = await auth.call(`/api/v1/admin/identity-readings${query}`, { token });
  expect(status).toBe(200);
  return body['items'] as Json[];
};

describe('who reads an identity in clear', () => {
  it('is on record with the item and case that he read it for, where it is for one', async () => {
    expect((await identity(person.id, `purpose=department&itemCode=${ITEM}&caseNo=${CASE_NO}`)).status).toBe(200);
    expect((await identity(person.id, `purpose=prefill`)).status).toBe(200);
    const [later, earlier] = await listed(`?accountId=${person.id}`);
    const by = { accountId: person.id, clientId: SERVICES.acceptance.clientId };
    expect(later).toMatchObject({ ...by, purpose: 'prefill', itemCode: null, caseNo: null });
    expect(earlier).toMatchObject({ ...by, purpose: 'department', itemCode: ITEM, caseNo: CASE_NO });
    expect(await count()).toBe(from + 2);
  });

  it('cannot say a case number that is none, nor anything else, and then is told nothing', async () => {
    for (const query of ['caseNo=12', 'itemCode=', `itemCode=${'1'.repeat(65)}`, 'reason=curiosity']) {
      expect(await identity(person.id, `purpose=prefill&${query}`)).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
    }
    expect((await identity('01900000-0000-7000-8000-00000000ffff', 'purpose=prefill')).status).toBe(404);
    expect(await count()).toBe(from);
  });

  it('of a number only, to write to it, is on record likewise; each officer of an organisation by himself', async () => {
    expect((await contact(`accounts/${person.id}/contact?caseNo=${CASE_NO}`)).body['mobile']).toBe(person.mobile);
    expect((await listed(`?accountId=${person.id}&limit=1`))[0]).toMatchObject({
      purpose: 'contact',
      clientId: SERVICES.notification.clientId,
      caseNo: CASE_NO,
    });
    const told = (await contact(`organisations/${officer.organisation.orgCode}/officers/contacts`)).body['officers'] as Json[];
    expect(told.length).toBeGreaterThan(1);
    expect(await count()).toBe(from + 1 + told.length);
    expect((await listed(`?accountId=${officer.id}`))[0]).toMatchObject({ purpose: 'contact', caseNo: null });
  });

  it('is not on record where there was no number to tell', async () => {
    await auth.database.query('UPDATE officers SET mobile_encrypted = NULL WHERE account_id = $1', [officer.id]);
    expect((await contact(`accounts/${officer.id}/contact`)).body['mobile']).toBeNull();
    expect(await count()).toBe(from);
  });
});

describe('the record of readings', () => {
  it('is shown to audit administrators page by page, and to no other administrator', async () => {
    for (let n = 0; n < 3; n++) await identity(other.id, 'purpose=prefill');
    const path = `/api/v1/admin/identity-readings`;
    const first = await auth.call(`${path}?accountId=${other.id}&limit=2`, { token: tokens.auditor });
    expect(first.body['items']).toHaveLength(2);
    const rest = await listed(`?accountId=${other.id}&cursor=${String(first.body['next'])}`);
    const ids = [...(first.body['items'] as Json[]), ...rest].map(({ id }) => Number(id));
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    expect(ids).toHaveLength(3);
    expect((await listed()).length).toBeGreaterThan(3);
    expect(await auth.call(`${path}?cursor=bm9uZQ`, { token: tokens.auditor })).toMatchObject({
      status: 400,
      body: { code: 'HTTP.CURSOR_INVALID' },
    });
    expect((await auth.call(`${path}?accountId=1`, { token: tokens.auditor })).status).toBe(400);
    for (const token of [tokens.operator, tokens.person, tokens.reader]) expect((await auth.call(path, { token })).status).toBe(403);
    expect((await auth.call(path)).status).toBe(401);
  });

  it('shows a person who read his own, in whatever identity he acts, and nobody else’s', async () => {
    await identity(other.id, 'purpose=prefill');
    await identity(LEGAL_PERSONS.yuehuTrade.id, 'purpose=prefill');
    const { body } = await auth.call('/api/v1/me/identity-readings', { token: tokens.person });
    const items = body['items'] as Json[];
    const own = await auth.database.query<{ id: string }>(
      'SELECT r.id::text AS id FROM identity_readings r JOIN accounts a ON a.id = r.account_id WHERE a.user_id = $1 ORDER BY r.id DESC',
      [person.id],
    );
    expect(items.map(({ id }) => id)).toEqual(own.map(({ id }) => id));
    expect(items.length).toBeGreaterThan(1);
    expect(items[0]).not.toHaveProperty('name');
    expect((await auth.call('/api/v1/me/identity-readings', { token: tokens.reader })).status).toBe(403);
    expect((await auth.call('/api/v1/me/identity-readings')).status).toBe(401);
  });

  it('can be neither changed nor shortened', async () => {
    for (const sql of ['DELETE FROM identity_readings', `UPDATE identity_readings SET case_no = NULL`]) {
      await expect(auth.database.query(sql)).rejects.toThrow('permission denied');
    }
  });
});
