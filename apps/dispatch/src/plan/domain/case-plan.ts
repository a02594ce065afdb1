import type { Actor } from '@yiwang/event-core';
import {
  AcceptanceAnsweredV1,
  CaseExtensionV1,
  CaseForwardingV1,
  CaseResumptionV1,
  CaseSuspensionV1,
  CaseTerminationV1,
  CombinedDecisionV1,
  TaskAssignedV1,
  TaskCompletedV1,
  TaskStepRecordedV1,
} from '@yiwang/events-dispatch';
import { assertNever } from '@yiwang/kernel';
import { announcedChannel, type ChannelDirectory } from './channels.js';
import {
  caseDecided,
  caseSuspended,
  correctionsUsedUp,
  measureNotPossible,
  notLead,
  participantsPending,
  reasonRequired,
  taskClosed,
  wrongPurpose,
} from './plan.errors.js';
import type { CaseMeasure, Decision, Reopening, Surroundings } from './plan-input.js';
import { DISPATCHER, PlanClocks } from './plan-clocks.js';
import { scheduleOf, stageAfter } from './plan-schedule.js';
import { type AwaitedAnswer, type CaseRef, newPlanState, type Pending, type PlanState } from './plan-state.js';
import { nextState } from './task-status.js';
import { type AcceptanceAnswer, newTask, type Step, stepOf, type StepReport, type Task, type TaskPlace, type TaskResult } from './task.js';

/**
 * 分派方案 of one case: which departments have a task, in which stage, and what they answered. The aggregate behind every task: its row
 * is locked before anything changes, so stages advance once and its facts have an order.
 */
export class CasePlan extends PlanClocks {
  private constructor(state: PlanState, tasks: Task[]) {
    super(state, tasks);
  }

  /** A case dispatch has not heard of yet. */
  static open(ref: CaseRef): CasePlan {
    return new CasePlan(newPlanState(ref), []);
  }

  static restore(state: PlanState, tasks: Task[]): CasePlan {
    return new CasePlan(state, tasks);
  }

  /** What must still be arranged; the case waits when its item version is not here. */
  get pending(): Pending | null {
    return this.state.pending;
  }

  /** 部门受理 — the item says that the department accepts: its lead must be asked. A case that moved on is left alone. */
  expectAcceptance(awaited: AwaitedAnswer): void {
    if (!this.beforeHandling || this.state.pending?.purpose === 'handling') return;
    // Each reopening asks once more without a correction, so that the rounds of the ledger are behind by as many.
    const round = awaited.round + this.state.reopenings;
    if (this.allTasks.some((task) => task.purpose === 'acceptance' && task.round >= round)) return;
    this.cancelOpen();
    this.wait({ purpose: 'acceptance', ...awaited, round });
  }

  /** 受理 — the case was accepted, whoever did it: open acceptance tasks have become pointless and handling can be planned. */
  expectHandling(acceptedAt: Date, promiseDueAt: Date): void {
    if (!this.beforeHandling) return;
    this.cancelOpen();
    this.state.promiseDueAt = promiseDueAt;
    this.wait({ purpose: 'handling', acceptedAt });
  }

  /** Gives the tasks that are pending, now that the item version is here. */
  arrange({ item, channels, dueDates }: Surroundings, now: Date): void {
    const pending = this.state.pending;
    if (!pending) return;
    this.state.itemName = item.name;
    this.state.pending = null;
    this.dirty = true;
    if (pending.purpose === 'acceptance') {
      const lead = item.participants.find((participant) => participant.lead) ?? item.participants[0]!;
      const { round, dueAt, provisional, lastRound } = pending;
      const place = { orgCode: lead.orgCode, orgName: lead.name, lead: true, stage: 1, dueAt, provisional };
      this.state.state = 'accepting';
      this.assign(place, { purpose: 'acceptance', round, lastRound }, channels, now);
      return;
    }
    this.state.state = 'handling';
    const { promiseDueAt, regionCode } = this.state;
    this.state.seats = scheduleOf(item, { acceptedAt: pending.acceptedAt, promiseDueAt }, regionCode, dueDates);
    this.openStage(stageAfter(this.state.seats, 0), channels, now);
  }

