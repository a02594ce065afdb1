import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { loginWithPassword } from './oidc-login.js';

const ISSUER = 'http://platform/oidc';
const PAGE = `${ISSUER}/interaction/u1`;
const REDIRECT = 'http://127.0.0.1/callback';

/** The pages of somebody with a device: password, code, and back. */
class Pages {
  readonly forms: Record<string, string>[] = [];
  private state = '';

  answer(input: Parameters<typeof fetch>[0], init: RequestInit = {}): Response {
    const url = new URL(String(input instanceof Request ? input.url : input));
    const form = init.body instanceof URLSearchParams ? Object.fromEntries(init.body) : undefined;
    if (url.pathname === '/oidc/auth') {
      this.state = url.searchParams.get('state')!;
      return to(PAGE);
    }
    if (url.pathname === '/oidc/token') return Response.json({ access_token: 'a', id_token: 'i', expires_in: 300 });
    if (form === undefined) return html('<form method="post" action="/oidc/interaction/u1"><input type="hidden" name="csrf" value="c1">');
    this.forms.push({ at: url.pathname, ...form });
    if (!url.pathname.endsWith('/second-factor')) {
      return html('<form method="post" action="/oidc/interaction/u1/second-factor"><input type="hidden" name="csrf" value="c2">');
    }
    return form['code'] === '123456' ? to(`${REDIRECT}?code=x&state=${this.state}`) : html('<form>', 401);
  }
}
const to = (location: string): Response => new Response(null, { status: 303, headers: { location } });
const html = (text: string, status = 200): Response => new Response(text, { status, headers: { 'content-type': 'text/html' } });

let pages: Pages;
beforeEach(() => {
  pages = new Pages();
  jest.spyOn(globalThis, 'fetch').mockImplementation(async (input, init) => pages.answer(input, init));
});
afterEach(() => void jest.restoreAllMocks());

const login = (code?: string) =>
  loginWithPassword({
    ...{ issuer: ISSUER, clientId: 'portal', redirectUri: REDIRECT, login: 'ops', password: 'p' },
    ...(code !== undefined && { code: async () => code }),
  });

describe('a login by password', () => {
  it('goes on with the code of a second factor where the pages ask for one', async () => {
    expect(await login('123456')).toMatchObject({ accessToken: 'a' });
    expect(pages.forms).toEqual([
      { at: '/oidc/interaction/u1', csrf: 'c1', login: 'ops', password: 'p' },
      { at: '/oidc/interaction/u1/second-factor', csrf: 'c2', code: '123456' },
    ]);
  });

  it('says what is missing where there is no code, and that a wrong one was refused', async () => {
    await expect(login()).rejects.toThrow(
      /^ops needs a second factor: log in with a browser, at http:\/\/platform\/oidc\/auth\?client_id=portal&/,
    );
    await expect(login('000000')).rejects.toThrow('the login of ops was refused: 401');
  });
});
