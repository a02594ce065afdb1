import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Database } from '@yiwang/persistence';
import { TestService, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { authService } from '../../src/auth.service.js';

interface SentNotice {
  noticeId: string;
  mobile: string;
  about: string;
}

interface SentCode {
  codeId: string;
  mobile: string;
  purpose: string;
  code: string;
}

/** notification and acceptance, played by one server that also gives auth its own token. */
export class PersonNeighbours {
  readonly sent: SentCode[] = [];
  readonly notices: SentNotice[] = [];
  /** Status with which notification answers. */
  sending = 202;
  openCases = 0;
  /** Status with which acceptance answers. */
  asking = 200;

  private constructor(private readonly server: Server) {
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const json = (status: number, value: unknown): void => {
          response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
        };
        if (request.url === '/token') return json(200, { access_token: 't', expires_in: 300 });
        if (request.headers.authorization !== 'Bearer t') return json(401, { code: 'ACCESS.TOKEN_MISSING' });
        if (request.url === '/api/v1/internal/one-time-codes') {
          if (this.sending === 202) this.sent.push(JSON.parse(body) as SentCode);
          return json(this.sending, { code: 'NOTIFICATION.GATEWAY_AWAY' });
        }
        if (request.url === '/api/v1/internal/account-notices') {
          if (this.sending === 202) this.notices.push(JSON.parse(body) as SentNotice);
          return json(this.sending, { code: 'NOTIFICATION.GATEWAY_AWAY' });
        }
        if (request.url?.startsWith('/api/v1/internal/applicants/')) return json(this.asking, { open: this.openCases });
        return json(404, { code: 'HTTP.ROUTE_NOT_FOUND' });
      });
    });
  }

  static async start(): Promise<PersonNeighbours> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new PersonNeighbours(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

let last = 13_800_000_000;
let address = 0;

/** auth with people who register themselves. */
export class PersonsUnderTest {
  private constructor(
    readonly service: TestService,
    readonly neighbours: PersonNeighbours,
  ) {}

  static async start(env: Record<string, string> = {}): Promise<PersonsUnderTest> {
    const neighbours = await PersonNeighbours.start();
    try {
      const service = await TestService.start(authService, {
        SERVICE_CLIENT_ID: 'svc-auth',
        SERVICE_CLIENT_SECRET: 's',
        TOKEN_URL: `${neighbours.url}/token`,
        NOTIFICATION_URL: neighbours.url,
        ACCEPTANCE_URL: neighbours.url,
        TRUSTED_PROXIES: '127.0.0.1',
        ...env,
      });
      return new PersonsUnderTest(service, neighbours);
    } catch (error) {
      await neighbours.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.service.stop();
    await this.neighbours.stop();
  }

  rows<T extends Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.service.get(Database).query<T>(sql, params);
  }

  /** 安全事件 that were noted since `after`, without whom they are about. */
  async noted(after: number): Promise<string[]> {
    const rows = await this.rows<{ kind: string }>(
      `SELECT payload::jsonb -> 'data' ->> 'kind' AS kind FROM outbox WHERE topic = 'auth.security.v1' AND id > $1 ORDER BY id`,
      [after],
    );
    return rows.map(({ kind }) => kind);
  }

  async lastFact(): Promise<number> {
    const [row] = await this.rows<{ id: number }>('SELECT coalesce(max(id), 0)::int AS id FROM outbox');
    return row?.id ?? 0;
  }

  newMobile(): string {
    return String(++last);
  }

  /** An address that nobody has called from yet. */
  newAddress(): string {
    address++;
    return `198.51.${address >> 8}.${address & 255}`;
  }

  call(path: string, body: unknown, { from = this.newAddress(), as, key }: { from?: string; as?: TestPrincipal; key?: string } = {}) {
    return this.service.call(path, {
      method: 'POST',
      body,
      headers: { 'x-forwarded-for': from, ...(key !== undefined && { 'idempotency-key': key }) },
      ...(as && { as, token: { authAgo: 10 } }),
    });
  }

  ask(purpose: string, mobile: string, from = this.newAddress()): Promise<ApiResponse> {
    return this.call('/api/v1/one-time-codes', { mobile, purpose }, { from });
  }

  /** A code as the telephone shows it. */
  async code(purpose: string, mobile: string): Promise<{ codeId: string; code: string }> {
    const { status, body } = await this.ask(purpose, mobile);
    if (status !== 202) throw new Error(`no code: ${status} ${JSON.stringify(body)}`);
    return { codeId: body.codeId, code: this.codeSent(body.codeId) };
  }

  codeSent(codeId: string): string {
    const sent = this.neighbours.sent.find((one) => one.codeId === codeId);
    if (!sent) throw new Error('no such code was sent');
    return sent.code;
  }

  /** Registered just now. */
  async person({ password }: { password?: string } = {}): Promise<Person> {
    const mobile = this.newMobile();
    const answer = await this.call('/api/v1/registrations', { mobile, ...(await this.code('register', mobile)), password });
    if (answer.status !== 201) throw new Error(`not registered: ${answer.status} ${JSON.stringify(answer.body)}`);
    const { userId, accountId } = answer.body;
    return { userId, accountId, mobile, as: { kind: 'person', id: accountId, realNameLevel: 1 } };
  }

  post(path: string, body: unknown, as: TestPrincipal, key: string = randomUUID()): Promise<ApiResponse> {
    return this.call(path, body, { as, key });
  }
}

export interface Person {
  userId: string;
  accountId: string;
  mobile: string;
  as: TestPrincipal;
}
