import { EndingFeed } from '@yiwang/access';
import type { EventDefinition, TopicSpec } from '@yiwang/event-core';
import { AUTH_EVENTS_TOPIC } from '@yiwang/events-auth';
import { CATALOGUE_ITEMS_TOPIC, ItemVersionV1, type ItemOperationalCore } from '@yiwang/events-catalogue';
import {
  ACCEPTANCE_EVENTS_TOPIC,
  CaseAcceptedV1,
  CaseClocksMovedV1,
  CaseClosedV1,
  CaseCorrectedV1,
  CaseRefusedV1,
  CaseReopenedV1,
  CaseExtendedV1,
  CaseResubmittedV1,
  CaseResumedV1,
  CaseSubmittedV1,
  CaseSupplementedV1,
  CaseSuspendedV1,
  CaseWithdrawnV1,
} from '@yiwang/events-acceptance';
import { departmentTopic, DISPATCH_EVENTS_TOPIC } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { allMigrations, createService, type RunningService } from '@yiwang/service-host';
import { backing, createTestDatabase, EventProbe, eventOf, eventually, TokenIssuer, uniqueName } from '@yiwang/testing';
import pg from 'pg';
import type { z } from 'zod';
import { dispatch } from '../src/dispatch.service.js';

/** Departments of the tests by their channel. */
export const ORG = {
  market: '11330203MB0A100133', // workbench, leads
  ecology: '11330203MB0A10021X', // Kafka
  fire: '11330203MB0A1003XM', // pull
  housing: '11330203MB0A10048M', // Kafka, in one test
} as const;
export const REGION = '330203';

export interface Answer<T = Record<string, never>> {
  status: number;
  headers: Headers;
  body: T & { code?: string };
}

type Participant = ItemOperationalCore['participants'][number];
export const seat = (orgCode: string, changes: Partial<Participant> = {}): Participant => ({
  orgCode,
  name: `部门${orgCode.slice(-4)}`,
  lead: false,
  stage: 1,
  sharePercent: 50,
  visibleFields: ['/premises/address'],
  ...changes,
});
export const threeDepartments = [seat(ORG.market, { lead: true, sharePercent: 100 }), seat(ORG.ecology), seat(ORG.fire)];

/** The whole service with its neighbours played by the test. */
export class DispatchUnderTest {
  private serial = 0;
  private readonly clients = new Map<string, string>();

  private constructor(
    readonly service: RunningService,
    readonly probe: EventProbe,
    private readonly tokens: TokenIssuer,
    private readonly env: Record<string, string>,
  ) {}

  /** `more`: variables of the environment beside the usual ones. */
  static async start(topics: TopicSpec[] = [], more: Record<string, string> = {}): Promise<DispatchUnderTest> {
    const prefix = `${uniqueName('dispatch')}.`;
    const [database, tokens] = await Promise.all([createTestDatabase('dispatch', await allMigrations(dispatch)), TokenIssuer.start()]);
    const watched = [
      DISPATCH_EVENTS_TOPIC,
      ACCEPTANCE_EVENTS_TOPIC,
      CATALOGUE_ITEMS_TOPIC,
      AUTH_EVENTS_TOPIC,
      departmentTopic(ORG.ecology),
      ...topics,
    ];
    const probe = await EventProbe.start(prefix, watched);
    const env = {
      NODE_ENV: 'test',
      DATABASE_URL: database.appUrl,
      KAFKA_BROKERS: backing().kafkaBrokers.join(','),
      KAFKA_PREFIX: prefix,
      REDIS_URL: backing().redisUrl,
      AUTH_ISSUER: tokens.issuer,
      JWKS_URL: tokens.jwksUrl,
      LOG_LEVEL: 'fatal',
      ...more,
    };
    const started = new DispatchUnderTest(await createService(dispatch, env), probe, tokens, env);
    await started.register(ORG.market, 'workbench', 'sys-market-workbench');
    await started.register(ORG.ecology, 'kafka', 'sys-ecology');
    await started.register(ORG.fire, 'pull', 'sys-fire');
    return started;
  }

  /** A second replica of the service; whoever starts it closes it. */
  replica(): Promise<RunningService> {
    return createService(dispatch, this.env);
  }

