import { Injectable } from '@nestjs/common';
import { Outbox } from '@yiwang/messaging';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { currentTraceparent, runWithTrace } from '@yiwang/telemetry';
import { uuidv7 } from '@yiwang/kernel';
import { DeliverySignal } from '../../delivery/delivery-signal.js';
import { isTestCase } from '../../system/domain/test-case.js';
import { CasePlan } from '../domain/case-plan.js';
import type { PlanRecord } from '../domain/plan-record.js';
import { taskNotFound } from '../domain/plan.errors.js';
import { PlanRepository, type TaskOwner } from '../domain/plan.repository.js';
import type { PlanChanges } from '../domain/plan-state.js';
import type { Task } from '../domain/task.js';
import { TaskFollowers } from '../task-followers.js';
import { fromState, fromTask, type PlanRow, type TaskRow, toState, toTask } from './plan.row.js';
import {
  ADD_DELIVERIES,
  ADD_NOTES,
  ADD_STEPS,
  CLOSE_HEARD,
  CLOSE_OVER,
  CLOSE_RECALLS,
  LOCK_ARRANGEABLE,
  LOCK_CASES,
  LOCK_OF_TASK,
  SAVE_PLANS,
  SAVE_TASKS,
  TASKS_OF_CASES,
} from './plan.sql.js';

@Injectable()
export class SqlPlanRepository extends PlanRepository {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly outbox: Outbox,
    private readonly deliveries: DeliverySignal,
    private readonly followers: TaskFollowers,
  ) {
    super();
  }

  override async lockCases(caseNos: readonly string[]): Promise<Map<string, CasePlan>> {
    const plans = await this.restore(await this.database.query<PlanRow & Record<string, unknown>>(LOCK_CASES, [caseNos]));
    return new Map(plans.map((plan) => [plan.snapshot.caseNo, plan]));
  }

  override async lockOfTask(taskId: string, owner: TaskOwner): Promise<CasePlan> {
    const rows = await this.database.query<PlanRow & Record<string, unknown>>(LOCK_OF_TASK, [taskId, owner.orgCode ?? null]);
    const [plan] = await this.restore(rows);
    if (!plan) throw taskNotFound();
    return plan;
  }

  override async lockArrangeable(limit: number): Promise<CasePlan[]> {
    return this.restore(await this.database.query<PlanRow & Record<string, unknown>>(LOCK_ARRANGEABLE, [limit]));
  }

  /** Few statements whatever the number of plans, and always the same texts: one for each table that is touched. */
  override async save(plans: Iterable<PlanRecord>, traces?: ReadonlyMap<string, string | undefined>): Promise<void> {
    const changes = [...plans]
      .map((plan) => plan.takeChanges())
      .filter((change) => change !== null)
      .sort((a, b) => (a.state.caseNo < b.state.caseNo ? -1 : 1));
    if (changes.length === 0) return;
    const traceOf = (caseNo: string): string | undefined => traces?.get(caseNo) ?? currentTraceparent();
    await this.insert(
      SAVE_PLANS,
      changes.map(({ state }) => fromState(state)),
    );
    await this.insert(
      SAVE_TASKS,
      changes.flatMap(({ state, tasks }) => tasks.map((task) => fromTask(state.caseNo, task))),
    );
    await this.insert(ADD_STEPS, changes.flatMap(stepRows));
    await this.insert(ADD_NOTES, changes.flatMap(noteRows));
    await this.close(
      CLOSE_HEARD,
      changes.flatMap((change) => change.heard),
    );
    await this.close(
      CLOSE_OVER,
      changes.flatMap((change) => change.over),
    );
    await this.close(
      CLOSE_RECALLS,
      changes.flatMap((change) => change.recallHeard),
    );
    const sent = changes.flatMap((change) => deliveryRows(change, traceOf(change.state.caseNo)));
    await this.insert(
      ADD_DELIVERIES,
      sent.map((row, ord) => ({ ord, ...row })),
    );
    if (sent.length > 0) this.uow.afterCommit(() => this.deliveries.wake());
    await this.followers.follow(changes);
    for (const { state, facts } of changes.filter((change) => !isTestCase(change.state.caseNo))) {
      await runWithTrace(traceOf(state.caseNo), async () => {
        for (const { definition, data, sequence, at } of facts) await this.outbox.add(definition, data, { sequence, at });
      });
    }
  }

  private async restore(rows: PlanRow[]): Promise<CasePlan[]> {
    if (rows.length === 0) return [];
    const tasks = await this.database.query<TaskRow & Record<string, unknown>>(TASKS_OF_CASES, [rows.map((row) => row.case_no)]);
    const byCase = new Map(rows.map((row) => [row.case_no, [] as TaskRow[]]));
    for (const task of tasks) byCase.get(task.case_no)!.push(task);
    return rows.map((row) => CasePlan.restore(toState(row), byCase.get(row.case_no)!.map(toTask)));
  }

  private async insert(sql: string, rows: unknown[]): Promise<void> {
    if (rows.length > 0) await this.database.write(sql, [JSON.stringify(rows)]);
  }

  private async close(sql: string, tasks: readonly Task[]): Promise<void> {
    const ids = tasks.filter((task) => task.systemId !== null).map((task) => task.id);
    if (ids.length > 0) await this.database.write(sql, [ids]);
  }
}

const stepRows = ({ steps }: PlanChanges) =>
  steps.map((step) => ({
    task_id: step.taskId,
    step_no: step.stepNo,
    link: step.link,
    person: step.person,
    opinion: step.opinion,
    started_at: step.startedAt,
    ended_at: step.endedAt,
    recorded_by_kind: step.by.kind,
    recorded_by: step.by.id,
    recorded_at: step.recordedAt,
  }));

const noteRows = ({ state, notes }: PlanChanges) =>
  notes.map(({ sequence, change, orgCode, insteadOf, reason, by, at }) => ({
    case_no: state.caseNo,
    sequence,
    change,
    org_code: orgCode,
    instead_of: insteadOf,
    reason,
    changed_by_kind: by.kind,
    changed_by: by.id,
    changed_at: at,
  }));

const deliveryRows = ({ state, notices }: PlanChanges, traceparent: string | undefined) =>
  notices.map(({ type, taskId, systemId, data }) => ({
    id: uuidv7(),
    system_id: systemId,
    task_id: taskId,
    case_no: state.caseNo,
    item_code: state.itemCode,
    type,
    data,
    traceparent: traceparent ?? null,
  }));
