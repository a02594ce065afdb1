import { randomUUID } from 'node:crypto';
import type { DemoConfidentialClient } from '@yiwang/demo-data';
import { DEMO_PASSWORD, PUBLIC_CLIENTS } from '@yiwang/demo-data';
import { loginWithPassword } from './oidc-login.ts';

/** An answer that was not a success, with the problem's stable code. */
export class ApiError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(method: string, path: string, status: number, problem: { code?: string; detail?: string }) {
    super(`${method} ${path}: ${status} ${problem.code ?? ''} ${problem.detail ?? ''}`);
    this.status = status;
    this.code = problem.code ?? '';
  }
}

export interface CallOptions {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
}

type TokenSource = () => Promise<{ accessToken: string; expiresIn: number }>;

/** Somebody (a person, an officer, a system) who calls the gateway with a token of their own, renewed before it expires. */
export class ApiClient {
  readonly gateway: string;
  private readonly source: TokenSource | undefined;
  private current: { accessToken: string; until: number } | undefined;

  constructor(gateway: string, source?: TokenSource) {
    this.gateway = gateway;
    this.source = source;
  }

  /** By the authorization-code flow of the portal. */
  static person(gateway: string, login: string): ApiClient {
    const issuer = `${gateway}/oidc`;
    return new ApiClient(gateway, () =>
      loginWithPassword({
        issuer,
        clientId: PUBLIC_CLIENTS.portal.clientId,
        redirectUri: 'http://127.0.0.1/callback',
        login,
        password: DEMO_PASSWORD,
      }),
    );
  }

  /** By client credentials. */
  static system(gateway: string, client: DemoConfidentialClient): ApiClient {
    return new ApiClient(gateway, async () => {
      const answer = await fetch(`${gateway}/oidc/token`, {
        method: 'POST',
        headers: { authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')}` },
        body: new URLSearchParams({ grant_type: 'client_credentials' }),
      });
      const body = (await answer.json()) as { access_token: string; expires_in: number };
      if (!answer.ok) throw new Error(`${client.clientId} got no token: ${answer.status} ${JSON.stringify(body)}`);
      return { accessToken: body.access_token, expiresIn: body.expires_in };
    });
  }

  async token(): Promise<string | undefined> {
    if (!this.source) return undefined;
    if (!this.current || Date.now() > this.current.until) {
      const { accessToken, expiresIn } = await this.source();
      this.current = { accessToken, until: Date.now() + (expiresIn - 30) * 1000 };
    }
    return this.current.accessToken;
  }

  /** A POST carries a fresh Idempotency-Key unless one is given. @throws ApiError */
  async call<T = Record<string, unknown>>(path: string, options: CallOptions = {}): Promise<T> {
    const method = options.method ?? (options.body === undefined ? 'GET' : 'POST');
    const token = await this.token();
    const response = await fetch(`${this.gateway}${path}`, {
      method,
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(options.body !== undefined && { 'content-type': 'application/json' }),
        ...(method === 'POST' && { 'idempotency-key': randomUUID() }),
        ...options.headers,
      },
      ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
    });
    const text = await response.text();
    const body: unknown = text === '' ? {} : JSON.parse(text);
    if (!response.ok) throw new ApiError(method, path, response.status, body as { code?: string; detail?: string });
    return body as T;
  }
}
