import type { Actor, EventDefinition } from '@yiwang/event-core';
import { TaskAcknowledgedV1 } from '@yiwang/events-dispatch';
import type { z } from 'zod';
import { taskNotFound } from './plan.errors.js';
import type { PlanChanges, PlanFact, PlanState } from './plan-state.js';
import { isOpen, nextState } from './task-status.js';
import type { Step, Task } from './task.js';

/** What every change of a plan leaves behind: changed tasks, steps, facts in order. */
export abstract class PlanRecord {
  protected readonly steps: Step[] = [];
  protected readonly assigned = new Set<Task>();
  protected readonly touched = new Set<Task>();
  protected dirty = false;
  private readonly facts: PlanFact[] = [];

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

  /** The tasks of handling; those of an earlier time, before the case was opened again, count no more. */
  protected handling(): Task[] {
    return this.allTasks.filter((task) => task.purpose === 'handling' && task.round === this.state.reopenings);
  }

  /** The task, acknowledged at the latest now. */
  protected working(taskId: string, action: 'recordStep' | 'complete', by: Actor, now: Date): Task {
    const task = this.task(taskId);
    if (!isOpen(task.state)) nextState(task.state, action);
    return this.acknowledge(taskId, by, now);
  }

  protected close(task: Task, now: Date): void {
    task.state = nextState(task.state, 'complete');
    task.completedAt = now;
    this.touched.add(task);
  }

  protected cancelOpen(): void {
    for (const task of this.allTasks.filter(({ state }) => isOpen(state))) {
      task.state = nextState(task.state, 'cancel');
      this.touched.add(task);
    }
  }

  protected fact(task: Task, by: Actor, now: Date) {
    const { caseNo, itemCode, itemVersion, regionCode } = this.state;
    return { caseNo, itemCode, itemVersion, regionCode, orgCode: task.orgCode, taskId: task.id, by, at: now.toISOString() };
  }

  protected record<S extends z.ZodType>(definition: EventDefinition<S>, data: z.output<S>, at: Date): void {
    this.state.sequence += 1;
    this.facts.push({ definition: definition as unknown as EventDefinition, data, sequence: this.state.sequence, at });
  }
}
