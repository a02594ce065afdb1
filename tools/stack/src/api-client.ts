import { renewed, YiwangClient, type IssuedToken } from '@yiwang/client';
import { DEMO_PASSWORD, PUBLIC_CLIENTS, type DemoConfidentialClient } from '@yiwang/demo-data';
import { loginWithPassword } from './oidc-login.ts';

export interface CallOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  headers?: Record<string, string>;
}

/** Somebody (a person, an officer, a system) who calls the gateway with a token of their own, renewed before it expires. */
export class ApiClient extends YiwangClient {
  readonly gateway: string;
  /** The access token; undefined for somebody anonymous. */
  readonly token: () => Promise<string | undefined>;

  constructor(gateway: string, login?: () => Promise<IssuedToken>) {
    const token = login ? renewed(login) : async () => undefined;
    super({ baseUrl: gateway, token });
    this.gateway = gateway;
    this.token = token;
  }

  /** By the authorization-code flow of the portal. */
  static person(gateway: string, login: string, password: string = DEMO_PASSWORD, code?: () => Promise<string>): ApiClient {
    const { clientId } = PUBLIC_CLIENTS.portal;
    const issuer = `${gateway}/oidc`;
    return new ApiClient(gateway, () =>
      loginWithPassword({ issuer, clientId, redirectUri: 'http://127.0.0.1/callback', login, password, ...(code && { code }) }),
    );
  }

  /** By client credentials. */
  static system(gateway: string, client: Pick<DemoConfidentialClient, 'clientId' | 'clientSecret'>): ApiClient {
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

  /** A call past the types, for tests of what no typed caller would send. @throws ApiProblem */
  async call<T = Record<string, unknown>>(path: string, options: CallOptions = {}): Promise<T> {
    const { method = options.body === undefined ? 'GET' : 'POST', ...input } = options;
    const { data } = await this.send(method, path, input);
    return (data ?? {}) as T;
  }
}
