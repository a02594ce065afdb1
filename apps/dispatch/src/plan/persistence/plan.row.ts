import type { JoinRule } from '@yiwang/events-catalogue';
import type { RecallReason } from '@yiwang/events-dispatch';
import type { Correction, Pending, PlanState, PlanStateName, Review } from '../domain/plan-state.js';
import type { Seat } from '../domain/plan-schedule.js';
import type { TaskChannel } from '../domain/channels.js';
import type { AcceptanceAnswer, Suspension, Task, TaskPurpose, TaskResult } from '../domain/task.js';
import type { TaskState } from '../domain/task-status.js';

/** Dates inside jsonb come back as text. */
type Stored<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] };
type StoredPending = Stored<Extract<Pending, { purpose: 'acceptance' }>> | Stored<Extract<Pending, { purpose: 'handling' }>>;

export interface PlanRow {
  case_no: string;
  item_code: string;
  item_version: number;
  item_name: string | null;
  region_code: string;
  deciding_org_code: string;
  state: PlanStateName;
  pending: StoredPending | null;
  stage: number;
  seats: Stored<Seat>[];
  join_rule: JoinRule;
  refused_by: string | null;
  reviews: Review[];
  corrections: Correction[];
  suspension: Suspension | null;
  suspended: boolean;
  measured_at: Date | null;
  promise_due_at: Date | null;
  extended: boolean;
  reopenings: number;
  sequence: number;
  version: number;
}

export interface TaskRow {
  id: string;
  case_no: string;
  org_code: string;
  org_name: string;
  purpose: TaskPurpose;
  round: number;
  stage: number;
  attempt: number;
  lead: boolean;
  visible_fields: string[] | null;
  state: TaskState;
  channel: TaskChannel;
  system_id: string | null;
  assigned_at: Date;
  due_at: Date;
  provisional: boolean;
  last_round: boolean;
  acknowledged_at: Date | null;
  acknowledged_by: string | null;
  step_count: number;
  last_step_ended_at: Date | null;
  completed_at: Date | null;
  ended_at: Date | null;
  end_reason: string | null;
  recall_reason: RecallReason | null;
  recall_acknowledged_at: Date | null;
  extended: boolean;
  suspension: Suspension | null;
  result: TaskResult | null;
  late: boolean;
  opinion: string | null;
  answer: AcceptanceAnswer | null;
}

const toPending = (pending: StoredPending): Pending =>
  pending.purpose === 'acceptance'
    ? { ...pending, dueAt: new Date(pending.dueAt) }
    : { ...pending, acceptedAt: new Date(pending.acceptedAt) };

export const toState = (row: PlanRow): PlanState => ({
  caseNo: row.case_no,
  itemCode: row.item_code,
  itemVersion: row.item_version,
  itemName: row.item_name,
  regionCode: row.region_code,
  decidingOrgCode: row.deciding_org_code,
  state: row.state,
  pending: row.pending && toPending(row.pending),
  stage: row.stage,
  seats: row.seats.map((seat) => ({ ...seat, dueAt: new Date(seat.dueAt) })),
  joinRule: row.join_rule,
  refusedBy: row.refused_by,
  reviews: row.reviews,
  corrections: row.corrections,
  suspension: row.suspension,
  suspended: row.suspended,
  measuredAt: row.measured_at,
  promiseDueAt: row.promise_due_at,
  extended: row.extended,
  reopenings: row.reopenings,
  sequence: row.sequence,
  version: row.version,
});

export const fromState = (state: PlanState) => ({
  case_no: state.caseNo,
  item_code: state.itemCode,
  item_version: state.itemVersion,
  item_name: state.itemName,
  region_code: state.regionCode,
  deciding_org_code: state.decidingOrgCode,
  state: state.state,
  pending: state.pending,
  stage: state.stage,
  seats: state.seats,
  join_rule: state.joinRule,
  refused_by: state.refusedBy,
  reviews: state.reviews,
  corrections: state.corrections,
  suspension: state.suspension,
  suspended: state.suspended,
  measured_at: state.measuredAt,
  promise_due_at: state.promiseDueAt,
  extended: state.extended,
  reopenings: state.reopenings,
  sequence: state.sequence,
  version: state.version,
});

export const toTask = (row: TaskRow): Task => ({
  id: row.id,
  orgCode: row.org_code,
  orgName: row.org_name,
  purpose: row.purpose,
  round: row.round,
  stage: row.stage,
  attempt: row.attempt,
  lead: row.lead,
  visibleFields: row.visible_fields,
  state: row.state,
  channel: row.channel,
  systemId: row.system_id,
  assignedAt: row.assigned_at,
  dueAt: row.due_at,
  provisional: row.provisional,
  lastRound: row.last_round,
  acknowledgedAt: row.acknowledged_at,
  acknowledgedBy: row.acknowledged_by,
  stepCount: row.step_count,
  lastStepEndedAt: row.last_step_ended_at,
  completedAt: row.completed_at,
  endedAt: row.ended_at,
  endReason: row.end_reason,
  recallReason: row.recall_reason,
  recallAcknowledgedAt: row.recall_acknowledged_at,
  extended: row.extended,
  suspension: row.suspension,
  result: row.result,
  late: row.late,
  opinion: row.opinion,
  answer: row.answer,
});

export const fromTask = (caseNo: string, task: Task): TaskRow => ({
  id: task.id,
  case_no: caseNo,
  org_code: task.orgCode,
  org_name: task.orgName,
  purpose: task.purpose,
  round: task.round,
  stage: task.stage,
  attempt: task.attempt,
  lead: task.lead,
  visible_fields: task.visibleFields === null ? null : [...task.visibleFields],
  state: task.state,
  channel: task.channel,
  system_id: task.systemId,
  assigned_at: task.assignedAt,
  due_at: task.dueAt,
  provisional: task.provisional,
  last_round: task.lastRound,
  acknowledged_at: task.acknowledgedAt,
  acknowledged_by: task.acknowledgedBy,
  step_count: task.stepCount,
  last_step_ended_at: task.lastStepEndedAt,
  completed_at: task.completedAt,
  ended_at: task.endedAt,
  end_reason: task.endReason,
  recall_reason: task.recallReason,
  recall_acknowledged_at: task.recallAcknowledgedAt,
  extended: task.extended,
  suspension: task.suspension,
  result: task.result,
  late: task.late,
  opinion: task.opinion,
  answer: task.answer,
});
