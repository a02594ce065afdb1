import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { endingKey } from '@yiwang/access';
import { DEMO_PASSWORD, OFFICERS, ORGANISATIONS, POSTS } from '@yiwang/demo-data';
import { DelegationEnder } from '../src/delegation/delegation-ender.js';
import { PERMISSIONS, permissionSpec, type Permission } from '@yiwang/permissions';
import { usccOf } from './builders/uscc.js';
import { RunningAuth, type Answer, type Json } from './builders/running-auth.js';

let auth: RunningAuth;
/** Of the security administrator, before he had a device. */
let byPassword: unknown;
const tokens = new Map<string, unknown>();

beforeAll(async () => {
  auth = await RunningAuth.start({ SEED: 'demo', SECOND_PERSON: 'required' });
  for (const { login } of [OFFICERS.operator, OFFICERS.auditAdministrator, OFFICERS.marketHandler])
    tokens.set(login, (await auth.login(login, DEMO_PASSWORD))['access_token']);
  const { login } = OFFICERS.securityAdministrator;
  byPassword = (await auth.login(login, DEMO_PASSWORD))['access_token'];
  tokens.set(login, (await auth.loginByTwo(login, DEMO_PASSWORD))['access_token']);
}, 60_000);
afterAll(() => auth?.stop());

type Login = { login: string };
const as = (who: Login, path: string, body?: Json, key: string = randomUUID()): Promise<Answer> =>
  auth.call(`/api/v1/${path}`, { token: tokens.get(who.login), ...(body && { key, body }) });
const operator = (path: string, body?: Json, key?: string): Promise<Answer> => as(OFFICERS.operator, `admin/${path}`, body, key);
const security = (path: string, body?: Json, key?: string): Promise<Answer> =>
  as(OFFICERS.securityAdministrator, `admin/${path}`, body, key);
const approve = (changeId: unknown): Promise<Answer> => security(`permission-changes/${String(changeId)}/approval`, {});

interface Landed {
  id: string;
  outcome: string;
  changeId: string | null;
  problems: Json[];
}
const linesOf = (answer: Answer): Landed[] => answer.body['lines'] as Landed[];
const importOne = async (of: string, line: Json): Promise<Landed> => linesOf(await operator(`${of}/imports`, { lines: [line] }))[0]!;
const account = async (id: string): Promise<Json> => (await operator(`accounts/${id}`)).body;

const MARKET = ORGANISATIONS.haishuMarket.orgCode;
const ECOLOGY = ORGANISATIONS.haishuEcology.orgCode;
const officer = (login: string, over: Json = {}): Json => ({ login, name: '新同事', orgCode: MARKET, posts: ['handler'], ...over });

/** Somebody at a post, by the two persons it takes. */
async function placed(login: string, over: Json = {}): Promise<string> {
  const { id, changeId } = await importOne('accounts', officer(login, over));
  if (changeId !== null) expect((await approve(changeId)).status).toBe(200);
  return id;
}
const permissionsOf = async (id: string): Promise<string[]> =>
  (await auth.database.query<{ permission: string }>('SELECT permission FROM account_permissions WHERE account_id = $1', [id])).map(
    ({ permission }) => permission,
  );
/** How often tokens of the account were ended. */
const endingsOf = async (id: string): Promise<number> =>
  (await auth.database.query('SELECT 1 FROM access_endings WHERE key_hash = $1', [endingKey(auth.issuer, 'account', id)])).length;

