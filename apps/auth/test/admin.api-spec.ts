import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, OFFICERS, ORGANISATIONS, PERSONS, POSTS, SYSTEMS } from '@yiwang/demo-data';
import { eventually } from '@yiwang/testing';
import { decodeJwt } from 'jose';
import { PasswordChange } from '../src/account/password-change.js';
import { PayloadStore } from '../src/oidc/payload-store.js';
import { Browser, fieldOf, type Seen } from './builders/browser.js';
import { RunningAuth, type Answer, type Json } from './builders/running-auth.js';

let auth: RunningAuth;
let operator: unknown;

beforeAll(async () => {
  auth = await RunningAuth.start({ SEED: 'demo' });
  operator = (await auth.login(OFFICERS.operator.login, DEMO_PASSWORD))['access_token'];
}, 60_000);
afterAll(() => auth?.stop());

const admin = (path: string, body?: unknown, key: string = randomUUID()): Promise<Answer> =>
  auth.call(`/api/v1/admin/${path}`, { token: operator, key, body });
const read = (path: string): Promise<Answer> => auth.call(`/api/v1/admin/${path}`, { token: operator });
const linesOf = (answer: Answer) =>
  answer.body['lines'] as { line: number; outcome: string; id: string; problems: Json[]; initialPassword: string | null }[];

const MARKET = ORGANISATIONS.haishuMarket.orgCode;
const line = (login: string, over: Json = {}): Json => ({ login, name: '新同事', orgCode: MARKET, posts: ['handler'], ...over });

async function newOfficer(login: string): Promise<{ id: string; password: string }> {
  const [made] = linesOf(await admin('accounts/imports', { lines: [line(login)] }));
  return { id: made!.id, password: made!.initialPassword! };
}

const changeForm = (page: Seen, login: string, password: string, newPassword: string, newPasswordAgain = newPassword) => ({
  csrf: fieldOf(page.html, 'csrf'),
  login,
  password,
  newPassword,
  newPasswordAgain,
});

/** Logs in with an initial password and chooses another. */
async function settle(login: string, initial: string, chosen: string, browser = new Browser()): Promise<Json> {
  const page = await browser.login(await browser.open(auth.request()), login, initial);
  const { status, body } = await auth.exchange(await browser.open(page.url, changeForm(page, login, initial, chosen)));
  expect(status).toBe(200);
  return body;
}

/** As if what ended the account's sessions had been two seconds ago. */
const aMomentLater = async (id: string): Promise<void> => {
  const earlier = `sessions_from = sessions_from - interval '2 seconds'`;
  await auth.database.query(`UPDATE accounts SET ${earlier} WHERE id = $1`, [id]);
  await auth.database.query(`UPDATE users SET ${earlier} WHERE id = (SELECT user_id FROM accounts WHERE id = $1)`, [id]);
};

const attempt = async (login: string, password: string): Promise<Seen> => {
  const browser = new Browser();
  return browser.login(await browser.open(auth.request()), login, password);
};

describe('who may administer', () => {
  it.each([
    ['GET', 'accounts'],
    ['POST', 'accounts/imports'],
    ['POST', `accounts/${OFFICERS.marketHandler.id}/disable`],
    ['POST', `accounts/${OFFICERS.marketHandler.id}/password-reset`],
    ['POST', 'organisations/imports'],
    ['POST', 'posts/imports'],
    ['GET', 'clients'],
    ['POST', 'clients'],
    ['POST', 'clients/svc-dispatch/secret-rotation'],
    ['GET', 'actions'],
  ])('only ops.accounts: %s %s', async (method, path) => {
    const officer = (await auth.login(OFFICERS.marketHandler.login, DEMO_PASSWORD))['access_token'];
    const request = { method, ...(method === 'POST' && { key: randomUUID(), body: {} }) };
    expect(await auth.call(`/api/v1/admin/${path}`, { ...request, token: officer })).toMatchObject({
      status: 403,
      body: { code: 'ACCESS.FORBIDDEN' },
    });
    expect((await auth.call(`/api/v1/admin/${path}`, request)).status).toBe(401);
  });
});

