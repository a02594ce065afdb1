import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { OFFICERS, ORGANISATIONS, type DemoOrganisation } from '@yiwang/demo-data';
import { ApiClient } from '@yiwang/stack';
import { eventually, ExchangeDatabase, missingFor, RunningExample } from '@yiwang/testing';
import type { Platform } from './platform.js';

export type Channel = 'kafka' | 'webhook' | 'pull' | 'xml' | 'tables';

/** What a department tells of its system, and what it is built from. */
interface Plan {
  readonly channel: Channel;
  readonly organisation: DemoOrganisation;
  /** Below examples/integrators. */
  readonly sample: string;
  /** Python modules that it needs. */
  readonly modules?: readonly string[];
  /** In its place where it cannot be run, so that the channel is there all the same. */
  readonly standIn?: string;
  /** 接入编码. */
  readonly code?: string;
}

const { haishuMarket, haishuHousing, haishuEcology, haishuHealth, haishuFire } = ORGANISATIONS;
const exchangeDepartment = new URL('../fixtures/exchange-department.mjs', import.meta.url).href;

/** Five departments, each by a channel of its own. Of two of them another system is live already. */
export const PLANS: readonly Plan[] = [
  { channel: 'pull', organisation: haishuMarket, sample: 'python/pull/department_system.py', modules: ['sqlite3'] },
  { channel: 'kafka', organisation: haishuHousing, sample: 'typescript/kafka/department-system.ts' },
  { channel: 'webhook', organisation: haishuEcology, sample: 'typescript/webhook/receiver.ts' },
  { channel: 'xml', organisation: haishuHealth, sample: 'java/xml/DepartmentSystem.java', code: '33020300011' },
  {
    channel: 'tables',
    organisation: haishuFire,
    sample: 'python/tables/department_system.py',
    modules: ['psycopg'],
    standIn: exchangeDepartment,
    code: '33020300012',
  },
];

/** Why the five systems cannot be run here; undefined where they can. */
export const missingForSystems = (): string | undefined =>
  PLANS.filter(({ standIn }) => standIn === undefined)
    .map(({ sample, modules }) => missingFor(sample, modules))
    .find((why) => why !== undefined);

export interface Report {
  state: 'running' | 'passed' | 'failed' | 'abandoned';
  checks: { check: string; state: string; finding: { code: string } | null; detail: string | null }[];
}
interface Detail {
  state: string;
  todo: { step: string }[];
}
/** What a program has taken, by its own account. */
export interface Taken {
  caseNo: string;
  taskId: string;
}

const API_KEY = 'the-key-of-the-department';
const ASSIGNED = 'cn.yiwang.department.task.assigned.v1';
/** A case of nobody, which every system may tell by its day. */
const isTestCase = (caseNo: string): boolean => caseNo.slice(6, 12) === '000101';

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * A department's own system, connected as the integrators' guide says: the city's integrator registers it, the operator makes its client and
 * approves it, and the sample of its channel runs as a process that knows the platform by its public interfaces only.
 */
export class DepartmentSystem {
  readonly channel: Channel;
  readonly orgCode: string;
  /** What its administrators have set up beside it, where its channel is the exchange tables. */
  readonly exchange: ExchangeDatabase | undefined;
  systemId = '';
  /** Calls with the client of the system: its people, at the screens that it does not have here. */
  api!: ApiClient;
  private readonly clientId: string;
  private readonly port: number;
  private readonly directory: string;
  private clientSecret = '';
  private channelSecret = '';
  private kafka: { brokers: string[]; reads: string; writes: string; groupPrefix: string } | undefined;
  private program: RunningExample | undefined;
  private readonly ended: RunningExample[] = [];

  private constructor(
    private readonly platform: Platform,
    private readonly plan: Plan,
    made: { port: number; directory: string; exchange: ExchangeDatabase | undefined },
  ) {
    this.channel = plan.channel;
    this.orgCode = plan.organisation.orgCode;
    this.clientId = `sys-journey-${plan.channel}`;
    this.port = made.port;
    this.directory = made.directory;
    this.exchange = made.exchange;
  }

  static async prepare(platform: Platform, plan: Plan): Promise<DepartmentSystem> {
    const [port, directory] = await Promise.all([freePort(), mkdtemp(join(tmpdir(), 'department-'))]);
    const exchange = plan.channel === 'tables' ? await ExchangeDatabase.create() : undefined;
    return new DepartmentSystem(platform, plan, { port, directory, exchange });
  }