  /** 不予受理 or 办结 — the case ends; nobody has anything to do any more. */
  end(): void {
    if (this.state.state === 'ended') return;
    this.cancelOpen();
    this.state.pending = null;
    this.state.state = 'ended';
    this.dirty = true;
  }

  /** 决定 is in the ledger — the echo of the lead's own decision, or one given at the window (即办件), which leaves nobody anything to do. */
  noteDecided(): void {
    if (this.state.state !== 'decided') this.end();
  }

  recordStep(taskId: string, report: StepReport, by: Actor, now: Date): Step {
    const task = this.working(taskId, 'recordStep', by, now);
    const step = stepOf(task, report, by, now);
    task.state = nextState(task.state, 'recordStep');
    task.stepCount = step.stepNo;
    task.lastStepEndedAt = step.endedAt;
    this.touched.add(task);
    this.steps.push(step);
    this.record(
      TaskStepRecordedV1,
      {
        ...this.fact(task, by, now),
        stepNo: step.stepNo,
        link: step.link,
        startedAt: step.startedAt.toISOString(),
        endedAt: step.endedAt.toISOString(),
      },
      now,
    );
    return step;
  }

  /** 部门办理结果 — opens the next stage when it was the last one of its stage. */
  complete(taskId: string, result: TaskResult, opinion: string, channels: ChannelDirectory, by: Actor, now: Date): Task {
    if (this.task(taskId).purpose !== 'handling') throw wrongPurpose();
    const task = this.working(taskId, 'complete', by, now);
    this.close(task, now);
    task.result = result;
    task.opinion = opinion;
    this.record(TaskCompletedV1, { ...this.fact(task, by, now), result }, now);
    const { seats, stage } = this.state;
    const stageDone = this.handling().every((other) => other.stage !== stage || other.result !== null);
    if (stageDone) this.openStage(stageAfter(seats, stage), channels, now);
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

  /** 合并决定 — once every other participant has its result. Closes the lead's own task with it, unless it gave its result before. */
  decide(taskId: string, decision: Decision, by: Actor, now: Date): Task {
    const task = this.leading(taskId);
    if (this.state.suspended) throw caseSuspended();
    if (decision.outcome === 'rejected' && !decision.reason) throw reasonRequired();
    const given = this.handling().filter((other) => other !== task && other.result !== null).length;
    if (given < this.state.seats.length - 1) throw participantsPending();
    if (task.result === null) {
      this.working(taskId, 'complete', by, now);
      this.close(task, now);
      task.result = decision.outcome;
      task.opinion = decision.reason ?? null;
      this.record(TaskCompletedV1, { ...this.fact(task, by, now), result: decision.outcome }, now);
    }
    this.state.state = 'decided';
    this.dirty = true;
    this.record(CombinedDecisionV1, { ...this.fact(task, by, now), ...decision }, now);
    return task;
  }

  /**
   * 办件措施 of the lead while it handles: it suspends for a special procedure and goes on, extends the statutory limit, ends handling
   * without a decision, or forwards the case. The ledger of acceptance follows, and moves the clocks; whether an extension was granted, it
   * says. A lead that has given its own result leads still.
   * @throws DISPATCH.NOT_LEAD, DISPATCH.TASK_CLOSED, DISPATCH.MEASURE_NOT_POSSIBLE
   */
  take(taskId: string, measure: CaseMeasure, by: Actor, now: Date): Task {
    const task = this.leading(taskId);
    if (task.result === null) this.working(taskId, 'complete', by, now);
    const fact = this.fact(task, by, now);
    this.dirty = true;
    switch (measure.kind) {
      case 'suspend': {
        const { procedure, reason, plannedDays } = measure;
        if (this.state.suspended) throw measureNotPossible();
        this.noteSuspended(true, now);
        this.record(CaseSuspensionV1, { ...fact, procedure, reason, plannedDays }, now);
        break;
      }
      case 'resume':
        if (!this.state.suspended) throw measureNotPossible();
        this.noteSuspended(false, now);
        this.record(CaseResumptionV1, fact, now);
        break;
      case 'extend': {
        const { days, approver, reason } = measure;
        if (this.state.extended || this.state.suspended) throw measureNotPossible();
        this.record(CaseExtensionV1, { ...fact, days, approver, reason }, now);
        break;
      }
      case 'terminate':
        this.record(CaseTerminationV1, { ...fact, reason: measure.reason }, now);
        this.end();
        break;
      case 'forward':
        this.record(CaseForwardingV1, { ...fact, authority: measure.authority, reason: measure.reason }, now);
        this.end();
        break;
      default:
        assertNever(measure);
    }
    return task;
  }

  /**
   * 重新办理 — the ledger opened the case again: what was answered before stays on record, and everybody is asked anew, once the case is
   * accepted or, where the department accepts it, for that.
   */
  reopen(again: Reopening): void {
    this.cancelOpen();
    Object.assign(this.state, {
      stage: 0,
      seats: [],
      suspended: false,
      measuredAt: null,
      extended: false,
      reopenings: this.state.reopenings + 1,
    });
    switch (again.stage) {
      case 'handling':
        this.state.promiseDueAt = again.promiseDueAt;
        return this.wait({ purpose: 'handling', acceptedAt: again.acceptedAt });
      case 'department': {
        const rounds = this.allTasks.filter((task) => task.purpose === 'acceptance').map((task) => task.round + 1);
        const { dueAt, provisional, lastRound } = again;
        return this.wait({ purpose: 'acceptance', round: Math.max(0, ...rounds), dueAt, provisional, lastRound });
      }
      case 'window':
        Object.assign(this.state, { state: 'accepting', pending: null });
        this.dirty = true;
        return;
      default:
        assertNever(again);
    }
  }

  private noteSuspended(suspended: boolean, measuredAt: Date): void {
    Object.assign(this.state, { suspended, measuredAt });
  }

  private leading(taskId: string): Task {
    const task = this.task(taskId);
    if (task.purpose !== 'handling') throw wrongPurpose();
    if (!task.lead) throw notLead();
    if (this.state.state === 'decided') throw caseDecided();
    if (this.state.state !== 'handling') throw taskClosed();
    return task;
  }

  private get beforeHandling(): boolean {
    return this.state.state === 'waiting' || this.state.state === 'accepting';
  }

  private wait(pending: Pending): void {
    this.state.pending = pending;
    this.state.state = 'waiting';
    this.dirty = true;
  }

  private openStage(stage: number | undefined, channels: ChannelDirectory, now: Date): void {
    if (stage === undefined) return;
    this.state.stage = stage;
    this.dirty = true;
    for (const seat of this.state.seats.filter((candidate) => candidate.stage === stage))
      this.assign(seat, { purpose: 'handling', round: this.state.reopenings, lastRound: false }, channels, now);
  }

  private assign(seat: TaskPlace, matter: Pick<Task, 'purpose' | 'round' | 'lastRound'>, channels: ChannelDirectory, now: Date): void {
    const task = newTask(seat, channels.of(seat.orgCode, this.state.itemCode), matter, now);
    this.allTasks.push(task);
    this.touched.add(task);
    this.assigned.add(task);
    const { purpose, lead, stage, provisional } = task;
    const channel = announcedChannel(task.channel);
    const dueAt = task.dueAt.toISOString();
    this.record(TaskAssignedV1, { ...this.fact(task, DISPATCHER, now), purpose, lead, stage, channel, dueAt, provisional }, now);
  }
}
