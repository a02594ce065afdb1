import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { CaseMeasure, Decision, Department, TaskSuspension } from '../domain/plan-input.js';
import type { AcceptanceAnswer, StepReport, TaskResult } from '../domain/task.js';
import { MovePlan, type Moved } from './move-plan.js';
import { PlanSurroundings } from './plan-surroundings.js';

export type { Moved } from './move-plan.js';

/**
 * 办理任务 — everything a department does with a task of its own, the same for its system and for its officers in the workbench. Each
 * method locks the case's plan, so that of two results at once one wins and the other finds the task closed.
 */
@Injectable()
export class HandleTasks {
  constructor(
    private readonly plan: MovePlan,
    private readonly around: PlanSurroundings,
  ) {}

  acknowledge(taskId: string, principal: Principal): Promise<Moved> {
    return this.plan.execute(taskId, principal, (plan, by, now) => ({ task: plan.acknowledge(taskId, by, now) }));
  }

  /** Also by a system that has lost the task to another way, which changes nothing of the task. @throws DISPATCH.NOT_RECALLED */
  acknowledgeRecall(taskId: string, principal: Principal): Promise<Moved> {
    return this.plan.execute(taskId, principal, async (plan, by, now) => {
      const lost = await this.around.hearTakenOver(taskId, principal.clientId, now);
      return { task: lost ? plan.task(taskId) : plan.acknowledgeRecall(taskId, by, now) };
    });
  }

  recordStep(taskId: string, principal: Principal, report: StepReport): Promise<Moved> {
    return this.plan.execute(taskId, principal, (plan, by, now) => {
      const step = plan.recordStep(taskId, report, by, now);
      return { task: plan.task(taskId), step };
    });
  }

  /** The task is `late` when the result changed nothing any more. */
  complete(taskId: string, principal: Principal, result: TaskResult, opinion: string): Promise<Moved> {
    return this.plan.execute(taskId, principal, async (plan, by, now) => {
      const channels = await this.around.channelsAhead(plan);
      return { task: plan.complete(taskId, result, opinion, channels, by, now) };
    });
  }

  /** @throws DISPATCH.LEAD_STAYS, DISPATCH.TASK_SUSPENDED */
  suspend(taskId: string, principal: Principal, request: TaskSuspension): Promise<Moved> {
    return this.plan.execute(taskId, principal, (plan, by, now) => ({
      task: plan.suspend(taskId, request, this.around.dueDates, by, now),
    }));
  }

  /** @throws DISPATCH.MEASURE_NOT_POSSIBLE where nothing is suspended */
  resume(taskId: string, principal: Principal): Promise<Moved> {
    return this.plan.execute(taskId, principal, (plan, by, now) => ({ task: plan.resume(taskId, this.around.dueDates, by, now) }));
  }

  /** 退回 to the lead. @throws DISPATCH.LEAD_STAYS */
  returnTask(taskId: string, principal: Principal, reason: string): Promise<Moved> {
    return this.plan.execute(taskId, principal, async (plan, by, now) => {
      const channels = await this.around.channelsAhead(plan);
      return { task: plan.return(taskId, reason, channels, by, now) };
    });
  }

  /** 转办; the answer is about one's own task. @throws DISPATCH.LEAD_STAYS, DISPATCH.TAKES_PART_ALREADY */
  transfer(taskId: string, principal: Principal, to: Department, reason: string): Promise<Moved> {
    return this.plan.execute(taskId, principal, async (plan, by, now) => {
      const { channels, visibleTo } = await this.around.replanned(plan, [to.orgCode]);
      const { orgCode, stage, visibleFields } = plan.task(taskId);
      plan.transfer(taskId, to, reason, visibleTo({ orgCode, stage, visibleFields: visibleFields ?? undefined }), channels, by, now);
      return { task: plan.task(taskId) };
    });
  }

  answerAcceptance(taskId: string, principal: Principal, answer: AcceptanceAnswer): Promise<Moved> {
    return this.plan.execute(taskId, principal, (plan, by, now) => ({ task: plan.answerAcceptance(taskId, answer, by, now) }));
  }

  decide(taskId: string, principal: Principal, decision: Decision): Promise<Moved> {
    return this.plan.execute(taskId, principal, (plan, by, now) => ({ task: plan.decide(taskId, decision, by, now) }));
  }

  takeMeasure(taskId: string, principal: Principal, measure: CaseMeasure): Promise<Moved> {
    return this.plan.execute(taskId, principal, (plan, by, now) => ({
      task: plan.take(taskId, measure, this.around.dueDates, by, now),
    }));
  }
}
