import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { JoinRule } from '@yiwang/events-catalogue';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import type { TaskDetail } from '../http/task.schema.js';
import { joined, waited } from '../domain/join-rule.js';
import { taskNotFound } from '../domain/plan.errors.js';
import type { Correction, PlanStateName, Review } from '../domain/plan-state.js';
import type { Suspension } from '../domain/task.js';
import type { TaskRow } from '../persistence/plan.row.js';
import { recallAcknowledged, SUMMARY_FIELDS, type SummaryRow, toSummary } from './task-summary.js';

interface StoredSeat {
  orgCode: string;
  orgName: string;
  lead: boolean;
  stage: number;
  dueAt: string;
  mandatory?: boolean;
  released?: boolean;
}
interface DetailRow extends SummaryRow {
  plan_state: PlanStateName;
  seats: StoredSeat[];
  join_rule: JoinRule;
  refused_by: string | null;
  case_suspension: Suspension | null;
  reviews: Review[];
  corrections: Correction[];
  reopenings: number;
}
interface StepRow extends Record<string, unknown> {
  step_no: number;
  link: string;
  person: string | null;
  opinion: string | null;
  started_at: Date;
  ended_at: Date;
  recorded_by: string;
}
interface ChangeRow extends Record<string, unknown> {
  change: string;
  org_code: string;
  instead_of: string | null;
  reason: string;
  changed_at: Date;
}

const TASK = `
  SELECT ${SUMMARY_FIELDS}, t.round, t.opinion, t.attempt, t.suspension, t.extended, t.end_reason, p.state AS plan_state, p.seats,
    p.join_rule, p.refused_by, p.suspension AS case_suspension, p.reviews, p.corrections, p.reopenings
  FROM tasks t JOIN case_plans p ON p.case_no = t.case_no WHERE t.id = $1 AND t.org_code = $2`;
const OTHERS = `
  SELECT t.org_code, t.org_name, t.lead, t.stage, t.attempt, t.due_at, t.state, t.system_id, t.result, t.late, t.recall_reason, t.recall_acknowledged_at,
    t.end_reason
  FROM tasks t
  WHERE t.case_no = $1 AND t.id <> $2 AND t.purpose = 'handling' AND t.round = $3 ORDER BY t.stage, t.org_code, t.attempt`;
const STEPS =
  'SELECT step_no, link, person, opinion, started_at, ended_at, recorded_by FROM task_steps WHERE task_id = $1 ORDER BY step_no';
const CHANGES = 'SELECT change, org_code, instead_of, reason, changed_at FROM plan_changes WHERE case_no = $1 ORDER BY sequence';

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
    const [others, steps, changes] = await Promise.all([
      this.database.query<TaskRow & Record<string, unknown>>(OTHERS, [row.case_no, taskId, row.round]),
      this.database.query<StepRow>(STEPS, [taskId]),
      this.database.query<ChangeRow>(CHANGES, [row.case_no]),
    ]);
    const begun = others.map((task) => participantOf(task, row));
    return {
      ...toSummary(row, this.clock.now()),
      caseState: row.plan_state,
      joinRule: row.join_rule,
      refusedBy: row.refused_by,
      suspended: row.suspended,
      caseSuspension: row.suspended ? row.case_suspension : null,
      attempt: row.attempt,
      suspension: row.suspension,
      extended: row.extended,
      endReason: row.end_reason,
      opinion: row.opinion,
      decidable: isDecidable(row, others),
      participants: row.purpose === 'handling' && !isOut(row) ? [...begun, ...plannedOf(row, others)] : [],
      steps: steps.map(toStep),
      ...tellings(row, changes),
    };
  }
}

/** 已退出本办件 — what the others do, and what they ask of the applicant, is none of its business any more. */
const isOut = ({ lead, state, result }: DetailRow): boolean =>
  !lead && result === null && (state === 'returned' || state === 'transferred' || state === 'recalled' || state === 'cancelled');

