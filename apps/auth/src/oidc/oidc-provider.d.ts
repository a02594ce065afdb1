/** The part of oidc-provider 9 that we use; the package ships no types. */
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  export type Payload = Record<string, unknown>;

  /** https://github.com/panva/node-oidc-provider/blob/main/example/my_adapter.js documents each method. */
  export interface Adapter {
    upsert(id: string, payload: Payload, expiresIn?: number): Promise<void>;
    find(id: string): Promise<Payload | undefined>;
    findByUserCode(userCode: string): Promise<Payload | undefined>;
    findByUid(uid: string): Promise<Payload | undefined>;
    consume(id: string): Promise<void>;
    destroy(id: string): Promise<void>;
    revokeByGrantId(grantId: string): Promise<void>;
  }

  export interface Client {
    clientId: string;
    clientName?: string;
    clientSecret?: string;
    applicationType: string;
    redirectUris: string[];
    grantTypeAllowed(type: string): boolean;
    /** All that it was registered with. */
    metadata(): Payload;
    [metadata: string]: unknown;
  }

  export interface Grant {
    addOIDCScope(scope: string): void;
    addResourceScope(resource: string, scope: string): void;
    save(): Promise<string>;
  }

  export interface AuthorizationCode {
    readonly isValid: boolean;
    clientId: string;
    accountId: string;
    /** In seconds. */
    authTime: number;
    /** @throws InvalidGrant for who comes second */
    consume(): Promise<void>;
  }

  export interface Token {
    kind: string;
    accountId?: string;
    clientId: string;
    scopes?: Set<string>;
    /** Of the login session, and of this client in it. */
    sessionUid?: string;
    sid?: string;
    /** When it was used, in seconds. */
    consumed?: number | boolean;
    /** Of a code or refresh token: how, and when in seconds, its owner logged in. */
    acr?: string;
    authTime?: number;
  }

  export interface Session {
    readonly uid: string;
    accountId?: string;
    /** When its owner logged in, in seconds. */
    loginTs?: number;
    acr?: string;
    amr?: string[];
    /** Before this request gave it another id. */
    oldId?: string;
    /** While a logout is being confirmed. */
    state?: { secret?: string; postLogoutRedirectUri?: string };
    grantIdFor(clientId: string): string | undefined;
  }

  export interface KoaContextWithOIDC {
    req: IncomingMessage;
    type: string;
    body: unknown;
    status: number;
    host: string;
    set(name: string, value: string): void;
    oidc: {
      client?: Client;
      session?: Session;
      account?: { accountId: string };
      /** The name of the endpoint: `token`, `revocation`, … */
      route: string;
      params?: { acr_values?: string; [name: string]: unknown };
      entities: { AccessToken?: Token; RefreshToken?: Token; AuthorizationCode?: Token; Interaction?: Interaction };
      result?: { consent?: { grantId?: string } };
      provider: Provider;
      /** The whole address of an endpoint, by its name. */
      urlFor(name: string): string;
    };
  }

  export interface Interaction {
    uid: string;
    /** In seconds. */
    exp: number;
    prompt: { name: string; reasons: string[] };
    params: {
      client_id?: string;
      redirect_uri?: string;
      login_hint?: string;
      prompt?: string;
      acr_values?: string;
      max_age?: number;
      ui_locales?: string;
    };
    /** The session that the request came with, if somebody is logged in there. */
    session: { accountId?: string; uid?: string } | undefined;
    result?: unknown;
    save(seconds: number): Promise<string>;
  }

  export interface InteractionResult {
    login?: { accountId: string; ts?: number; remember?: boolean; amr?: string[]; acr?: string };
    consent?: { grantId?: string };
    select_account?: object;
    error?: string;
    error_description?: string;
  }

  /** Whether what was answered earlier in the same request of a client stays beside it. */
  export interface ResultOptions {
    mergeWithLastSubmission: boolean;
  }

  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    /** Of the request under way. */
    static readonly ctx: KoaContextWithOIDC | undefined;
    readonly issuer: string;
    proxy: boolean;
    callback(): (request: IncomingMessage, response: ServerResponse) => Promise<void>;
    interactionDetails(request: IncomingMessage, response: ServerResponse): Promise<Interaction>;
    interactionResult(request: IncomingMessage, response: ServerResponse, result: object, options: ResultOptions): Promise<string>;
    interactionFinished(
      request: IncomingMessage,
      response: ServerResponse,
      result: InteractionResult,
      options?: ResultOptions,
    ): Promise<void>;
    /** Around every endpoint. */
    use(middleware: (ctx: KoaContextWithOIDC, next: () => Promise<void>) => Promise<void>): void;
    on(event: 'server_error', listener: (ctx: KoaContextWithOIDC, error: Error) => void): this;
    readonly Client: {
      prototype: Client & {
        compareClientSecret(secret: string): Promise<boolean>;
        backchannelLogout(this: Client, accountId: string, sid: string): Promise<void>;
      };
      find(id: string): Promise<Client | undefined>;
    };
    /** Looks a code up as the token endpoint does: not when the session it came from has ended. */
    readonly AuthorizationCode: {
      find(value: string): Promise<AuthorizationCode | undefined>;
    };
    readonly Session: { findByUid(uid: string): Promise<Session | undefined> };
    readonly Grant: {
      new (properties: { clientId: string; accountId: string }): Grant;
      find(id: string): Promise<Grant | undefined>;
    };
  }

  export const errors: {
    SessionNotFound: new (message?: string) => Error;
    InvalidClientAuth: new (detail?: string) => Error;
    InvalidGrant: new (detail?: string) => Error;
    InvalidTarget: new (description?: string) => Error;
    TemporarilyUnavailable: new (description?: string) => Error;
  };
  export interface PromptCheck {
    readonly reason: string;
  }
  export interface InteractionPrompt {
    checks: { remove(reason: string): void; add(check: PromptCheck): void };
  }
  export const interactionPolicy: {
    base(): { get(prompt: string): InteractionPrompt; add(prompt: InteractionPrompt, at: number): void };
    Check: new (
      reason: string,
      description: string,
      error: string,
      check: (ctx: KoaContextWithOIDC) => boolean | Promise<boolean>,
    ) => PromptCheck;
    Prompt: new (options: { name: string; requestable: boolean }) => InteractionPrompt;
  };
}