  async stop(): Promise<void> {
    await this.service.close();
    await this.probe.stop();
    await this.tokens.stop();
  }

  rows<T = Record<string, unknown>>(sql: string, params: unknown[] = []): Promise<T[]> {
    return this.service.app.get(Database).query(sql, params) as Promise<T[]>;
  }

  /** As the database does by itself in a while: only the owner of a table may. */
  async analyse(table: string): Promise<void> {
    const url = new URL(backing().postgresUrl);
    url.pathname = new URL(this.env['DATABASE_URL']!).pathname;
    const owner = new pg.Client({ connectionString: url.href });
    await owner.connect();
    await owner.query(`ANALYZE ${table}`).finally(() => owner.end());
  }

  async register(orgCode: string, channel: string, clientId: string): Promise<void> {
    this.clients.set(orgCode, clientId);
    await this.rows('INSERT INTO department_systems (id, org_code, name, channel, client_id) VALUES ($1, $2, $3, $4, $3)', [
      uuidv7(),
      orgCode,
      clientId,
      channel,
    ]);
  }

  /** An item code that no other test has. */
  itemCode(): string {
    return `${uuidv7().replaceAll('-', '').toUpperCase()}`.slice(1);
  }

  caseNo(): string {
    return `330203260302${String(++this.serial).padStart(8, '0')}X`;
  }

  async publishItem(itemCode: string, changes: Partial<ItemOperationalCore> = {}, sequence = 1): Promise<void> {
    await this.probe.publish(ItemVersionV1, eventOf(ItemVersionV1, itemOf(itemCode, changes), { sequence }));
  }

  /** Publishes and waits until the copy is there. */
  async givenItem(changes: Partial<ItemOperationalCore> = {}): Promise<string> {
    const itemCode = this.itemCode();
    await this.publishItem(itemCode, changes);
    await eventually(async () => {
      const rows = await this.rows('SELECT 1 FROM item_versions WHERE item_code = $1', [itemCode]);
      if (rows.length === 0) throw new Error('the item version has not arrived');
    });
    return itemCode;
  }

  async submitted(caseNo: string, itemCode: string, acceptedBy: 'department' | 'window' = 'department', extra: object = {}) {
    return this.caseFact(CaseSubmittedV1, caseNo, itemCode, {
      acceptedBy,
      applicantKind: 'legalPerson',
      channel: 'computer',
      acceptanceDueAt: '2026-03-09T09:00:00.000Z',
      provisional: false,
      ...extra,
    });
  }

  async resubmitted(caseNo: string, itemCode: string, round: number, lastRound?: boolean) {
    const due = { acceptanceDueAt: '2026-03-16T09:00:00.000Z', provisional: false, ...(lastRound && { lastRound }) };
    return this.caseFact(CaseResubmittedV1, caseNo, itemCode, { round, acceptedBy: 'department', ...due });
  }

  async accepted(caseNo: string, itemCode: string, extra: object = {}) {
    return this.caseFact(CaseAcceptedV1, caseNo, itemCode, {
      promiseDueAt: '2026-03-16T09:00:00.000Z',
      statutoryDueAt: '2026-03-30T09:00:00.000Z',
      provisional: false,
      caseKind: 'promised',
      ...extra,
    });
  }

  /** What an officer orders through acceptance. */
  suspended(caseNo: string, itemCode: string) {
    return this.caseFact(CaseSuspendedV1, caseNo, itemCode, { procedure: 'hearing', plannedDays: 20, endsBy: '2026-03-30T09:00:00.000Z' });
  }

  /** 办理中补正: the applicant answered the notice of that number. */
  corrected(caseNo: string, itemCode: string, called: number) {
    const at = new Date().toISOString();
    return this.caseFact(CaseCorrectedV1, caseNo, itemCode, { round: called, called, form: true, materials: true, at });
  }

  /** 容缺补交: all that was promised is here. */
  supplemented(caseNo: string, itemCode: string) {
    return this.caseFact(CaseSupplementedV1, caseNo, itemCode, { materialCodes: ['M2'], complete: true });
  }

