import type { Actor, EventData } from '@yiwang/event-core';
import type { AcceptanceAnsweredV1, CaseSuspensionV1, RecallReason } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import type { DepartmentChannel, TaskChannel } from './channels.js';
import { stepBackdated, stepInFuture, stepReversed, tooManySteps } from './plan.errors.js';
import type { TaskState } from './task-status.js';

/** `acceptance` tasks decide on acceptance (受理), `handling` tasks on the matter itself (办理). */
export type TaskPurpose = 'acceptance' | 'handling';
export type TaskResult = 'approved' | 'rejected';

export type SpecialProcedure = EventData<typeof CaseSuspensionV1>['procedure'];

/** 特别程序 while it lasts; times as instants in text, since it is kept as one value. */
export interface Suspension {
  procedure: SpecialProcedure;
  /** Null where acceptance told of it, which keeps the reason. */
  reason: string | null;
  /** Working days of the deciding region. */
  plannedDays: number;
  from: string;
  endsBy: string;
  /** Working days of it that a special procedure of the whole case gave back already. */
  counted?: number;
}

/** 受理答复. */
export type AcceptanceAnswer = EventData<typeof AcceptanceAnsweredV1>['answer'];

/** 任务 — what one department has to do for one case. */
export interface Task {
  readonly id: string;
  readonly orgCode: string;
  readonly orgName: string;
  readonly purpose: TaskPurpose;
  /** 补正轮次 of an acceptance task: 0 for the first filing. */
  readonly round: number;
  readonly stage: number;
  /** Counts from 1: more where the department returned the task and was asked again, or was released and came back. */
  readonly attempt: number;
  /** Ends when a higher authority takes over. */
  lead: boolean;
  /** What its department may see of the form; null: what the item shows to it. */
  readonly visibleFields: readonly string[] | null;
  /** Changes with 接管 only. */
  channel: TaskChannel;
  /** The department system it is delivered to; null for the workbench. */
  systemId: string | null;
  readonly assignedAt: Date;
  /** Moves when the ledger moves the clocks of the case. */
  dueAt: Date;
  /** The calendar year has no holiday notice yet, so the date may move. */
  provisional: boolean;
  /** 补正轮次已用完, of an acceptance task. */
  readonly lastRound: boolean;
  state: TaskState;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  stepCount: number;
  lastStepEndedAt: Date | null;
  completedAt: Date | null;
  /** When it was returned, handed on, recalled, or decided without. */
  endedAt: Date | null;
  /** 退回、转办的理由. */
  endReason: string | null;
  recallReason: RecallReason | null;
  /** 收回确认; a recall that a system never acknowledged shows as such. */
  recallAcknowledgedAt: Date | null;
  /** 延期 was granted; it happens once. */
  extended: boolean;
  suspension: Suspension | null;
  result: TaskResult | null;
  /** 迟到 — the result came after the combined decision or the early end, and changes nothing. */
  late: boolean;
  /** 办理意见 — free text of the department; never sent in an event. */
  opinion: string | null;
  answer: AcceptanceAnswer | null;
}

/** Who gets a task and until when. */
export type TaskPlace = Pick<Task, 'orgCode' | 'orgName' | 'lead' | 'stage' | 'dueAt' | 'provisional'> & {
  visibleFields?: readonly string[] | null | undefined;
};
type Matter = Pick<Task, 'purpose' | 'round' | 'lastRound'> & { attempt?: number };

export function newTask(place: TaskPlace, via: DepartmentChannel, matter: Matter, now: Date): Task {
  const { orgCode, orgName, lead, stage, dueAt, provisional, visibleFields = null } = place;
  return {
    ...{ orgCode, orgName, lead, stage, dueAt, provisional, visibleFields },
    ...via,
    attempt: 1,
    ...matter,
    id: uuidv7(),
    assignedAt: now,
    state: 'assigned',
    acknowledgedAt: null,
    acknowledgedBy: null,
    stepCount: 0,
    lastStepEndedAt: null,
    completedAt: null,
    endedAt: null,
    endReason: null,
    recallReason: null,
    recallAcknowledgedAt: null,
    extended: false,
    suspension: null,
    result: null,
    late: false,
    opinion: null,
    answer: null,
  };
}

/** What a department's system is told of its task. */
export const offerOf = ({ purpose, lead, stage, assignedAt, dueAt }: Task) => ({
  ...{ purpose, lead, stage },
  assignedAt: assignedAt.toISOString(),
  dueAt: dueAt.toISOString(),
});

/** 环节 as the department reports it; a missing time means "since the last one" and "until now". */
export interface StepReport {
  link: string;
  /** 经办人 as the department names it. */
  person?: string | undefined;
  /** 环节意见. Neither leaves dispatch in an event. */
  opinion?: string | undefined;
  startedAt?: Date | undefined;
  endedAt?: Date | undefined;
}

export interface Step {
  taskId: string;
  stepNo: number;
  link: string;
  person: string | null;
  opinion: string | null;
  startedAt: Date;
  endedAt: Date;
  by: Actor;
  recordedAt: Date;
}

/** A task is shown with all of its steps, and nobody takes so many. */
export const MAX_STEPS = 500;

/**
 * The next step of a task. Steps follow each other in time, so that nobody writes a past that looks on time.
 * @throws DISPATCH.STEP_BACKDATED, DISPATCH.STEP_REVERSED, DISPATCH.STEP_IN_FUTURE, DISPATCH.TOO_MANY_STEPS
 */
export function stepOf(task: Task, report: StepReport, by: Actor, now: Date): Step {
  const floor = task.lastStepEndedAt ?? task.assignedAt;
  const endedAt = report.endedAt ?? now;
  const startedAt = report.startedAt ?? task.lastStepEndedAt ?? task.acknowledgedAt ?? task.assignedAt;
  if (startedAt < floor) throw stepBackdated();
  if (endedAt < startedAt) throw stepReversed();
  if (endedAt > now) throw stepInFuture();
  if (task.stepCount >= MAX_STEPS) throw tooManySteps();
  const { link, person = null, opinion = null } = report;
  return { taskId: task.id, stepNo: task.stepCount + 1, link, person, opinion, startedAt, endedAt, by, recordedAt: now };
}
