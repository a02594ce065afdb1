import type { Actor, EventDefinition } from '@yiwang/event-core';
import { TaskAcknowledgedV1, TaskRecallAcknowledgedV1, type RecallReason } from '@yiwang/events-dispatch';
import type { z } from 'zod';
import type { DepartmentChannel } from './channels.js';
import { taskNotFound } from './plan.errors.js';
import type { NotedChange, PlanChanges, PlanFact, PlanNote, PlanState } from './plan-state.js';
import type { NoticeType, TaskNotice } from './task-notice.js';
import { isOpen, nextState } from './task-status.js';
import { offerOf, type Step, type Task } from './task.js';

export const DISPATCHER: Actor = { kind: 'service', id: 'dispatch' };

/** What every change of a plan leaves behind: changed tasks, steps, notices to systems, facts in order. */
export abstract class PlanRecord {
  protected readonly steps: Step[] = [];
  protected readonly assigned = new Set<Task>();
  protected readonly touched = new Set<Task>();
  /** Ended now. */
  protected readonly over = new Set<Task>();
  protected dirty = false;
  private readonly recallHeard = new Set<Task>();
  private readonly facts: PlanFact[] = [];
  private readonly notices: TaskNotice[] = [];
  private readonly notes: PlanNote[] = [];

  protected constructor(
    protected readonly state: PlanState,
    protected readonly allTasks: Task[],
  ) {}

  get snapshot(): Readonly<PlanState> {
    return this.state;
  }

  get tasks(): readonly Task[] {
    return this.allTasks;
  }

  /** @throws DISPATCH.TASK_NOT_FOUND */
  task(taskId: string): Task {
    const task = this.allTasks.find((candidate) => candidate.id === taskId);
    if (!task) throw taskNotFound();
    return task;
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

  /**
   * 接管 — an open task goes on by another way, in the state in which it is: its department's system went live, or is out of service.
   * `told`: whether the system so far has been sent the task; then it has to hear that it is its own no more, or two would work on it.
   */
  reroute(taskId: string, via: DepartmentChannel, told: boolean, now: Date): void {
    const task = this.task(taskId);
    if (!isOpen(task.state) || task.systemId === via.systemId) return;
    if (told) this.notify('task.recalled', task, { at: now.toISOString(), reason: 'takenOver' satisfies RecallReason });
    Object.assign(task, via);
    this.touched.add(task);
    this.notify('task.assigned', task, offerOf(task));
  }

  /** 收回确认 — repeatable like 签收. @throws DISPATCH.NOT_RECALLED */
  acknowledgeRecall(taskId: string, by: Actor, now: Date): Task {
    const task = this.task(taskId);
    task.state = nextState(task.state, 'acknowledgeRecall');
    if (task.recallAcknowledgedAt === null) {
      task.recallAcknowledgedAt = now;
      this.touched.add(task);
      this.recallHeard.add(task);
      this.record(TaskRecallAcknowledgedV1, this.fact(task, by, now), now);
    }
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
      heard: touched.filter((task) => task.acknowledgedAt !== null && !this.over.has(task)),
      over: [...this.over],
      recallHeard: [...this.recallHeard],
      steps: this.steps.splice(0),
      notices: this.notices.splice(0),
      notes: this.notes.splice(0),
      facts: this.facts.splice(0),
    };
    for (const set of [this.touched, this.assigned, this.over, this.recallHeard]) set.clear();
    this.dirty = false;
    return changes;
  }

  /** The tasks of handling; those of an earlier time, before the case was opened again, count no more. */
  protected handling(): Task[] {
    return this.allTasks.filter((task) => task.purpose === 'handling' && task.round === this.state.reopenings);
  }

  protected openTasks(purpose: Task['purpose']): Task[] {
    return this.allTasks.filter((task) => task.purpose === purpose && isOpen(task.state));
  }

  /** The task, acknowledged at the latest now. */
  protected working(taskId: string, action: Parameters<typeof nextState>[1], by: Actor, now: Date): Task {
    const task = this.task(taskId);
    if (!isOpen(task.state) || task.state === 'suspended') nextState(task.state, action);
    return this.acknowledge(taskId, by, now);
  }

  protected close(task: Task, now: Date): void {
    task.state = nextState(task.state, 'complete');
    task.completedAt = now;
    this.touched.add(task);
  }

  protected fact(task: Task, by: Actor, now: Date) {
    const { caseNo, itemCode, itemVersion, regionCode } = this.state;
    return { caseNo, itemCode, itemVersion, regionCode, orgCode: task.orgCode, taskId: task.id, by, at: now.toISOString() };
  }

  protected record<S extends z.ZodType>(definition: EventDefinition<S>, data: z.output<S>, at: Date): void {
    this.state.sequence += 1;
    this.facts.push({ definition: definition as unknown as EventDefinition, data, sequence: this.state.sequence, at });
  }

  /** For the department's own system, if it has one. `data` is what the notice says beyond whose task and case it is about. */
  protected notify(type: NoticeType, task: Task, data: object): void {
    if (task.systemId === null) return;
    const { caseNo, itemCode, itemVersion, itemName, regionCode } = this.state;
    const about = { taskId: task.id, caseNo, itemCode, itemVersion, itemName: itemName ?? itemCode, regionCode, orgCode: task.orgCode };
    this.notices.push({ type, taskId: task.id, systemId: task.systemId, data: { ...about, ...data } });
  }

  /** Keeps the reason of the change whose fact was recorded last. */
  protected note(change: NotedChange, note: Omit<PlanNote, 'sequence' | 'change'>): void {
    this.notes.push({ ...note, change, sequence: this.state.sequence });
  }
}