describe('the list of accounts', () => {
  it('shows people masked, and nothing made of passwords', async () => {
    const { body } = await read('accounts?kind=person&login=wangxiaoming');
    expect(body['items']).toEqual([expect.objectContaining({ id: PERSONS.wangXiaoming.id, login: 'wangxiaoming', displayName: '*小明' })]);
    expect(JSON.stringify(body)).not.toMatch(/argon2|330203199003073211|password_hash/);
    expect((await read(`accounts/${PERSONS.wangXiaoming.id}`)).body).toMatchObject({ displayName: '*小明', disabledAt: null });
  });

  it('filters by organisation and goes on from page to page', async () => {
    const all: Json[] = [];
    let next: string | null = '';
    while (next !== null) {
      const { body } = await read(`accounts?kind=officer&orgCode=${MARKET}&limit=1${next && `&cursor=${next}`}`);
      all.push(...(body['items'] as Json[]));
      next = body['next'] as string | null;
    }
    const expected = Object.values(OFFICERS).filter((officer) => officer.organisation.orgCode === MARKET);
    expect(all.map(({ id }) => id).sort()).toEqual(expect.arrayContaining(expected.map(({ id }) => id)));
    expect(all.every(({ orgCode }) => orgCode === MARKET)).toBe(true);
  });

  it('knows neither an account that is not there nor a cursor of its own invention', async () => {
    expect(await read('accounts/01900000-0000-7000-8000-00000000ffff')).toMatchObject({
      status: 404,
      body: { code: 'AUTH.ACCOUNT_NOT_FOUND' },
    });
    expect((await read('accounts?cursor=bm8')).status).toBe(400);
  });

  it('masks a login that is a number of a person', async () => {
    await auth.database.query(`UPDATE users SET login = '13712349050' WHERE id = $1`, [PERSONS.luYi.id]);
    expect((await read(`accounts/${PERSONS.luYi.id}`)).body['login']).toBe('137****9050');
    // Searched digit by digit, it would be known.
    expect((await read('accounts?login=1371234905')).body['items']).toEqual([]);
    expect((await read('accounts?login=13712349050')).body['items']).toMatchObject([{ id: PERSONS.luYi.id }]);
  });
});

