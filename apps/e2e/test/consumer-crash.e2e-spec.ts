import { fork, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ACCEPTANCE_EVENTS_TOPIC, CaseSubmittedV1 } from '@yiwang/events-acceptance';
import { messagingMigrations } from '@yiwang/messaging';
import { formatCaseNo } from '@yiwang/standards';
import { backing, createTestDatabase, eventOf, EventProbe, eventually, uniqueName } from '@yiwang/testing';
import pg from 'pg';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const fixture = fileURLToPath(new URL('../fixtures/crashing-consumer.mjs', import.meta.url));

/** No key on the event: an effect that happens twice must show. */
class CreateEffects20260101000000 implements MigrationInterface {
  readonly name = 'CreateEffects20260101000000';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      'CREATE TABLE effects (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, case_no text NOT NULL, event_id uuid NOT NULL)',
    );
  }
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE effects');
  }
}

const WHEN = {
  'before-effect': 'before its effect',
  'after-effect': 'after its effect and before its commit',
  'after-commit': 'after its commit and before its offset is committed',
} as const;
type Point = keyof typeof WHEN;
const POINTS = Object.keys(WHEN) as Point[];

let serial = 0;
const children = new Set<ChildProcess>();

/** One crash and one restart, with a database, topic and group of its own. */
class Scenario {
  signal: NodeJS.Signals | null = null;
  /** Effects after the crash. */
  left: Record<string, number> = {};
  caseNos: string[] = [];

  private constructor(
    private readonly prefix: string,
    private readonly url: string,
    private readonly pool: pg.Pool,
    private readonly probe: EventProbe,
  ) {}

  static async prepare(): Promise<Scenario> {
    const prefix = `${uniqueName('crash')}.`;
    const { appUrl } = await createTestDatabase('crash', [...messagingMigrations, CreateEffects20260101000000]);
    const probe = await EventProbe.start(prefix, [ACCEPTANCE_EVENTS_TOPIC]);
    return new Scenario(prefix, appUrl, new pg.Pool({ connectionString: appUrl, max: 1 }), probe);
  }

  async run(point: Point): Promise<void> {
    this.caseNos = await this.publish();
    this.signal = await this.consume(point);
    this.left = await this.effects(this.caseNos);
    void this.consume();
    // The broker gives a killed member's partitions away when its session has run out: 30 s.
    await eventually(async () => expect(Object.keys(await this.effects(this.caseNos))).toHaveLength(3), 70_000);
    // Whatever was delivered again has been read once later events have had their effect.
    const later = await this.publish();
    await eventually(async () => expect(Object.keys(await this.effects(later))).toHaveLength(3), 30_000);
  }

  async effects(caseNos: string[]): Promise<Record<string, number>> {
    const { rows } = await this.pool.query<{ case_no: string; n: number }>(
      'SELECT case_no, count(*)::int AS n FROM effects WHERE case_no = ANY($1) GROUP BY 1',
      [caseNos],
    );
    return Object.fromEntries(rows.map((row) => [row.case_no, row.n]));
  }

  async deadLetters(): Promise<number> {
    return Number((await this.pool.query<{ n: string }>('SELECT count(*) AS n FROM dead_letters')).rows[0]?.n);
  }

  async close(): Promise<void> {
    await this.probe.stop();
    await this.pool.end();
  }

  private consume(crashAt = ''): Promise<NodeJS.Signals | null> {
    const child = fork(fixture, [], {
      env: {
        PATH: process.env['PATH'] ?? '',
        CRASH_AT: crashAt,
        DATABASE_URL: this.url,
        BROKERS: backing().kafkaBrokers.join(','),
        PREFIX: this.prefix,
      },
      execArgv: ['--no-warnings'],
    });
    children.add(child);
    return new Promise((resolve) =>
      child.once('exit', (_code, signal) => {
        children.delete(child);
        resolve(signal);
      }),
    );
  }

  /** Three filings, so that the one that crashes is not alone. */
  private async publish(): Promise<string[]> {
    const caseNos = Array.from({ length: 3 }, () => formatCaseNo({ region6: '330203', date: '2026-01-05', serial: ++serial }));
    for (const caseNo of caseNos) {
      const fact = eventOf(CaseSubmittedV1, {
        caseNo,
        itemCode: '11330203MB0A1001334330100757001',
        itemVersion: 1,
        decidingOrgCode: '11330203MB0A100133',
        regionCode: '330203',
        by: { kind: 'person', id: 'somebody' },
        at: new Date().toISOString(),
        acceptedBy: 'window',
        applicantKind: 'person',
        channel: 'computer',
        acceptanceDueAt: new Date().toISOString(),
        provisional: false,
      });
      await this.probe.publish(CaseSubmittedV1, fact);
    }
    return caseNos;
  }
}

describe('a consumer that is killed', () => {
  // Side by side: most of the time each of them waits for the broker.
  const scenarios = new Map<Point, { scenario: Scenario; done: Promise<unknown> }>();

  beforeAll(async () => {
    for (const point of POINTS) {
      const scenario = await Scenario.prepare();
      scenarios.set(point, { scenario, done: scenario.run(point).catch((error: unknown) => error) });
    }
  }, 60_000);
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    for (const { scenario } of scenarios.values()) await scenario.close();
  });

  it.each(POINTS.map((point) => [WHEN[point], point] as const))(
    'killed %s: after the restart each effect is there once',
    async (_when, point) => {
      const { scenario, done } = scenarios.get(point)!;
      expect(await done).toBeUndefined();
      expect(scenario.signal).toBe('SIGKILL');
      if (point === 'after-commit') expect(Object.keys(scenario.left)).not.toEqual([]);
      else expect(scenario.left).toEqual({});
      expect(await scenario.effects(scenario.caseNos)).toEqual(Object.fromEntries(scenario.caseNos.map((caseNo) => [caseNo, 1])));
      expect(await scenario.deadLetters()).toBe(0);
    },
    150_000,
  );
});
