// A portal that lets people in by OpenID Connect and asks the platform in their name, with node:http and the public library openid-client.
//   npm install openid-client
//   PLATFORM=https://… CLIENT_ID=… [ORIGIN=https://portal.example] [ISSUER=https://…/oidc] [PORT=8092] node portal.ts
// Tokens stay here: the browser has a cookie that opens nothing elsewhere. Node 22.18 or newer runs TypeScript as it is.
import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import * as openid from 'openid-client';

const setting = (name: string): string => {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
};
const platform = setting('PLATFORM').replace(/\/+$/, '');
const issuer = new URL(process.env['ISSUER'] ?? `${platform}/oidc`);
const EARLY_MS = 30_000;

interface Login {
  user: openid.IDToken;
  idToken: string;
  accessToken: string;
  refreshToken: string | undefined;
  until: number;
}
/** One browser. In earnest it lies where the other processes of the portal find it. */
interface Visitor {
  asked?: { verifier: string; state: string; nonce: string; maxAge: number | undefined; to: string };
  login?: Login | undefined;
  renewing?: Promise<void> | undefined;
}
const visitors = new Map<string, Visitor>();

const plain = issuer.protocol === 'http:' ? { execute: [openid.allowInsecureRequests] } : {};
const config = await openid.discovery(issuer, setting('CLIENT_ID'), undefined, openid.None(), plain);

function loginOf(tokens: openid.TokenEndpointResponse & openid.TokenEndpointResponseHelpers, before?: Login): Login {
  return {
    user: tokens.claims() ?? before!.user,
    idToken: tokens.id_token ?? before!.idToken,
    accessToken: tokens.access_token,
    refreshToken: tokens.refresh_token,
    until: Date.now() + (tokens.expiresIn() ?? 0) * 1000,
  };
}

/** Where the browser goes to log in; `more`: what this login has to be beyond an ordinary one. */
async function authorize(visitor: Visitor, to: string, more: Record<string, string> = {}): Promise<string> {
  const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()];
  const maxAge = more['max_age'] === undefined ? undefined : Number(more['max_age']);
  visitor.asked = { verifier, state, nonce, maxAge, to };
  const challenge = { code_challenge: await openid.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256' };
  const asked = { redirect_uri: `${origin}/callback`, scope: 'openid profile', state, nonce, ...challenge, ...more };
  return openid.buildAuthorizationUrl(config, asked).href;
}

/** A refresh token is good once, and shown twice it ends the login: whoever waits for the same one waits together. */
async function accessToken(visitor: Visitor): Promise<string | undefined> {
  const { login } = visitor;
  if (login && Date.now() > login.until - EARLY_MS) await (visitor.renewing ??= renew(visitor, login));
  return visitor.login?.accessToken;
}

async function renew(visitor: Visitor, login: Login): Promise<void> {
  try {
    visitor.login = loginOf(await openid.refreshTokenGrant(config, login.refreshToken ?? ''), login);
  } catch (error) {
    // Logged out, ended by himself or an administrator, or over: he logs in again. Anything else may pass, and is asked again.
    if ((error as { error?: string }).error !== 'invalid_grant') throw error;
    visitor.login = undefined;
  } finally {
    visitor.renewing = undefined;
  }
}