describe('the import of officers', () => {
  it('lands what is good and reports what is not, line by line', async () => {
    const lines = [
      line('zhang.san', { mobile: '13900001111' }),
      line('ZHANG.SAN '),
      line('li.si', { orgCode: '11330203MB0A10099X', posts: ['nobody'] }),
      line('wang.wu', { orgCode: '11330203MB0A100134' }),
      line(PERSONS.chenJing.login),
      line('zhao.liu', { post: 'handler' }),
      line('sun.qi', { posts: [] }),
    ];
    const answer = await admin('accounts/imports', { lines });
    expect(answer).toMatchObject({ status: 200, body: { counts: { created: 2, updated: 0, unchanged: 0, requested: 0, refused: 5 } } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(
      linesOf(answer).map(({ outcome, problems }) => [outcome, ...problems.map(({ field, code }) => `${String(field)} ${String(code)}`)]),
    ).toEqual([
      ['created'],
      ['refused', 'login repeated'],
      ['refused', 'posts unknown'],
      ['refused', 'orgCode invalid'],
      ['refused', 'login taken'],
      ['refused', ' invalid'],
      ['created'],
    ]);
    const [first, second] = linesOf(answer);
    expect(first!.initialPassword).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/);
    expect(second).toMatchObject({ id: null, initialPassword: null });
    expect((await read(`accounts/${first!.id}`)).body).toMatchObject({
      login: 'zhang.san',
      kind: 'officer',
      orgCode: MARKET,
      posts: ['handler'],
      mustChangePassword: true,
    });
  });

  it('changes nothing when it comes again, and what differs when it differs', async () => {
    const lines = [line('again.one', { mobile: '13900002222' }), line('again.two')];
    const first = await admin('accounts/imports', { lines });
    const again = await admin('accounts/imports', { lines });
    expect(again.body['counts']).toEqual({ created: 0, updated: 0, unchanged: 2, requested: 0, refused: 0 });
    expect(linesOf(again).map(({ id }) => id)).toEqual(linesOf(first).map(({ id }) => id));
    expect(linesOf(again).map(({ initialPassword }) => initialPassword)).toEqual([null, null]);

    const changed = await admin('accounts/imports', { lines: [line('again.one', { posts: ['window-clerk'], name: '改名' }), lines[1]] });
    expect(changed.body['counts']).toEqual({ created: 0, updated: 1, unchanged: 1, requested: 0, refused: 0 });
    expect((await read(`accounts/${linesOf(first)[0]!.id}`)).body).toMatchObject({ displayName: '改名', posts: ['window-clerk'] });
    const actions = await auth.database.query('SELECT action, actor_id, details FROM admin_actions WHERE target = $1 ORDER BY at, id', [
      linesOf(first)[0]!.id,
    ]);
    expect(actions).toMatchObject([
      { action: 'account.imported', actor_id: OFFICERS.operator.id },
      { action: 'account.changed', details: { changed: ['posts'], posts: ['handler'], before: { posts: [] } } },
      { action: 'account.changed', details: { changed: ['name'] } },
      { action: 'account.changed', details: { changed: ['posts'], posts: ['window-clerk'], before: { posts: ['handler'] } } },
    ]);
  });

  it('answers a repeated key with the first report, without passwords, and makes nobody twice', async () => {
    const [key, body] = [randomUUID(), { lines: [line('once.only')] }];
    const [first, second] = [await admin('accounts/imports', body, key), await admin('accounts/imports', body, key)];
    expect(linesOf(first)[0]!.initialPassword).not.toBeNull();
    expect(second.headers.get('idempotency-replayed')).toBe('true');
    expect(linesOf(second)).toEqual([{ ...linesOf(first)[0], initialPassword: null }]);
    expect((await admin('accounts/imports', { lines: [line('other')] }, key)).status).toBe(422);
  });

  it('changes nobody’s own posts', async () => {
    const { login, name, organisation } = OFFICERS.operator;
    const own = { login, name, orgCode: organisation.orgCode };
    const { posts } = (await read(`accounts/${OFFICERS.operator.id}`)).body as { posts: string[] };
    for (const other of [[], [...posts, 'handler']]) {
      const [refused] = linesOf(await admin('accounts/imports', { lines: [{ ...own, posts: other }] }));
      expect(refused).toMatchObject({ outcome: 'refused', problems: [{ field: 'posts', code: 'own' }] });
    }
    const [same] = linesOf(await admin('accounts/imports', { lines: [{ ...own, posts }] }));
    expect(same!.outcome).toBe('unchanged');
  });

  it('makes each account once when two operators send the same list at the same moment', async () => {
    const body = { lines: Array.from({ length: 5 }, (_, i) => line(`race.${i}`)) };
    const answers = await Promise.all([admin('accounts/imports', body), admin('accounts/imports', body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    const outcomes = answers.flatMap((answer) => linesOf(answer).map(({ outcome }) => outcome));
    expect(outcomes.sort()).toEqual([...Array<string>(5).fill('created'), ...Array<string>(5).fill('unchanged')]);
  });

  it('wants 1 to 100 lines and a key', async () => {
    expect((await admin('accounts/imports', { lines: [] })).status).toBe(400);
    expect((await admin('accounts/imports', { lines: Array.from({ length: 101 }, () => ({})) })).status).toBe(400);
    const keyless = await auth.call('/api/v1/admin/accounts/imports', { token: operator, body: { lines: [line('x.y')] } });
    expect(keyless).toMatchObject({ status: 400, body: { code: 'HTTP.IDEMPOTENCY_KEY_MISSING' } });
  });
});

describe('an initial password', () => {
  it('is good for choosing another, and for nothing else', async () => {
    const { id, password } = await newOfficer('first.login');
    const browser = new Browser();
    const page = await browser.login(await browser.open(auth.request()), 'first.login', password);
    expect([page.status, page.html.includes('修改初始密码')]).toEqual([200, true]);
    expect(page.html).not.toContain(password);

    for (const [chosen, again] of [
      ['long enough 1', 'long enough 2'],
      ['short', 'short'],
      [password, password],
    ] as const) {
      const refused = await browser.open(page.url, changeForm(page, 'first.login', password, chosen, again));
      expect([refused.status, refused.html.includes('role="alert"')]).toEqual([422, true]);
    }
    expect((await browser.twin().open(auth.request())).html).toContain('name="password"');
    const wrong = await browser.open(page.url, changeForm(page, 'first.login', 'not it', 'my own secret'));
    expect(wrong.status).toBe(401);

    const done = await browser.open(page.url, changeForm(page, 'first.login', password, 'my own secret'));
    expect((await auth.exchange(done)).status).toBe(200);
    expect((await read(`accounts/${id}`)).body['mustChangePassword']).toBe(false);
    expect((await attempt('first.login', password)).status).toBe(401);
    expect(await auth.login('first.login', 'my own secret')).toHaveProperty('access_token');
  });

  it('is good for seven days, then it is wrong until it is reset', async () => {
    const { id, password } = await newOfficer('comes.too.late');
    const { body } = await read(`accounts/${id}`);
    const days = (Date.parse(String(body['initialPasswordUntil'])) - Date.now()) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    const over = `UPDATE users SET initial_password_until = now() - interval '1 second' WHERE login = 'comes.too.late'`;
    await auth.database.query(over);
    const page = await attempt('comes.too.late', password);
    expect([page.status, page.html.includes('修改初始密码')]).toEqual([401, false]);
    const reset = await admin(`accounts/${id}/password-reset`);
    await aMomentLater(id);
    await settle('comes.too.late', String(reset.body['initialPassword']), 'chosen in time');
    // What the owner chose has no end.
    await auth.database.query(over);
    expect(await auth.login('comes.too.late', 'chosen in time')).toHaveProperty('access_token');
    expect((await read(`accounts/${id}`)).body['initialPasswordUntil']).toBeNull();
  });

  it('lets one of two win who have both come to know it', async () => {
    const { password } = await newOfficer('two.know');
    const pages = await Promise.all([attempt('two.know', password), attempt('two.know', password)]);
    expect(pages.map(({ html }) => html.includes('修改初始密码'))).toEqual([true, true]);
    const browsers = [new Browser(), new Browser()];
    const own = await Promise.all(browsers.map(async (browser) => browser.login(await browser.open(auth.request()), 'two.know', password)));
    const done = await Promise.all(
      browsers.map((browser, i) => browser.open(own[i]!.url, changeForm(own[i]!, 'two.know', password, `chosen by ${i} alone`))),
    );
    expect(done.filter((at) => at.url.searchParams.get('code') !== null)).toHaveLength(1);
  });
});

describe('a disabled account', () => {
  it('logs in no more, renews nothing, and has no session when it is enabled again', async () => {
    const { id, password } = await newOfficer('leaves.us');
    const browser = new Browser();
    const tokens = await settle('leaves.us', password, 'a password of mine', browser);
    const renewal = { grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(tokens['refresh_token']) };

    const key = randomUUID();
    expect(await admin(`accounts/${id}/disable`, undefined, key)).toMatchObject({ status: 200, body: { id, state: 'disabled' } });
    expect((await admin(`accounts/${id}/disable`, undefined, key)).headers.get('idempotency-replayed')).toBe('true');
    const { disabledAt } = (await read(`accounts/${id}`)).body;
    expect(disabledAt).not.toBeNull();
    expect((await attempt('leaves.us', 'a password of mine')).status).toBe(401);
    expect(await auth.token(renewal)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await browser.open(auth.request())).html).toContain('name="password"');
    await admin(`accounts/${id}/disable`);
    expect((await read(`accounts/${id}`)).body['disabledAt']).toBe(disabledAt);

    expect((await admin(`accounts/${id}/enable`)).body).toEqual({ id, state: 'enabled' });
    expect((await auth.token(renewal)).status).toBe(400);
    expect((await browser.open(auth.request())).html).toContain('name="password"');
    await aMomentLater(id);
    expect(await auth.login('leaves.us', 'a password of mine')).toHaveProperty('access_token');
    const actions = await auth.database.query<{ action: string }>('SELECT action FROM admin_actions WHERE target = $1 ORDER BY at, id', [
      id,
    ]);
    expect(actions.map(({ action }) => action)).toEqual(['account.imported', 'account.changed', 'account.disabled', 'account.enabled']);
  });

  it('is never one’s own, nor one that is not there', async () => {
    expect(await admin(`accounts/${OFFICERS.operator.id}/disable`)).toMatchObject({ status: 409, body: { code: 'AUTH.OWN_ACCOUNT' } });
    expect((await admin('accounts/01900000-0000-7000-8000-00000000ffff/disable')).status).toBe(404);
    expect((await admin('accounts/nobody/disable')).status).toBe(400);
  });

  it('is the same however its id is written', async () => {
    const own = OFFICERS.operator.id.toUpperCase();
    for (const act of ['disable', 'password-reset'])
      expect(await admin(`accounts/${own}/${act}`)).toMatchObject({ status: 409, body: { code: 'AUTH.OWN_ACCOUNT' } });

    const { id, password } = await newOfficer('in.capitals');
    const browser = new Browser();
    await settle('in.capitals', password, 'a password of mine', browser);
    expect((await admin(`accounts/${id.toUpperCase()}/disable`)).body).toEqual({ id, state: 'disabled' });
    const left = await auth.database.query('SELECT target FROM admin_actions WHERE target = $1 AND action = $2', [id, 'account.disabled']);
    expect(left).toHaveLength(1);
    await admin(`accounts/${id}/enable`);
    expect((await browser.open(auth.request())).html).toContain('name="password"');
  });
});

describe('a password reset', () => {
  it('ends sessions and locks, shows the password once, and asks for another', async () => {
    const { id, password } = await newOfficer('forgets.much');
    const browser = new Browser();
    const tokens = await settle('forgets.much', password, 'what was it now', browser);
    for (let i = 0; i < 5; i++) await attempt('forgets.much', 'guess');
    expect((await attempt('forgets.much', 'what was it now')).status).toBe(429);

    const key = randomUUID();
    const reset = await admin(`accounts/${id}/password-reset`, undefined, key);
    expect(reset).toMatchObject({ status: 200, body: { id, initialPassword: expect.any(String) } });
    expect(reset.headers.get('cache-control')).toBe('no-store');
    const repeated = await admin(`accounts/${id}/password-reset`, undefined, key);
    expect(repeated).toMatchObject({ status: 200, body: { id, initialPassword: null } });

    const renewal = { grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(tokens['refresh_token']) };
    expect((await auth.token(renewal)).status).toBe(400);
    expect((await browser.open(auth.request())).html).toContain('name="password"');
    expect((await attempt('forgets.much', 'what was it now')).status).toBe(401);
    await aMomentLater(id);
    await settle('forgets.much', String(reset.body['initialPassword']), 'now I remember');
  });

  it('ends a session although its browser never stops asking', async () => {
    const { id, password } = await newOfficer('asks.always');
    const browser = new Browser();
    await settle('asks.always', password, 'a stolen session', browser);
    let [over, asked] = [false, 0];
    const asking = Array.from({ length: 6 }, async () => {
      const thief = browser.twin();
      for (; !over; asked++) await thief.open(auth.request());
    });
    const askedAgain = async (): Promise<void> => {
      const before = asked;
      await eventually(() => Promise.resolve(expect(asked).toBeGreaterThan(before + 12)));
    };
    await askedAgain();
    await admin(`accounts/${id}/password-reset`);
    await askedAgain();
    over = true;
    await Promise.all(asking);
    expect((await browser.open(auth.request())).html).toContain('name="password"');
  });

  it('keeps a request under way from writing what the session was for', async () => {
    const { id } = await newOfficer('comes.late');
    const store = auth.service.app.get(PayloadStore);
    const authTime = Math.floor(Date.now() / 1000) - 5;
    await admin(`accounts/${id}/password-reset`);
    for (const kind of ['AuthorizationCode', 'RefreshToken']) {
      await store.of(kind).upsert(`late-${kind}`, { accountId: id, authTime }, 60);
      expect(await store.of(kind).find(`late-${kind}`)).toBeUndefined();
      await store.of(kind).upsert(`new-${kind}`, { accountId: id, authTime: authTime + 60 }, 60);
      expect(await store.of(kind).find(`new-${kind}`)).toBeDefined();
    }
  });

  it('ends the initial password before it, although somebody is just choosing another by it', async () => {
    const { id } = await newOfficer('just.choosing');
    const readAt = Math.floor(Date.now() / 1000);
    const reset = await admin(`accounts/${id}/password-reset`);
    expect(await auth.service.app.get(PasswordChange).replaceInitial(id, 'chosen by a thief', readAt)).toBe(false);
    await aMomentLater(id);
    await settle('just.choosing', String(reset.body['initialPassword']), 'chosen by myself');
  });

  it('is for officers: nobody takes over a person’s account', async () => {
    expect(await admin(`accounts/${PERSONS.chenJing.id}/password-reset`)).toMatchObject({
      status: 409,
      body: { code: 'AUTH.NOT_AN_OFFICER' },
    });
    expect((await admin(`accounts/${OFFICERS.operator.id}/password-reset`)).body['code']).toBe('AUTH.OWN_ACCOUNT');
  });
});

describe('organisations and posts', () => {
  const organisation = { orgCode: '11330203MB0A1012XR', name: '测试局', shortName: '测试', regionCode: '330203' };

  it('are imported line by line, any number of times', async () => {
    const market = ORGANISATIONS.haishuMarket;
    const lines = [{ ...market }, { ...market, orgCode: 'X' }, { ...market, orgCode: ORGANISATIONS.haishuFire.orgCode, name: '改名大队' }];
    const answer = await admin('organisations/imports', { lines });
    expect(linesOf(answer).map(({ outcome }) => outcome)).toEqual(['unchanged', 'refused', 'updated']);
    expect(linesOf(await admin('organisations/imports', { lines })).map(({ outcome }) => outcome)).toEqual([
      'unchanged',
      'refused',
      'unchanged',
    ]);
    const { body } = await read('organisations?limit=100');
    expect(body['items']).toContainEqual(expect.objectContaining({ orgCode: ORGANISATIONS.haishuFire.orgCode, name: '改名大队' }));
    expect(linesOf(await admin('organisations/imports', { lines: [organisation] }))[0]!.problems).toEqual([
      { field: 'orgCode', code: 'invalid', detail: expect.any(String) },
    ]);
  });

  it('give a post permissions that there are, and none else', async () => {
    const lines = [
      { code: 'registrar', name: '登记岗', permissions: ['supervision.read'] },
      { code: 'godlike', name: '万能岗', permissions: ['everything'] },
      { code: 'handler', name: POSTS.handler.name, permissions: [...POSTS.handler.permissions].reverse() },
    ];
    const answer = await admin('posts/imports', { lines });
    expect(linesOf(answer).map(({ outcome }) => outcome)).toEqual(['created', 'refused', 'unchanged']);
    expect((await read('posts')).body['items']).toContainEqual({ ...lines[0], secondFactor: false });

    await admin('posts/imports', { lines: [{ ...lines[0], permissions: ['supervision.read', 'task.handle'] }] });
    expect((await read('actions?target=registrar')).body['items']).toMatchObject([
      {
        action: 'post.changed',
        details: { permissions: ['supervision.read', 'task.handle'], before: { permissions: ['supervision.read'] } },
      },
      { action: 'post.changed', details: { permissions: ['supervision.read'], before: { permissions: [] } } },
      { action: 'post.imported' },
    ]);
  });
});

describe('clients', () => {
  const system = (clientId: string, over: Json = {}): Json => ({
    clientId,
    kind: 'system',
    name: '新系统',
    orgCode: MARKET,
    permissions: ['department.connect'],
    ...over,
  });

  it('are registered with a secret that is shown once', async () => {
    const [key, body] = [randomUUID(), system('sys-new')];
    const first = await admin('clients', body, key);
    expect(first.status).toBe(201);
    const clientSecret = String(first.body['clientSecret']);
    expect(clientSecret).toHaveLength(43);
    expect((await auth.systemToken({ clientId: 'sys-new', clientSecret })).status).toBe(200);
    expect(await admin('clients', body, key)).toMatchObject({ status: 201, body: { clientId: 'sys-new', clientSecret: null } });
    expect(await admin('clients', body)).toMatchObject({ status: 409, body: { code: 'AUTH.CLIENT_EXISTS' } });
    expect(JSON.stringify((await read('clients?limit=100')).body)).not.toMatch(/argon2|secretHash/);
  });

  it.each([
    ['a department system without an organisation', system('sys-a', { orgCode: undefined }), 400],
    ['an organisation nobody has imported', system('sys-b', { orgCode: '91330203MA2GQ8R45J' }), [400, 422]],
    ['a permission that there is not', system('sys-c', { permissions: ['root'] }), 400],
    ['a front end without an address', { clientId: 'web', kind: 'public', name: '站点' }, 400],
    ['an address in clear text', { clientId: 'web', kind: 'public', name: '站点', redirectUris: ['http://zwfw.example.cn/cb'] }, 400],
    ['a script for an address', { clientId: 'web', kind: 'public', name: '站点', redirectUris: ['javascript:alert(1)'] }, 400],
    ['a secret of one’s own', system('sys-d', { clientSecret: 'mine' }), 400],
  ])('are refused with %s', async (_, body, status) => {
    expect([status].flat()).toContain((await admin('clients', body)).status);
  });

  it('let a front end in that was registered', async () => {
    const body = { clientId: 'hall-screen', kind: 'public', name: '大厅', redirectUris: ['https://hall.example.cn/callback'] };
    expect(await admin('clients', body)).toMatchObject({ status: 201, body: { clientSecret: null } });
    expect((await admin('clients/hall-screen/secret-rotation', {})).body['code']).toBe('AUTH.CLIENT_HAS_NO_SECRET');
  });

  it('change their secret with an overlap, or at once', async () => {
    const clientSecret = String((await admin('clients', system('sys-rotates'))).body['clientSecret']);
    const works = async (secret: unknown): Promise<boolean> =>
      (await auth.systemToken({ clientId: 'sys-rotates', clientSecret: String(secret) })).status === 200;
    const key = randomUUID();
    const second = await admin('clients/sys-rotates/secret-rotation', { overlapHours: 1 }, key);
    expect(second).toMatchObject({ status: 200, body: { clientId: 'sys-rotates', previousSecretUntil: expect.any(String) } });
    expect([await works(clientSecret), await works(second.body['clientSecret']), await works('wrong')]).toEqual([true, true, false]);
    const repeated = await admin('clients/sys-rotates/secret-rotation', { overlapHours: 1 }, key);
    expect(repeated.body).toEqual({ ...second.body, clientSecret: null });

    await auth.database.query(`UPDATE clients SET previous_secret_until = now() WHERE client_id = 'sys-rotates'`);
    expect([await works(clientSecret), await works(second.body['clientSecret'])]).toEqual([false, true]);

    const third = await admin('clients/sys-rotates/secret-rotation', { overlapHours: 0 });
    expect(third.body['previousSecretUntil']).toBeNull();
    expect([await works(second.body['clientSecret']), await works(third.body['clientSecret'])]).toEqual([false, true]);
  });

  it('get no token while they are disabled', async () => {
    const { clientId } = SYSTEMS.fire;
    expect((await admin(`clients/${clientId}/disable`)).body).toEqual({ clientId, state: 'disabled' });
    expect((await auth.systemToken(SYSTEMS.fire)).status).toBe(401);
    expect((await admin(`clients/${clientId}/enable`)).body).toEqual({ clientId, state: 'enabled' });
    expect((await auth.systemToken(SYSTEMS.fire)).status).toBe(200);
    expect((await admin('clients/portal/disable')).body['code']).toBe('AUTH.OWN_CLIENT');
    expect((await admin('clients/nobody/disable')).status).toBe(404);
  });

  it('end their refresh tokens when they are disabled, and logins go on when they are enabled again', async () => {
    const made = await admin('clients', { clientId: 'svc-other-hand', kind: 'service', name: '另一只手', permissions: ['ops.accounts'] });
    const other = await auth.systemToken({ clientId: 'svc-other-hand', clientSecret: String(made.body['clientSecret']) });
    const portal = (act: string): Promise<Answer> =>
      auth.call(`/api/v1/admin/clients/portal/${act}`, { token: other.body['access_token'], key: randomUUID() });
    const browser = new Browser();
    const tokens = await auth.login(OFFICERS.marketHandler.login, DEMO_PASSWORD, browser);
    const renewal = { grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(tokens['refresh_token']) };

    expect((await portal('disable')).body).toEqual({ clientId: 'portal', state: 'disabled' });
    // As a request does that began before.
    const store = auth.service.app.get(PayloadStore);
    await store.of('RefreshToken').upsert('late', { clientId: 'portal', accountId: OFFICERS.marketHandler.id, authTime: Date.now() }, 60);
    try {
      expect((await auth.token(renewal)).body['error']).toBe('invalid_client');
    } finally {
      await portal('enable');
    }
    expect(await auth.token(renewal)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await store.of('RefreshToken').find('late')).toBeUndefined();
    // The login was the person's and not the client's.
    expect((await auth.exchange(await browser.open(auth.request()))).status).toBe(200);
  });
});

describe('at rest', () => {
  // The portal was disabled above: its tokens of until then end, as soon as the service has heard of it.
  beforeAll(async () => {
    const ended = Math.floor(Date.now() / 1000) + 1;
    await eventually(async () => {
      operator = (await auth.login(OFFICERS.operator.login, DEMO_PASSWORD))['access_token'];
      expect(decodeJwt(String(operator)).iat).toBeGreaterThanOrEqual(ended);
    });
  });

  it('stand neither passwords nor secrets, in no answer kept and in no record of what was done', async () => {
    const { password } = await newOfficer('keeps.secret');
    const reset = String((await admin(`accounts/${(await newOfficer('keeps.more')).id}/password-reset`)).body['initialPassword']);
    const made = await admin('clients', { clientId: 'svc-quiet', kind: 'service', name: '静' });
    const rotated = await admin('clients/svc-quiet/secret-rotation', {});
    const tables = ['idempotency_keys', 'admin_actions', 'accounts', 'officers', 'clients'];
    const rows = await Promise.all(tables.map((table) => auth.database.query<Json>(`SELECT * FROM ${table}`)));
    const dump = JSON.stringify(rows);
    expect(dump).toContain('svc-quiet');
    for (const secret of [password, reset, made.body['clientSecret'], rotated.body['clientSecret'], '13900001111'])
      expect(dump).not.toContain(String(secret));
  });

  it('is what was done shown to operators, the newest first', async () => {
    const { id } = await newOfficer('was.done');
    for (const act of ['disable', 'enable']) await admin(`accounts/${id}/${act}`);
    const first = (await read(`actions?target=${id}&limit=2`)).body;
    const actor = { kind: 'officer', id: OFFICERS.operator.id };
    expect(first['items']).toMatchObject([
      { action: 'account.enabled', actor, target: id, details: {} },
      { action: 'account.disabled', actor },
    ]);
    const second = (await read(`actions?target=${id}&limit=2&cursor=${String(first['next'])}`)).body;
    expect(second).toMatchObject({
      items: [{ action: 'account.changed', details: { posts: ['handler'] } }, { action: 'account.imported' }],
      next: null,
    });
    expect((await read('actions?cursor=bm8')).status).toBe(400);
  });

  it('is what was done kept for good', async () => {
    for (const sql of ['UPDATE admin_actions SET actor_id = $1', 'DELETE FROM admin_actions WHERE actor_id <> $1'])
      await expect(auth.database.query(sql, ['x'])).rejects.toThrow(/permission denied|only ever added/);
  });
});
