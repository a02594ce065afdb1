import type { Actor } from '@yiwang/event-core';
import {
  AcceptanceAnsweredV1,
  LateResultV1,
  PlanChangedV1,
  TaskCompletedV1,
  TaskResumedV1,
  TaskReturnedV1,
  TaskStepRecordedV1,
  TaskSuspendedV1,
  TaskTransferredV1,
} from '@yiwang/events-dispatch';
import type { ChannelDirectory } from './channels.js';
import { caseSuspended, correctionsUsedUp, leadStays, planFull, takesPartAlready, taskClosed, wrongPurpose } from './plan.errors.js';
import type { Department, TaskSuspension } from './plan-input.js';
import type { DueDates, Seat } from './plan-schedule.js';
import { PlanSeats } from './plan-seats.js';
import { nextState } from './task-status.js';
import { type AcceptanceAnswer, type Step, stepOf, type StepReport, type Task, type TaskResult } from './task.js';

/** Places of a plan with those that were given up: they are kept, so that it says who ever took part. */
export const MAX_PLACES = 60;

/** 办理任务 — what a department does with a task of its own. */
export abstract class PlanTasks extends PlanSeats {
  recordStep(taskId: string, report: StepReport, by: Actor, now: Date): Step {
    const task = this.working(taskId, 'recordStep', by, now);
    const step = stepOf(task, report, by, now);
    task.state = nextState(task.state, 'recordStep');
    task.stepCount = step.stepNo;
    task.lastStepEndedAt = step.endedAt;
    this.touched.add(task);
    this.steps.push(step);
    const { stepNo, link, startedAt, endedAt } = step;
    const times = { startedAt: startedAt.toISOString(), endedAt: endedAt.toISOString() };
    this.record(TaskStepRecordedV1, { ...this.fact(task, by, now), stepNo, link, ...times }, now);
    return step;
  }

  /**
   * 部门办理结果 — opens the next stage when it was the last one waited for in its stage, or ends the joint handling where the join rule says
   * so. After the combined decision, or the early end, it is late: kept, and changes nothing.
   */
  complete(taskId: string, result: TaskResult, opinion: string, channels: ChannelDirectory, by: Actor, now: Date): Task {
    if (this.task(taskId).purpose !== 'handling') throw wrongPurpose();
    if (this.comesLate(this.task(taskId))) return this.noteLateResult(taskId, result, opinion, by, now);
    const task = this.working(taskId, 'complete', by, now);
    this.giveResult(task, result, opinion, by, now);
    if (this.join.refused && this.state.refusedBy === null) this.endEarly(task, channels, by, now);
    else this.advance(channels, now);
    this.tellDecidable(now);
    return task;
  }

  /** 受理答复 of the department that accepts for itself. */
  answerAcceptance(taskId: string, answer: AcceptanceAnswer, by: Actor, now: Date): Task {
    if (this.task(taskId).purpose !== 'acceptance') throw wrongPurpose();
    if (answer.kind === 'correct' && this.task(taskId).lastRound) throw correctionsUsedUp();
    const task = this.working(taskId, 'complete', by, now);
    this.close(task, now);
    task.answer = answer;
    this.record(AcceptanceAnsweredV1, { ...this.fact(task, by, now), answer }, now);
    return task;
  }

  /**
   * 部门特别程序 — its own clock stands; the lead suspends the whole case by a measure. While the case stands still no clock of a task runs, not
   * even that of a procedure. @throws DISPATCH.CASE_SUSPENDED, DISPATCH.LEAD_STAYS
   */
  suspend(taskId: string, request: TaskSuspension, dueDates: DueDates, by: Actor, now: Date): Task {
    if (this.state.suspended) throw caseSuspended();
    const task = this.participating(taskId, 'suspend', by, now);
    const { procedure, reason, plannedDays } = request;
    const endsBy = dueDates.moved(now, plannedDays, this.state.regionCode).at.toISOString();
    task.state = nextState(task.state, 'suspend');
    task.suspension = { procedure, reason, plannedDays, from: now.toISOString(), endsBy };
    this.touched.add(task);
    this.record(TaskSuspendedV1, { ...this.fact(task, by, now), procedure, plannedDays, endsBy }, now);
    this.note('suspended', { orgCode: task.orgCode, insteadOf: null, reason, by, at: now });
    return task;
  }

  /**
   * 部门恢复办理: it gets the time back, at most until the promise of the case. What its procedure shares with one of the case that goes on is
   * given back with that. @throws DISPATCH.MEASURE_NOT_POSSIBLE
   */
  resume(taskId: string, dueDates: DueDates, by: Actor, now: Date): Task {
    const task = this.task(taskId);
    task.state = nextState(task.state, 'resume');
    const { from, counted = 0, reason } = task.suspension!;
    const ofCase = this.state.suspension?.from;
    const until = ofCase === undefined ? now : new Date(ofCase);
    const taken = until > new Date(from) ? dueDates.taken(new Date(from), until, this.state.regionCode) : 0;
    const excludedDays = Math.max(0, taken - counted);
    task.suspension = null;
    this.touched.add(task);
    this.setDue(task, this.withinPromise(dueDates.moved(task.dueAt, excludedDays, this.state.regionCode)));
    this.record(TaskResumedV1, { ...this.fact(task, by, now), excludedDays }, now);
    this.note('resumed', { orgCode: task.orgCode, insteadOf: null, reason: reason ?? '特别程序结束', by, at: now });
    if (!this.state.suspended) this.tellDue(task, now);
    return task;
  }

