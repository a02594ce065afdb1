import { Injectable } from '@nestjs/common';
import { coversItem } from '@yiwang/access';
import { Database } from '@yiwang/persistence';
import { taskNotFound } from '../../plan/domain/plan.errors.js';
import type { PlanStateName } from '../../plan/domain/plan-state.js';
import type { TaskPurpose } from '../../plan/domain/task.js';
import type { DepartmentSystem } from '../../system/department-system.js';
import { processFollowed } from '../../workbench/domain/workbench.errors.js';
import { type CandidateTask, type CaseSoFar, chooseTask, isOf } from '../domain/choose-task.js';
import { taskNotNamed } from '../intake.errors.js';
import type { ItemLimit, SystemMessage } from '../system-message.js';

export interface Place {
  readonly caseNo: string;
  readonly task: CandidateTask;
}

const PLAN = 'p.case_no AS "caseNo", p.state, p.stage, p.seats, p.item_code AS "itemCode", p.item_version AS "itemVersion"';
const LOCK_CASE = `SELECT ${PLAN} FROM case_plans p WHERE p.case_no = $1 FOR UPDATE`;
const LOCK_OF_TASK = `
  SELECT ${PLAN} FROM case_plans p WHERE p.case_no = (SELECT t.case_no FROM tasks t WHERE t.id = $1 AND t.org_code = $2) FOR UPDATE`;
const TASKS = `
  SELECT id, purpose, state, system_id AS "systemId", assigned_at AS "assignedAt", acknowledged_at AS "acknowledgedAt", last_step_ended_at AS "lastStepEndedAt",
    ARRAY(SELECT d.system_id FROM deliveries d
      WHERE d.task_id = t.id AND d.type = 'task.recalled' AND d.system_id IS DISTINCT FROM t.system_id) AS "lostBy"
  FROM tasks t WHERE case_no = $1 AND org_code = $2 ORDER BY assigned_at, id`;
const PARTICIPANTS = `
  SELECT jsonb_path_query_array(core, '$.participants[*].orgCode') AS orgs FROM item_versions WHERE item_code = $1 AND version = $2`;

/** The department's officers handle it by the department's own process. */
const FOLLOWED = 'SELECT 1 FROM task_works WHERE task_id = $1 AND open AND process_id IS NOT NULL';

interface PlanRow extends Record<string, unknown> {
  caseNo: string;
  state: PlanStateName;
  stage: number;
  seats: { orgCode: string; stage: number }[];
  itemCode: string;
  itemVersion: number;
}

/** @throws DISPATCH.TASK_NOT_FOUND */
function assertCovered(plan: PlanRow | undefined, limit: ItemLimit): void {
  if (plan && !coversItem(limit, plan.itemCode)) throw taskNotFound();
}

/** 报文所指任务 — finds the task that a message means, and locks its case: messages of one case are taken one after the other. */
@Injectable()
export class PlaceOfMessage {
  constructor(private readonly database: Database) {}

  /**
   * In a unit of work. A case of an item that the sender's access does not cover is as good as none.
   * @throws DISPATCH.TASK_NOT_NAMED, DISPATCH.TASK_NOT_FOUND, DISPATCH.TASK_AMBIGUOUS, DISPATCH.PREDECESSOR_MISSING,
   *   DISPATCH.PROCESS_FOLLOWED
   */
  async lock(system: DepartmentSystem, message: SystemMessage, purpose: TaskPurpose | null, limit: ItemLimit): Promise<Place> {
    const { taskId, caseNo, type } = message;
    const { orgCode } = system;
    if (taskId !== undefined) {
      const [plan] = await this.database.query<PlanRow>(LOCK_OF_TASK, [taskId, orgCode]);
      assertCovered(plan, limit);
      const task = plan && (await this.tasksOf(plan.caseNo, orgCode)).find(({ id }) => id === taskId);
      if (!plan || !task || !isOf(task, system, type) || (caseNo !== undefined && caseNo !== plan.caseNo)) throw taskNotFound();
      return { caseNo: plan.caseNo, task: await this.outOfProcess(task, system) };
    }
    if (caseNo === undefined) throw taskNotNamed();
    const [plan] = await this.database.query<PlanRow>(LOCK_CASE, [caseNo]);
    assertCovered(plan, limit);
    const tasks = plan ? await this.tasksOf(caseNo, orgCode) : [];
    const soFar = plan && { ...plan, participants: tasks.length > 0 ? undefined : await this.participantsOf(plan) };
    return { caseNo, task: await this.outOfProcess(chooseTask({ type, orgCode, system, purpose }, tasks, soFar), system) };
  }

  /**
   * What one system says is no way round the links that the department itself has laid down for its officers; that it has heard of having
   * lost the task is none.
   */
  private async outOfProcess(task: CandidateTask, { id }: DepartmentSystem): Promise<CandidateTask> {
    if (task.systemId === null && !task.lostBy.includes(id) && (await this.database.query(FOLLOWED, [task.id])).length > 0)
      throw processFollowed();
    return task;
  }

  private tasksOf(caseNo: string, orgCode: string): Promise<CandidateTask[]> {
    return this.database.query<CandidateTask & Record<string, unknown>>(TASKS, [caseNo, orgCode]);
  }

  private async participantsOf({ itemCode, itemVersion }: PlanRow): Promise<CaseSoFar['participants']> {
    const [row] = await this.database.query<{ orgs: string[] }>(PARTICIPANTS, [itemCode, itemVersion]);
    return row?.orgs;
  }
}
