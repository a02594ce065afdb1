import { beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, PERSONS, PUBLIC_CLIENTS } from '@yiwang/demo-data';
import { Browser, hidden } from '@yiwang/stack';
import { eventually } from '@yiwang/testing';
import * as openid from 'openid-client';
import type { Platform } from './platform.js';

const { clientId } = PUBLIC_CLIENTS.portal;
const REDIRECT = 'http://127.0.0.1/callback';
const { luYi: person } = PERSONS;

/** What a relying party gets of a login, and the browser that logged in. */
interface LoggedIn {
  tokens: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers;
  browser: Browser;
}

/** 单点登录 with a client library of others: discovery, the real pages over HTTP, tokens renewed, and the end of it everywhere. */
export function loginJourney(on: () => Platform): void {
  describe('a login by a public OpenID Connect library', () => {
    let config: openid.Configuration;
    beforeAll(async () => {
      const issuer = new URL(`${on().stack.gatewayUrl}/oidc`);
      config = await openid.discovery(issuer, clientId, undefined, openid.None(), { execute: [openid.allowInsecureRequests] });
    });

    const newBrowser = (): Browser => new Browser((url) => url.href.startsWith(REDIRECT));

    /** As the library asks for it; ends with the client's own address, or with a page. */
    async function request(browser: Browser, more: Record<string, string> = {}) {
      const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()];
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: REDIRECT,
        scope: 'openid profile',
        code_challenge: await openid.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
        state,
        nonce,
        ...more,
      });
      const grant = (back: URL) =>
        openid.authorizationCodeGrant(config, back, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
      return { at: await browser.open(url), grant };
    }

    async function login(browser = newBrowser()): Promise<LoggedIn> {
      const { at, grant } = await request(browser);
      const page = await at.response!.text();
      const form = new URLSearchParams({ csrf: hidden(page, 'csrf'), login: person.login, password: DEMO_PASSWORD });
      const back = await browser.open(at.url, form);
      return { tokens: await grant(back.url), browser };
    }

    const call = (path: string, token: string, init: RequestInit = {}): Promise<Response> =>
      fetch(on().stack.gatewayUrl + path, { ...init, headers: { authorization: `Bearer ${token}`, ...init.headers } });
    const refused = (error: unknown): unknown => (error as { error?: string }).error;
    const refresh = (token: string | undefined) => openid.refreshTokenGrant(config, token ?? '');

    it('finds everything by discovery', () => {
      const server = config.serverMetadata();
      expect(server.code_challenge_methods_supported).toEqual(['S256']);
      expect(server.response_types_supported).toEqual(['code']);
      expect(server.end_session_endpoint).toBeDefined();
      expect(server.id_token_signing_alg_values_supported).toEqual(['ES256']);
    });

    it('gets tokens that the library believes and every service takes', async () => {
      const { tokens } = await login();
      expect(tokens.claims()?.sub).toBe(person.id);
      const user = await openid.fetchUserInfo(config, tokens.access_token, person.id);
      expect(user['name']).toMatch(/^\*/);
      for (const path of ['/api/v1/me', '/api/v1/applications?limit=1', '/api/v1/payments/orders?limit=1'])
        expect([path, (await call(path, tokens.access_token)).status]).not.toEqual([path, 401]);
      expect(await (await call('/api/v1/me', tokens.access_token)).json()).toMatchObject({ id: person.id, kind: 'person' });
    });

    it('is not asked again in the same browser, and is where the client demands it', async () => {
      const { browser } = await login();
      const again = await request(browser);
      expect(again.at.response).toBeUndefined();
      expect((await again.grant(again.at.url)).claims()?.sub).toBe(person.id);
      const demanded = await request(browser, { prompt: 'login' });
      expect(await demanded.at.response!.text()).toContain('name="password"');
    });

    it('takes a code, and a refresh token, once: the second use ends the whole family', async () => {
      const browser = newBrowser();
      const { at, grant } = await request(browser);
      const form = new URLSearchParams({ csrf: hidden(await at.response!.text(), 'csrf'), login: person.login, password: DEMO_PASSWORD });
      const { url } = await browser.open(at.url, form);
      const first = await grant(url);
      const second = await refresh(first.refresh_token);
      expect(second.refresh_token).not.toBe(first.refresh_token);
      await expect(refresh(first.refresh_token)).rejects.toMatchObject({ error: 'invalid_grant' });
      expect(refused(await refresh(second.refresh_token).catch((error: unknown) => error))).toBe('invalid_grant');

      const replayed = await login();
      expect(refused(await grant(url).catch((error: unknown) => error))).toBe('invalid_grant');
      expect((await refresh(replayed.tokens.refresh_token)).claims()?.sub ?? person.id).toBe(person.id); // another login lives on
    });

    it('is logged out at the provider, and back at the page that the client was registered with', async () => {
      const { tokens, browser } = await login();
      const [postLogout] = PUBLIC_CLIENTS.portal.postLogoutRedirectUris;
      const leaving = browser.until((url) => url.href === postLogout);
      const confirm = await leaving.open(
        openid.buildEndSessionUrl(config, { id_token_hint: tokens.id_token!, post_logout_redirect_uri: postLogout }),
      );
      const page = await confirm.response!.text();
      const action = /action="([^"]+)"/.exec(page)?.[1];
      const left = await leaving.open(new URL(action!, confirm.url), new URLSearchParams({ xsrf: hidden(page, 'xsrf'), logout: 'yes' }));
      expect(left.url.href).toBe(postLogout);
      expect(refused(await refresh(tokens.refresh_token).catch((error: unknown) => error))).toBe('invalid_grant');
      const again = await request(browser);
      expect(await again.at.response!.text()).toContain('name="password"');
    });

    it('is ended by its owner everywhere: no service takes a token of any of his sessions any more', async () => {
      const [phone, desk] = [await login(), await login()];
      const list = await call('/api/v1/me/sessions', desk.tokens.access_token);
      expect(list.status).toBe(200);
      const ended = await call('/api/v1/me/sessions', desk.tokens.access_token, {
        method: 'DELETE',
        headers: { 'idempotency-key': crypto.randomUUID() },
      });
      expect(ended.status).toBeLessThan(300);
      for (const { tokens, browser } of [phone, desk]) {
        expect(refused(await refresh(tokens.refresh_token).catch((error: unknown) => error))).toBe('invalid_grant');
        await eventually(async () => {
          for (const path of ['/api/v1/me', '/api/v1/applications?limit=1'])
            expect([path, (await call(path, tokens.access_token)).status]).toEqual([path, 401]);
        }, 60_000);
        const again = await request(browser);
        expect(await again.at.response!.text()).toContain('name="password"');
      }
    });
  });
}
