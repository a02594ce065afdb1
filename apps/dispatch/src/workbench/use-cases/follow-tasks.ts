import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { DueDates } from '../../plan/domain/plan-schedule.js';
import type { PlanChanges, PlanState } from '../../plan/domain/plan-state.js';
import { isOpen } from '../../plan/domain/task-status.js';
import type { Task } from '../../plan/domain/task.js';
import { TaskFollowers, type TaskFollower } from '../../plan/task-followers.js';
import { TaskWork } from '../domain/task-work.js';
import { WorkRepository } from '../domain/work.repository.js';
import { BUILT_IN } from '../domain/work-process.js';
import { CLOSE_WORKS, MOVE_TURNS, MOVE_WORKS, STANDING, WITHDRAW_TURNS } from '../persistence/work.sql.js';

interface Placed {
  state: PlanState;
  task: Task;
}
interface StandingRow extends Record<string, unknown> {
  task_id: string;
  open: boolean;
  task_due_at: Date;
}

/** What nobody has acknowledged a system may just have taken over; what a system is at work on stands here no more. */
const mayHaveStood = (task: Task): boolean => task.channel === 'workbench' || task.state === 'assigned';
const inWorkbench = (task: Task): boolean => task.channel === 'workbench' && isOpen(task.state);

/**
 * 任务到达、收回、改期 — a task that comes to the workbench begins at the first link of its process; one that is done, recalled or taken over by
 * a system is nobody's turn any more; turns move with the task's due date. In the unit of work that changes the tasks, so that no list
 * shows another state than the task has.
 */
@Injectable()
export class FollowTasks implements TaskFollower, OnModuleInit {
  constructor(
    private readonly followers: TaskFollowers,
    private readonly works: WorkRepository,
    private readonly dueDates: DueDates,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.followers.add(this);
  }

  async follow(changes: readonly PlanChanges[]): Promise<void> {
    const came: Placed[] = [];
    const known: Placed[] = [];
    const gone: string[] = [];
    for (const { state, tasks, assigned } of changes)
      for (const task of tasks) {
        const isNew = assigned.includes(task);
        if (inWorkbench(task)) (isNew ? came : known).push({ state, task });
        else if (!isNew && mayHaveStood(task)) gone.push(task.id);
      }
    if (gone.length > 0) {
      await this.database.write(CLOSE_WORKS, [gone]);
      await this.database.write(WITHDRAW_TURNS, [gone, this.clock.now()]);
    }
    if (known.length > 0) came.push(...(await this.followKnown(known)));
    if (came.length > 0) await this.begin(came);
  }

  /** Tasks that came to the workbench; whoever asks has locked their plans. */
  async begin(placed: readonly Placed[]): Promise<TaskWork[]> {
    const processes = await this.works.processesFor(
      placed.map(({ state, task }) => ({ orgCode: task.orgCode, purpose: task.purpose, itemCode: state.itemCode })),
    );
    const now = this.clock.now();
    const begun = placed.map(({ state, task }, at) => {
      const { caseNo, itemCode, regionCode } = state;
      const { id: taskId, orgCode, purpose, dueAt: taskDueAt } = task;
      const process = processes[at];
      const place = { taskId, caseNo, orgCode, itemCode, regionCode, purpose, taskDueAt };
      return TaskWork.begin({ ...place, processId: process?.id ?? null, links: process?.links ?? BUILT_IN[purpose] }, this.dueDates, now);
    });
    await this.works.save(begun);
    return begun;
  }

  /** Gives those that have no work yet: a system had them until now. */
  private async followKnown(known: readonly Placed[]): Promise<Placed[]> {
    const rows = await this.database.query<StandingRow>(STANDING, [known.map(({ task }) => task.id)]);
    const standing = new Map(rows.map((row) => [row.task_id, row]));
    const moved = known.filter(({ task }) => {
      const row = standing.get(task.id);
      return row?.open && row.task_due_at.getTime() !== task.dueAt.getTime();
    });
    if (moved.length > 0) {
      const dues = JSON.stringify(
        moved.map(({ task: { id, dueAt } }) => {
          const gained = dueAt.getTime() - standing.get(id)!.task_due_at.getTime();
          return { task_id: id, due_at: dueAt, later: Math.max(0, gained) / 1000 };
        }),
      );
      await this.database.write(MOVE_WORKS, [dues]);
      await this.database.write(MOVE_TURNS, [dues]);
    }
    const again = known.filter(({ task }) => standing.get(task.id)?.open === false);
    if (again.length > 0) await this.restart(again);
    return known.filter(({ task }) => !standing.has(task.id));
  }

  private async restart(again: readonly Placed[]): Promise<void> {
    const works = await this.works.load(again.map(({ task }) => task.id));
    const now = this.clock.now();
    for (const { task } of again) works.get(task.id)!.restart(task.dueAt, this.dueDates, now);
    await this.works.save(works.values());
  }
}
