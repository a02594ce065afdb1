import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { z } from 'zod';
import { ReadFeed, type FeedPage } from '../../delivery/read-feed.js';
import { IssueFieldGrant, type FieldGrant } from '../use-cases/issue-field-grant.js';
import { TaskActions } from './task-actions.js';
import { ACKNOWLEDGE, ANSWER_ACCEPTANCE, COMPLETE, DECIDE, ISSUE_GRANT, RECORD_STEP, TAKE_MEASURE } from './task.operations.js';
import {
  AcceptanceBody,
  DecisionBody,
  FeedAnswer,
  FeedQuery,
  GrantBody,
  MeasureBody,
  ResultBody,
  StepBody,
  TaskId,
  type TaskMoved,
} from './task.schema.js';

type Answer = z.output<typeof TaskMoved>;

/** 部门系统对接 — for department systems: the pull feed, and for systems of every channel the way back. */
@ApiGroup('department systems')
@Controller('api/v1/department/tasks')
@RequirePermission('department.connect')
export class DepartmentTaskController {
  constructor(
    private readonly feed: ReadFeed,
    private readonly actions: TaskActions,
    private readonly grants: IssueFieldGrant,
  ) {}

  @Get()
  @Operation({
    summary: 'Read the feed of tasks not acknowledged yet',
    description: 'In the order of delivery. With `wait` the answer is held back until there is a task, at most so many seconds.',
    consistency: 'eventual',
    response: { schema: FeedAnswer },
  })
  read(@CurrentPrincipal() principal: Principal, @Query({ schema: FeedQuery }) query: z.output<typeof FeedQuery>): Promise<FeedPage> {
    return this.feed.execute(principal, query);
  }

  @Post(':taskId/ack')
  @Operation(ACKNOWLEDGE)
  acknowledge(@Param('taskId', { schema: TaskId }) taskId: string, @CurrentPrincipal() principal: Principal): Promise<Answer> {
    return this.actions.acknowledge(taskId, principal);
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
}
