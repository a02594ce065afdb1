import { randomUUID } from 'node:crypto';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { Database } from '@yiwang/persistence';
import { allMigrations, createService, type RunningService } from '@yiwang/service-host';
import { backing, createTestDatabase } from '@yiwang/testing';
import { Secret, TOTP } from 'otpauth';
import { authService } from '../../src/auth.service.js';
import { Browser, challenge, fieldOf, verifier, type Seen } from './browser.js';

export type Json = Record<string, unknown>;
export interface Answer {
  status: number;
  body: Json;
  headers: Headers;
}

/** The issuer is part of every token, so its port has to be known before the service listens. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

const CALLBACK = 'http://127.0.0.1:4444/callback';

/** auth on a database of its own, with people who log in and systems that ask for tokens. */
export class RunningAuth {
  private constructor(
    readonly service: RunningService,
    readonly issuer: string,
    readonly env: Record<string, string>,
  ) {}

  static async start(over: Record<string, string> = {}): Promise<RunningAuth> {
    const { appUrl } = await createTestDatabase('auth', await allMigrations(authService));
    const port = await freePort();
    const issuer = `http://127.0.0.1:${port}/oidc`;
    const env = {
      NODE_ENV: 'test',
      PORT: String(port),
      DATABASE_URL: appUrl,
      REDIS_URL: backing().redisUrl,
      KAFKA_BROKERS: backing().kafkaBrokers.join(','),
      KAFKA_PREFIX: `t${randomUUID().slice(0, 8)}.`,
      AUTH_ISSUER: issuer,
      JWKS_URL: `${issuer}/jwks`,
      LOG_LEVEL: 'error',
      ...over,
    };
    return new RunningAuth(await createService(authService, env), issuer, env);
  }

  get database(): Database {
    return this.service.app.get(Database);
  }

  async stop(): Promise<void> {
    await this.service.close();
  }

  async call(path: string, init: { token?: unknown; key?: string; body?: unknown; method?: string } = {}): Promise<Answer> {
    const { token, key, body, method = body === undefined && key === undefined ? 'GET' : 'POST' } = init;
    const answer = await fetch(`${this.service.url}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${String(token)}` }),
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Json, headers: answer.headers };
  }

  async token(form: Record<string, string>, basic?: { clientId: string; clientSecret: string }): Promise<Answer> {
    const pair = basic && Buffer.from(`${basic.clientId}:${basic.clientSecret}`).toString('base64');
    const answer = await fetch(`${this.issuer}/token`, {
      method: 'POST',
      body: new URLSearchParams(form),
      ...(pair !== undefined && { headers: { authorization: `Basic ${pair}` } }),
    });
    return { status: answer.status, body: (await answer.json()) as Json, headers: answer.headers };
  }

  /** Of client credentials. */
  systemToken(client: { clientId: string; clientSecret: string }): Promise<Answer> {
    return this.token({ grant_type: 'client_credentials' }, client);
  }

  /** What the portal sends a browser to. */
  request(state = 's-1', more: Record<string, string> = {}): string {
    return `${this.issuer}/auth?${new URLSearchParams({
      client_id: 'portal',
      response_type: 'code',
      redirect_uri: CALLBACK,
      scope: 'openid profile',
      state,
      code_challenge: challenge,
      code_challenge_method: 'S256',
      ...more,
    }).toString()}`;
  }

  exchange(at: Seen): Promise<Answer> {
    return this.token({
      grant_type: 'authorization_code',
      client_id: 'portal',
      code: at.url.searchParams.get('code') ?? '',
      redirect_uri: CALLBACK,
      code_verifier: verifier,
    });
  }

  async login(login: string, password: string, browser = new Browser()): Promise<Json> {
    const at = await browser.login(await browser.open(this.request()), login, password);
    const { status, body } = await this.exchange(at);
    if (status !== 200) throw new Error(`${login} got no token: ${at.status}`);
    return body;
  }

  /** By a password and a device, which is enrolled first: for what asks for two factors. */
  async loginByTwo(login: string, password: string, browser = new Browser()): Promise<Json> {
    const { access_token: token } = await this.login(login, password);
    const own = async (what: string, body: Json): Promise<Json> =>
      (await this.call(`/api/v1/me/second-factor/${what}`, { token, key: randomUUID(), body })).body;
    const { enrolmentId, secret } = await own('enrolment', {});
    const code = (steps: number): string =>
      new TOTP({ secret: Secret.fromBase32(String(secret)) }).generate({ timestamp: Date.now() + steps * 30_000 });
    await own('confirmation', { enrolmentId, code: code(-1) });
    const page = await browser.login(await browser.open(this.request()), login, password);
    const at = await browser.open(`${page.url.href}/second-factor`, { csrf: fieldOf(page.html, 'csrf'), code: code(0) });
    const { status, body } = await this.exchange(at);
    if (status !== 200) throw new Error(`${login} got no token: ${at.status}`);
    return body;
  }
}
