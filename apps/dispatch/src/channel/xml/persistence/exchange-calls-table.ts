import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import type { MessageType, Receipt } from '../../../intake/system-message.js';
import { OPEN_STATES_SQL } from '../../../plan/domain/task-status.js';
import type { KnownTasks } from '../to-message.js';

export type CallKind = 'accept' | 'handler' | 'over';

/** What names a call for good: said again it is the same call. */
export interface CallName {
  readonly systemId: string;
  readonly call: CallKind;
  readonly externalId: string;
  readonly version: number;
}

interface TaskRow extends Record<string, unknown> {
  id: string;
  purpose: 'acceptance' | 'handling';
  lead: boolean;
  open: boolean;
}

/** The newest first; those that officers got are the department's, too. */
const TASKS = `
  SELECT id, purpose, lead, state IN (${OPEN_STATES_SQL}) AS open
  FROM tasks WHERE case_no = $1 AND org_code = $2 AND (system_id IS NULL OR system_id = $3) ORDER BY assigned_at DESC, id DESC LIMIT 50`;

/** Before it has a task, the item version says whether the department leads. */
const LEADS = `
  SELECT p.deciding_org_code = $2 OR EXISTS (
    SELECT 1 FROM item_versions v, jsonb_array_elements(v.core -> 'participants') seat
    WHERE v.item_code = p.item_code AND v.version = p.item_version AND seat ->> 'orgCode' = $2 AND (seat ->> 'lead')::boolean) AS leads
  FROM case_plans p WHERE p.case_no = $1`;

const ADD = `
  INSERT INTO xml_calls (system_id, call, external_id, version, case_no, type, task_id, received_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (system_id, call, external_id, version) DO NOTHING`;
const FIND = 'SELECT type, task_id FROM xml_calls WHERE system_id = $1 AND call = $2 AND external_id = $3 AND version = $4';
const ANSWERED = 'UPDATE xml_calls SET state = $5, code = $6 WHERE system_id = $1 AND call = $2 AND external_id = $3 AND version = $4';

const keyOf = ({ systemId, call, externalId, version }: CallName): unknown[] => [systemId, call, externalId, version];

/** 接口调用记录 — as what each call was understood, since the case has moved on when it comes again. No content. */
@Injectable()
export class ExchangeCalls {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async tasksOf(caseNo: string, systemId: string, orgCode: string): Promise<KnownTasks> {
    const rows = await this.database.query<TaskRow>(TASKS, [caseNo, orgCode, systemId]);
    const newest = (purpose: TaskRow['purpose']): TaskRow | undefined => rows.find((row) => row.purpose === purpose);
    const handling = newest('handling');
    const leads = handling?.lead ?? (await this.leads(caseNo, orgCode));
    return { acceptance: newest('acceptance'), handling, leads };
  }

  async find(name: CallName): Promise<{ type: MessageType; taskId: string | undefined } | undefined> {
    const [row] = await this.database.query<{ type: MessageType; task_id: string | null }>(FIND, keyOf(name));
    return row && { type: row.type, taskId: row.task_id ?? undefined };
  }

  /** Of two at once the first one counts; `find` tells. */
  async add(name: CallName, caseNo: string, type: MessageType, taskId: string | undefined): Promise<void> {
    await this.uow.run(() => this.database.query(ADD, [...keyOf(name), caseNo, type, taskId ?? null, this.clock.now()]));
  }

  async answered(name: CallName, { state, code }: Receipt): Promise<void> {
    await this.uow.run(() => this.database.query(ANSWERED, [...keyOf(name), state, code]));
  }

  private async leads(caseNo: string, orgCode: string): Promise<boolean> {
    const [plan] = await this.database.query<{ leads: boolean }>(LEADS, [caseNo, orgCode]);
    return plan?.leads ?? false;
  }
}