/** What stands with the plan. The lead sees all of it, another department what is about itself (default deny). */
function tellings(row: DetailRow, changes: readonly ChangeRow[]): Pick<TaskDetail, 'reviews' | 'corrections' | 'planChanges'> {
  if (isOut(row)) return { reviews: [], corrections: [], planChanges: [] };
  const isOwn = (...orgCodes: readonly (string | null)[]): boolean => row.lead || orgCodes.includes(row.org_code);
  return {
    reviews: row.reviews.filter(({ orgCodes }) => isOwn(...orgCodes)).map(toReview),
    corrections: row.corrections
      .map(({ round, at, points, answeredAt = null }) => ({
        ...{ round, at, answeredAt, points: points.filter(({ orgCode }) => isOwn(orgCode)) },
      }))
      .filter(({ points }) => points.length > 0),
    planChanges: changes
      .filter(({ org_code, instead_of }) => isOwn(org_code, instead_of))
      .map(({ change, org_code, instead_of, reason, changed_at }) => ({
        ...{ change, orgCode: org_code, insteadOf: instead_of, reason, at: changed_at.toISOString() },
      })),
  };
}

/** Whether the lead would be let decide, by the same rule that lets it. */
function isDecidable(row: DetailRow, others: readonly TaskRow[]): boolean {
  if (!row.lead || row.purpose !== 'handling' || row.plan_state !== 'handling' || row.suspended || row.round !== row.reopenings)
    return false;
  const seats = row.seats
    .filter((seat) => !seat.released)
    .map((seat) => {
      const last = others.filter((task) => task.org_code === seat.orgCode && task.stage === seat.stage).at(-1);
      return { lead: seat.lead, mandatory: seat.mandatory ?? true, result: last?.state === 'completed' ? last.result : null };
    });
  return joined(row.join_rule, seats).decidable;
}

const seated = (task: TaskRow, seats: readonly StoredSeat[]): StoredSeat | undefined =>
  seats.find((seat) => seat.orgCode === task.org_code && seat.stage === task.stage && !seat.released);

const participantOf = (task: TaskRow, { seats, join_rule: rule }: DetailRow): Participant => ({
  orgCode: task.org_code,
  orgName: task.org_name,
  lead: task.lead,
  mandatory: waited(rule, { mandatory: seated(task, seats)?.mandatory ?? true }),
  stage: task.stage,
  attempt: task.attempt,
  dueAt: task.due_at.toISOString(),
  state: task.state,
  result: task.result,
  late: task.late,
  recallAcknowledged: recallAcknowledged(task),
  endReason: task.end_reason,
});

/** Places of stages that have not begun, also of who was let go there before. */
function plannedOf(row: DetailRow, others: readonly TaskRow[]): Participant[] {
  const asked = (seat: StoredSeat): boolean =>
    [row, ...others].some((task) => task.org_code === seat.orgCode && task.stage === seat.stage && task.recall_reason !== 'released');
  return row.seats
    .filter((seat) => !asked(seat) && !seat.released)
    .map(({ orgCode, orgName, lead, mandatory = true, stage, dueAt }) => ({
      ...{
        orgCode,
        orgName,
        lead,
        mandatory: waited(row.join_rule, { mandatory }),
        stage,
        dueAt,
        attempt: 1,
        state: 'planned' as const,
        result: null,
        late: false,
      },
      ...{ recallAcknowledged: null, endReason: null },
    }));
}

const toStep = (step: StepRow): TaskDetail['steps'][number] => ({
  stepNo: step.step_no,
  link: step.link,
  person: step.person,
  opinion: step.opinion,
  startedAt: step.started_at.toISOString(),
  endedAt: step.ended_at.toISOString(),
  recordedBy: step.recorded_by,
});

const toReview = ({ id, kind, startsAt, place, agenda, orgCodes, state, conclusion }: Review): TaskDetail['reviews'][number] => ({
  ...{ reviewId: id, kind, startsAt, place, agenda, orgCodes, state, conclusion },
});