describe('posts of an officer', () => {
  it('are held once a second person has approved them, and not before', async () => {
    const { id, outcome, changeId } = await importOne('accounts', officer('waits.a.while'));
    expect(outcome).toBe('created');
    expect([(await account(id))['posts'], await permissionsOf(id)]).toEqual([[], []]);
    const { body: change } = await security(`permission-changes/${changeId}`);
    expect(change).toMatchObject({
      kind: 'officer',
      target: id,
      state: 'pending',
      before: { orgCode: MARKET, posts: [] },
      wanted: { orgCode: MARKET, posts: ['handler'] },
      requestedBy: { kind: 'officer', id: OFFICERS.operator.id },
      decidedBy: null,
    });

    const key = randomUUID();
    const path = `permission-changes/${changeId}/approval`;
    expect(await security(path, { reason: '已核对任职文件' }, key)).toMatchObject({
      status: 200,
      body: { id: changeId, state: 'approved' },
    });
    expect((await security(path, { reason: '已核对任职文件' }, key)).headers.get('idempotency-replayed')).toBe('true');
    expect((await account(id))['posts']).toEqual(['handler']);
    expect(await permissionsOf(id)).toEqual(expect.arrayContaining(['task.handle']));
    expect(await approve(changeId)).toMatchObject({ status: 409, body: { code: 'AUTH.CHANGE_DECIDED' } });
  });

  it('are asked for once by the same list, and by another list instead', async () => {
    const first = await importOne('accounts', officer('asked.again'));
    const again = await importOne('accounts', officer('asked.again'));
    expect(again).toMatchObject({ outcome: 'requested', changeId: first.changeId });
    const other = await importOne('accounts', officer('asked.again', { posts: ['window-clerk'] }));
    expect(other.changeId).not.toBe(first.changeId);
    expect((await security(`permission-changes/${first.changeId}`)).body['state']).toBe('withdrawn');
    const none = await importOne('accounts', officer('asked.again', { posts: [] }));
    expect(none).toMatchObject({ outcome: 'unchanged', changeId: null });
    expect((await security(`permission-changes/${other.changeId}`)).body['state']).toBe('withdrawn');
  });

  it('are taken away by two persons as well, and tokens that speak of them end', async () => {
    const id = await placed('loses.some', { posts: ['handler', 'window-clerk'] });
    const before = await endingsOf(id);
    const { changeId } = await importOne('accounts', officer('loses.some'));
    expect((await account(id))['posts']).toEqual(['handler', 'window-clerk']);
    await approve(changeId);
    expect((await account(id))['posts']).toEqual(['handler']);
    expect(await endingsOf(id)).toBe(before + 1);
  });

  it('move with the officer to another body only when a second person says so', async () => {
    const id = await placed('moves.on');
    const moved = await importOne('accounts', officer('moves.on', { orgCode: ECOLOGY, name: '改名了' }));
    expect(moved.outcome).toBe('updated');
    expect(await account(id)).toMatchObject({ orgCode: MARKET, displayName: '改名了' });
    await approve(moved.changeId);
    expect(await account(id)).toMatchObject({ orgCode: ECOLOGY, posts: ['handler'] });
  });

  it('are rejected with a reason, and nothing is changed', async () => {
    const { id, changeId } = await importOne('accounts', officer('is.refused'));
    expect((await security(`permission-changes/${changeId}/rejection`, {})).status).toBe(400);
    expect((await security(`permission-changes/${changeId}/rejection`, { reason: '查无此人' })).body).toEqual({
      id: changeId,
      state: 'rejected',
    });
    expect((await account(id))['posts']).toEqual([]);
    expect((await security(`permission-changes/${changeId}`)).body).toMatchObject({
      decisionReason: '查无此人',
      decidedBy: { id: OFFICERS.securityAdministrator.id },
    });
  });
});

describe('an operator', () => {
  it('resets no password of an administrator of another duty, whom no second factor guards', async () => {
    const passwords = async (): Promise<unknown> => auth.database.query('SELECT id, password_hash FROM users ORDER BY id');
    const before = await passwords();
    const { id } = OFFICERS.auditAdministrator;
    expect(await operator(`accounts/${id}/password-reset`, {})).toMatchObject({ status: 409, body: { code: 'AUTH.OTHER_DUTY' } });
    expect(await passwords()).toEqual(before);
  });
});

