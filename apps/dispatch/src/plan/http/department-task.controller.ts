import { Controller, Get, Param, Post, Query, UseGuards } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, ClientGone, Operation } from '@yiwang/http-api';
import type { z } from 'zod';
import { ReadFeed, type FeedPage } from '../../delivery/read-feed.js';
import { systemUnknown } from '../../intake/intake.errors.js';
import { processFollowed } from '../../workbench/domain/workbench.errors.js';
import { ShowTask } from '../queries/show-task.js';
import { IssueFieldGrant } from '../use-cases/issue-field-grant.js';
import { OwnTaskGuard } from './own-task.guard.js';
import { TaskActions } from './task-actions.js';
import { type Answer, TaskController } from './task.controller.js';
import { ACKNOWLEDGE } from './task.operations.js';
import { FeedAnswer, FeedQuery, TaskId } from './task.schema.js';

/** 部门系统对接 — for department systems: the pull feed, and for systems of every channel the way back. */
@ApiGroup('department systems')
@Controller('api/v1/department/tasks')
@RequirePermission('department.connect')
@ApiProblems(systemUnknown, processFollowed)
@UseGuards(OwnTaskGuard)
export class DepartmentTaskController extends TaskController {
  constructor(
    private readonly feed: ReadFeed,
    actions: TaskActions,
    grants: IssueFieldGrant,
    show: ShowTask,
  ) {
    super(actions, grants, show);
  }

  @Get()
  @Operation({
    summary: 'Read the feed of tasks not acknowledged yet',
    description: 'In the order of delivery. With `wait` the answer is held back until there is a task, at most so many seconds.',
    consistency: 'eventual',
    response: { schema: FeedAnswer },
  })
  read(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: FeedQuery }) query: z.output<typeof FeedQuery>,
    @ClientGone() gone: AbortSignal,
  ): Promise<FeedPage> {
    return this.feed.execute(principal, query, gone);
  }

  @Post(':taskId/ack')
  @Operation(ACKNOWLEDGE)
  acknowledge(@Param('taskId', { schema: TaskId }) taskId: string, @CurrentPrincipal() principal: Principal): Promise<Answer> {
    return this.actions.acknowledge(taskId, principal);
  }
}
