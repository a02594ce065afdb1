import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { OutgoingMessage } from '../../channel/system-channel.js';
import type { CheckResult, TestedTask } from '../domain/check.js';

export type RunState = 'running' | 'passed' | 'failed' | 'abandoned';

export interface ClaimedRun {
  readonly id: string;
  readonly systemId: string;
  readonly ackSeconds: number;
  readonly itemCode: string | null;
  readonly formNo: number;
  readonly startedBy: string;
}

const ADD = `
  INSERT INTO conformance_runs (id, system_id, form_no, channel, ack_seconds, item_code, state, checks, started_by, started_at)
  VALUES ($1, $2, $3, $4, $5, $6, 'running', '[]', $7, $8) ON CONFLICT DO NOTHING RETURNING 1`;
const CLAIM = `
  UPDATE conformance_runs SET leased_until = now() + $1::int * interval '1 second'
  WHERE id = (SELECT id FROM conformance_runs WHERE state = 'running' AND leased_until IS NULL ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
  RETURNING id, system_id, ack_seconds, item_code, form_no, started_by`;
/** Whoever made it is gone: the system has to be asked anew. */
const LOST = "SELECT id FROM conformance_runs WHERE state = 'running' AND leased_until < now() AND id > $1 ORDER BY id LIMIT 1";
const NOTE = `
  UPDATE conformance_runs SET checks = $2, leased_until = now() + $3::int * interval '1 second' WHERE id = $1 AND state = 'running' RETURNING 1`;
/** Without $3 it ends with the checks that were noted. */
const END = `UPDATE conformance_runs SET state = $2, checks = coalesce($3, checks), ended_at = $4 WHERE id = $1 AND state = 'running'`;
/** In the order in which they were given. */
const TASKS = `
  SELECT t.id, t.state, t.acknowledged_at, t.acknowledged_by, t.recall_acknowledged_at, d.sent_at, d.error
  FROM tasks t LEFT JOIN deliveries d ON d.task_id = t.id AND d.type = 'task.assigned' AND d.version = 1
  WHERE t.case_no = $1 ORDER BY t.stage`;
const MESSAGE = `
  SELECT id, type, version, coalesce(position, 0)::int AS position, task_id, case_no, data, created_at, traceparent
  FROM deliveries WHERE task_id = $1 AND type = 'task.assigned' AND version = 1`;
const CASES = 'SELECT case_no FROM test_cases WHERE run_id = $1 ORDER BY serial';

export interface TaskRow extends TestedTask {
  readonly id: string;
  readonly state: string;
  readonly recallAcknowledgedAt: Date | null;
}

/** 一致性检测 in the database. */
@Injectable()
export class ConformanceRuns {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** In the caller's unit of work. Returns false while another run of the system is under way. */
  async add(run: ClaimedRun & { channel: string }): Promise<boolean> {
    const { id, systemId, formNo, channel, ackSeconds, itemCode, startedBy } = run;
    const added = await this.database.query(ADD, [id, systemId, formNo, channel, ackSeconds, itemCode, startedBy, this.clock.now()]);
    return added.length > 0;
  }

  claim(leaseSeconds: number): Promise<ClaimedRun | undefined> {
    return this.uow.run(async () => {
      const [row] = await this.database.query<ClaimRow>(CLAIM, [leaseSeconds]);
      if (!row) return undefined;
      const { id, system_id: systemId, ack_seconds: ackSeconds, item_code: itemCode, form_no: formNo, started_by: startedBy } = row;
      return { id, systemId, ackSeconds, itemCode, formNo, startedBy };
    });
  }

  /** The next one whose process went away. */
  async lost(after: string): Promise<string | undefined> {
    const [row] = await this.database.query<{ id: string }>(LOST, [after]);
    return row?.id;
  }

  /** Returns false when the run is over, since its lease was. */
  async note(id: string, checks: readonly CheckResult[], leaseSeconds: number): Promise<boolean> {
    return (await this.database.query(NOTE, [id, JSON.stringify(checks), leaseSeconds])).length > 0;
  }

  /** `checks`: those noted so far where it is not said. */
  async end(id: string, state: Exclude<RunState, 'running'>, checks?: readonly CheckResult[]): Promise<void> {
    await this.database.query(END, [id, state, checks ? JSON.stringify(checks) : null, this.clock.now()]);
  }

  async tasksOf(caseNo: string): Promise<TaskRow[]> {
    const rows = await this.database.query<StoredTask>(TASKS, [caseNo]);
    return rows.map((row) => ({
      id: row.id,
      state: row.state,
      sentAt: row.sent_at,
      error: row.error,
      acknowledgedAt: row.acknowledged_at,
      acknowledgedBy: row.acknowledged_by,
      recallAcknowledgedAt: row.recall_acknowledged_at,
    }));
  }

  /** The message that gave a task, as it was sent. */
  async messageOf(taskId: string): Promise<OutgoingMessage | undefined> {
    const [row] = await this.database.query<StoredMessage>(MESSAGE, [taskId]);
    if (!row) return undefined;
    const { id, type, version, position, data, traceparent } = row;
    return { id, type, version, position, data, traceparent, taskId: row.task_id, caseNo: row.case_no, createdAt: row.created_at };
  }

  async casesOf(runId: string): Promise<string[]> {
    return (await this.database.query<{ case_no: string }>(CASES, [runId])).map((row) => row.case_no);
  }
}

interface ClaimRow extends Record<string, unknown> {
  id: string;
  system_id: string;
  ack_seconds: number;
  item_code: string | null;
  form_no: number;
  started_by: string;
}
interface StoredTask extends Record<string, unknown> {
  id: string;
  state: string;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  recall_acknowledged_at: Date | null;
  sent_at: Date | null;
  error: string | null;
}
interface StoredMessage extends Record<string, unknown> {
  id: string;
  type: OutgoingMessage['type'];
  version: number;
  position: number;
  task_id: string;
  case_no: string;
  data: unknown;
  created_at: Date;
  traceparent: string | null;
}
