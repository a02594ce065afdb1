import { EndingFeed, type EndingKind } from '@yiwang/access';
import { allMigrations, createService, type RunningService, type ServiceDefinition } from '@yiwang/service-host';
import type { Database } from '@yiwang/persistence';
import { backing } from './backing.js';
import { EventProbe } from './event-probe.js';
import { createTestDatabase, uniqueName } from './test-database.js';
import { TokenIssuer, type TestPrincipal, type TokenOptions } from './token-issuer.js';

export interface ApiRequest {
  method?: string;
  /** Who asks; none sends no token. */
  as?: TestPrincipal;
  token?: TokenOptions;
  headers?: Record<string, string>;
  /** Sent as JSON, unless it is a string: then as it is. */
  body?: unknown;
}

export interface ApiResponse {
  status: number;
  headers: Headers;
  /** Parsed when it is JSON, text otherwise. */
  body: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a test looks into whatever came
}

/** One whole service on real backing services, with a database, topics and tokens of its own. */
export class TestService {
  private constructor(
    private readonly running: RunningService,
    private readonly def: ServiceDefinition,
    private readonly tokens: TokenIssuer,
    readonly prefix: string,
    /** URL of the database as the app role. */
    readonly databaseUrl: string,
  ) {}

  static async start(def: ServiceDefinition, env: Record<string, string> = {}): Promise<TestService> {
    const tokens = await TokenIssuer.start();
    try {
      return await TestService.startWith(tokens, def, env);
    } catch (error) {
      await tokens.stop(); // or the test run would wait for it
      throw error;
    }
  }

  private static async startWith(tokens: TokenIssuer, def: ServiceDefinition, env: Record<string, string>): Promise<TestService> {
    const prefix = `${uniqueName(def.name)}.`;
    const { kafkaBrokers, redisUrl } = backing();
    const database = def.database === false ? undefined : await createTestDatabase(def.name, await allMigrations(def));
    const running = await createService(def, {
      NODE_ENV: 'test',
      LOG_LEVEL: 'fatal',
      KAFKA_BROKERS: kafkaBrokers.join(','),
      KAFKA_PREFIX: prefix,
      REDIS_URL: redisUrl,
      AUTH_ISSUER: tokens.issuer,
      JWKS_URL: tokens.jwksUrl,
      ...(database && { DATABASE_URL: database.appUrl, MIGRATOR_DATABASE_URL: database.migratorUrl }),
      ...env,
    });
    return new TestService(running, def, tokens, prefix, database?.appUrl ?? '');
  }

  get url(): string {
    return this.running.url;
  }

  get<T>(token: abstract new (...args: never[]) => T): T {
    return this.running.app.get(token as never);
  }

  async database(): Promise<Database> {
    const { Database } = await import('@yiwang/persistence');
    return this.get(Database);
  }

  /** Names of the event handlers: the inbox keys that must never change. */
  async consumers(): Promise<string[]> {
    const { HandlerRegistry } = await import('@yiwang/messaging');
    return this.get(HandlerRegistry)
      .all()
      .map((handler) => handler.consumer)
      .sort();
  }

  /** Listens to the service's topics, and publishes to them as a neighbour would. */
  probe(): Promise<EventProbe> {
    return EventProbe.start(this.prefix, this.def.topics ?? []);
  }

  bearer(principal: TestPrincipal, options?: TokenOptions): Promise<string> {
    return this.tokens.token(principal, options);
  }

  /** Ends an access; the service hears of it by itself. */
  endUnheard(kind: EndingKind, id: string): void {
    this.tokens.end(kind, id);
  }

  /** Ends an access, and waits until the service knows. */
  async end(kind: EndingKind, id: string): Promise<void> {
    this.endUnheard(kind, id);
    await this.get(EndingFeed).refresh();
  }

  async call(path: string, request: ApiRequest = {}): Promise<ApiResponse> {
    const headers: Record<string, string> = { ...request.headers };
    if (request.as) headers['authorization'] ??= `Bearer ${await this.bearer(request.as, request.token)}`;
    if (request.body !== undefined) headers['content-type'] ??= 'application/json';
    const response = await fetch(new URL(path, this.url), {
      method: request.method ?? (request.body === undefined ? 'GET' : 'POST'),
      headers,
      redirect: 'manual',
      body:
        request.body === undefined || typeof request.body === 'string'
          ? (request.body as string | undefined)
          : JSON.stringify(request.body),
    });
    const text = await response.text();
    const json = /json/.test(response.headers.get('content-type') ?? '');
    return { status: response.status, headers: response.headers, body: json && text !== '' ? JSON.parse(text) : text };
  }

  async stop(): Promise<void> {
    await this.running.close();
    await this.tokens.stop();
  }
}
