import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import type { CorrectionRequest, PlanChange, ReviewEnd, ReviewRequest } from '../domain/plan-input.js';
import { MovePlan, type Moved } from './move-plan.js';
import { PlanSurroundings } from './plan-surroundings.js';

/** 牵头办理 — how the lead steers a joint case beside its decision and its measures: who takes part, reviews, the combined correction notice. */
@Injectable()
export class LeadCase {
  constructor(
    private readonly plan: MovePlan,
    private readonly around: PlanSurroundings,
  ) {}

  /** Tells of the task that was given by the change, or that it was about. */
  changePlan(taskId: string, principal: Principal, change: PlanChange): Promise<Moved> {
    return this.plan.execute(taskId, principal, async (plan, by, now) => {
      const newcomers = 'department' in change ? [change.department.orgCode] : [];
      return { task: plan.change(taskId, change, await this.around.replanned(plan, newcomers), by, now) };
    });
  }

  callReview(taskId: string, principal: Principal, request: ReviewRequest): Promise<Moved> {
    return this.plan.execute(taskId, principal, (plan, by, now) => {
      const { id: reviewId } = plan.callReview(taskId, request, by, now);
      return { task: plan.task(taskId), reviewId };
    });
  }

  endReview(taskId: string, reviewId: string, principal: Principal, end: ReviewEnd): Promise<Moved> {
    return this.plan.execute(taskId, principal, (plan, by, now) => {
      plan.endReview(taskId, reviewId, end, by, now);
      return { task: plan.task(taskId), reviewId };
    });
  }

  callCorrection(taskId: string, principal: Principal, request: CorrectionRequest): Promise<Moved> {
    return this.plan.execute(taskId, principal, (plan, by, now) => ({
      task: plan.callCorrection(taskId, request, this.around.dueDates, by, now),
    }));
  }
}