  resumed(caseNo: string, itemCode: string, excludedDays: number, promiseDueAt: string, more: object = {}) {
    const dues = { excludedDays, promiseDueAt, statutoryDueAt: '2026-04-02T09:00:00.000Z', provisional: false };
    return this.caseFact(CaseResumedV1, caseNo, itemCode, { ...dues, ...more });
  }

  extended(caseNo: string, itemCode: string) {
    return this.caseFact(CaseExtendedV1, caseNo, itemCode, { days: 10, statutoryDueAt: '2026-04-16T09:00:00.000Z', provisional: false });
  }

  clocksMoved(caseNo: string, itemCode: string, dues: object) {
    return this.caseFact(CaseClocksMovedV1, caseNo, itemCode, { cause: 'calendar', provisional: false, ...dues });
  }

  refused(caseNo: string, itemCode: string) {
    return this.caseFact(CaseRefusedV1, caseNo, itemCode, { ground: 'requirementsNotMet' });
  }

  withdrawn(caseNo: string, itemCode: string) {
    return this.caseFact(CaseWithdrawnV1, caseNo, itemCode, { stage: 'accepted' });
  }

  reopened(caseNo: string, itemCode: string) {
    return this.caseFact(CaseReopenedV1, caseNo, itemCode, {
      stage: 'accepted',
      basis: 'review',
      round: 1,
      acceptedBy: 'window',
      promiseDueAt: '2026-04-16T09:00:00.000Z',
      statutoryDueAt: '2026-04-30T09:00:00.000Z',
      provisional: false,
    });
  }

  closed(caseNo: string, itemCode: string) {
    return this.caseFact(CaseClosedV1, caseNo, itemCode, { finishKind: 6 });
  }

  private async caseFact<S extends z.ZodType>(definition: EventDefinition<S>, caseNo: string, itemCode: string, extra: object) {
    const fact = {
      caseNo,
      itemCode,
      itemVersion: 1,
      decidingOrgCode: ORG.market,
      regionCode: REGION,
      by: { kind: 'person', id: 'person-1' },
      at: '2026-03-02T02:00:00.000Z',
      ...extra,
    };
    const erased = definition as unknown as EventDefinition;
    const event = eventOf(erased, fact as never);
    await this.probe.publish(erased, event);
    return event;
  }

  async officer(orgCode: string, permissions = ['task.handle'] as const): Promise<Client> {
    const token = await this.tokens.token({ kind: 'officer', id: `officer-${orgCode}`, orgCode, permissions: [...permissions] });
    return new Client(`${this.service.url}/api/v1/workbench/tasks`, token);
  }

  /** The system of an organisation: its registered client, unless another one of the organisation is to be played. */
  async system(orgCode: string, clientId = this.clients.get(orgCode) ?? 'sys-unregistered', itemCodes?: string[]): Promise<Client> {
    const limit = itemCodes && { itemCodes };
    const token = await this.tokens.token({
      kind: 'system',
      id: clientId,
      clientId,
      orgCode,
      permissions: ['department.connect'],
      ...limit,
    });
    return new Client(`${this.service.url}/api/v1/department/tasks`, token);
  }

  /** What a system sends as its Authorization header. */
  async bearerOf(orgCode: string, clientId: string): Promise<string> {
    const principal = { kind: 'system', id: clientId, clientId, orgCode, permissions: ['department.connect'] } as const;
    return `Bearer ${await this.tokens.token({ ...principal, permissions: [...principal.permissions] })}`;
  }

  /** Everything of a department's system: its feed, tasks, days. */
  async department(orgCode: string, clientId: string): Promise<Client> {
    const token = await this.tokens.token({ kind: 'system', id: clientId, clientId, orgCode, permissions: ['department.connect'] });
    return new Client(`${this.service.url}/api/v1/department`, token);
  }

  /** What the system of an organisation is told, in its pull feed. */
  async feed(orgCode: string, clientId = this.clients.get(orgCode) ?? 'sys-unregistered', itemCodes?: string[]): Promise<Client> {
    const limit = itemCodes && { itemCodes };
    const token = await this.tokens.token({
      kind: 'system',
      id: clientId,
      clientId,
      orgCode,
      permissions: ['department.connect'],
      ...limit,
    });
    return new Client(`${this.service.url}/api/v1/department/feed`, token);
  }