  /** 接入 from registration to going live. */
  async goLive(itemCode: string): Promise<void> {
    await this.register(itemCode);
    await this.approve();
    this.start();
    await this.listens();
    await this.handleTestCase();
    const report = await this.conformance();
    expect([this.channel, report.state, report.checks.filter(({ state }) => state === 'failed')]).toEqual([this.channel, 'passed', []]);
    expect(await this.todo()).toEqual(['goLive']);
    const live = await this.operator.call<Detail>(`${this.path}/go-live`, { body: {} });
    expect([live.state, await this.todo()]).toEqual(['live', []]);
  }

  /** Again at the same place and with what it had kept. */
  start(): void {
    const { sample, modules, standIn } = this.plan;
    const runnable = standIn === undefined || missingFor(sample, modules) === undefined;
    this.program = RunningExample.start(runnable ? sample : standIn, this.environment());
  }

  async kill(): Promise<void> {
    if (!this.program) return;
    this.ended.push(this.program);
    await this.program.kill();
    this.program = undefined;
  }

  /** Whether it has said a line that fits, since whenever. */
  said(fits: (line: string) => boolean): boolean {
    return this.programs.some(({ lines }) => lines.some(fits));
  }

  /** @throws Error as long as it has said nothing that fits */
  heard(fits: (said: Record<string, unknown>) => boolean): Record<string, unknown> {
    const found = this.programs.flatMap(({ said }) => said).find(fits);
    if (!found) throw new Error(`${this.channel} has not said it; it complains: ${this.trouble}`);
    return found;
  }

  /** Resolves when a program that is called can be called (again). */
  async listens(): Promise<void> {
    if (this.channel !== 'webhook' && this.channel !== 'xml') return;
    await eventually(() => this.program?.heard((said) => 'listening' in said || said['event'] === 'listening'), 60_000);
  }

  /** What it complains of. */
  get trouble(): string {
    return this.program?.trouble ?? '';
  }

  /** Tasks of cases of somebody that it has taken, each once however often it came. */
  taken(): Taken[] {
    const lines = this.programs.flatMap((program) => program.lines);
    const all = lines.flatMap((line) => this.takenBy(line)).filter(({ caseNo }) => !isTestCase(caseNo));
    return [...new Map(all.map((each) => [each.taskId, each])).values()];
  }

  async stop(): Promise<void> {
    await this.kill();
    await this.exchange?.stop();
    await rm(this.directory, { recursive: true, force: true });
  }

  /** All that ran, the one that runs last. */
  private get programs(): RunningExample[] {
    return [...this.ended, ...(this.program ? [this.program] : [])];
  }
  private get operator(): ApiClient {
    return this.platform.cast.operator;
  }
  private get integrator(): ApiClient {
    return ApiClient.person(this.platform.stack.gatewayUrl, OFFICERS.integrator.login);
  }
  private get path(): string {
    return `/api/v1/admin/systems/${this.systemId}`;
  }

  private async todo(): Promise<string[]> {
    const { todo } = await this.operator.call<Detail>(this.path);
    return todo.map(({ step }) => step);
  }

  private async register(itemCode: string): Promise<void> {
    const { channel, clientId, orgCode } = this;
    const integrator = this.integrator;
    const name = `${this.plan.organisation.shortName}审批系统（${channel}）`;
    const registered = await integrator.call<{ systemId: string; state: string }>('/api/v1/admin/systems', {
      body: { orgCode, name, channel, clientId, code: this.plan.code ?? null, settings: this.settings(), everything: false },
    });
    expect(registered.state).toBe('registered');
    this.systemId = registered.systemId;
    expect(await this.todo()).toContain('approval');
    await integrator.call(`${this.path}/items`, { method: 'PUT', body: { items: [itemCode] } });

    const body = { clientId, kind: 'system', name, orgCode, permissions: ['department.connect'] };
    const client = await this.operator.call<{ clientSecret: string }>('/api/v1/admin/clients', { body });
    this.clientSecret = client.clientSecret;
    this.api = ApiClient.system(this.platform.stack.gatewayUrl, { clientId, clientSecret: this.clientSecret });

    if (channel === 'webhook') {
      this.channelSecret = (await integrator.call<{ secret: string }>(`${this.path}/secret`, { body: {} })).secret;
    }
    const given = { xml: { apiKey: API_KEY }, tables: this.exchange?.secrets }[channel as string];
    if (given) await integrator.call(`${this.path}/given-secrets`, { body: { secrets: given } });
  }

