import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Clock, isAppError } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { notRecalled } from '../domain/plan.errors.js';
import { PlanRepository } from '../domain/plan.repository.js';

export interface HeardRecall {
  readonly taskId: string;
  readonly caseNo: string;
}

/** 收回确认 of many tasks of one department, in one unit of work: a system that was away has a page of them. */
@Injectable()
export class HearRecalls {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: PlanRepository,
    private readonly clock: Clock,
  ) {}

  async execute(recalls: readonly HeardRecall[], principal: Principal): Promise<void> {
    if (recalls.length === 0) return;
    const [by, now] = [actorOf(principal), this.clock.now()];
    await this.uow.run(async () => {
      const plans = await this.plans.lockCases([...new Set(recalls.map(({ caseNo }) => caseNo))].sort());
      for (const { taskId, caseNo } of recalls) {
        try {
          plans.get(caseNo)!.acknowledgeRecall(taskId, by, now);
        } catch (error) {
          // The task was planned anew since; the message is history.
          if (!isAppError(error) || error.code !== notRecalled().code) throw error;
        }
      }
      await this.plans.save(plans.values());
    });
  }
}
