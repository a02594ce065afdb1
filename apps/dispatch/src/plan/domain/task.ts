import type { Actor, EventData } from '@yiwang/event-core';
import type { AcceptanceAnsweredV1 } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import type { DepartmentChannel, TaskChannel } from './channels.js';
import { stepBackdated, stepInFuture, stepReversed, tooManySteps } from './plan.errors.js';
import type { TaskState } from './task-status.js';

/** `acceptance` tasks decide on acceptance (受理), `handling` tasks on the matter itself (办理). */
export type TaskPurpose = 'acceptance' | 'handling';
export type TaskResult = 'approved' | 'rejected';

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
  readonly lead: boolean;
  readonly channel: TaskChannel;
  /** The department system it is delivered to; null for the workbench. */
  readonly systemId: string | null;
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
  result: TaskResult | null;
  /** 办理意见 — free text of the department; never sent in an event. */
  opinion: string | null;
  answer: AcceptanceAnswer | null;
}

/** Who gets a task and until when. */
export type TaskPlace = Pick<Task, 'orgCode' | 'orgName' | 'lead' | 'stage' | 'dueAt' | 'provisional'>;

export function newTask(place: TaskPlace, via: DepartmentChannel, matter: Pick<Task, 'purpose' | 'round' | 'lastRound'>, now: Date): Task {
  return {
    ...place,
    ...via,
    ...matter,
    id: uuidv7(),
    assignedAt: now,
    state: 'assigned',
    acknowledgedAt: null,
    acknowledgedBy: null,
    stepCount: 0,
    lastStepEndedAt: null,
    completedAt: null,
    result: null,
    opinion: null,
    answer: null,
  };
}

/** 环节 as the department reports it; a missing time means "since the last one" and "until now". */
export interface StepReport {
  link: string;
  startedAt?: Date | undefined;
  endedAt?: Date | undefined;
}

export interface Step {
  taskId: string;
  stepNo: number;
  link: string;
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
  return { taskId: task.id, stepNo: task.stepCount + 1, link: report.link, startedAt, endedAt, by, recordedAt: now };
}
