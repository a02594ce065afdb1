import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, PERSONS } from '@yiwang/demo-data';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Adapter, type Payload } from 'oidc-provider';
import { Browser, fieldOf, type Seen } from './builders/browser.js';
import { RunningAuth, type Json } from './builders/running-auth.js';

/** The province's OpenID Connect provider: logs in whoever it is told to. */
class Province {
  subject = 'p-1';
  /** Instead of the subject's ID tokens it answers with an error. */
  denies = false;
  /** When whoever it logs in did so, as it says; now unless set. */
  loggedInAt: number | undefined;
  /** What it was last asked at its login page's address. */
  asked = new URLSearchParams();
  private readonly kept = new Map<string, Payload>();
  private constructor(private readonly server: Server) {}

  static async start(): Promise<Province> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Province(server);
  }

  get issuer(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async serve(callback: string): Promise<void> {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true });
    const provider = new Provider(this.issuer, {
      adapter: (kind: string) => this.adapter(kind),
      clients: [
        { client_id: 'yiwang', client_secret: 'told once', redirect_uris: [callback], token_endpoint_auth_method: 'client_secret_post' },
      ],
      jwks: { keys: [await exportJWK(privateKey)] },
      cookies: {
        keys: [randomBytes(16).toString('hex')],
        names: { interaction: '_p_interaction', resume: '_p_resume', session: '_p_session' },
      },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_: unknown, { uid }: { uid: string }) => `/login/${uid}` },
      findAccount: (_: unknown, id: string) => ({ accountId: id, claims: () => ({ sub: id, name: '王小明' }) }),
      loadExistingGrant: async (ctx: { oidc: { client: { clientId: string }; session: { accountId: string }; provider: Provider } }) => {
        const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
        grant.addOIDCScope('openid');
        await grant.save();
        return grant;
      },
    });
    const serve = provider.callback();
    this.server.on('request', (request, response) => {
      if (request.url?.startsWith('/auth?')) this.asked = new URL(request.url, this.issuer).searchParams;
      if (!request.url?.startsWith('/login/')) return void serve(request, response);
      const login = { accountId: this.subject, ts: this.loggedInAt };
      void provider.interactionFinished(request, response, this.denies ? { error: 'access_denied' } : { login });
    });
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private adapter(kind: string): Adapter {
    const key = (id: string): string => `${kind}:${id}`;
    const all = this.kept;
    return {
      upsert: (id, payload) => Promise.resolve(void all.set(key(id), payload)),
      find: (id) => Promise.resolve(all.get(key(id))),
      findByUid: (uid) => Promise.resolve([...all].find(([name, { uid: own }]) => name.startsWith(`${kind}:`) && own === uid)?.[1]),
      findByUserCode: () => Promise.resolve(undefined),
      consume: (id) => Promise.resolve(void all.set(key(id), { ...all.get(key(id)), consumed: 1 })),
      destroy: (id) => Promise.resolve(void all.delete(key(id))),
      revokeByGrantId: () => Promise.resolve(),
    };
  }
}

let province: Province;
let auth: RunningAuth;
beforeAll(async () => {
  province = await Province.start();
  const upstream = { name: 'province', zh: '省统一认证', en: 'Provincial account', clientId: 'yiwang', clientSecret: 'told once' };
  const dead = { ...upstream, name: 'away', zh: '不在', issuer: 'http://127.0.0.1:9' };
  auth = await RunningAuth.start({ SEED: 'demo', UPSTREAM_OIDC: JSON.stringify([{ ...upstream, issuer: province.issuer }, dead]) });
  await province.serve(new URL('/oidc/upstream/province/callback', auth.issuer).href);
}, 60_000);
afterAll(async () => {
  await auth?.stop();
  await province?.stop();
});

const claimsOf = (token: unknown): Json => JSON.parse(Buffer.from(String(token).split('.')[1]!, 'base64url').toString()) as Json;
/** From our login page to the other side and back, wherever that leads. */
async function through(browser: Browser, name = 'province', page?: Seen): Promise<Seen> {
  const at = page ?? (await browser.open(auth.request()));
  const link = new RegExp(`<a href="([^"]+/upstream/${name})">`).exec(at.html)?.[1] ?? '';
  return browser.open(new URL(link, at.url));
}
const bindings = async (): Promise<string[]> =>
  (await auth.database.query<{ user_id: string }>('SELECT user_id FROM upstream_accounts')).map(({ user_id }) => user_id);

