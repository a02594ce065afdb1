import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import type { Actor } from '@yiwang/event-core';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import type { CasePlan } from '../domain/case-plan.js';
import { ChannelDirectory } from '../domain/channels.js';
import type { CaseMeasure, Decision } from '../domain/plan-input.js';
import { ChannelRepository, PlanRepository } from '../domain/plan.repository.js';
import { stageAfter } from '../domain/plan-schedule.js';
import type { AcceptanceAnswer, Step, StepReport, Task, TaskResult } from '../domain/task.js';

/** What a caller learns of the task it moved. */
export interface Moved {
  caseNo: string;
  task: Task;
  step?: Step;
}

/**
 * 办理任务 — everything a department does with a task of its own, the same for its system and for its officers in the workbench. Each
 * method locks the case's plan, so that of two results at once one wins and the other finds the task closed.
 */
@Injectable()
export class HandleTasks {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly plans: PlanRepository,
    private readonly channels: ChannelRepository,
    private readonly clock: Clock,
  ) {}

  acknowledge(taskId: string, principal: Principal): Promise<Moved> {
    return this.move(taskId, principal, (plan, by, now) => ({ task: plan.acknowledge(taskId, by, now) }));
  }

  recordStep(taskId: string, principal: Principal, report: StepReport): Promise<Moved> {
    return this.move(taskId, principal, (plan, by, now) => {
      const step = plan.recordStep(taskId, report, by, now);
      return { task: plan.task(taskId), step };
    });
  }

  complete(taskId: string, principal: Principal, result: TaskResult, opinion: string): Promise<Moved> {
    return this.move(taskId, principal, async (plan, by, now) => {
      const channels = await this.channelsAhead(plan);
      return { task: plan.complete(taskId, result, opinion, channels, by, now) };
    });
  }

  answerAcceptance(taskId: string, principal: Principal, answer: AcceptanceAnswer): Promise<Moved> {
    return this.move(taskId, principal, (plan, by, now) => ({ task: plan.answerAcceptance(taskId, answer, by, now) }));
  }

  decide(taskId: string, principal: Principal, decision: Decision): Promise<Moved> {
    return this.move(taskId, principal, (plan, by, now) => ({ task: plan.decide(taskId, decision, by, now) }));
  }

  takeMeasure(taskId: string, principal: Principal, measure: CaseMeasure): Promise<Moved> {
    return this.move(taskId, principal, (plan, by, now) => ({ task: plan.take(taskId, measure, by, now) }));
  }

  private move(
    taskId: string,
    principal: Principal,
    change: (plan: CasePlan, by: Actor, now: Date) => Omit<Moved, 'caseNo'> | Promise<Omit<Moved, 'caseNo'>>,
  ): Promise<Moved> {
    return this.uow.run(async () => {
      const plan = await this.plans.lockOfTask(taskId, principal);
      const moved = await change(plan, actorOf(principal), this.clock.now());
      await this.plans.save([plan]);
      return { caseNo: plan.snapshot.caseNo, ...moved };
    });
  }

  /** Asked for only where a result may open a further stage. */
  private async channelsAhead(plan: CasePlan): Promise<ChannelDirectory> {
    const { seats, stage, itemCode } = plan.snapshot;
    const next = stageAfter(seats, stage);
    if (next === undefined) return new ChannelDirectory(new Map());
    const orgCodes = seats.filter((seat) => seat.stage === next).map((seat) => seat.orgCode);
    return this.channels.channelsOf(orgCodes, [itemCode]);
  }
}
