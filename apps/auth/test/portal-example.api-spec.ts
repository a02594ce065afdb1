import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, LEGAL_PERSONS, PERSONS, PUBLIC_CLIENTS } from '@yiwang/demo-data';
import { eventually, RunningExample } from '@yiwang/testing';
import { Browser, fieldOf, type Seen } from './builders/browser.js';
import { RunningAuth } from './builders/running-auth.js';

const { wangXiaoming: person } = PERSONS;

let auth: RunningAuth;
let gateway: Server;
let portal: RunningExample;
let home: string;
/** What the gateway was asked by the portal, and what it answers; it asks auth whoever the token is of unless a test says otherwise. */
let asked: IncomingMessage[] = [];
let refusals: { code: string; challenge?: string }[] = [];

/** Follows the portal's own address to its end instead of stopping there. */
class PortalBrowser extends Browser {
  protected override stopsAt(url: URL): boolean {
    return url.hostname !== '127.0.0.1';
  }
}

beforeAll(async () => {
  // So short that the portal renews its token before each call.
  auth = await RunningAuth.start({ SEED: 'demo', ACCESS_TOKEN_SECONDS: '30' });
  gateway = createServer((request, response) => {
    asked.push(request);
    const refusal = refusals.shift();
    if (refusal) {
      const challenge = refusal.challenge === undefined ? {} : { 'www-authenticate': `Bearer realm="yiwang", ${refusal.challenge}` };
      return response.writeHead(401, challenge).end(JSON.stringify({ code: refusal.code }));
    }
    const { authorization = '' } = request.headers;
    return void fetch(auth.service.url + request.url, { headers: { authorization } })
      .then(async (answer) => response.writeHead(answer.status).end(await answer.text()))
      .catch(() => response.writeHead(502).end());
  });
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve));
  portal = RunningExample.start('typescript/portal/portal.ts', {
    PLATFORM: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}`,
    ISSUER: auth.issuer,
    CLIENT_ID: PUBLIC_CLIENTS.portal.clientId,
    PORT: '0',
  });
  home = String((await eventually(() => Promise.resolve(portal.heard((said) => 'listening' in said)), 20_000))['listening']);
}, 60_000);
afterAll(async () => {
  await portal?.stop();
  await new Promise((resolve) => gateway?.close(resolve));
  await auth?.stop();
});
beforeEach(() => {
  asked = [];
  refusals = [];
});

const bodyOf = ({ html }: Seen): unknown => JSON.parse(html);
async function login(browser: Browser, path: string, name: string = person.login): Promise<Seen> {
  return browser.login(await browser.open(home + path), name, DEMO_PASSWORD);
}

describe('the sample of a portal, with a public library and none of ours', () => {
  it('brings whoever logs in where he wanted to go, and asks the platform in his name', async () => {
    const browser = new PortalBrowser();
    const at = await login(browser, '/api/v1/me');
    expect([at.url.href, at.status, bodyOf(at)]).toEqual([`${home}/api/v1/me`, 200, expect.objectContaining({ id: person.id })]);
    expect(bodyOf(await browser.open(`${home}/`))).toMatchObject({ user: { sub: person.id, yw_kind: 'person' } });
  });

  it('asks for what a refused call demands, and goes on with it', async () => {
    const browser = new PortalBrowser();
    await login(browser, '/login');
    refusals = [{ code: 'ACCESS.STEP_UP_REQUIRED', challenge: 'error="insufficient_user_authentication", max_age="900"' }];
    const fresh = await browser.open(`${home}/api/v1/me`);
    expect(bodyOf(fresh)).toMatchObject({ id: person.id });
    const request = browser.visited.findLast(({ pathname }) => pathname === '/oidc/auth')!;
    expect(request.searchParams.get('max_age')).toBe('900');

    refusals = [
      {
        code: 'ACCESS.STEP_UP_REQUIRED',
        challenge: 'error="insufficient_user_authentication", acr_values="urn:yiwang:acr:2", max_age="900"',
      },
    ];
    const page = await browser.open(`${home}/api/v1/me`);
    expect([page.url.pathname, page.status]).toEqual([expect.stringMatching(/^\/oidc\/interaction\//), 200]);
  });

  it('sends to the login who was logged out behind its back', async () => {
    const browser = new PortalBrowser();
    await login(browser, '/login');
    refusals = [{ code: 'ACCESS.TOKEN_ENDED' }];
    const at = await browser.open(`${home}/api/v1/me`);
    expect(bodyOf(at)).toMatchObject({ id: person.id });
    expect(asked).toHaveLength(2);
    expect(asked[0]!.headers.authorization).not.toBe(asked[1]!.headers.authorization);
  });

  it('renews once for all who ask at the same moment: a refresh token shown twice would end the login', async () => {
    const browser = new PortalBrowser();
    await login(browser, '/login');
    for (let round = 0; round < 2; round++) {
      const seen = await Promise.all(Array.from({ length: 4 }, () => browser.twin().open(`${home}/api/v1/me`)));
      expect(seen.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    }
    expect(new Set(asked.map(({ headers }) => headers.authorization)).size).toBe(2);
  });

  it('lets whoever acts for several choose again', async () => {
    const agent = Object.values(LEGAL_PERSONS)[0]!;
    const browser = new PortalBrowser();
    await login(browser, '/login', agent.login);
    const page = await browser.open(`${home}/switch`);
    expect(page.html).toContain(agent.id);
    const chosen = await browser.open(`${page.url.href}/identity`, { csrf: fieldOf(page.html, 'csrf'), account: agent.id });
    expect(bodyOf(chosen)).toMatchObject({ user: { sub: agent.id, yw_kind: 'legalPerson' } });
  });

  it('logs out at the platform too, and comes back', async () => {
    const browser = new PortalBrowser();
    await login(browser, '/login');
    const confirm = await browser.open(`${home}/logout`);
    const action = new URL(/action="([^"]+)"/.exec(confirm.html)![1]!, confirm.url);
    const out = await browser.open(action, { xsrf: fieldOf(confirm.html, 'xsrf'), logout: 'yes' });
    expect([out.url.href, bodyOf(out)]).toEqual([`${home}/`, { user: null }]);
    expect((await browser.open(`${home}/api/v1/me`)).html).toContain('name="password"');
  });

  it('takes no answer that it did not ask for, and leads to no other site', async () => {
    const browser = new PortalBrowser();
    await browser.open(`${home}/login?to=${encodeURIComponent('//evil.example')}`);
    const forged = await browser.open(`${home}/callback?code=x&state=y&iss=${encodeURIComponent(auth.issuer)}`);
    expect(forged.status).toBe(403);
    const at = await login(browser, `/login?to=${encodeURIComponent('//evil.example')}`);
    expect(at.url.href).toBe(`${home}/`);
  });
});
