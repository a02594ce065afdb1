import { createPublicKey, verify, type JsonWebKey } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, LEGAL_PERSONS, OFFICERS, PERSONS, SERVICES, SYSTEMS } from '@yiwang/demo-data';
import { Database } from '@yiwang/persistence';
import { allMigrations, createService, type RunningService } from '@yiwang/service-host';
import { backing, createTestDatabase } from '@yiwang/testing';
import { authService } from '../src/auth.service.js';
import { ExpiryCleaner } from '../src/oidc/expiry-cleaner.js';
import { DemoSeed } from '../src/seed/demo-seed.js';
import { Browser, challenge, fieldOf, verifier, type Seen } from './builders/browser.js';

type Json = Record<string, unknown>;

let service: RunningService;
let database: Database;
let issuer: string;
let env: Record<string, string>;

/** The issuer is part of every token, so its port has to be known before the service listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

beforeAll(async () => {
  const { appUrl } = await createTestDatabase('auth', await allMigrations(authService));
  const port = await freePort();
  issuer = `http://127.0.0.1:${port}/oidc`;
  env = {
    NODE_ENV: 'test',
    PORT: String(port),
    DATABASE_URL: appUrl,
    REDIS_URL: backing().redisUrl,
    AUTH_ISSUER: issuer,
    JWKS_URL: `${issuer}/jwks`,
    SEED: 'demo',
    LOG_LEVEL: 'error',
  };
  service = await createService(authService, env);
  database = service.app.get(Database);
}, 60_000);
afterAll(() => service?.close());

const json = async (path: string, init?: RequestInit): Promise<{ status: number; body: Json; headers: Headers }> => {
  const answer = await fetch(path.startsWith('http') ? path : `${service.url}${path}`, init);
  return { status: answer.status, body: (await answer.json()) as Json, headers: answer.headers };
};
const post = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  json(path, { method: 'POST', body: new URLSearchParams(form), headers });
const bearer = (token: unknown) => ({ headers: { authorization: `Bearer ${String(token)}` } });
const basic = (id: string, secret: string) => ({ authorization: `Basic ${Buffer.from(`${id}:${secret}`).toString('base64')}` });

const portalRequest = (more: Record<string, string> = {}): string =>
  `${issuer}/auth?${new URLSearchParams({
    client_id: 'portal',
    response_type: 'code',
    redirect_uri: 'http://127.0.0.1:4444/callback',
    scope: 'openid profile',
    state: 's-1',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...more,
  }).toString()}`;

const exchange = (at: Seen, more: Record<string, string> = {}) =>
  post(`${issuer}/token`, {
    grant_type: 'authorization_code',
    client_id: 'portal',
    code: at.url.searchParams.get('code') ?? '',
    redirect_uri: 'http://127.0.0.1:4444/callback',
    code_verifier: verifier,
    ...more,
  });

async function tokensOf(login: string, browser = new Browser()): Promise<Json> {
  const at = await browser.login(await browser.open(portalRequest()), login, DEMO_PASSWORD);
  const { status, body } = await exchange(at);
  expect(status).toBe(200);
  return body;
}

const decode = (token: unknown, part: 0 | 1): Json =>
  JSON.parse(Buffer.from(String(token).split('.')[part]!, 'base64url').toString()) as Json;

describe('discovery', () => {
  it('names its endpoints below the issuer, whatever host the request named', async () => {
    const { body } = await json('/oidc/.well-known/openid-configuration', { headers: { 'x-forwarded-host': 'evil.test' } });
    expect(body).toMatchObject({
      issuer,
      authorization_endpoint: `${issuer}/auth`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      userinfo_endpoint: `${issuer}/userinfo`,
      end_session_endpoint: `${issuer}/session/end`,
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      id_token_signing_alg_values_supported: ['ES256'],
    });
  });

  it('offers nothing that nobody looks at: requests laid down beforehand, proofs of possession', async () => {
    const { body } = await json('/oidc/.well-known/openid-configuration');
    for (const name of Object.keys(body as Json)) expect(name).not.toMatch(/pushed|dpop/);
    expect((await fetch(`${issuer}/request`, { method: 'POST', body: new URLSearchParams({ client_id: 'portal' }) })).status).toBe(404);
  });

  it('publishes public keys only', async () => {
    const { keys } = (await json('/oidc/jwks')).body as { keys: Json[] };
    expect(keys).toHaveLength(1);
    expect(Object.keys(keys[0]!).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y']);
  });
});

describe('authorization code with PKCE', () => {
  it('logs a person in and issues a token that verifies with the published key', async () => {
    const tokens = await tokensOf('wangxiaoming');
    const token = String(tokens['access_token']);
    expect(decode(token, 0)).toMatchObject({ alg: 'ES256', typ: 'at+jwt' });
    const claims = decode(token, 1);
    expect(claims).toMatchObject({
      iss: issuer,
      aud: 'yiwang',
      sub: PERSONS.wangXiaoming.id,
      client_id: 'portal',
      yw_kind: 'person',
      yw_level: 3,
      yw_perms: ['case.file', 'payment.pay', 'evaluation.rate'],
    });
    expect(Number(claims['exp']) - Number(claims['iat'])).toBeLessThanOrEqual(300);
    expect(JSON.stringify(claims)).not.toMatch(/小明|330203199003073211/);

    const { keys } = (await json('/oidc/jwks')).body as { keys: (JsonWebKey & { kid: string })[] };
    const key = createPublicKey({ key: keys.find(({ kid }) => kid === decode(token, 0)['kid'])!, format: 'jwk' });
    const [head, body, signature] = token.split('.') as [string, string, string];
    const signed = Buffer.from(`${head}.${body}`);
    expect(verify('sha256', signed, { key, dsaEncoding: 'ieee-p1363' }, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(decode(tokens['id_token'], 1)).toMatchObject({ aud: 'portal', sub: PERSONS.wangXiaoming.id, name: '*小明' });
  });

  it('describes an officer by organisation, region and the permissions of the post', async () => {
    const officer = OFFICERS.marketHandler;
    const claims = decode((await tokensOf(officer.login))['access_token'], 1);
    expect(claims).toMatchObject({
      yw_kind: 'officer',
      yw_org: officer.organisation.orgCode,
      yw_region: '330203',
      yw_perms: [...officer.post.permissions].sort(),
    });
    expect(claims).not.toHaveProperty('yw_level');
  });

  it('describes a legal person by the enterprise, bound to the account', async () => {
    const legal = LEGAL_PERSONS.yongjiangFood;
    const claims = decode((await tokensOf(legal.login))['access_token'], 1);
    expect(claims).toMatchObject({
      yw_kind: 'legalPerson',
      sub: legal.id,
      yw_org: legal.uscc,
      yw_perms: ['case.file', 'payment.pay', 'evaluation.rate'],
    });
  });

  it('gives no permission to file to a person who is not real-name verified', async () => {
    expect(decode((await tokensOf(PERSONS.luYi.login))['access_token'], 1)).toMatchObject({ yw_level: 1, yw_perms: [] });
  });

  it('lets its own token into its own API, and no ID token', async () => {
    const tokens = await tokensOf('clerk.yuyao');
    const me = await json('/api/v1/me', bearer(tokens['access_token']));
    expect(me).toMatchObject({
      status: 200,
      body: { kind: 'officer', displayName: '余窗口', orgName: '余姚市政务服务管理办公室', regionCode: '330281' },
    });
    const refused = await json('/api/v1/me', bearer(tokens['id_token']));
    expect(refused).toMatchObject({ status: 401, body: { code: 'ACCESS.TOKEN_INVALID' } });
  });

  it('does not ask for the password again within the session', async () => {
    const browser = new Browser();
    await tokensOf('chenjing', browser);
    const again = await browser.open(portalRequest({ state: 's-2' }));
    expect(again.url.searchParams.get('state')).toBe('s-2');
    expect((await exchange(again)).status).toBe(200);
  });

  it('renews tokens with a refresh token that works once', async () => {
    const first = await tokensOf('chenjing');
    const refresh = { grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(first['refresh_token']) };
    const renewed = await post(`${issuer}/token`, refresh);
    expect(renewed.status).toBe(200);
    expect(decode(renewed.body['access_token'], 1)).toMatchObject({ aud: 'yiwang', sub: PERSONS.chenJing.id });
    expect(await post(`${issuer}/token`, refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('ends the session and its refresh tokens at logout', async () => {
    const browser = new Browser();
    const tokens = await tokensOf('chenjing', browser);
    const page = await browser.open(`${issuer}/session/end?id_token_hint=${String(tokens['id_token'])}`);
    expect(page.html).toContain('退出登录');
    const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.html)?.[1] ?? '';
    expect((await browser.open(`${issuer}/session/end/confirm`, { xsrf, logout: 'yes' })).html).toContain('已退出登录');
    const renewal = { grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(tokens['refresh_token']) };
    expect((await post(`${issuer}/token`, renewal)).status).toBe(400);
    expect((await browser.open(portalRequest())).html).toContain('name="password"');
  });

  it('accepts a code once, with its verifier, for its client and address only', async () => {
    const browser = new Browser();
    const code = async () => browser.login(await browser.open(portalRequest({ prompt: 'login' })), 'chenjing', DEMO_PASSWORD);
    expect(await exchange(await code(), { code_verifier: 'x'.repeat(43) })).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect((await exchange(await code(), { client_id: 'partner-site' })).status).toBe(400);
    expect((await exchange(await code(), { redirect_uri: 'http://127.0.0.1:4444/other' })).status).toBe(400);
    const at = await code();
    expect((await exchange(at)).status).toBe(200);
    expect(await exchange(at)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
  });

  it('gives tokens to one of several who bring the same code, or the same refresh token, at the same moment', async () => {
    const browser = new Browser();
    const at = await browser.login(await browser.open(portalRequest()), 'chenjing', DEMO_PASSWORD);
    const outcome = ({ status, body }: { status: number; body: Json }): unknown => (status === 200 ? 200 : body['error']);
    const once = [200, ...Array<string>(5).fill('invalid_grant')];
    const codes = await Promise.all(Array.from({ length: 6 }, () => exchange(at)));
    expect(codes.map(outcome).sort()).toEqual(once);

    const refresh_token = String((await tokensOf('chenjing'))['refresh_token']);
    const renewal = { grant_type: 'refresh_token', client_id: 'portal', refresh_token };
    const renewed = await Promise.all(Array.from({ length: 6 }, () => post(`${issuer}/token`, renewal)));
    expect(renewed.map(outcome).sort()).toEqual(once);
  });

  it('renews nothing for an account that was disabled meanwhile', async () => {
    const { id, login } = OFFICERS.housingHandler;
    const tokens = await tokensOf(login);
    await database.query('UPDATE accounts SET disabled_at = now() WHERE id = $1', [id]);
    const renewal = { grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(tokens['refresh_token']) };
    expect(await post(`${issuer}/token`, renewal)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    await database.query('UPDATE accounts SET disabled_at = NULL WHERE id = $1', [id]);
  });

  it('gives a session a new identifier at each login, so that one planted before is worth nothing', async () => {
    const browser = new Browser();
    await tokensOf('chenjing', browser);
    const thief = browser.twin();
    expect((await thief.twin().open(portalRequest())).url.searchParams.get('code')).toBeTruthy();
    await browser.login(await browser.open(portalRequest({ prompt: 'login' })), 'chenjing', DEMO_PASSWORD);
    expect((await browser.open(portalRequest())).url.searchParams.get('code')).toBeTruthy();
    expect((await thief.open(portalRequest())).html).toContain('name="password"');
  });

  it('lets the token endpoint be called from the sites of the client only', async () => {
    const allowed = async (client_id: string, origin: string): Promise<string | null> => {
      const { headers } = await post(`${issuer}/token`, { grant_type: 'authorization_code', client_id, code: 'x' }, { origin });
      return headers.get('access-control-allow-origin');
    };
    expect(await allowed('portal', 'http://127.0.0.1:4444')).toBe('http://127.0.0.1:4444');
    expect(await allowed('portal', 'http://evil.test')).toBeNull();
    for (const origin of ['null', 'chrome-extension://abcdef', 'cn.evil.app://x']) expect(await allowed('app', origin)).toBeNull();
  });

  it('refuses a request without PKCE, with plain PKCE, to an unknown address or of an unknown client', async () => {
    const errorOf = async (request: string) => {
      const at = await new Browser().open(request);
      return at.url.searchParams.get('error') ?? at.status;
    };
    expect(await errorOf(portalRequest().replace(/&code_challenge=[^&]*&code_challenge_method=S256/, ''))).toBe('invalid_request');
    expect(await errorOf(portalRequest({ code_challenge_method: 'plain' }))).toBe('invalid_request');
    expect(await errorOf(portalRequest({ redirect_uri: 'http://evil.test/callback' }))).toBe(400);
    expect(await errorOf(portalRequest({ client_id: 'nobody' }))).toBe(400);
    expect(await errorOf(portalRequest({ client_id: 'nobody\u0000' }))).toBe(400);
    expect(await errorOf(portalRequest({ resource: 'urn:other' }))).toBe('invalid_target');
  });

  it('gives a client without API access a token for userinfo and nothing else', async () => {
    const browser = new Browser();
    const redirect = 'http://127.0.0.1:5555/partner/callback';
    const consent = await browser.login(
      await browser.open(portalRequest({ client_id: 'partner-site', redirect_uri: redirect })),
      'wangxiaoming',
      DEMO_PASSWORD,
    );
    const form = { csrf: fieldOf(consent.html, 'csrf'), decision: 'agree' };
    const at = await browser.open(new URL(`${consent.url.pathname}/consent`, consent.url), form);
    const { body } = await exchange(at, { client_id: 'partner-site', redirect_uri: redirect });
    expect(await json('/oidc/userinfo', bearer(body['access_token']))).toMatchObject({ status: 200, body: { name: '*小明', yw_level: 3 } });
    expect((await json('/api/v1/me', bearer(body['access_token']))).status).toBe(401);
    const api = (await tokensOf('wangxiaoming'))['access_token'];
    for (const address of ['/oidc/userinfo', '/oidc/userinfo?schema=openid'])
      expect(await json(address, bearer(api))).toMatchObject({ status: 200, body: { name: '*小明', yw_level: 3 } });
    const tampered = `${String(api).slice(0, -4)}AAAA`;
    expect(await json('/oidc/userinfo', bearer(tampered))).toMatchObject({ status: 401, body: { error: 'invalid_token' } });
    const { clientId, clientSecret } = SYSTEMS.market;
    const system = await post('/oidc/token', { grant_type: 'client_credentials' }, basic(clientId, clientSecret));
    expect((await json('/oidc/userinfo', bearer(system.body['access_token']))).status).toBe(401);
    const asked = await new Browser().open(
      portalRequest({ client_id: 'partner-site', redirect_uri: redirect, resource: 'urn:yiwang:api' }),
    );
    expect(asked.url.searchParams.get('error')).toBe('invalid_target');
  });
});

describe('login page', () => {
  it('works without script, forbids it, and may not be framed or cached', async () => {
    const page = await new Browser().open(portalRequest());
    expect(page.html).not.toContain('<script');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self' http://127.0.0.1:4444");
    expect(page.headers.get('cache-control')).toBe('no-store');
  });

  it('refuses a wrong password and an unknown login alike, and escapes what was typed', async () => {
    const browser = new Browser();
    const page = await browser.open(portalRequest());
    const wrong = await browser.login(page, 'market.haishu', 'wrong');
    const unknown = await browser.login(page, '"><script>alert(1)</script>', 'wrong');
    const broken = await browser.login(page, 'a\u0000b', 'wrong');
    expect([wrong.status, unknown.status, broken.status]).toEqual([401, 401, 401]);
    for (const { html } of [wrong, unknown, broken]) expect(html).toContain('登录名或密码不正确');
    expect(unknown.html).not.toContain('<script');
    const [row] = await database.query<{ attempts: number }>('SELECT max(attempts) AS attempts FROM login_attempts');
    expect(row?.attempts).toBe(1);
  });

  it('refuses a form that is not ours without looking at the password', async () => {
    const browser = new Browser();
    const page = await browser.open(portalRequest());
    for (const csrf of ['', 'x'.repeat(43)]) {
      const answer = await browser.login(page, 'housing.haishu', DEMO_PASSWORD, csrf);
      expect([answer.status, answer.html.includes('页面已失效')]).toEqual([403, true]);
    }
  });

  it('refuses the interaction of another browser', async () => {
    const page = await new Browser().open(portalRequest());
    const stranger = await new Browser().login(page, 'housing.haishu', DEMO_PASSWORD);
    expect([stranger.status, stranger.html.includes('登录已过期')]).toEqual([400, true]);
  });

  it('locks a login after five failures, even for the right password, and opens it after fifteen minutes', async () => {
    const browser = new Browser();
    const page = await browser.open(portalRequest());
    const attempts = await Promise.all(Array.from({ length: 5 }, () => browser.login(page, 'health.haishu', 'wrong')));
    expect(attempts.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401]);
    for (let i = 0; i < 2; i++) {
      const locked = await browser.login(page, 'Health.Haishu ', DEMO_PASSWORD);
      expect([locked.status, locked.html.includes('15分钟')]).toEqual([429, true]);
    }
    await database.query("UPDATE login_attempts SET last_at = last_at - interval '15 minutes' WHERE attempts >= 5");
    expect((await browser.login(page, 'health.haishu', DEMO_PASSWORD)).url.searchParams.get('code')).toBeTruthy();
  });

  it('refuses a disabled account', async () => {
    await database.query('UPDATE accounts SET disabled_at = now() WHERE id = $1', [OFFICERS.labourHandler.id]);
    const browser = new Browser();
    const answer = await browser.login(await browser.open(portalRequest()), OFFICERS.labourHandler.login, DEMO_PASSWORD);
    expect(answer.status).toBe(401);
  });
});

describe('contacts', () => {
  const tokenOf = async ({ clientId, clientSecret }: { clientId: string; clientSecret: string }): Promise<unknown> => {
    const { body } = await post('/oidc/token', { grant_type: 'client_credentials' }, basic(clientId, clientSecret));
    return body['access_token'];
  };
  const ask = async (path: string, client: { clientId: string; clientSecret: string } = SERVICES.notification) =>
    json(`/api/v1/internal/${path}`, bearer(await tokenOf(client)));

  it('are told to the service that writes to people', async () => {
    const { wangXiaoming: person } = PERSONS;
    const { marketHandler: officer } = OFFICERS;
    for (const { id, mobile } of [person, LEGAL_PERSONS.yuehuTrade, officer]) {
      expect(await ask(`accounts/${id}/contact`)).toMatchObject({ status: 200, body: { accountId: id, mobile } });
    }
    // A number that the officer has as a person besides is not where his office writes to.
    await database.query(`UPDATE users SET mobile_encrypted = 'of the person', mobile_masked = '139****0000' WHERE id = $1`, [officer.id]);
    expect((await ask(`accounts/${officer.id}/contact`)).body['mobile']).toBe(officer.mobile);
    await database.query('UPDATE users SET mobile_encrypted = NULL, mobile_masked = NULL WHERE id = $1', [officer.id]);
    const officers = await ask(`organisations/${officer.organisation.orgCode}/officers/contacts`);
    const colleagues = Object.values(OFFICERS).filter(({ organisation }) => organisation.orgCode === officer.organisation.orgCode);
    expect(colleagues.length).toBeGreaterThan(1);
    expect(officers.body['officers']).toEqual(colleagues.map(({ id, mobile }) => ({ accountId: id, mobile })));
    expect(officers.headers.get('cache-control')).toBe('no-store');
    expect((await ask('organisations/11330203MB0A999999/officers/contacts')).body['officers']).toEqual([]);
    expect(await ask('accounts/01900000-0000-7000-8000-00000000ffff/contact')).toMatchObject({
      status: 404,
      body: { code: 'AUTH.ACCOUNT_NOT_FOUND' },
    });
  });

  it('of who holds a permission for an organisation are those of the nearest body that covers it', async () => {
    const { integrator, marketHandler } = OFFICERS;
    const holders = async (orgCode: string, permission = 'system.manage') => {
      const { status, body } = await ask(`organisations/${orgCode}/officers/contacts?permission=${permission}`);
      return [status, ((body['officers'] ?? []) as { accountId: string }[]).map(({ accountId }) => accountId)];
    };
    // Of the city's own body: its own. Of a county's department: those of the city, since the county has none.
    const city = Object.values(OFFICERS).filter(
      ({ organisation, post }) =>
        organisation.orgCode === integrator.organisation.orgCode && (post.permissions as readonly string[]).includes('system.manage'),
    );
    const ids = city.map(({ id }) => id).sort();
    expect(ids).toContain(integrator.id);
    expect(await holders(integrator.organisation.orgCode)).toEqual([200, ids]);
    expect(await holders(marketHandler.organisation.orgCode)).toEqual([200, ids]);
    const { itemEditor: editor, housingHandler } = OFFICERS;
    await database.query("UPDATE posts SET permissions = permissions || '{system.manage}' WHERE code = $1", [editor.post.code]);
    try {
      expect(await holders(editor.organisation.orgCode)).toEqual([200, [editor.id]]);
      // Nearer than the city, also for another body of the county; and not at all for another county.
      expect(await holders(housingHandler.organisation.orgCode)).toEqual([200, [editor.id]]);
      expect(await holders('11330281MB0A999999')).toEqual([200, ids]);
    } finally {
      await database.query("UPDATE posts SET permissions = array_remove(permissions, 'system.manage') WHERE code = $1", [editor.post.code]);
    }
    expect(await holders('11110101MB0A999999')).toEqual([200, []]);
    expect((await holders(marketHandler.organisation.orgCode, '%27;--'))[0]).toBe(400);
  });

  it('are told to nobody else', async () => {
    const path = `accounts/${PERSONS.wangXiaoming.id}/contact`;
    for (const client of [SERVICES.dispatch, SYSTEMS.fire]) {
      expect(await ask(path, client)).toMatchObject({ status: 403, body: { code: 'ACCESS.FORBIDDEN' } });
    }
    const person = (await tokensOf(PERSONS.wangXiaoming.login))['access_token'];
    expect((await json(`/api/v1/internal/${path}`, bearer(person))).status).toBe(403);
    expect((await json(`/api/v1/internal/${path}`)).status).toBe(401);
  });
});

describe('clients', () => {
  const ask = async (clientId: string, { clientId: id, clientSecret }: { clientId: string; clientSecret: string } = SERVICES.dispatch) => {
    const { body } = await post('/oidc/token', { grant_type: 'client_credentials' }, basic(id, clientSecret));
    return json(`/api/v1/internal/clients/${clientId}`, bearer(body['access_token']));
  };

  it('are named with their organisation to services', async () => {
    const { clientId, organisation } = SYSTEMS.fire;
    expect(await ask(clientId)).toMatchObject({
      status: 200,
      body: { clientId, kind: 'system', orgCode: organisation!.orgCode, permissions: ['department.connect'], itemCodes: [] },
    });
    expect(await ask('nobody-here')).toMatchObject({ status: 404, body: { code: 'AUTH.CLIENT_NOT_FOUND' } });
  });

  it('are named to nobody else', async () => {
    expect(await ask(SYSTEMS.fire.clientId, SYSTEMS.fire)).toMatchObject({ status: 403, body: { code: 'ACCESS.FORBIDDEN' } });
    expect((await json(`/api/v1/internal/clients/${SYSTEMS.fire.clientId}`)).status).toBe(401);
  });
});

describe('identities', () => {
  const ask = async (path: string, { clientId, clientSecret }: { clientId: string; clientSecret: string } = SERVICES.acceptance) => {
    const { body } = await post('/oidc/token', { grant_type: 'client_credentials' }, basic(clientId, clientSecret));
    return json(`/api/v1/internal/accounts/${path}`, bearer(body['access_token']));
  };
  const readings = async (id: string): Promise<number> => {
    const [row] = await database.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM identity_readings WHERE account_id = $1 AND purpose <> 'contact'`,
      [id],
    );
    return row!.n;
  };

  it('are told to the service that fills in forms, and each reading is on record', async () => {
    const { id, name, idNumber, mobile } = PERSONS.wangXiaoming;
    const answer = await ask(`${id}/identity?purpose=prefill`);
    expect(answer).toMatchObject({ status: 200, body: { kind: 'person', name, documentNo: idNumber, mobile, creditCode: null } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const { id: enterprise, companyName, uscc, name: agent } = LEGAL_PERSONS.yuehuTrade;
    expect(await ask(`${enterprise}/identity?purpose=prefill`)).toMatchObject({ body: { name: agent, companyName, creditCode: uscc } });
    expect([await readings(id), await readings(enterprise)]).toEqual([1, 1]);
    await expect(database.query('DELETE FROM identity_readings')).rejects.toThrow('permission denied');
  });

  it('are told for what a department’s system is sent, and that stands in the record', async () => {
    const { id, name } = PERSONS.wangXiaoming;
    const before = await readings(id);
    expect(await ask(`${id}/identity?purpose=department`)).toMatchObject({ status: 200, body: { kind: 'person', name } });
    const [last] = await database.query('SELECT purpose, client_id FROM identity_readings WHERE account_id = $1 ORDER BY at DESC LIMIT 1', [
      id,
    ]);
    expect([last, await readings(id)]).toEqual([{ purpose: 'department', client_id: SERVICES.acceptance.clientId }, before + 1]);
  });

  it('are told to nobody else, for no other purpose, and not of officers', async () => {
    const path = `${PERSONS.wangXiaoming.id}/identity`;
    const before = await readings(PERSONS.wangXiaoming.id);
    for (const client of [SERVICES.notification, SYSTEMS.fire]) {
      expect(await ask(`${path}?purpose=prefill`, client)).toMatchObject({ status: 403, body: { code: 'ACCESS.FORBIDDEN' } });
    }
    expect(await ask(`${path}?purpose=curiosity`)).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID' } });
    expect(await ask(path)).toMatchObject({ status: 400 });
    expect(await ask(`${OFFICERS.marketHandler.id}/identity?purpose=prefill`)).toMatchObject({ body: { code: 'AUTH.ACCOUNT_NOT_FOUND' } });
    expect(await readings(PERSONS.wangXiaoming.id)).toBe(before);
  });
});

describe('client credentials', () => {
  const { clientId, clientSecret } = SYSTEMS.fire;
  const grant = { grant_type: 'client_credentials' };

  it('gives a department system a token of its body', async () => {
    const { status, body } = await post('/oidc/token', grant, basic(clientId, clientSecret));
    expect(status).toBe(200);
    expect(decode(body['access_token'], 1)).toMatchObject({
      sub: clientId,
      client_id: clientId,
      aud: 'yiwang',
      yw_kind: 'system',
      yw_org: SYSTEMS.fire.organisation?.orgCode,
      yw_region: '330203',
      yw_perms: ['department.connect'],
    });
  });

  it('gives a service a token, also with the secret in the body', async () => {
    const service = SERVICES.dispatch;
    const { body } = await post('/oidc/token', { ...grant, client_id: service.clientId, client_secret: service.clientSecret });
    expect(decode(body['access_token'], 1)).toMatchObject({ yw_kind: 'service', sub: 'svc-dispatch', yw_perms: [] });
  });

  it.each([
    ['a wrong secret', basic(clientId, 'wrong')],
    ['another client’s secret', basic(clientId, SYSTEMS.ecology.clientSecret)],
    ['an unknown client', basic('nobody', clientSecret)],
    ['the stored hash as secret', undefined],
  ])('refuses %s', async (_, headers) => {
    const [row] = await database.query<{ secret_hash: string }>('SELECT secret_hash FROM clients WHERE client_id = $1', [clientId]);
    const answer = await post('/oidc/token', grant, headers ?? basic(clientId, encodeURIComponent(row!.secret_hash)));
    expect(answer).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
  });

  it('refuses a front end, which has no secret', async () => {
    const { status, body } = await post('/oidc/token', { ...grant, client_id: 'portal' });
    expect([status, body['access_token']]).toEqual([400, undefined]);
  });

  it('refuses a client that was disabled, and one that asks for more than the platform’s API', async () => {
    await database.query('UPDATE clients SET disabled_at = now() WHERE client_id = $1', [SYSTEMS.market.clientId]);
    const disabled = await post('/oidc/token', grant, basic(SYSTEMS.market.clientId, SYSTEMS.market.clientSecret));
    expect(disabled).toMatchObject({ status: 401, body: { error: 'invalid_client' } });
    await database.query('UPDATE clients SET disabled_at = NULL WHERE client_id = $1', [SYSTEMS.market.clientId]);
    const other = await post('/oidc/token', { ...grant, resource: 'urn:other' }, basic(clientId, clientSecret));
    expect(other.body['error']).toBe('invalid_target');
    const wider = await post('/oidc/token', { ...grant, scope: 'api openid ops.messaging' }, basic(clientId, clientSecret));
    if (wider.status === 200) expect(decode(wider.body['access_token'], 1)).toMatchObject({ yw_perms: ['department.connect'] });
    else expect(wider.body['error']).toBe('invalid_scope');
    const password = { grant_type: 'password', username: 'chenjing', password: DEMO_PASSWORD };
    expect((await post('/oidc/token', password, basic(clientId, clientSecret))).body['error']).toBe('unsupported_grant_type');
  });

  it('forgets a changed secret at once', async () => {
    expect((await post('/oidc/token', grant, basic(clientId, clientSecret))).status).toBe(200);
    const read = 'SELECT secret_hash FROM clients WHERE client_id = $1';
    const change = 'UPDATE clients SET secret_hash = $2 WHERE client_id = $1';
    const [own] = await database.query<{ secret_hash: string }>(read, [clientId]);
    const [other] = await database.query<{ secret_hash: string }>(read, [SYSTEMS.ecology.clientId]);
    await database.query(change, [clientId, other!.secret_hash]);
    expect((await post('/oidc/token', grant, basic(clientId, clientSecret))).status).toBe(401);
    await database.query(change, [clientId, own!.secret_hash]);
  });
});

describe('two replicas that start on an empty database', () => {
  it('agree on one signing key', async () => {
    const { appUrl } = await createTestDatabase('auth_twice', await allMigrations(authService));
    const start = () => createService(authService, { ...env, PORT: '0', DATABASE_URL: appUrl });
    const replicas = await Promise.all([start(), start()]);
    try {
      const kids = await Promise.all(
        replicas.map(async ({ url }) => ((await json(`${url}/oidc/jwks`)).body as { keys: { kid: string }[] }).keys.map(({ kid }) => kid)),
      );
      expect(kids[0]).toHaveLength(1);
      expect(kids[1]).toEqual(kids[0]);
    } finally {
      await Promise.all(replicas.map((replica) => replica.close()));
    }
  }, 30_000);
});

describe('at rest', () => {
  it('keeps no identity number, name, mobile, password, secret, session or key in clear', async () => {
    const tables = ['person_identities', 'users', 'accounts', 'clients', 'oidc_payloads', 'signing_keys'];
    // The bare values, not JSON of them: escaped quotes would hide what is looked for.
    const rows = await Promise.all(tables.map((table) => database.query<Json>(`SELECT * FROM ${table}`)));
    const dump = rows
      .flat()
      .flatMap((row) => Object.values(row).map(String))
      .join('\n');
    for (const known of ['wangxiaoming', 'Session', '*小明', SYSTEMS.fire.clientId]) expect(dump).toContain(known);
    const { idNumber, name, mobile } = PERSONS.wangXiaoming;
    const personal = [idNumber, name, mobile, DEMO_PASSWORD, SYSTEMS.fire.clientSecret];
    // Members of a private key, a session and a grant as they would stand in clear.
    for (const secret of [...personal, '"d":', '"accountId":', '"grantId":', '"jti":']) expect(dump).not.toContain(secret);
  });

  it('may be seeded again without a change, and is refused in production', async () => {
    const count = () => database.query('SELECT (SELECT count(*) FROM accounts) AS a, (SELECT count(*) FROM clients) AS c');
    const before = await count();
    await service.app.get(DemoSeed).run();
    expect(await count()).toEqual(before);
    const production = {
      ...env,
      NODE_ENV: 'production',
      PORT: '0',
      DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
      KAFKA_BROKERS: 'k:9092',
      NOTIFICATION_URL: 'https://n',
      ACCEPTANCE_URL: 'https://a',
      TRUSTED_PROXIES: '127.0.0.1',
    };
    await expect(createService(authService, production)).rejects.toThrow('SEED: is refused in production');
  });

  it('removes what has expired and keeps what has not', async () => {
    await tokensOf('chenjing');
    const count = async () => Number((await database.query<{ n: string }>('SELECT count(*) AS n FROM oidc_payloads'))[0]!.n);
    const before = await count();
    await database.query("UPDATE oidc_payloads SET expires_at = now() - interval '1 second' WHERE kind = 'AuthorizationCode'");
    await service.app.get(ExpiryCleaner).clean();
    expect(await count()).toBeLessThan(before);
    expect(await count()).toBeGreaterThan(0);
  });
});