/** What a 401 asks for in its challenge (RFC 9470) goes into the next authorization request as it is. */
const demands = (challenge: string | null): Record<string, string> =>
  Object.fromEntries([...(challenge ?? '').matchAll(/\b(acr_values|max_age)="([^"]*)"/g)].map(([, name, value]) => [name!, value!]));

/** Reads from the platform in the visitor's name; sends him to log in, or to prove more, where that is what is missing. */
async function read(visitor: Visitor, path: string, response: ServerResponse): Promise<void> {
  const token = await accessToken(visitor);
  if (token === undefined) return go(response, await authorize(visitor, path));
  const answer = await fetch(platform + path, { headers: { authorization: `Bearer ${token}` } });
  const body = await answer.text();
  if (answer.status !== 401) return send(response, answer.status, body);
  const { code } = JSON.parse(body) as { code?: string };
  if (code === 'ACCESS.STEP_UP_REQUIRED')
    return go(response, await authorize(visitor, path, demands(answer.headers.get('www-authenticate'))));
  visitor.login = undefined; // ACCESS.TOKEN_ENDED, TOKEN_EXPIRED, TOKEN_INVALID
  return go(response, await authorize(visitor, path));
}

async function finish(visitor: Visitor, url: URL, response: ServerResponse): Promise<void> {
  const { asked } = visitor;
  delete visitor.asked;
  if (!asked) return go(response, '/login'); // an old address, opened again
  try {
    const { verifier: pkceCodeVerifier, state: expectedState, nonce: expectedNonce, maxAge } = asked;
    const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true, ...(maxAge !== undefined && { maxAge }) };
    visitor.login = loginOf(await openid.authorizationCodeGrant(config, url, checks));
  } catch (error) {
    const { error: code = 'failed' } = error as { error?: string }; // access_denied: he did not agree, or left
    console.log(JSON.stringify({ refused: code }));
    return send(response, 403, JSON.stringify({ error: code }));
  }
  console.log(JSON.stringify({ loggedIn: visitor.login.user.sub }));
  // Another cookie for who is logged in: nobody gets in by one that he planted before.
  visitors.forEach((known, id) => known === visitor && visitors.delete(id));
  response.setHeader('set-cookie', cookieFor(visitor));
  return go(response, asked.to);
}

function logout(visitor: Visitor, response: ServerResponse): void {
  const { login } = visitor;
  visitor.login = undefined;
  if (!login) return go(response, '/');
  return go(response, openid.buildEndSessionUrl(config, { id_token_hint: login.idToken, post_logout_redirect_uri: `${origin}/` }).href);
}

function cookieFor(visitor: Visitor): string {
  const id = randomBytes(32).toString('base64url');
  visitors.set(id, visitor);
  return `portal=${id}; Path=/; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`;
}

function visitorOf(request: IncomingMessage, response: ServerResponse): Visitor {
  const known = visitors.get(/(?:^|; )portal=([\w-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '');
  if (known) return known;
  const visitor: Visitor = {};
  response.setHeader('set-cookie', cookieFor(visitor));
  return visitor;
}

const go = (response: ServerResponse, location: string): void => void response.writeHead(303, { location }).end();
const send = (response: ServerResponse, status: number, body: string): void =>
  void response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(body);
/** A place of ours: `//elsewhere` would be another site. */
const ours = (to: string | null): string => (to !== null && /^\/(?![/\\])/.test(to) ? to : '/');

async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', origin);
  const visitor = visitorOf(request, response);
  switch (url.pathname) {
    case '/':
      return send(response, 200, JSON.stringify({ user: visitor.login?.user ?? null }));
    case '/login':
      return go(response, await authorize(visitor, ours(url.searchParams.get('to'))));
    case '/switch': // 切换身份: himself, or an enterprise that he acts for; the login by the former identity ends
      return go(response, await authorize(visitor, '/', { prompt: 'select_account' }));
    case '/callback':
      return finish(visitor, url, response);
    case '/logout':
      return logout(visitor, response);
    default:
      return url.pathname.startsWith('/api/') ? read(visitor, url.pathname + url.search, response) : send(response, 404, '{}');
  }
}

const server = createServer((request, response) => {
  serve(request, response).catch((error: unknown) => {
    console.error(JSON.stringify({ failed: request.url?.split('?')[0], error: String(error) }));
    if (!response.headersSent) send(response, 502, '{}');
  });
});
await new Promise<void>((resolve) => server.listen(Number(process.env['PORT'] ?? 8092), process.env['HOST'] ?? '127.0.0.1', resolve));
const origin = process.env['ORIGIN'] ?? `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
console.log(JSON.stringify({ listening: origin }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => server.close(() => process.exit(0)));
