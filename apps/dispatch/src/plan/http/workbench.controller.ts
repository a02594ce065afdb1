import { Controller, Get, Param, Post, Query, UseGuards } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, Operation, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { notHeld, processFollowed } from '../../workbench/domain/workbench.errors.js';
import { ProcessFollowedGuard } from '../../workbench/http/process-followed.guard.js';
import { ListTasks } from '../queries/list-tasks.js';
import { ShowTask } from '../queries/show-task.js';
import { IssueFieldGrant } from '../use-cases/issue-field-grant.js';
import { TaskActions } from './task-actions.js';
import { type Answer, TaskController } from './task.controller.js';
import { ACKNOWLEDGE } from './task.operations.js';
import { TaskId, type TaskSummary, WorkbenchPage, WorkbenchQuery } from './task.schema.js';

/** 权力运行系统 — the shared workbench: officers of departments handle the tasks of their organisation, whatever its channel. */
@ApiGroup('workbench')
@Controller('api/v1/workbench/tasks')
@RequirePermission('task.handle')
@UseGuards(ProcessFollowedGuard)
@ApiProblems(processFollowed, notHeld)
export class WorkbenchController extends TaskController {
  constructor(
    private readonly list: ListTasks,
    actions: TaskActions,
    grants: IssueFieldGrant,
    show: ShowTask,
  ) {
    super(actions, grants, show);
  }

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

  @Post(':taskId/claim')
  @Operation({ ...ACKNOWLEDGE, summary: 'Claim a task for one’s organisation (签收)' })
  claim(@Param('taskId', { schema: TaskId }) taskId: string, @CurrentPrincipal() principal: Principal): Promise<Answer> {
    return this.actions.acknowledge(taskId, principal);
  }
}