  /** 退回 to the lead, which asks it again, or another department, or does without. */
  return(taskId: string, reason: string, channels: ChannelDirectory, by: Actor, now: Date): Task {
    const task = this.participating(taskId, 'return', by, now);
    this.finish(task, nextState(task.state, 'return'), now);
    task.endReason = reason;
    this.record(TaskReturnedV1, this.fact(task, by, now), now);
    this.summonLead(channels, now);
    const lead = this.places.find((each) => each.lead)?.task;
    if (lead) this.notify('task.returned', lead, { at: now.toISOString(), returnedBy: task.orgCode });
    return task;
  }

  /** 转办 — another department takes its place, with the same due date, and sees what it saw: `visible`. Returns the new task. */
  transfer(
    taskId: string,
    to: Department,
    reason: string,
    visible: readonly string[],
    channels: ChannelDirectory,
    by: Actor,
    now: Date,
  ): Task {
    if (this.state.suspended) throw caseSuspended();
    const task = this.participating(taskId, 'transfer', by, now);
    const place = this.places.find((each) => each.task === task);
    if (!place) throw taskClosed();
    const seat = this.takePlace(place.seat, to, visible);
    this.finish(task, nextState(task.state, 'transfer'), now);
    task.endReason = reason;
    const taken = this.ask(seat, channels, now);
    this.record(TaskTransferredV1, { ...this.fact(task, by, now), toOrgCode: to.orgCode, toTaskId: taken.id }, now);
    this.record(PlanChangedV1, { ...this.fact(taken, by, now), change: 'replaced', insteadOf: task.orgCode }, now);
    this.note('replaced', { orgCode: to.orgCode, insteadOf: task.orgCode, reason, by, at: now });
    return taken;
  }

  protected giveResult(task: Task, result: TaskResult, opinion: string | null, by: Actor, now: Date): void {
    this.close(task, now);
    task.result = result;
    task.opinion = opinion;
    this.record(TaskCompletedV1, { ...this.fact(task, by, now), result }, now);
  }

  /** The old place stays on record as released; to standing reviews the new one is called. @throws DISPATCH.TAKES_PART_ALREADY, DISPATCH.PLAN_FULL */
  protected takePlace(old: Seat, by: Department, visible: readonly string[], changes: Partial<Seat> = {}): Seat {
    this.assertNotSeated(by.orgCode);
    const seat: Seat = { ...old, orgCode: by.orgCode, orgName: by.name, visibleFields: [...visible], ...changes };
    this.state.seats = [...this.state.seats.map((each) => (each === old ? { ...each, released: true } : each)), seat];
    const instead = (orgCode: string): string => (orgCode === old.orgCode ? by.orgCode : orgCode);
    this.state.reviews = this.state.reviews.map((each) =>
      each.state === 'called' ? { ...each, orgCodes: each.orgCodes.map(instead) } : each,
    );
    this.dirty = true;
    return seat;
  }

  /** One department has one place, and what is said of it is said of that. @throws DISPATCH.TAKES_PART_ALREADY, DISPATCH.PLAN_FULL */
  protected assertNotSeated(orgCode: string): void {
    if (this.places.some(({ seat }) => seat.orgCode === orgCode)) throw takesPartAlready();
    if (this.state.seats.length >= MAX_PLACES) throw planFull();
  }

  protected withinPromise<D extends { at: Date; provisional: boolean }>(due: D): D {
    const promise = this.state.promiseDueAt;
    return promise !== null && due.at > promise ? { ...due, at: promise } : due;
  }

  /** What takes a department off its task is not for the lead: the case would be nobody's. */
  private participating(taskId: string, action: 'suspend' | 'return' | 'transfer', by: Actor, now: Date): Task {
    const task = this.task(taskId);
    if (task.purpose !== 'handling') throw wrongPurpose();
    if (task.lead) throw leadStays();
    return this.working(taskId, action, by, now);
  }

  private comesLate({ state, recallReason, result }: Task): boolean {
    return result === null && (state === 'decided' || (state === 'recalled' && recallReason === 'earlyEnd'));
  }

  private noteLateResult(taskId: string, result: TaskResult, opinion: string, by: Actor, now: Date): Task {
    const task = this.task(taskId);
    task.state = nextState(task.state, 'answerLate');
    Object.assign(task, { result, opinion, late: true, completedAt: now });
    this.touched.add(task);
    this.record(LateResultV1, { ...this.fact(task, by, now), result }, now);
    return task;
  }
}
