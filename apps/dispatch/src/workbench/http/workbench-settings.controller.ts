import { Body, Controller, Delete, Get, Param, Post, Put, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, Idempotency, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { z } from 'zod';
import * as errors from '../domain/workbench.errors.js';
import { WorkbenchOverview } from '../queries/workbench-overview.js';
import { WorkbenchSettings } from '../queries/workbench-settings.js';
import { ManagePosts } from '../use-cases/manage-posts.js';
import { ManageProcesses } from '../use-cases/manage-processes.js';
import {
  MemberBody,
  OfficerId,
  PostBody,
  PostCode,
  PostsAnswer,
  ProcessBody,
  ProcessDetail,
  ProcessesAnswer,
  ProcessId,
  ProcessMade,
  ProcessQuery,
} from './settings.schema.js';
import { OverviewAnswer } from './workbench.schema.js';

/** 工作台管理 — posts, processes and the state of an organisation's work, by an officer of that organisation. */
@ApiGroup('workbench')
@ApiProblems(errors.organisationRequired)
@Controller('api/v1/workbench')
@RequirePermission('workbench.manage')
export class WorkbenchSettingsController {
  constructor(
    private readonly settings: WorkbenchSettings,
    private readonly managePosts: ManagePosts,
    private readonly manageProcesses: ManageProcesses,
    private readonly overview: WorkbenchOverview,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('overview')
  @Operation({
    summary: 'Count open and overdue turns by link, post and holder (督办)',
    description: 'The places with the most overdue ones first.',
    consistency: 'strong',
    response: { schema: OverviewAnswer },
  })
  showOverview(@CurrentPrincipal() principal: Principal): Promise<z.output<typeof OverviewAnswer>> {
    return this.overview.execute(principal);
  }

  @Get('posts')
  @RequirePermission('task.handle', 'workbench.manage')
  @Operation({
    summary: 'List the posts of one’s organisation and their members (岗位)',
    consistency: 'strong',
    response: { schema: PostsAnswer },
  })
  findPosts(@CurrentPrincipal() principal: Principal): Promise<z.output<typeof PostsAnswer>> {
    return this.settings.posts(principal);
  }

  @Put('posts/:code')
  @Operation({ summary: 'Make or rename a post', consistency: 'strong', errors: [errors.tooManyPosts], response: { status: 204 } })
  putPost(
    @Param('code', { schema: PostCode }) code: string,
    @Body({ schema: PostBody }) body: z.output<typeof PostBody>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    return this.managePosts.put(principal, code, body.name);
  }

  @Delete('posts/:code')
  @Operation({
    summary: 'Remove a post that no process in force and no open task needs',
    consistency: 'strong',
    errors: [errors.postNotFound, errors.postInUse],
    response: { status: 204 },
  })
  removePost(@Param('code', { schema: PostCode }) code: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    return this.managePosts.remove(principal, code);
  }

  @Put('posts/:code/members/:officerId')
  @Operation({
    summary: 'Let an officer work at a post',
    consistency: 'strong',
    errors: [errors.postNotFound, errors.tooManyPosts],
    response: { status: 204 },
  })
  addMember(
    @Param('code', { schema: PostCode }) code: string,
    @Param('officerId', { schema: OfficerId }) officerId: string,
    @Body({ schema: MemberBody }) body: z.output<typeof MemberBody>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    return this.managePosts.addMember(principal, code, officerId, body.name);
  }

  @Delete('posts/:code/members/:officerId')
  @Operation({
    summary: 'Take an officer from a post',
    description:
      'What he holds stays with him until somebody hands it on; he handles it no more. The last one stays while a process in force or a ' +
      'task under way names the post.',
    consistency: 'strong',
    errors: [errors.postNotFound, errors.postInUse],
    response: { status: 204 },
  })
  removeMember(
    @Param('code', { schema: PostCode }) code: string,
    @Param('officerId', { schema: OfficerId }) officerId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    return this.managePosts.removeMember(principal, code, officerId);
  }

  @Get('processes')
  @RequirePermission('task.handle', 'workbench.manage')
  @Operation({ summary: 'List the processes of one’s organisation (流程)', consistency: 'strong', response: { schema: ProcessesAnswer } })
  findProcesses(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: ProcessQuery }) query: z.output<typeof ProcessQuery>,
  ): Promise<z.output<typeof ProcessesAnswer>> {
    return this.settings.processes(principal, query);
  }

  @Get('processes/:processId')
  @RequirePermission('task.handle', 'workbench.manage')
  @Operation({
    summary: 'Show a process with its links',
    consistency: 'strong',
    errors: [errors.processNotFound],
    response: { schema: ProcessDetail },
  })
  findProcess(
    @Param('processId', { schema: ProcessId }) processId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<z.output<typeof ProcessDetail>> {
    return this.settings.process(principal, processId);
  }

  @Post('processes')
  @Operation({
    summary: 'Draft the next version of a process',
    description: 'A version never changes: what is to be another way is drafted again.',
    consistency: 'strong',
    errors: [errors.processInvalid],
    response: { status: 201, schema: ProcessMade },
  })
  draft(
    @Body({ schema: ProcessBody }) body: z.output<typeof ProcessBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<z.output<typeof ProcessMade>> {
    return this.idempotency.once(key, async () => {
      const { id: processId, version } = await this.manageProcesses.draft(principal, body);
      return { processId, version };
    });
  }

  @Delete('processes/:processId')
  @Operation({
    summary: 'Discard a draft',
    consistency: 'strong',
    errors: [errors.processNotFound, errors.processNotDraft],
    response: { status: 204 },
  })
  discard(@Param('processId', { schema: ProcessId }) processId: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    return this.manageProcesses.discard(processId, principal);
  }

  @Post('processes/:processId/publish')
  @Operation({
    summary: 'Put a process in force for tasks that come from now on',
    description: 'The version before is retired; tasks that began by it end by it. Each post it names must have members.',
    consistency: 'strong',
    errors: [errors.processNotFound, errors.processNotDraft, errors.processInvalid],
    response: { status: 200, schema: ProcessDetail },
  })
  publish(
    @Param('processId', { schema: ProcessId }) processId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<z.output<typeof ProcessDetail>> {
    return this.moved(key, processId, principal, () => this.manageProcesses.publish(processId, principal));
  }

  @Post('processes/:processId/retire')
  @Operation({
    summary: 'Take a process out of force',
    consistency: 'strong',
    errors: [errors.processNotFound, errors.processNotDraft],
    response: { status: 200, schema: ProcessDetail },
  })
  retire(
    @Param('processId', { schema: ProcessId }) processId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<z.output<typeof ProcessDetail>> {
    return this.moved(key, processId, principal, () => this.manageProcesses.retire(processId, principal));
  }

  private moved(
    key: IdempotentRequest,
    processId: string,
    principal: Principal,
    move: () => Promise<void>,
  ): Promise<z.output<typeof ProcessDetail>> {
    return this.idempotency.once(
      key,
      async () => {
        await move();
        return this.settings.process(principal, processId);
      },
      { status: 200 },
    );
  }
}
