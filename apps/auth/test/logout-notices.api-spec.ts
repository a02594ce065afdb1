import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, OFFICERS, PERSONS } from '@yiwang/demo-data';
import { eventually } from '@yiwang/testing';
import { createRemoteJWKSet, decodeJwt, jwtVerify, type JWTPayload } from 'jose';
import { LogoutSender } from '../src/oidc/logout-sender.js';
import { Browser, fieldOf } from './builders/browser.js';
import { RunningAuth, type Json } from './builders/running-auth.js';

let auth: RunningAuth;
let site: Server;
let operator: unknown;
let status = 200;
const heard: string[] = [];

beforeAll(async () => {
  site = createServer((request, response) => {
    void request.toArray().then((parts) => {
      const token = new URLSearchParams(Buffer.concat(parts as Buffer[]).toString()).get('logout_token');
      if (status === 200 && token !== null) heard.push(token);
      response.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1');
  auth = await RunningAuth.start({ SEED: 'demo', CLIENT_NETWORKS: '127.0.0.1/32' });
  await listenAt('portal');
  operator = (await auth.login(OFFICERS.operator.login, DEMO_PASSWORD))['access_token'];
}, 60_000);
afterAll(async () => {
  await auth?.stop();
  site.close();
});

const listenAt = (clientId: string) =>
  auth.database.query('UPDATE clients SET backchannel_logout_uri = $2 WHERE client_id = $1', [
    clientId,
    `http://127.0.0.1:${(site.address() as AddressInfo).port}/logout`,
  ]);
/** What the site is told of somebody, verified as a site does. */
const next = (sub: string): Promise<JWTPayload> =>
  eventually(async () => {
    const token = heard.find((each) => decodeJwt(each).sub === sub);
    if (token === undefined) throw new Error('nothing heard');
    heard.splice(heard.indexOf(token), 1);
    const keys = createRemoteJWKSet(new URL(`${auth.issuer}/jwks`));
    return (await jwtVerify(token, keys, { issuer: auth.issuer, audience: 'portal', typ: 'logout+jwt' })).payload;
  });
const notices = (state: string): Promise<Json[]> =>
  auth.database.query<Json>('SELECT id, account_id, attempts, fault FROM logout_notices WHERE state = $1 ORDER BY id', [state]);
async function logOut(browser: Browser, idToken: unknown): Promise<void> {
  const page = await browser.open(`${auth.issuer}/session/end?id_token_hint=${String(idToken)}`);
  await browser.open(`${auth.issuer}/session/end/confirm`, { xsrf: fieldOf(page.html, 'xsrf'), logout: 'yes' });
}
const retry = (id: unknown, key = randomUUID()) =>
  auth.call(`/api/v1/admin/logout-notices/${String(id)}/retry`, { token: operator, key, body: {} });

describe('a client with an address for logouts', () => {
  it('is told that somebody logged out, by a token that names him and his session there', async () => {
    const browser = new Browser();
    const tokens = await auth.login('chenjing', DEMO_PASSWORD, browser);
    const { sid } = decodeJwt(String(tokens['id_token']));
    await logOut(browser, tokens['id_token']);
    const told = await next(PERSONS.chenJing.id);
    expect(told).toMatchObject({ sid, events: { 'http://schemas.openid.net/event/backchannel-logout': {} }, jti: expect.any(String) });
    expect(told).not.toHaveProperty('nonce');
    expect(Number(told.exp) - Number(told.iat)).toBeLessThanOrEqual(120);
    await eventually(async () => expect(await notices('sent')).toMatchObject([{ attempts: 1, fault: null }]));
  });

  it('is told when an operator ends an account, in the same transaction', async () => {
    const { id, login } = OFFICERS.marketHandler;
    await auth.login(login, DEMO_PASSWORD);
    await auth.call(`/api/v1/admin/accounts/${id}/disable`, { token: operator, key: randomUUID(), body: {} });
    expect((await next(id)).sub).toBe(id);
  });

  it('is told again until it has heard, and given up where operators see it and call it up again', async () => {
    status = 503;
    const browser = new Browser();
    const tokens = await auth.login('wangxiaoming', DEMO_PASSWORD, browser);
    await logOut(browser, tokens['id_token']);
    const failed = async (attempts: number): Promise<void> =>
      eventually(async () => {
        await auth.database.query(`UPDATE logout_notices SET due_at = now() WHERE state = 'due' AND attempts < $1`, [attempts]);
        await auth.service.app.get(LogoutSender).round();
        const [row] = await auth.database.query<{ attempts: number }>(`SELECT attempts FROM logout_notices WHERE fault IS NOT NULL`);
        expect(row?.attempts).toBeGreaterThanOrEqual(attempts);
      });
    await failed(2);
    expect(await notices('dead')).toEqual([]);
    await failed(8);
    const [dead] = await notices('dead');
    expect(dead).toMatchObject({ account_id: PERSONS.wangXiaoming.id, fault: expect.stringContaining('503') });
    const listed = (await auth.call('/api/v1/admin/logout-notices?state=dead', { token: operator })).body;
    expect(listed).toMatchObject({ items: [{ id: dead!['id'], clientId: 'portal', state: 'dead' }], next: null });

    status = 200;
    const key = randomUUID();
    expect((await retry(dead!['id'], key)).body).toEqual({ id: dead!['id'], state: 'due' });
    expect((await next(PERSONS.wangXiaoming.id)).sub).toBe(PERSONS.wangXiaoming.id);
    expect((await retry(dead!['id'], key)).body).toEqual({ id: dead!['id'], state: 'due' });
    await eventually(async () => expect((await retry(dead!['id'])).body['code']).toBe('AUTH.LOGOUT_NOTICE_NOT_DEAD'));
    expect((await retry(randomUUID())).body['code']).toBe('AUTH.LOGOUT_NOTICE_NOT_FOUND');
  }, 40_000);

  it('is not called in a network that nobody named', async () => {
    await auth.database.query(`UPDATE clients SET backchannel_logout_uri = 'http://127.0.0.2:1/logout' WHERE client_id = 'portal'`);
    const browser = new Browser();
    await logOut(browser, (await auth.login('chenjing', DEMO_PASSWORD, browser))['id_token']);
    await eventually(async () => expect(await notices('due')).toMatchObject([{ fault: 'forbidden' }]));
  });

  it('is not told when it has no address', async () => {
    await auth.database.query(`UPDATE clients SET backchannel_logout_uri = NULL WHERE client_id = 'portal'`);
    const count = async () => (await auth.database.query('SELECT 1 FROM logout_notices')).length;
    const before = await count();
    const browser = new Browser();
    await logOut(browser, (await auth.login('chenjing', DEMO_PASSWORD, browser))['id_token']);
    expect(await count()).toBe(before);
  });

  it('is administered by who may', async () => {
    const officer = (await auth.login(OFFICERS.operator.login, DEMO_PASSWORD))['access_token'];
    expect((await auth.call('/api/v1/admin/logout-notices?cursor=bm8', { token: officer })).status).toBe(400);
    const person = (await auth.login('chenjing', DEMO_PASSWORD))['access_token'];
    expect((await auth.call('/api/v1/admin/logout-notices', { token: person })).status).toBe(403);
  });
});
