import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { TaskPurpose } from '../../plan/domain/task.js';
import { TaskWork } from '../domain/task-work.js';
import type { Turn, TurnEnding, TurnKind, WorkMove } from '../domain/turn.js';
import { type ProcessWanted, WorkRepository } from '../domain/work.repository.js';
import { turnNotFound } from '../domain/workbench.errors.js';
import { BUILT_IN, type Link, type WorkProcess } from '../domain/work-process.js';
import type { WorkState } from '../domain/work-record.js';
import type { Officer } from '../domain/worker.js';
import { ADD_MOVES, LOAD_TURNS, LOAD_WORKS, PROCESSES_FOR, SAVE_TURNS, SAVE_WORKS, TASK_OF_TURN } from './work.sql.js';

interface WorkRow extends Record<string, unknown> {
  task_id: string;
  case_no: string;
  org_code: string;
  item_code: string;
  region_code: string;
  purpose: TaskPurpose;
  process_id: string | null;
  link_no: number;
  visit: number;
  open: boolean;
  task_due_at: Date;
  links: Link[] | null;
}
export interface TurnRow extends Record<string, unknown> {
  id: string;
  task_id: string;
  visit: number;
  link: string;
  link_name: string;
  kind: TurnKind;
  post_code: string;
  holder_id: string | null;
  holder_name: string | null;
  claimed_at: Date | null;
  began_at: Date;
  limit_at: Date | null;
  due_at: Date;
  ended_at: Date | null;
  ending: TurnEnding | null;
  done_by: string | null;
  done_by_name: string | null;
  on_behalf_of: string | null;
  on_behalf_name: string | null;
  opinion: string | null;
  agrees: boolean | null;
}

@Injectable()
export class SqlWorkRepository extends WorkRepository {
  constructor(private readonly database: Database) {
    super();
  }

  override async load(taskIds: readonly string[]): Promise<Map<string, TaskWork>> {
    const works = await this.database.query<WorkRow>(LOAD_WORKS, [taskIds]);
    if (works.length === 0) return new Map();
    const turns = await this.database.query<TurnRow>(LOAD_TURNS, [works.map((row) => row.task_id)]);
    const byTask = new Map(works.map((row) => [row.task_id, [] as Turn[]]));
    for (const row of turns) byTask.get(row.task_id)!.push(toTurn(row));
    return new Map(works.map((row) => [row.task_id, TaskWork.restore(toState(row), byTask.get(row.task_id)!)]));
  }

  override async save(works: Iterable<TaskWork>): Promise<void> {
    const changes = [...works].map((work) => work.takeChanges());
    if (changes.length === 0) return;
    await this.write(
      SAVE_WORKS,
      changes.map(({ state }) => fromState(state)),
    );
    await this.write(
      SAVE_TURNS,
      changes.flatMap(({ state, turns }) => turns.map((turn) => fromTurn(state.orgCode, turn))),
    );
    await this.write(
      ADD_MOVES,
      changes.flatMap(({ moves }) => moves.map(fromMove)),
    );
  }

  override async taskOfTurn(turnId: string, orgCode: string): Promise<string> {
    const [row] = await this.database.query<{ task_id: string }>(TASK_OF_TURN, [turnId, orgCode]);
    if (!row) throw turnNotFound();
    return row.task_id;
  }

  override async processesFor(wanted: readonly ProcessWanted[]): Promise<(Pick<WorkProcess, 'id' | 'links'> | undefined)[]> {
    const asked = wanted.map(({ orgCode, purpose, itemCode }, no) => ({ no, org_code: orgCode, purpose, item_code: itemCode }));
    const rows = await this.database.query<{ no: number; id: string; links: Link[] }>(PROCESSES_FOR, [JSON.stringify(asked)]);
    const found = new Map(rows.map(({ no, id, links }) => [no, { id, links }]));
    return wanted.map((_, no) => found.get(no));
  }

  private async write(sql: string, rows: unknown[]): Promise<void> {
    if (rows.length > 0) await this.database.write(sql, [JSON.stringify(rows)]);
  }
}

const officer = (id: string | null, name: string | null): Officer | null => (id === null ? null : { id, name: name ?? id });

const toState = (row: WorkRow): WorkState => ({
  taskId: row.task_id,
  caseNo: row.case_no,
  orgCode: row.org_code,
  itemCode: row.item_code,
  regionCode: row.region_code,
  purpose: row.purpose,
  processId: row.process_id,
  links: row.links ?? BUILT_IN[row.purpose],
  linkNo: row.link_no,
  visit: row.visit,
  open: row.open,
  taskDueAt: row.task_due_at,
});

const fromState = (state: WorkState) => ({
  task_id: state.taskId,
  case_no: state.caseNo,
  org_code: state.orgCode,
  item_code: state.itemCode,
  region_code: state.regionCode,
  purpose: state.purpose,
  process_id: state.processId,
  link_no: state.linkNo,
  visit: state.visit,
  open: state.open,
  task_due_at: state.taskDueAt,
});

export const toTurn = (row: TurnRow): Turn => ({
  id: row.id,
  taskId: row.task_id,
  visit: row.visit,
  link: row.link,
  linkName: row.link_name,
  kind: row.kind,
  post: row.post_code === '' ? null : row.post_code,
  holder: officer(row.holder_id, row.holder_name),
  claimedAt: row.claimed_at,
  beganAt: row.began_at,
  limitAt: row.limit_at,
  dueAt: row.due_at,
  endedAt: row.ended_at,
  ending: row.ending,
  doneBy: officer(row.done_by, row.done_by_name),
  onBehalfOf: officer(row.on_behalf_of, row.on_behalf_name),
  opinion: row.opinion,
  agrees: row.agrees,
});

const fromTurn = (orgCode: string, turn: Turn) => ({
  id: turn.id,
  task_id: turn.taskId,
  org_code: orgCode,
  visit: turn.visit,
  link: turn.link,
  link_name: turn.linkName,
  kind: turn.kind,
  post_code: turn.post ?? '',
  holder_id: turn.holder?.id ?? null,
  holder_name: turn.holder?.name ?? null,
  claimed_at: turn.claimedAt,
  began_at: turn.beganAt,
  limit_at: turn.limitAt,
  due_at: turn.dueAt,
  ended_at: turn.endedAt,
  ending: turn.ending,
  done_by: turn.doneBy?.id ?? null,
  done_by_name: turn.doneBy?.name ?? null,
  on_behalf_of: turn.onBehalfOf?.id ?? null,
  on_behalf_name: turn.onBehalfOf?.name ?? null,
  opinion: turn.opinion,
  agrees: turn.agrees,
});

const fromMove = (move: WorkMove) => ({
  task_id: move.taskId,
  turn_id: move.turnId,
  kind: move.kind,
  link: move.link,
  by_id: move.by.id,
  by_name: move.by.name,
  on_behalf_of: move.onBehalfOf?.id ?? null,
  on_behalf_name: move.onBehalfOf?.name ?? null,
  to_id: move.to?.id ?? null,
  to_name: move.to?.name ?? null,
  to_link: move.toLink,
  reason: move.reason,
  at: move.at,
});
