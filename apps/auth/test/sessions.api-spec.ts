import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, ENTERPRISES, OFFICERS, PERSONS, SYSTEMS } from '@yiwang/demo-data';
import { eventually } from '@yiwang/testing';
import { LoginSessions } from '../src/session/login-sessions.js';
import { Browser, fieldOf } from './builders/browser.js';
import { RunningAuth, type Answer, type Json } from './builders/running-auth.js';

const EDGE =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36 Edg/130.0.0.0';
const PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1';
const person = PERSONS.chenJing;
const officer = OFFICERS.yuyaoClerk;

let auth: RunningAuth;
beforeAll(async () => {
  auth = await RunningAuth.start({ SEED: 'demo', TRUSTED_PROXIES: '127.0.0.1', SESSION_SECONDS: '3600', OFFICER_IDLE_SECONDS: '600' });
}, 60_000);
afterAll(() => auth?.stop());
beforeEach(() => auth.database.query(`DELETE FROM oidc_payloads WHERE kind = 'Session'`));

const sessions = async (token: unknown, query = ''): Promise<Json[]> =>
  (await auth.call(`/api/v1/me/sessions${query}`, { token })).body['items'] as Json[];
const end = async (token: unknown, id = ''): Promise<{ status: number; body: string }> => {
  const answer = await fetch(`${auth.service.url}/api/v1/me/sessions${id && `/${id}`}`, {
    method: 'DELETE',
    headers: { authorization: `Bearer ${String(token)}` },
  });
  return { status: answer.status, body: await answer.text() };
};
const renew = (tokens: Json): Promise<Answer> =>
  auth.token({ grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(tokens['refresh_token']) });
const onPhone = (): Browser => new Browser({ 'user-agent': PHONE, 'x-forwarded-for': '198.51.100.7' });
const onDesk = (): Browser => new Browser({ 'user-agent': EDGE, 'x-forwarded-for': '203.0.113.9' });

