import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { Workers } from '@yiwang/workers';
import { PlanRepository } from '../../plan/domain/plan.repository.js';
import { isOpen } from '../../plan/domain/task-status.js';
import { WorkRepository } from '../domain/work.repository.js';
import { firstIdAt } from '../persistence/time-of-id.js';
import { FollowTasks } from './follow-tasks.js';

const BATCH = 100;
const EVERY_MS = 60_000;
/** Beyond what a version before this one may run beside it; what it left earlier is looked for once, at the start. */
const LOOK_BACK_MS = 30 * 60_000;

const WITHOUT_WORK = `
  SELECT t.id, t.case_no FROM tasks t
  WHERE t.channel = 'workbench' AND t.state IN ('assigned', 'acknowledged', 'inProgress', 'suspended')
    AND NOT EXISTS (SELECT 1 FROM task_works w WHERE w.task_id = t.id)`;
/** Ids of tasks begin with the time of their making, so that the latest are a short walk along the primary key. */
const OF_LATE = `${WITHOUT_WORK} AND t.id BETWEEN $2 AND $3 ORDER BY t.id LIMIT $1`;
/** In the order of the index of open work: what is over, by far the most, is not looked at. */
export const NEGLECTED = `${WITHOUT_WORK} ORDER BY t.org_code, t.due_at, t.id LIMIT $1`;

/** 补建待办 — tasks that a version of the service without turns gave while this one was being rolled out. */
@Injectable()
export class AdoptTasks {
  private lookedAtAll = false;

  constructor(
    private readonly uow: UnitOfWork,
    private readonly database: Database,
    private readonly plans: PlanRepository,
    private readonly works: WorkRepository,
    private readonly follower: FollowTasks,
    private readonly clock: Clock,
  ) {}

  /** Returns whether there may be more. */
  async execute(): Promise<boolean> {
    const now = this.clock.now().getTime();
    // First, so that it is done whatever becomes of the rest.
    const more = await this.round(OF_LATE, firstIdAt(now - LOOK_BACK_MS), firstIdAt(now + LOOK_BACK_MS));
    if (more || this.lookedAtAll) return more;
    this.lookedAtAll = !(await this.round(NEGLECTED));
    return !this.lookedAtAll;
  }

  private round(sql: string, ...span: string[]): Promise<boolean> {
    return this.uow.run(async () => {
      const found = await this.database.query<{ id: string; case_no: string }>(sql, [BATCH, ...span]);
      if (found.length === 0) return false;
      const plans = await this.plans.lockCases([...new Set(found.map((task) => task.case_no))].sort());
      // Once their plans are locked, as they are now.
      const begun = await this.works.load(found.map((task) => task.id));
      const neglected = found.flatMap(({ id, case_no: caseNo }) => {
        const plan = plans.get(caseNo);
        const task = plan?.task(id);
        return plan && task && !begun.has(id) && task.channel === 'workbench' && isOpen(task.state) ? [{ state: plan.snapshot, task }] : [];
      });
      if (neglected.length > 0) await this.follower.begin(neglected);
      return found.length === BATCH;
    });
  }
}

/** Runs it in the worker half of the service. */
@Injectable()
export class AdoptWorker {
  constructor(workers: Workers, adopt: AdoptTasks) {
    workers.add({ name: 'adopt-tasks', everyMs: EVERY_MS, round: () => adopt.execute() });
  }
}