describe('who approves', () => {
  it('is neither who asked, nor whose permissions they are, nor who may ask', async () => {
    const { changeId } = await importOne('accounts', officer('whose.turn'));
    for (const who of [OFFICERS.operator, OFFICERS.auditAdministrator, OFFICERS.marketHandler])
      expect((await as(who, `admin/permission-changes/${changeId}/approval`, {})).status).toBe(403);
    // As if one person had come by both accounts.
    const sql = 'UPDATE accounts SET user_id = $2 WHERE id = $1';
    await auth.database.query(sql, [OFFICERS.securityAdministrator.id, OFFICERS.operator.id]);
    try {
      expect(await approve(changeId)).toMatchObject({ status: 409, body: { code: 'AUTH.SECOND_PERSON_NEEDED' } });
    } finally {
      await auth.database.query(sql, [OFFICERS.securityAdministrator.id, OFFICERS.securityAdministrator.id]);
    }
    const { login, name, id } = OFFICERS.securityAdministrator;
    const own = await importOne('accounts', {
      login,
      name,
      orgCode: ORGANISATIONS.ningboBigData.orgCode,
      posts: ['security-administrator', 'handler'],
    });
    expect(await approve(own.changeId)).toMatchObject({ status: 409, body: { code: 'AUTH.OWN_PERMISSIONS' } });
    expect((await account(id))['posts']).toEqual(['security-administrator']);
    await operator(`permission-changes/${own.changeId}/withdrawal`, { reason: '测试' });
  });

  it('has proved by two factors who he is, and a password alone is told so', async () => {
    const { changeId } = await importOne('accounts', officer('by.a.password'));
    const answer = await auth.call(`/api/v1/admin/permission-changes/${changeId}/approval`, {
      token: byPassword,
      key: randomUUID(),
      body: {},
    });
    expect(answer).toMatchObject({ status: 401, body: { code: 'ACCESS.STEP_UP_REQUIRED' } });
    expect(answer.headers.get('www-authenticate')).toContain('acr_values="urn:yiwang:acr:2"');
    await operator(`permission-changes/${changeId}/withdrawal`, { reason: '测试' });
  });

  it('gains nothing by it: not by his own post, nor by the region of his own body', async () => {
    const { code, name, permissions } = POSTS.securityAdministrator;
    const more = await importOne('posts', { code, name, permissions: [...permissions, 'supervision.read'] });
    expect(await approve(more.changeId)).toMatchObject({ status: 409, body: { code: 'AUTH.OWN_PERMISSIONS' } });
    await operator(`permission-changes/${more.changeId}/withdrawal`, { reason: '测试' });

    const { orgCode } = ORGANISATIONS.ningboBigData;
    const { items } = (await operator('organisations?limit=100')).body as { items: Json[] };
    const { name: body, shortName } = items.find((one) => one['orgCode'] === orgCode)!;
    const wider = await importOne('organisations', { orgCode, name: body, shortName, regionCode: '330000' });
    expect(await approve(wider.changeId)).toMatchObject({ status: 409, body: { code: 'AUTH.OWN_PERMISSIONS' } });
    await operator(`permission-changes/${wider.changeId}/withdrawal`, { reason: '测试' });
  });

  it('approves what he sees: what has changed since is asked for anew', async () => {
    const id = await placed('overtaken');
    const { changeId } = await importOne('accounts', officer('overtaken', { posts: ['handler', 'window-clerk'] }));
    await auth.database.query('DELETE FROM officer_posts WHERE account_id = $1', [id]);
    expect(await approve(changeId)).toMatchObject({ status: 409, body: { code: 'AUTH.CHANGE_OVERTAKEN' } });
    expect((await account(id))['posts']).toEqual([]);
  });

  it('decides once, when two do at the same moment', async () => {
    const { id, changeId } = await importOne('accounts', officer('raced.for'));
    const both = await Promise.all([approve(changeId), security(`permission-changes/${changeId}/rejection`, { reason: '不同意' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    const { state } = (await security(`permission-changes/${changeId}`)).body;
    expect((await account(id))['posts']).toEqual(state === 'approved' ? ['handler'] : []);
  });

  it('finds what waits, from page to page, and nothing under an id of his invention', async () => {
    const all: Json[] = [];
    let next: unknown = '';
    while (next !== null) {
      const { body } = await security(`permission-changes?state=pending&limit=2${String(next) && `&cursor=${String(next)}`}`);
      all.push(...(body['items'] as Json[]));
      next = body['next'];
    }
    const open = await auth.database.query(`SELECT 1 FROM permission_changes WHERE state = 'pending'`);
    expect([all.length, new Set(all.map(({ id }) => id)).size]).toEqual([open.length, open.length]);
    expect(await approve(randomUUID())).toMatchObject({ status: 404, body: { code: 'AUTH.CHANGE_NOT_FOUND' } });
    expect((await security('permission-changes?cursor=bm8')).status).toBe(400);
  });

  it('is held to it by the database as well', async () => {
    const { changeId } = await importOne('accounts', officer('by.the.table'));
    const sql = `UPDATE permission_changes SET state = 'approved', decided_by_kind = 'officer', decided_by_id = requested_by_id, decided_at = now() WHERE id = $1`;
    await expect(auth.database.query(sql, [changeId])).rejects.toThrow(/second_person/);
  });
});

describe('what a post may do', () => {
  it('waits for a second person, and its holders’ tokens end when it becomes less', async () => {
    const line = { code: 'desk', name: '服务台', permissions: ['supervision.read', 'task.handle'] };
    const { outcome, changeId } = await importOne('posts', line);
    expect(outcome).toBe('created');
    const id = await placed('at.the.desk', { posts: ['desk'] });
    expect(await permissionsOf(id)).toEqual([]);
    await approve(changeId);
    expect((await permissionsOf(id)).sort()).toEqual(['supervision.read', 'task.handle']);

    const before = await endingsOf(id);
    const less = await importOne('posts', { ...line, permissions: ['task.handle'], secondFactor: true });
    expect(less.outcome).toBe('requested');
    expect((await permissionsOf(id)).length).toBe(2);
    await approve(less.changeId);
    expect(await permissionsOf(id)).toEqual(['task.handle']);
    expect(await endingsOf(id)).toBe(before + 1);
    const posts = (await operator('posts?limit=100')).body['items'] as Json[];
    expect(posts.find(({ code }) => code === 'desk')).toMatchObject({ secondFactor: true });
    expect(await importOne('posts', { ...line, name: '导服台', permissions: ['task.handle'] })).toMatchObject({
      outcome: 'updated',
      changeId: null,
    });
  });
});

describe('a post of one of the three administrators', () => {
  it('demands a second factor unless its line says otherwise, and says the same when the line comes again', async () => {
    const line = { code: 'night-operator', name: '夜间运维岗', permissions: ['ops.messaging'] };
    const { changeId } = await importOne('posts', line);
    expect((await security(`permission-changes/${changeId}`)).body['wanted']).toMatchObject({ secondFactor: true });
    expect(await importOne('posts', line)).toMatchObject({ changeId });
    expect((await approve(changeId)).status).toBe(200);
    expect(await importOne('posts', line)).toMatchObject({ outcome: 'unchanged', changeId: null });
    // As it was before, it stays.
    const { code, name, permissions } = POSTS.operator;
    expect(await importOne('posts', { code, name, permissions })).toMatchObject({ outcome: 'unchanged', changeId: null });
    const trial = await importOne('posts', { ...line, code: 'trial-operator', secondFactor: false });
    expect((await security(`permission-changes/${trial.changeId}`)).body['wanted']).toMatchObject({ secondFactor: false });
    await operator(`permission-changes/${trial.changeId}/withdrawal`, { reason: '测试' });
  });
});

describe('a post that demands a second factor', () => {
  it('gives nothing to who logged in by a password alone before it did', async () => {
    const { login, id } = OFFICERS.ecologyHandler;
    const { changeId } = await importOne('posts', { code: 'guarded', name: '双因素岗', permissions: ['evaluation.verify'] });
    await approve(changeId);
    const { name, organisation } = OFFICERS.ecologyHandler;
    await placed(login, { name, orgCode: organisation.orgCode, posts: ['handler', 'guarded'] });
    const session = await auth.login(login, DEMO_PASSWORD);
    const may = async (token: unknown): Promise<unknown> => (await auth.call('/api/v1/me', { token })).body['permissions'];
    expect(await may(session['access_token'])).toContain('evaluation.verify');

    const stricter = await importOne('posts', {
      code: 'guarded',
      name: '双因素岗',
      permissions: ['evaluation.verify'],
      secondFactor: true,
    });
    await approve(stricter.changeId);
    const form = { grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(session['refresh_token']) };
    const renewed = await auth.token(form);
    expect(renewed).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await endingsOf(id)).toBeGreaterThan(0);
  });
});

describe('the three administrators', () => {
  it('have at first the permissions that the catalogue gives them', async () => {
    const { items } = (await operator('duties?limit=100')).body as { items: { permission: string; duty: string }[] };
    const duty = (permission: Permission): string | undefined => permissionSpec(permission).duty;
    const expected = (Object.keys(PERMISSIONS) as Permission[]).filter(duty).map((permission) => ({ permission, duty: duty(permission) }));
    expect(items).toEqual(expected.sort((a, b) => (a.permission < b.permission ? -1 : 1)));
  });

  it('exclude one another at a post and among the posts of an officer, as lists are read', async () => {
    expect(await importOne('posts', { code: 'almighty', name: '全能岗', permissions: ['ops.accounts', 'audit.read'] })).toMatchObject({
      outcome: 'refused',
      problems: [{ field: 'permissions', code: 'excluded' }],
    });
    expect(await importOne('accounts', officer('both.at.once', { posts: ['operator', 'audit-administrator'] }))).toMatchObject({
      outcome: 'refused',
      problems: [{ field: 'posts', code: 'excluded' }],
    });
  });

  it('exclude one another at approval, by whatever way they come together', async () => {
    const keeper = await placed('keeps.accounts', { posts: ['operator', 'handler'] });
    const { changeId } = await importOne('posts', {
      code: 'handler',
      name: '部门审批岗',
      permissions: [...POSTS.handler.permissions, 'audit.read'],
    });
    expect(await approve(changeId)).toMatchObject({ status: 409, body: { code: 'AUTH.DUTIES_EXCLUDE' } });
    expect((await security(`permission-changes/${changeId}`)).body['state']).toBe('pending');
    await operator(`permission-changes/${changeId}/withdrawal`, { reason: '冲突' });

    const lent = await operator('delegations', {
      fromAccountId: OFFICERS.auditAdministrator.id,
      toAccountId: await placed('of.the.bureau', { orgCode: ORGANISATIONS.ningboBigData.orgCode, posts: ['operator'] }),
      posts: ['audit-administrator'],
      endsAt: new Date(Date.now() + 86_400_000).toISOString(),
      reason: '代管',
    });
    expect(lent.status).toBe(201);
    expect(await approve(lent.body['changeId'])).toMatchObject({ status: 409, body: { code: 'AUTH.DUTIES_EXCLUDE' } });
    expect(await permissionsOf(keeper)).toContain('ops.accounts');
  });

  it('may do nothing of either duty at sign-in, where both came together past every check', async () => {
    const id = await placed('slipped.through', { posts: ['operator', 'handler'] });
    await auth.database.query(`INSERT INTO officer_posts (account_id, post_code) VALUES ($1, 'security-administrator')`, [id]);
    const permissions = await permissionsOf(id);
    expect(permissions).toContain('task.handle');
    expect(permissions.filter((permission) => /^(ops|rights|audit)\./.test(permission))).toEqual([]);
    await auth.database.query(`DELETE FROM officer_posts WHERE account_id = $1 AND post_code = 'security-administrator'`, [id]);
    expect(await permissionsOf(id)).toContain('ops.accounts');
  });

  it('are told apart by rules that are data, changed by two persons', async () => {
    const { body } = await operator('duties/ledger.audit', { duty: 'audit', reason: '台账归审计' });
    expect(body).toMatchObject({ outcome: 'pending' });
    expect((await approve(body['changeId'])).status).toBe(200);
    expect((await as(OFFICERS.auditAdministrator, 'admin/duties')).body['items']).toContainEqual({
      permission: 'ledger.audit',
      duty: 'audit',
    });
    expect(await importOne('accounts', officer('ledger.and.ops', { posts: ['operator', 'supervisor'] }))).toMatchObject({
      outcome: 'refused',
    });
    expect(await operator('duties/no.such', { duty: null, reason: 'x' })).toMatchObject({
      status: 404,
      body: { code: 'AUTH.PERMISSION_UNKNOWN' },
    });
    await approve((await operator('duties/ledger.audit', { duty: null, reason: '还原' })).body['changeId']);
  });

  it('see what each needs: the record of what was done is for all three, imports for one', async () => {
    for (const who of [OFFICERS.operator, OFFICERS.securityAdministrator, OFFICERS.auditAdministrator])
      expect((await as(who, 'admin/actions?limit=1')).status).toBe(200);
    for (const who of [OFFICERS.securityAdministrator, OFFICERS.auditAdministrator])
      expect((await as(who, 'admin/accounts/imports', { lines: [officer('by.another')] })).status).toBe(403);
  });
});

describe('a post that is lent', () => {
  const hour = 3_600_000;
  const in_ = (ms: number): string => new Date(Date.now() + ms).toISOString();
  const wish = (toAccountId: string, over: Json = {}): Json => ({
    toAccountId,
    posts: ['handler'],
    endsAt: in_(hour),
    reason: '出差',
    ...over,
  });
  const lend = (body: Json): Promise<Answer> => as(OFFICERS.marketHandler, 'me/delegations', body);

  it('is held by the colleague from the approval until it is over, and what tokens say of it ends in time', async () => {
    const to = await placed('stands.in', { posts: [] });
    const { status, body } = await lend(wish(to));
    expect([status, await permissionsOf(to)]).toEqual([201, []]);
    await approve(body['changeId']);
    expect(await permissionsOf(to)).toContain('task.handle');
    expect((await as(OFFICERS.marketHandler, 'me/delegations')).body['items']).toMatchObject([
      { id: body['id'], state: 'running', toAccountId: to },
    ]);

    await auth.database.query(`UPDATE post_delegations SET starts_at = now() - interval '2 hours', ends_at = now() WHERE id = $1`, [
      body['id'],
    ]);
    expect(await permissionsOf(to)).toEqual([]);
    const before = await endingsOf(to);
    await auth.service.app.get(DelegationEnder).end();
    await auth.service.app.get(DelegationEnder).end();
    const [row] = await auth.database.query<{ ended: boolean }>(
      'SELECT ended_at IS NOT NULL AS ended FROM post_delegations WHERE id = $1',
      [body['id']],
    );
    expect([row?.ended, (await endingsOf(to)) - before]).toEqual([true, 1]);
  });

  it('is taken back at once by who lent it, and by nobody whom it does not concern', async () => {
    const to = await placed('gives.back', { posts: [] });
    const { body } = await lend(wish(to));
    await approve(body['changeId']);
    const path = `me/delegations/${String(body['id'])}/revocation`;
    expect(await as(OFFICERS.operator, path, {})).toMatchObject({ status: 404, body: { code: 'AUTH.DELEGATION_NOT_FOUND' } });
    expect((await as(OFFICERS.marketHandler, path, {})).body).toEqual({ id: body['id'], state: 'revoked' });
    expect((await as(OFFICERS.marketHandler, path, {})).body).toEqual({ id: body['id'], state: 'revoked' });
    expect(await permissionsOf(to)).toEqual([]);
  });

  it('goes with the post: who loses it has none to lend', async () => {
    const from = await placed('lends.first');
    const to = await placed('borrows.then', { posts: [] });
    const { body } = await operator('delegations', { ...wish(to), fromAccountId: from });
    await approve(body['changeId']);
    expect(await permissionsOf(to)).toContain('task.handle');
    const before = await endingsOf(to);
    await approve((await importOne('accounts', officer('lends.first', { posts: [] }))).changeId);
    expect([await permissionsOf(to), (await endingsOf(to)) - before]).toEqual([[], 1]);
  });

  it.each([
    ['to another body', () => placed('is.elsewhere', { orgCode: ECOLOGY, posts: [] }), {}, 'AUTH.DELEGATION_ELSEWHERE'],
    ['to oneself', () => Promise.resolve(OFFICERS.marketHandler.id), {}, 'AUTH.DELEGATION_ELSEWHERE'],
    ['to nobody', () => Promise.resolve(randomUUID()), {}, 'AUTH.DELEGATION_ELSEWHERE'],
    ['of a post one does not hold', () => placed('is.here.1', { posts: [] }), { posts: ['operator'] }, 'AUTH.DELEGATION_NOT_HELD'],
    ['that is over', () => placed('is.here.2', { posts: [] }), { startsAt: in_(-2 * hour), endsAt: in_(-hour) }, 'AUTH.DELEGATION_PERIOD'],
    ['for half a year', () => placed('is.here.3', { posts: [] }), { endsAt: in_(181 * 24 * hour) }, 'AUTH.DELEGATION_PERIOD'],
  ])('is none %s', async (_, to, over, code) => {
    expect(await lend(wish(await to(), over))).toMatchObject({ status: 422, body: { code } });
  });
});

describe('an officer who leaves', () => {
  it('loses account, posts, sessions and everything lent, and dispatch is told', async () => {
    const id = await placed('says.goodbye');
    const to = await placed('stays.behind', { posts: [] });
    const lent = await operator('delegations', {
      fromAccountId: id,
      toAccountId: to,
      posts: ['handler'],
      endsAt: new Date(Date.now() + 9e6).toISOString(),
      reason: '休假',
    });
    await approve(lent.body['changeId']);
    const asked = await importOne('accounts', officer('says.goodbye', { posts: ['window-clerk'] }));

    const key = randomUUID();
    const first = await operator(`accounts/${id}/departure`, { reason: '调离' }, key);
    expect(first).toMatchObject({ status: 200, body: { id } });
    expect((await operator(`accounts/${id}/departure`, { reason: '再说一遍' })).body).toEqual(first.body);
    expect(await account(id)).toMatchObject({ posts: [], disabledAt: expect.any(String) });
    expect(await permissionsOf(to)).toEqual([]);
    expect((await security(`permission-changes/${asked.changeId}`)).body['state']).toBe('withdrawn');
    expect(await endingsOf(id)).toBeGreaterThan(0);
    const told = await auth.database.query(`SELECT 1 FROM outbox WHERE type = 'cn.yiwang.auth.officer.left.v1' AND key = $1`, [id]);
    expect(told).toHaveLength(1);
    expect(await operator(`accounts/${id}/enable`, {})).toMatchObject({ status: 409, body: { code: 'AUTH.OFFICER_LEFT' } });
    expect(await importOne('accounts', officer('says.goodbye'))).toMatchObject({
      outcome: 'refused',
      problems: [{ field: 'login', code: 'left' }],
    });
  });

  it('is neither oneself nor a citizen', async () => {
    expect(await operator(`accounts/${OFFICERS.operator.id}/departure`, { reason: 'x' })).toMatchObject({
      body: { code: 'AUTH.OWN_ACCOUNT' },
    });
    expect(await operator(`accounts/${randomUUID()}/departure`, { reason: 'x' })).toMatchObject({ body: { code: 'AUTH.NOT_AN_OFFICER' } });
    expect((await security(`accounts/${OFFICERS.marketHandler.id}/departure`, { reason: 'x' })).status).toBe(403);
  });
});

describe('the tree of organisations', () => {
  const code = usccOf;
  const body = (n: number, over: Json = {}): Json => ({
    orgCode: code(n),
    name: `机构${n}`,
    shortName: `机构${n}`,
    regionCode: '330203',
    ...over,
  });
  const under = async (n: number): Promise<string[]> =>
    ((await operator(`organisations?limit=100&under=${code(n)}`)).body['items'] as Json[]).map(({ name }) => String(name));

  it('grows from lists in any order, and tells levels by regions', async () => {
    const lines = [
      body(5, { parentOrgCode: code(4), regionCode: '330203001001' }),
      body(4, { parentOrgCode: code(3), regionCode: '330203001' }),
      body(3, { parentOrgCode: code(2) }),
      body(2, { parentOrgCode: code(1), regionCode: '330201' }),
      body(1, { regionCode: '330000' }),
    ];
    expect((await operator('organisations/imports', { lines: [lines[3]!, lines[4]!] })).body['counts']).toMatchObject({ created: 2 });
    const bad = await operator('organisations/imports', { lines: [lines[2]!] });
    // 市本级 contains nothing but itself.
    expect(bad).toMatchObject({ status: 422, body: { code: 'AUTH.ORGANISATION_OUTSIDE' } });
    lines[2] = body(3, { parentOrgCode: code(1) });
    expect((await operator('organisations/imports', { lines: lines.slice(0, 3) })).body['counts']).toMatchObject({ created: 3 });
    expect(await under(1)).toEqual(['机构1', '机构2', '机构3', '机构4', '机构5']);
    const items = (await operator(`organisations?under=${code(1)}`)).body['items'] as Json[];
    expect(items.map(({ level }) => level)).toEqual(['province', 'city', 'county', 'town', 'village']);
    const pages: string[] = [];
    let next: unknown = '';
    while (next !== null) {
      const page = (await operator(`organisations?under=${code(1)}&limit=2${String(next) && `&cursor=${String(next)}`}`)).body;
      pages.push(...(page['items'] as Json[]).map(({ name }) => String(name)));
      next = page['next'];
    }
    expect(pages).toEqual(await under(1));
  });

  it('is moved with what is below, never below itself', async () => {
    const move = async (n: number, to: number | null): Promise<Answer> =>
      operator(`organisations/${code(n)}/move`, { parentOrgCode: to === null ? null : code(to) });
    expect(await move(3, 5)).toMatchObject({ status: 422, body: { code: 'AUTH.ORGANISATION_CYCLE' } });
    expect((await move(3, null)).status).toBe(200);
    expect([await under(1), await under(3)]).toEqual([
      ['机构1', '机构2'],
      ['机构3', '机构4', '机构5'],
    ]);
    expect(await move(3, 2)).toMatchObject({ status: 422, body: { code: 'AUTH.ORGANISATION_OUTSIDE' } });
    expect((await move(3, 1)).status).toBe(200);
    expect((await under(1)).length).toBe(5);
    expect(await operator(`organisations/${usccOf(99)}/move`, { parentOrgCode: null })).toMatchObject({ status: 404 });
  });

  it('loses a body that is merged into another, whose officers go on there when a second person has approved', async () => {
    await operator('organisations/imports', { lines: [body(6, { parentOrgCode: code(1) })] });
    const id = await placed('is.merged', { orgCode: code(3) });
    const abolish = (over: Json): Promise<Answer> => operator(`organisations/${code(3)}/abolition`, { reason: '机构改革', ...over });
    expect(await abolish({})).toMatchObject({ status: 409, body: { code: 'AUTH.SUCCESSOR_NEEDED' } });
    expect(await abolish({ successorOrgCode: code(3) })).toMatchObject({ status: 422, body: { code: 'AUTH.ORGANISATION_UNKNOWN' } });
    const asked = await abolish({ successorOrgCode: code(6) });
    expect([asked.body['outcome'], (await account(id))['orgCode']]).toEqual(['pending', code(3)]);
    expect((await approve(asked.body['changeId'])).status).toBe(200);
    expect([(await account(id))['orgCode'], await under(6)]).toEqual([code(6), ['机构6', '机构4', '机构5']]);
    expect(await abolish({ successorOrgCode: code(6) })).toMatchObject({ status: 409, body: { code: 'AUTH.ORGANISATION_ABOLISHED' } });
    expect(await importOne('accounts', officer('comes.late', { orgCode: code(3) }))).toMatchObject({
      outcome: 'refused',
      problems: [{ field: 'orgCode', code: 'unknown' }],
    });
    expect(await endingsOf(id)).toBeGreaterThan(0);
  });

  it('changes where officers may act, by another region of their body, only by two persons', async () => {
    const line = body(6, { regionCode: '330212' });
    const asked = await importOne('organisations', line);
    expect(asked.outcome).toBe('requested');
    expect(await approve(asked.changeId)).toMatchObject({ status: 422, body: { code: 'AUTH.ORGANISATION_OUTSIDE' } });
    await operator(`permission-changes/${asked.changeId}/withdrawal`, { reason: '下级仍在海曙' });
  });
});