  /** An officer who keeps systems, of a region. */
  async administrator(id: string, permissions: string[], regionCode = REGION): Promise<Client> {
    const token = await this.tokens.token({ kind: 'officer', id, regionCode, permissions } as Parameters<TokenIssuer['token']>[0]);
    return new Client(`${this.service.url}/api/v1/admin`, token);
  }

  /** For a system that is played outside of this harness. */
  systemToken(orgCode: string, clientId: string): Promise<string> {
    return this.tokens.token({ kind: 'system', id: clientId, clientId, orgCode, permissions: ['department.connect'] });
  }

  async operator(): Promise<Client> {
    const token = await this.tokens.token({ kind: 'officer', id: 'operator', permissions: ['ops.messaging'] });
    return new Client(`${this.service.url}/api/v1/admin`, token);
  }

  /** Anybody, below a path of the service. */
  async client(path: string, principal: Parameters<TokenIssuer['token']>[0]): Promise<Client> {
    return new Client(`${this.service.url}${path}`, await this.tokens.token(principal));
  }

  /** Ends an access, and waits until the service knows. */
  async end(...ended: Parameters<TokenIssuer['end']>): Promise<void> {
    this.tokens.end(...ended);
    await this.service.app.get(EndingFeed).refresh();
  }

  /** The one open task of an organisation for a case, once it is there. */
  async taskOf(caseNo: string, orgCode: string, purpose = 'handling'): Promise<string> {
    return eventually(async () => {
      const [task] = await this.rows<{ id: string }>(
        "SELECT id FROM tasks WHERE case_no = $1 AND org_code = $2 AND purpose = $3 AND state IN ('assigned', 'acknowledged', 'inProgress', 'suspended')",
        [caseNo, orgCode, purpose],
      );
      if (!task) throw new Error(`no open task of ${orgCode} for ${caseNo}`);
      return task.id;
    });
  }
}

export class Client {
  constructor(
    private readonly base: string,
    private readonly token: string,
  ) {}

  get<T = Record<string, never>>(path = ''): Promise<Answer<T>> {
    return this.call('GET', path);
  }

  /** `key: null` sends no idempotency key. */
  post<T = Record<string, never>>(path: string, body?: unknown, key: string | null = uuidv7()): Promise<Answer<T>> {
    return this.call('POST', path, body, key);
  }

  put<T = Record<string, never>>(path: string, body: unknown, ifMatch?: string): Promise<Answer<T>> {
    return this.call('PUT', path, body, null, ifMatch === undefined ? {} : { 'if-match': ifMatch });
  }

  delete<T = Record<string, never>>(path: string): Promise<Answer<T>> {
    return this.call('DELETE', path);
  }

  /** A file. */
  async text(path: string): Promise<string> {
    return (await fetch(`${this.base}${path}`, { headers: { authorization: `Bearer ${this.token}` } })).text();
  }

  private async call<T>(method: string, path: string, body?: unknown, key: string | null = null, more: object = {}): Promise<Answer<T>> {
    const response = await fetch(`${this.base}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(key === null ? {} : { 'idempotency-key': key }),
        ...more,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (response.status === 204 ? {} : await response.json()) as Answer<T>['body'],
    };
  }
}

function itemOf(itemCode: string, changes: Partial<ItemOperationalCore>): ItemOperationalCore {
  return {
    itemCode,
    version: 1,
    name: '食品经营许可（新办）',
    status: 'published',
    category: '01',
    audience: ['enterprise'],
    implementingBody: { orgCode: ORG.market, name: '海曙区市场监督管理局', regionCode: REGION },
    exerciseLevel: '4',
    acceptedBy: 'window',
    caseKind: 'promised',
    star: 4,
    participants: threeDepartments,
    limits: { promised: { value: 10, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } },
    fees: [],
    materials: [],
    form: { ref: 'form', sha256: '0'.repeat(64) },
    guide: { ref: 'guide', sha256: '0'.repeat(64) },
    resultKinds: ['licence'],
    deliveryKinds: ['window'],
    validity: { from: '2026-01-01T00:00:00.000Z', to: null },
    ...changes,
  };
}
