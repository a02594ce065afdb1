import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { EventData, EventDefinition, EventOf } from '@yiwang/event-core';
import { formatCaseNo } from '@yiwang/standards';
import { eventOf, TestService, type ApiResponse, type EventProbe, type TestPrincipal } from '@yiwang/testing';
import { notification } from '../src/notification.service.js';

export const REGION = '330203';
export const MARKET = '11330203MB0A100133';
export const OPERATOR: TestPrincipal = { kind: 'officer', id: 'o-operator', permissions: ['ops.messaging'] };
export const OFFICER: TestPrincipal = { kind: 'officer', id: 'o-other', permissions: ['task.handle'] };
const SECRET = 'test-gateway-secret-of-32-characters';

let serial = 0;
export const newCaseNo = (): string => formatCaseNo({ region6: REGION, date: '2026-03-02', serial: ++serial });

interface Sent {
  key: string;
  to: string;
  text: string;
}

/** acceptance, auth, evaluation and the SMS provider, played by one server. */
export class Neighbours {
  /** Every request that the provider got, in order. */
  readonly asked: Sent[] = [];
  /** Case number → answer of acceptance; a case that is not here does not exist. */
  readonly cases = new Map<string, { accountId: string | null; mobile: string | null }>();
  readonly accounts = new Map<string, string | null>();
  readonly officers = new Map<string, string[]>();
  /** Those of them, or above them, who hold `system.manage`. */
  readonly keepers = new Map<string, string[]>();
  nothingToRate = false;
  links = 0;
  /** Status of the provider; 0 closes the connection without an answer. */
  provider = 200;
  delayMs = 0;

  private constructor(private readonly server: Server) {
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => this.answer(request, body, response));
    });
  }

  static async start(): Promise<Neighbours> {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Neighbours(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** How often the provider was asked to send to this number, by key. */
  keysOf(to: string): string[] {
    return this.asked.filter((sent) => sent.to === to).map(({ key }) => key);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private answer(request: IncomingMessage, body: string, response: ServerResponse): void {
    const json = (status: number, value: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    const url = request.url ?? '';
    const [, , , , , id = ''] = url.split('/');
    if (url === '/token') return json(200, { access_token: 't', expires_in: 300 });
    if (url === '/sms') return this.take(request, body, response);
    if (request.headers.authorization !== 'Bearer t') return json(401, { code: 'ACCESS.TOKEN_MISSING' });
    if (url.startsWith('/api/v1/internal/applications/')) {
      const contact = this.cases.get(id);
      return contact ? json(200, { caseNo: id, ...contact }) : json(404, { code: 'ACCEPTANCE.CASE_NOT_FOUND' });
    }
    if (url.startsWith('/api/v1/internal/accounts/')) {
      const mobile = this.accounts.get(id);
      return mobile === undefined ? json(404, { code: 'AUTH.ACCOUNT_NOT_FOUND' }) : json(200, { accountId: id, mobile });
    }
    if (url.startsWith('/api/v1/internal/organisations/')) {
      const holders = url.endsWith('?permission=system.manage') ? this.keepers : this.officers;
      const officers = (holders.get(id) ?? []).map((accountId) => ({ accountId, mobile: null }));
      return json(200, { orgCode: id, officers });
    }
    if (url.endsWith('/link') && request.method === 'POST') {
      if (this.nothingToRate) return json(409, { code: 'EVALUATION.NOTHING_TO_RATE' });
      return json(201, { invitationId: id, token: `token-${++this.links}`, expiresAt: new Date().toISOString() });
    }
    return json(404, { code: 'HTTP.NOT_FOUND' });
  }

  private take(request: IncomingMessage, body: string, response: ServerResponse): void {
    const seconds = String(request.headers['yiwang-timestamp']);
    const signature = createHmac('sha256', SECRET).update(`${seconds}.${body}`).digest('hex');
    if (request.headers['yiwang-signature'] !== signature) return void response.writeHead(403).end();
    const { to, text } = JSON.parse(body) as { to: string; text: string };
    this.asked.push({ key: String(request.headers['idempotency-key']), to, text });
    if (this.provider === 0) return void request.socket.destroy();
    setTimeout(() => response.writeHead(this.provider).end(JSON.stringify({ echo: to })), this.delayMs);
  }
}

export class NotificationUnderTest {
  private constructor(
    readonly service: TestService,
    readonly probe: EventProbe,
    readonly neighbours: Neighbours,
  ) {}

  static async start(): Promise<NotificationUnderTest> {
    const neighbours = await Neighbours.start();
    try {
      const service = await TestService.start(notification, {
        SERVICE_CLIENT_ID: 'svc-notification',
        SERVICE_CLIENT_SECRET: 's',
        TOKEN_URL: `${neighbours.url}/token`,
        ACCEPTANCE_URL: neighbours.url,
        AUTH_URL: neighbours.url,
        EVALUATION_URL: neighbours.url,
        RATING_PAGE_URL: 'https://portal.example/rate',
        MESSAGE_CHANNEL: 'http',
        MESSAGE_GATEWAY_URL: `${neighbours.url}/sms`,
        MESSAGE_GATEWAY_SECRET: SECRET,
        SEND_SCAN_MS: '30',
      });
      const on = new NotificationUnderTest(service, await service.probe(), neighbours);
      await on.rows('DELETE FROM retry_schedule');
      await on.rows('INSERT INTO retry_schedule (attempt, wait_ms) VALUES (1, 20), (2, 20)');
      return on;
    } catch (error) {
      await neighbours.stop();
      throw error;
    }
  }

  async stop(): Promise<void> {
    await this.probe.stop();
    await this.service.stop();
    await this.neighbours.stop();
  }

  async rows<T>(sql: string, params: unknown[] = []): Promise<T[]> {
    return (await (await this.service.database()).query(sql, params)) as T[];
  }

  async tell<D extends EventDefinition>(definition: D, data: object): Promise<EventOf<D>> {
    const event = eventOf(definition, data as EventData<D>, { sequence: 2 });
    await this.probe.publish(definition, event);
    return event;
  }

  /** A case that a counter received, with the number it wrote down. */
  counterCase(mobile: string | null): string {
    const caseNo = newCaseNo();
    this.neighbours.cases.set(caseNo, { accountId: null, mobile });
    return caseNo;
  }

  list(query: string, as: TestPrincipal = OPERATOR): Promise<ApiResponse> {
    return this.service.call(`/api/v1/admin/notifications?${query}`, { as });
  }

  act(id: string, action: 'retry' | 'drop', key: string = randomUUID()): Promise<ApiResponse> {
    return this.service.call(`/api/v1/admin/notifications/${id}/${action}`, {
      method: 'POST',
      as: OPERATOR,
      headers: { 'idempotency-key': key },
    });
  }
}
