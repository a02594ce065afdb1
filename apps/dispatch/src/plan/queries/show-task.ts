import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { TaskDetail } from '../http/task.schema.js';
import { taskNotFound } from '../domain/plan.errors.js';
import type { PlanStateName } from '../domain/plan-state.js';
import type { TaskRow } from '../persistence/plan.row.js';
import { SUMMARY_FIELDS, type SummaryRow, toSummary } from './task-summary.js';

interface StoredSeat {
  orgCode: string;
  orgName: string;
  lead: boolean;
  stage: number;
  dueAt: string;
}
interface DetailRow extends SummaryRow {
  plan_state: PlanStateName;
  suspended: boolean;
  seats: StoredSeat[];
}
interface StepRow extends Record<string, unknown> {
  step_no: number;
  link: string;
  started_at: Date;
  ended_at: Date;
  recorded_by: string;
}

const TASK = `
  SELECT ${SUMMARY_FIELDS}, t.opinion, p.state AS plan_state, p.suspended, p.seats
  FROM tasks t JOIN case_plans p ON p.case_no = t.case_no WHERE t.id = $1 AND t.org_code = $2`;
const OTHERS = `
  SELECT t.org_code, t.org_name, t.lead, t.stage, t.due_at, t.state, t.result FROM tasks t
  WHERE t.case_no = $1 AND t.id <> $2 AND t.purpose = 'handling' AND t.round = (SELECT m.round FROM tasks m WHERE m.id = $2) ORDER BY t.stage, t.org_code`;
const STEPS = 'SELECT step_no, link, started_at, ended_at, recorded_by FROM task_steps WHERE task_id = $1 ORDER BY step_no';

type Participant = TaskDetail['participants'][number];

@Injectable()
export class ShowTask {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.TASK_NOT_FOUND also for a task of another organisation */
  async execute(taskId: string, principal: Principal): Promise<TaskDetail> {
    const [row] = await this.database.query<DetailRow>(TASK, [taskId, principal.orgCode ?? null]);
    if (!row) throw taskNotFound();
    const [others, steps] = await Promise.all([
      this.database.query<TaskRow & Record<string, unknown>>(OTHERS, [row.case_no, taskId]),
      this.database.query<StepRow>(STEPS, [taskId]),
    ]);
    const participants = row.purpose === 'handling' ? [...others.map(begun), ...plannedOf(row, others)] : [];
    return {
      ...toSummary(row, this.clock.now()),
      caseState: row.plan_state,
      suspended: row.suspended,
      opinion: row.opinion,
      decidable: row.lead && row.plan_state === 'handling' && !row.suspended && participants.every((other) => other.result !== null),
      participants,
      steps: steps.map((step) => ({
        stepNo: step.step_no,
        link: step.link,
        startedAt: step.started_at.toISOString(),
        endedAt: step.ended_at.toISOString(),
        recordedBy: step.recorded_by,
      })),
    };
  }
}

const begun = (task: TaskRow): Participant => ({
  orgCode: task.org_code,
  orgName: task.org_name,
  lead: task.lead,
  stage: task.stage,
  dueAt: task.due_at.toISOString(),
  state: task.state,
  result: task.result,
});

/** Seats of stages that have not begun. */
function plannedOf(row: DetailRow, others: readonly TaskRow[]): Participant[] {
  const stagesBegun = new Set([row.stage, ...others.map((task) => task.stage)]);
  return row.seats
    .filter((seat) => !stagesBegun.has(seat.stage))
    .map(({ orgCode, orgName, lead, stage, dueAt }) => ({ orgCode, orgName, lead, stage, dueAt, state: 'planned', result: null }));
}
