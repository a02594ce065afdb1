import type { Actor, EventDefinition } from '@yiwang/event-core';
import {
  AcceptanceAnsweredV1,
  CombinedDecisionV1,
  TaskAcknowledgedV1,
  TaskAssignedV1,
  TaskCompletedV1,
  TaskStepRecordedV1,
} from '@yiwang/events-dispatch';
import type { z } from 'zod';
import type { ChannelDirectory } from './channels.js';
import {
  caseDecided,
  correctionUsed,
  notLead,
  participantsPending,
  reasonRequired,
  taskClosed,
  taskNotFound,
  wrongPurpose,
} from './plan.errors.js';
import { type CaseRef, newPlanState, type Pending, type PlanChanges, type PlanFact, type PlanState } from './plan-state.js';
import type { Decision, Surroundings } from './plan-input.js';
import { scheduleOf, stageAfter } from './plan-schedule.js';
import { isOpen, nextState } from './task-status.js';
import {
  type AcceptanceAnswer,
  newTask,
  type Step,
  stepOf,
  type StepReport,
  type Task,
  type TaskPlace,
  type TaskPurpose,
  type TaskResult,
} from './task.js';

const DISPATCHER: Actor = { kind: 'service', id: 'dispatch' };

/**
 * 分派方案 of one case: which departments have a task, in which stage, and what they answered. The aggregate behind every task: its row
 * is locked before anything changes, so stages advance once and its facts have an order.
 */
export class CasePlan {
  private readonly facts: PlanFact[] = [];
  private readonly steps: Step[] = [];
  private readonly assigned = new Set<Task>();
  private readonly touched = new Set<Task>();
  private dirty = false;

  private constructor(
    private readonly state: PlanState,
    private readonly allTasks: Task[],
  ) {}

  /** A case dispatch has not heard of yet. */
  static open(ref: CaseRef): CasePlan {
    return new CasePlan(newPlanState(ref), []);
  }

  static restore(state: PlanState, tasks: Task[]): CasePlan {
    return new CasePlan(state, tasks);
  }

  get snapshot(): Readonly<PlanState> {
    return this.state;
  }

  get tasks(): readonly Task[] {
    return this.allTasks;
  }

  /** What must still be arranged; the case waits when its item version is not here. */
  get pending(): Pending | null {
    return this.state.pending;
  }

  /** 部门受理 — the item says that the department accepts: its lead must be asked. A case that moved on is left alone. */
  expectAcceptance(pending: { round: number; dueAt: Date; provisional: boolean }): void {
    if (!this.beforeHandling || this.state.pending?.purpose === 'handling') return;
    if (this.allTasks.some((task) => task.purpose === 'acceptance' && task.round >= pending.round)) return;
    this.cancelOpen();
    this.wait({ purpose: 'acceptance', ...pending });
  }

  /** 受理 — the case was accepted, whoever did it: open acceptance tasks have become pointless and handling can be planned. */
  expectHandling(acceptedAt: Date): void {
    if (!this.beforeHandling) return;
    this.cancelOpen();
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
      const { round, dueAt, provisional } = pending;
      const place = { orgCode: lead.orgCode, orgName: lead.name, lead: true, stage: 1, dueAt, provisional };
      this.state.state = 'accepting';
      this.assign(place, 'acceptance', round, channels, now);
      return;
    }
    this.state.state = 'handling';
    this.state.seats = scheduleOf(item, pending.acceptedAt, this.state.regionCode, dueDates);
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

  /** 签收 — repeatable: a department that is unsure says it again. */
  acknowledge(taskId: string, by: Actor, now: Date): Task {
    const task = this.task(taskId);
    const before = task.state;
    task.state = nextState(before, 'acknowledge');
    if (before === 'assigned') {
      task.acknowledgedAt = now;
      task.acknowledgedBy = by.id;
      this.touched.add(task);
      this.record(TaskAcknowledgedV1, this.fact(task, by, now), now);
    }
    return task;
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
    const known = this.task(taskId);
    if (known.purpose !== 'acceptance') throw wrongPurpose();
    if (isOpen(known.state) && answer.kind === 'correct' && known.round > 0) throw correctionUsed();
    const task = this.working(taskId, 'complete', by, now);
    this.close(task, now);
    task.answer = answer;
    this.record(AcceptanceAnsweredV1, { ...this.fact(task, by, now), answer }, now);
    return task;
  }

