import { Body, Get, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, type Principal } from '@yiwang/access';
import { IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { z } from 'zod';
import { taskNotFound } from '../domain/plan.errors.js';
import type { ShowTask } from '../queries/show-task.js';
import type { FieldGrant, IssueFieldGrant } from '../use-cases/issue-field-grant.js';
import {
  ACKNOWLEDGE_RECALL,
  CALL_CORRECTION,
  CALL_REVIEW,
  CHANGE_PLAN,
  END_REVIEW,
  RESUME,
  RETURN,
  SUSPEND,
  TRANSFER,
} from './joint.operations.js';
import { CorrectionBody, PlanChangeBody, ReviewBody, ReviewEndBody, ReviewId, TransferBody } from './joint.schema.js';
import { AcceptanceBody, DecisionBody, MeasureBody, ResultBody, ReturnBody, StepBody, SuspensionBody } from '../input/task-bodies.js';
import type { TaskActions } from './task-actions.js';
import { ANSWER_ACCEPTANCE, COMPLETE, DECIDE, ISSUE_GRANT, RECORD_STEP, TAKE_MEASURE } from './task.operations.js';
import { GrantBody, TaskDetail, TaskId, type TaskMoved } from './task.schema.js';

export type Answer = z.output<typeof TaskMoved>;

/** What can be done with a task, the same for a department's system and for its officers; how they come in is said by who extends it. */
export abstract class TaskController {
  protected constructor(
    protected readonly actions: TaskActions,
    protected readonly grants: IssueFieldGrant,
    protected readonly show: ShowTask,
  ) {}

  @Get(':taskId')
  @Operation({
    summary: 'Show a task with its steps, the state of the other departments, reviews and corrections',
    consistency: 'strong',
    errors: [taskNotFound],
    response: { schema: TaskDetail },
  })
  find(@Param('taskId', { schema: TaskId }) taskId: string, @CurrentPrincipal() principal: Principal): Promise<TaskDetail> {
    return this.show.execute(taskId, principal);
  }

  @Post(':taskId/steps')
  @Operation(RECORD_STEP)
  recordStep(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: StepBody }) body: z.output<typeof StepBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.recordStep(taskId, body, principal, key);
  }

  @Post(':taskId/result')
  @Operation(COMPLETE)
  complete(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: ResultBody }) body: z.output<typeof ResultBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.complete(taskId, body, principal, key);
  }

  @Post(':taskId/acceptance')
  @Operation(ANSWER_ACCEPTANCE)
  answerAcceptance(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: AcceptanceBody }) body: z.output<typeof AcceptanceBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.answerAcceptance(taskId, body, principal, key);
  }

  @Post(':taskId/decision')
  @Operation(DECIDE)
  decide(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: DecisionBody }) body: z.output<typeof DecisionBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.decide(taskId, body, principal, key);
  }

  @Post(':taskId/measures')
  @Operation(TAKE_MEASURE)
  takeMeasure(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: MeasureBody }) body: z.output<typeof MeasureBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.takeMeasure(taskId, body, principal, key);
  }

  @Post(':taskId/grants')
  @Operation(ISSUE_GRANT)
  issueGrant(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: GrantBody }) body: z.output<typeof GrantBody>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<FieldGrant> {
    return this.grants.execute(taskId, principal, body);
  }

  @Post(':taskId/recall-ack')
  @Operation(ACKNOWLEDGE_RECALL)
  acknowledgeRecall(@Param('taskId', { schema: TaskId }) taskId: string, @CurrentPrincipal() principal: Principal): Promise<Answer> {
    return this.actions.acknowledgeRecall(taskId, principal);
  }

  @Post(':taskId/suspension')
  @Operation(SUSPEND)
  suspend(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: SuspensionBody }) body: z.output<typeof SuspensionBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.suspend(taskId, body, principal, key);
  }

  @Post(':taskId/resumption')
  @Operation(RESUME)
  resume(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.resume(taskId, principal, key);
  }

  @Post(':taskId/return')
  @Operation(RETURN)
  returnTask(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: ReturnBody }) body: z.output<typeof ReturnBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.returnTask(taskId, body, principal, key);
  }

  @Post(':taskId/transfer')
  @Operation(TRANSFER)
  transfer(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: TransferBody }) body: z.output<typeof TransferBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.transfer(taskId, body, principal, key);
  }

  @Post(':taskId/plan')
  @Operation(CHANGE_PLAN)
  changePlan(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: PlanChangeBody }) body: z.output<typeof PlanChangeBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.changePlan(taskId, body, principal, key);
  }

  @Post(':taskId/reviews')
  @Operation(CALL_REVIEW)
  callReview(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: ReviewBody }) body: z.output<typeof ReviewBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.callReview(taskId, body, principal, key);
  }

  @Post(':taskId/reviews/:reviewId/end')
  @Operation(END_REVIEW)
  endReview(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Param('reviewId', { schema: ReviewId }) reviewId: string,
    @Body({ schema: ReviewEndBody }) body: z.output<typeof ReviewEndBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.endReview({ taskId, reviewId }, body, principal, key);
  }

  @Post(':taskId/corrections')
  @Operation(CALL_CORRECTION)
  callCorrection(
    @Param('taskId', { schema: TaskId }) taskId: string,
    @Body({ schema: CorrectionBody }) body: z.output<typeof CorrectionBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Answer> {
    return this.actions.callCorrection(taskId, body, principal, key);
  }
}