  /** A second person: whoever registers systems approves none. */
  private async approve(): Promise<void> {
    const own = await this.platform.post(this.integrator, `${this.path}/approve`, {});
    expect(own).toMatchObject({ status: 403, body: { code: 'ACCESS.FORBIDDEN' } });
    const { state } = await this.operator.call<Detail>(`${this.path}/approve`, { method: 'POST' });
    expect(state).toBe('testing');
    if (this.channel !== 'kafka') return;
    this.kafka = await eventually(async () => {
      const access = await this.integrator.call<NonNullable<DepartmentSystem['kafka']> & { state: string }>(`${this.path}/kafka-access`);
      if (access.state !== 'granted') throw new Error(`the broker has not been told: ${JSON.stringify(access)}`);
      return access;
    }, 30_000);
  }

  private async handleTestCase(): Promise<void> {
    const { caseNo } = await this.integrator.call<{ caseNo: string }>(`${this.path}/test-cases`, { body: {} });
    expect(isTestCase(caseNo)).toBe(true);
    await eventually(async () => {
      const { items } = await this.integrator.call<{ items: { caseNo: string; tasks: object[] }[] }>(`${this.path}/test-cases`);
      const tasks = [expect.objectContaining({ acknowledgedAt: expect.any(String) })];
      expect({ channel: this.channel, items, trouble: this.trouble }).toMatchObject({ items: [{ caseNo, tasks }] });
    }, 60_000);
  }

  private async conformance(): Promise<Report> {
    const runs = `${this.path}/conformance-runs`;
    const { runId } = await this.integrator.call<{ runId: string }>(runs, { body: { ackSeconds: 30 } });
    return eventually(async () => {
      const report = await this.integrator.call<Report>(`${runs}/${runId}`);
      if (report.state === 'running') throw new Error(`the run of ${this.channel} is under way: ${JSON.stringify(report.checks)}`);
      return report;
    }, 180_000);
  }

  private settings(): object {
    switch (this.channel) {
      case 'webhook':
        return { url: `http://127.0.0.1:${this.port}/tasks` };
      case 'xml':
        return { baseUrl: `http://127.0.0.1:${this.port}`, answers: { retry: ['500'] } };
      case 'tables':
        return this.exchange!.settings;
      case 'kafka':
      case 'pull':
        return {};
    }
  }

  private environment(): Record<string, string> {
    const { gatewayUrl } = this.platform.stack;
    const client = { TOKEN_URL: `${gatewayUrl}/oidc/token`, CLIENT_ID: this.clientId, CLIENT_SECRET: this.clientSecret };
    const listens = { PORT: String(this.port) };
    switch (this.channel) {
      case 'kafka': {
        const { brokers, reads, writes, groupPrefix } = this.kafka!;
        return { ...client, BROKERS: brokers.join(','), TASKS: reads, RESULTS: writes, GROUP: `${groupPrefix}main` };
      }
      case 'webhook':
        return { ...client, ...listens, PLATFORM: gatewayUrl, WEBHOOK_SECRET: this.channelSecret };
      case 'pull':
        return { ...client, PLATFORM: gatewayUrl, DATABASE: join(this.directory, 'inbox.sqlite') };
      case 'xml': {
        const journal = { JOURNAL: join(this.directory, 'journal'), BELONGSYSTEM: this.plan.code!, API_KEY };
        return { ...client, ...listens, ...journal, PLATFORM_URL: `${gatewayUrl}/api/exchange` };
      }
      case 'tables':
        return { EXCHANGE_DSN: this.exchange!.departmentUrl };
    }
  }

  private takenBy(line: string): Taken[] {
    if (this.channel === 'tables') {
      const [, caseNo, taskId] = /^(\S+) handled, task ([0-9a-f-]{36})/.exec(line) ?? [];
      return caseNo && taskId ? [{ caseNo, taskId }] : [];
    }
    if (!line.startsWith('{')) return [];
    const said = JSON.parse(line) as Record<string, string>;
    if (this.channel === 'xml') return said['event'] === 'accepted' ? [{ caseNo: said['projId']!, taskId: said['task']! }] : [];
    return said['handled'] === ASSIGNED ? [{ caseNo: said['case']!, taskId: said['task']! }] : [];
  }
}