  /** 合并决定 — once every other participant has its result. Closes the lead's own task with it, unless it gave its result before. */
  decide(taskId: string, decision: Decision, by: Actor, now: Date): Task {
    const task = this.task(taskId);
    if (task.purpose !== 'handling') throw wrongPurpose();
    if (!task.lead) throw notLead();
    if (this.state.state === 'decided') throw caseDecided();
    if (this.state.state !== 'handling') throw taskClosed();
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

  /** @throws DISPATCH.TASK_NOT_FOUND */
  task(taskId: string): Task {
    const task = this.allTasks.find((candidate) => candidate.id === taskId);
    if (!task) throw taskNotFound();
    return task;
  }

  /** What has to be written; null when nothing happened. Taking it twice gives nothing the second time. */
  takeChanges(): PlanChanges | null {
    if (!this.dirty && this.facts.length === 0 && this.touched.size === 0) return null;
    this.state.version += 1;
    const touched = [...this.touched];
    const changes: PlanChanges = {
      state: this.state,
      tasks: touched,
      assigned: touched.filter((task) => this.assigned.has(task)),
      heard: touched.filter((task) => !this.assigned.has(task) && task.state !== 'assigned'),
      steps: this.steps.splice(0),
      facts: this.facts.splice(0),
    };
    this.touched.clear();
    this.assigned.clear();
    this.dirty = false;
    return changes;
  }

  private get beforeHandling(): boolean {
    return this.state.state === 'waiting' || this.state.state === 'accepting';
  }

  private handling(): Task[] {
    return this.allTasks.filter((task) => task.purpose === 'handling');
  }

  private wait(pending: Pending): void {
    this.state.pending = pending;
    this.state.state = 'waiting';
    this.dirty = true;
  }

  /** The task, acknowledged at the latest now. */
  private working(taskId: string, action: 'recordStep' | 'complete', by: Actor, now: Date): Task {
    const task = this.task(taskId);
    if (!isOpen(task.state)) nextState(task.state, action);
    return this.acknowledge(taskId, by, now);
  }

  private close(task: Task, now: Date): void {
    task.state = nextState(task.state, 'complete');
    task.completedAt = now;
    this.touched.add(task);
  }

  private cancelOpen(): void {
    for (const task of this.allTasks.filter(({ state }) => isOpen(state))) {
      task.state = nextState(task.state, 'cancel');
      this.touched.add(task);
    }
  }

  private openStage(stage: number | undefined, channels: ChannelDirectory, now: Date): void {
    if (stage === undefined) return;
    this.state.stage = stage;
    this.dirty = true;
    for (const seat of this.state.seats.filter((candidate) => candidate.stage === stage)) this.assign(seat, 'handling', 0, channels, now);
  }

  private assign(seat: TaskPlace, purpose: TaskPurpose, round: number, channels: ChannelDirectory, now: Date): void {
    const task = newTask(seat, channels.of(seat.orgCode), purpose, round, now);
    this.allTasks.push(task);
    this.touched.add(task);
    this.assigned.add(task);
    const { lead, stage, channel, provisional } = task;
    const dueAt = task.dueAt.toISOString();
    this.record(TaskAssignedV1, { ...this.fact(task, DISPATCHER, now), purpose, lead, stage, channel, dueAt, provisional }, now);
  }

  private fact(task: Task, by: Actor, now: Date) {
    const { caseNo, itemCode, itemVersion, regionCode } = this.state;
    return { caseNo, itemCode, itemVersion, regionCode, orgCode: task.orgCode, taskId: task.id, by, at: now.toISOString() };
  }

  private record<S extends z.ZodType>(definition: EventDefinition<S>, data: z.output<S>, at: Date): void {
    this.state.sequence += 1;
    this.facts.push({ definition: definition as unknown as EventDefinition, data, sequence: this.state.sequence, at });
  }
}