describe('an account of an upstream provider', () => {
  it('is bound to the user who logs in here once, and from then on logs him in', async () => {
    const browser = new Browser();
    const page = await through(browser);
    expect([page.status, page.html.includes('您首次使用省统一认证登录')]).toEqual([200, true]);
    expect(await bindings()).toEqual([]);
    const inside = await browser.login(page, PERSONS.wangXiaoming.login, DEMO_PASSWORD);
    expect(inside.url.searchParams.get('code')).toBeTruthy();
    expect(await bindings()).toEqual([PERSONS.wangXiaoming.id]);

    const at = await through(new Browser());
    const { body } = await auth.exchange(at);
    expect(claimsOf(body['access_token'])).toMatchObject({ sub: PERSONS.wangXiaoming.id, acr: 'urn:yiwang:acr:1' });
    const [row] = await auth.database.query<{ all: string }>('SELECT upstream_accounts::text AS all FROM upstream_accounts');
    expect(row!.all).not.toContain('p-1');
  });

  it('is one user’s only, and neither he nor another is bound twice', async () => {
    province.subject = 'p-2';
    try {
      const browser = new Browser();
      const page = await through(browser);
      const refused = await browser.login(page, PERSONS.wangXiaoming.login, DEMO_PASSWORD);
      expect([refused.status, refused.html.includes('该账号已关联其他用户')]).toEqual([409, true]);
      expect(await bindings()).toEqual([PERSONS.wangXiaoming.id]);
      // Without the other side he is let in as ever.
      expect((await browser.login(refused, PERSONS.wangXiaoming.login, DEMO_PASSWORD)).url.searchParams.get('code')).toBeTruthy();
    } finally {
      province.subject = 'p-1';
    }
  });

  it('lets nobody in by an answer that is not of this login, twice the same, or an error', async () => {
    const browser = new Browser();
    await through(browser);
    const answer = browser.visited.find(({ pathname }) => pathname.endsWith('/callback') && pathname.includes('upstream'))!;
    const refused = ({ status, url }: Seen): unknown => [status, url.searchParams.get('code') !== null && url.pathname === '/callback'];
    // The same browser again: the login is over.
    expect(refused(await browser.open(answer))).toEqual([400, false]);
    // Another browser, with a login of its own.
    const victim = new Browser();
    const page = await victim.open(auth.request());
    expect(refused(await victim.open(answer))).toEqual([400, false]);
    const uid = page.url.pathname.split('/').at(-1)!;
    const forged = new URL(answer);
    forged.searchParams.set('state', `${uid}.${randomBytes(16).toString('base64url')}`);
    expect(refused(await victim.open(forged))).toEqual([401, false]);
    forged.searchParams.set('state', '../../etc');
    expect((await victim.open(forged)).status).toBe(404);

    province.denies = true;
    try {
      const denied = await through(new Browser());
      expect([denied.status, denied.html.includes('对方未能确认您的身份')]).toEqual([401, true]);
    } finally {
      province.denies = false;
    }
  });

  it('has people log in there anew, and by a login of before lets nobody in', async () => {
    const browser = new Browser();
    expect((await auth.exchange(await through(browser))).status).toBe(200);
    expect([province.asked.get('prompt'), province.asked.get('max_age')]).toEqual(['login', '0']);
    // The session of there is still open: by itself it proves nothing of now.
    province.loggedInAt = Math.floor(Date.now() / 1_000) - 3_600;
    try {
      const page = await browser.open(auth.request('s-2', { max_age: '0' }));
      const refused = await through(browser, 'province', page);
      expect([refused.status, refused.html.includes('对方未能确认您的身份')]).toEqual([401, true]);
    } finally {
      province.loggedInAt = undefined;
    }
  });

  it('is unlinked by its owner, and then lets nobody in before it is bound anew, whichever way he logs in', async () => {
    const { body } = await auth.exchange(await through(new Browser()));
    const token = body['access_token'];
    const listed = await auth.call('/api/v1/me/upstream-accounts', { token });
    expect(listed.body).toMatchObject({ items: [{ upstream: 'province', linkedAt: expect.any(String) }] });
    const unlink = async () =>
      (
        await fetch(`${auth.service.url}/api/v1/me/upstream-accounts/province`, {
          method: 'DELETE',
          headers: { authorization: `Bearer ${String(token)}` },
        })
      ).status;
    expect([await unlink(), await unlink()]).toEqual([204, 404]);
    const browser = new Browser();
    const page = await through(browser);
    expect([page.url.searchParams.get('code'), page.html.includes('您首次使用省统一认证登录')]).toEqual([null, true]);
    const byCode = await browser.open(new URL(`${page.url.pathname}/code`, page.url));
    expect([byCode.status, byCode.html.includes('您首次使用省统一认证登录')]).toEqual([200, true]);
    const changes = await auth.database.query('SELECT change FROM user_changes WHERE user_id = $1 ORDER BY id', [PERSONS.wangXiaoming.id]);
    expect(changes).toEqual([{ change: 'account-linked' }, { change: 'account-unlinked' }]);
  });

  it('is bound to nobody whose session was left open: he has to log in himself', async () => {
    province.subject = 'p-of-another';
    try {
      const [{ chenJing: owner }, browser, before] = [PERSONS, new Browser(), await bindings()];
      await auth.login(owner.login, DEMO_PASSWORD, browser);
      for (const more of [{ prompt: 'select_account' }, { acr_values: 'urn:yiwang:acr:2' }] as Record<string, string>[]) {
        const choice = await browser.open(auth.request('s-1', more));
        const first = await browser.open(new URL(`${choice.url.pathname}/login`, choice.url));
        const page = await through(browser, 'province', first);
        expect([page.status, page.html.includes('name="password"')]).toEqual([200, true]);
        const form = { csrf: fieldOf(page.html, 'csrf'), account: owner.id };
        const pressed = await browser.open(new URL(`${page.url.pathname}/identity`, page.url), form);
        expect([pressed.status, pressed.url.searchParams.get('code')]).toEqual([409, null]);
      }
      expect(await bindings()).toEqual(before);
    } finally {
      province.subject = 'p-1';
    }
  });

  it('is out of reach while the other side is, and everything else goes on', async () => {
    const browser = new Browser();
    const page = await through(browser, 'away');
    expect([page.status, page.html.includes('对方未能确认您的身份'), fieldOf(page.html, 'csrf')]).toEqual([401, true, expect.any(String)]);
    expect((await browser.open(new URL(page.url.pathname.replace('/away', '/nowhere'), page.url))).status).toBe(401);
    const form = { ...page, url: new URL(page.url.pathname.replace('/upstream/away', ''), page.url) };
    expect((await browser.login(form, 'chenjing', DEMO_PASSWORD)).url.searchParams.get('code')).toBeTruthy();
  });
});
