import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import type { Actor } from '@yiwang/event-core';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import type { CasePlan } from '../domain/case-plan.js';
import { PlanRepository } from '../domain/plan.repository.js';
import type { Step, Task } from '../domain/task.js';

/** What a caller learns of the task it moved. */
export interface Moved {
  caseNo: string;
  task: Task;
  step?: Step;
  reviewId?: string;
}
type Change = (plan: CasePlan, by: Actor, now: Date) => Omit<Moved, 'caseNo'> | Promise<Omit<Moved, 'caseNo'>>;

/** One move of one task, under the lock of its case's plan: of two moves at once the second finds what the first has left. */
@Injectable()
export class MovePlan {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: PlanRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.TASK_NOT_FOUND also for a task of another organisation */
  execute(taskId: string, principal: Principal, change: Change): Promise<Moved> {
    return this.uow.run(async () => {
      const plan = await this.plans.lockOfTask(taskId, principal);
      const moved = await change(plan, actorOf(principal), this.clock.now());
      await this.plans.save([plan]);
      return { caseNo: plan.snapshot.caseNo, ...moved };
    });
  }
}