describe('the sessions of a person', () => {
  it('are listed with device, masked address and times, the newest first, and this one is known', async () => {
    const desk = (await auth.login(person.login, DEMO_PASSWORD, onDesk()))['access_token'];
    await auth.database.query(`UPDATE login_sessions SET logged_in_at = logged_in_at - interval '1 minute'`);
    await auth.login(person.login, DEMO_PASSWORD, onPhone());
    await auth.login(PERSONS.wangXiaoming.login, DEMO_PASSWORD);
    const listed = await sessions(desk);
    expect(listed).toMatchObject([
      {
        browser: 'Safari',
        system: 'iOS',
        address: '198.51.*.*',
        current: false,
        accountId: person.id,
        kind: 'person',
        secondFactor: false,
      },
      { browser: 'Microsoft Edge', system: 'Windows', address: '203.0.*.*', current: true },
    ]);
    for (const { since, lastSeen } of listed) expect(Date.parse(String(lastSeen))).toBeGreaterThanOrEqual(Date.parse(String(since)));

    const first = await auth.call('/api/v1/me/sessions?limit=1', { token: desk });
    const second = await sessions(desk, `?limit=1&cursor=${String(first.body['next'])}`);
    expect([...(first.body['items'] as Json[]), ...second]).toEqual(listed);
    const broken = await auth.call('/api/v1/me/sessions?cursor=e30', { token: desk });
    expect(broken).toMatchObject({ status: 400, body: { code: 'HTTP.CURSOR_INVALID' } });
  });

  it('are those of all his identities', async () => {
    const { fangDongcheng } = PERSONS;
    const browser = onDesk();
    const choice = await browser.login(await browser.open(auth.request()), fangDongcheng.login, DEMO_PASSWORD);
    const account = ENTERPRISES.yongjiangFood.representativeAccountId;
    const at = await browser.open(new URL(`${choice.url.pathname}/identity`, choice.url), { csrf: fieldOf(choice.html, 'csrf'), account });
    const { body } = await auth.exchange(at);
    expect(await sessions(body['access_token'])).toMatchObject([{ accountId: account, kind: 'legalPerson', current: true }]);
  });

  it('end one at a time: nothing is renewed, the browser is out, the token is refused within seconds', async () => {
    const [desk, phone] = [onDesk(), onPhone()];
    const kept = await auth.login(person.login, DEMO_PASSWORD, desk);
    const ended = await auth.login(person.login, DEMO_PASSWORD, phone);
    const [{ id } = {}] = (await sessions(kept['access_token'])).filter(({ current }) => current === false);
    expect(await end(kept['access_token'], String(id))).toEqual({ status: 204, body: '' });
    expect(await renew(ended)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await phone.open(auth.request())).html).toContain('name="password"');
    await eventually(async () => expect((await auth.call('/api/v1/me', { token: ended['access_token'] })).status).toBe(401));
    expect((await auth.call('/api/v1/me', { token: kept['access_token'] })).status).toBe(200);
    expect((await renew(kept)).status).toBe(200);
    const twice = await end(kept['access_token'], String(id));
    expect([twice.status, (JSON.parse(twice.body) as Json)['code']]).toEqual([404, 'AUTH.SESSION_NOT_FOUND']);
  });

  it('end all at once, this one too', async () => {
    const all = [await auth.login(person.login, DEMO_PASSWORD, onDesk()), await auth.login(person.login, DEMO_PASSWORD, onPhone())];
    expect((await end(all[0]!['access_token'])).status).toBe(204);
    for (const tokens of all) {
      expect((await renew(tokens)).status).toBe(400);
      await eventually(async () => expect((await auth.call('/api/v1/me', { token: tokens['access_token'] })).status).toBe(401));
    }
  });

  it('stay ended although a request that had seen them is only just saving them', async () => {
    const [desk, phone] = [onDesk(), onPhone()];
    const kept = await auth.login(person.login, DEMO_PASSWORD, desk);
    await auth.login(person.login, DEMO_PASSWORD, phone);
    const [{ id } = {}] = (await sessions(kept['access_token'])).filter(({ current }) => current === false);
    const limits = auth.service.app.get(LoginSessions, { strict: false });
    const use = limits.use.bind(limits);
    limits.use = async (sid) => {
      const used = await use(sid);
      limits.use = use;
      expect((await end(kept['access_token'], String(id))).status).toBe(204);
      return used;
    };
    await phone.open(auth.request());
    expect((await phone.open(auth.request())).html).toContain('name="password"');
    expect(await sessions(kept['access_token'])).toMatchObject([{ current: true }]);
  });

  it('are nobody else’s to end, and no system has any', async () => {
    const own = await auth.login(person.login, DEMO_PASSWORD);
    const other = await auth.login(PERSONS.wangXiaoming.login, DEMO_PASSWORD);
    const [{ id } = {}] = await sessions(own['access_token']);
    expect((await end(other['access_token'], String(id))).status).toBe(404);
    expect((await end(other['access_token'], "x'; DROP TABLE users; --")).status).toBe(400);
    expect((await renew(own)).status).toBe(200);
    const { body } = await auth.systemToken(SYSTEMS.fire);
    expect((await end(body['access_token'])).status).toBe(403);
    expect(await auth.call('/api/v1/me/sessions', { token: body['access_token'] })).toMatchObject({ body: { code: 'ACCESS.FORBIDDEN' } });
    expect((await end(undefined)).status).toBe(401);
  });

  it('end with a logout, and so do their tokens', async () => {
    const browser = onDesk();
    const tokens = await auth.login(person.login, DEMO_PASSWORD, browser);
    const page = await browser.open(`${auth.issuer}/session/end?id_token_hint=${String(tokens['id_token'])}`);
    await browser.open(`${auth.issuer}/session/end/confirm`, { xsrf: fieldOf(page.html, 'xsrf'), logout: 'yes' });
    await eventually(async () => expect((await auth.call('/api/v1/me', { token: tokens['access_token'] })).status).toBe(401));
  });

  it('that are over log out without a script, in the reader’s language, and leave nothing behind for long', async () => {
    const browser = new Browser({ 'accept-language': 'en' });
    const { id_token: hint } = await auth.login(person.login, DEMO_PASSWORD, browser);
    await auth.database.query(`DELETE FROM oidc_payloads WHERE kind = 'Session'`);
    const page = await browser.open(`${auth.issuer}/session/end?id_token_hint=${String(hint)}`);
    expect([page.status, page.html.includes('Your login is over'), page.html.includes('<script')]).toEqual([200, true, false]);
    expect(page.headers.get('content-security-policy')).toContain(`default-src 'none'`);
    const [row] = await auth.database.query<{ s: number }>(
      `SELECT max(extract(epoch FROM expires_at - now()))::int AS s FROM oidc_payloads WHERE kind = 'Session'`,
    );
    expect(row!.s).toBeLessThanOrEqual(900);
    const form = { xsrf: fieldOf(page.html, 'xsrf'), logout: fieldOf(page.html, 'logout') };
    const out = await browser.open(`${auth.issuer}/session/end/confirm`, form);
    expect([out.status, out.html.includes('Logged out')]).toEqual([200, true]);
  });

  it('of another identity in another window end by a button, before somebody else is in', async () => {
    const browser = onDesk();
    const first = await browser.open(auth.request());
    const tokens = await auth.login(person.login, DEMO_PASSWORD, browser);
    const page = await browser.login(first, PERSONS.wangXiaoming.login, DEMO_PASSWORD);
    expect([page.status, page.html.includes('另一身份'), page.html.includes('<script')]).toEqual([200, true, false]);
    expect(page.headers.get('content-security-policy')).toContain(
      `form-action 'self' ${new URL(auth.issuer).origin} http://127.0.0.1:4444`,
    );
    const form = { xsrf: fieldOf(page.html, 'xsrf'), logout: 'yes' };
    const { body } = await auth.exchange(await browser.open(`${auth.issuer}/session/end/confirm`, form));
    expect((await auth.call('/api/v1/me', { token: body['access_token'] })).body).toMatchObject({ id: PERSONS.wangXiaoming.id });
    await eventually(async () => expect((await auth.call('/api/v1/me', { token: tokens['access_token'] })).status).toBe(401));
  });

  it('go on when they are used, whatever identifiers the browser was given meanwhile', async () => {
    const browser = onDesk();
    const tokens = await auth.login(person.login, DEMO_PASSWORD, browser);
    const page = await browser.open(auth.request('s-2', { prompt: 'login' }));
    await browser.login(page, person.login, DEMO_PASSWORD);
    expect((await renew(tokens)).status).toBe(200);
    expect(await sessions(tokens['access_token'])).toHaveLength(1);
  });
});

