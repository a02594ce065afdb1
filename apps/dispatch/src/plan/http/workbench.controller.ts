import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { ListTasks } from '../queries/list-tasks.js';
import { ShowTask } from '../queries/show-task.js';
import { taskNotFound } from '../domain/plan.errors.js';
import { IssueFieldGrant, type FieldGrant } from '../use-cases/issue-field-grant.js';
import { TaskActions } from './task-actions.js';
import { ACKNOWLEDGE, ANSWER_ACCEPTANCE, COMPLETE, DECIDE, ISSUE_GRANT, RECORD_STEP, TAKE_MEASURE } from './task.operations.js';
import {
  AcceptanceBody,
  DecisionBody,
  GrantBody,
  MeasureBody,
  ResultBody,
  StepBody,
  TaskDetail,
  TaskId,
  type TaskMoved,
  type TaskSummary,
  WorkbenchPage,
  WorkbenchQuery,
} from './task.schema.js';

type Answer = z.output<typeof TaskMoved>;

/** 权力运行系统 — the shared workbench: officers of departments handle the tasks of their organisation, whatever its channel. */
@ApiGroup('workbench')
@Controller('api/v1/workbench/tasks')
@RequirePermission('task.handle')
export class WorkbenchController {
  constructor(
    private readonly list: ListTasks,
    private readonly show: ShowTask,
    private readonly actions: TaskActions,
    private readonly grants: IssueFieldGrant,
  ) {}

  @Get()
  @Operation({
    summary: 'List the tasks of one’s own organisation',
    description: 'By due date, so that the overdue come first.',
    consistency: 'strong',
    response: { schema: WorkbenchPage },
  })
  findAll(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: WorkbenchQuery }) query: z.output<typeof WorkbenchQuery>,
  ): Promise<Page<TaskSummary>> {
    return this.list.execute(principal, query);
  }

  @Get(':taskId')
  @Operation({
    summary: 'Show a task with its steps and the state of the other departments',
    consistency: 'strong',
    errors: [taskNotFound],
    response: { schema: TaskDetail },
  })
  find(@Param('taskId', { schema: TaskId }) taskId: string, @CurrentPrincipal() principal: Principal): Promise<TaskDetail> {
    return this.show.execute(taskId, principal);
  }

  @Post(':taskId/claim')
  @Operation({ ...ACKNOWLEDGE, summary: 'Claim a task for one’s organisation (签收)' })
  claim(@Param('taskId', { schema: TaskId }) taskId: string, @CurrentPrincipal() principal: Principal): Promise<Answer> {
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