describe('the limits of a session', () => {
  const unused = (minutes: number) =>
    auth.database.query('UPDATE login_sessions SET last_seen_at = now() - make_interval(mins => $1)', [minutes]);

  it('end an officer’s that nobody used for too long, for his browser and his refresh tokens', async () => {
    const browser = onDesk();
    const tokens = await auth.login(officer.login, DEMO_PASSWORD, browser);
    await unused(9);
    const renewed = await renew(tokens);
    expect(renewed.status).toBe(200);
    await unused(11);
    expect(await renew(renewed.body)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect((await browser.open(auth.request())).html).toContain('name="password"');
  });

  it('let a person’s go on', async () => {
    const tokens = await auth.login(person.login, DEMO_PASSWORD);
    await unused(11);
    expect((await renew(tokens)).status).toBe(200);
  });

  it('end every one in the end, however often it was used', async () => {
    const browser = onDesk();
    const tokens = await auth.login(person.login, DEMO_PASSWORD, browser);
    const lasts = async (): Promise<number> => {
      const [row] = await auth.database.query<{ s: number }>(
        `SELECT max(extract(epoch FROM expires_at - now()))::int AS s FROM oidc_payloads WHERE kind = 'Session'`,
      );
      return row!.s;
    };
    // As if the login had been 50 minutes ago: using the session leaves it the ten that remain.
    const shift = 3_000_000;
    const real = Date.now.bind(Date);
    Date.now = () => real() + shift;
    try {
      expect((await browser.open(auth.request())).url.searchParams.get('code')).toBeTruthy();
      expect(await lasts()).toBeLessThanOrEqual(600);
    } finally {
      Date.now = real;
    }
    expect((await renew(tokens)).status).toBe(200);
    await auth.database.query(`UPDATE oidc_payloads SET expires_at = now() - interval '1 second' WHERE kind = 'Session'`);
    expect((await renew(tokens)).status).toBe(400);
    expect((await browser.open(auth.request())).html).toContain('name="password"');
  });

  it('are forgotten when no session can be that old', async () => {
    await auth.login(person.login, DEMO_PASSWORD);
    await auth.database.query(`UPDATE login_sessions SET logged_in_at = now() - interval '2 hours'`);
    await auth.login(person.login, DEMO_PASSWORD);
    await auth.service.app.get(LoginSessions, { strict: false }).prune();
    expect(await auth.database.query('SELECT 1 FROM login_sessions')).toHaveLength(1);
  });
});
