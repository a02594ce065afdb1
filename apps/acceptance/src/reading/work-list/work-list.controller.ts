import { Controller, Get, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { calendarMissing } from '../../case/domain/clock.errors.js';
import { workListOutOfReach } from '../reading.errors.js';
import { ReadWork } from './read-work.js';
import { WorkCounts, WorkFilter, WorkListQuery, WorkPage, type WorkItem } from './work-list.schema.js';
import { WorkSelections } from './work-selection.js';

/** Counted no further: beyond, a number helps nobody who has to work it off. */
const MOST_COUNTED = 10_000;

/** 待办清单 of window clerks and of officers of a deciding body. */
@ApiGroup('Work lists')
@RequirePermission('case.collect', 'case.accept', 'case.deliver', 'task.handle')
@Controller('api/v1/work-list')
export class WorkListController {
  constructor(
    private readonly selections: WorkSelections,
    private readonly work: ReadWork,
  ) {}

  @Get()
  @Operation({
    summary: 'List the cases of one’s windows or of one’s deciding body',
    description:
      'A clerk’s are those of the windows of his region and below, as far as his counter takes such filings; asked for by body or item, ' +
      'also those of other windows that are decided in his region. An officer’s are those that his body decides. What is open comes first ' +
      'due first; where only ended statuses are asked for, the newest comes first.',
    consistency: 'strong',
    errors: [cursorInvalid, workListOutOfReach, calendarMissing],
    response: { schema: WorkPage },
  })
  async list(
    @Query({ schema: WorkListQuery }) query: WorkListQuery,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<WorkItem>> {
    reply.header('cache-control', 'private, no-store');
    return this.work.page(await this.selections.of(query, principal), query);
  }

  @Get('counts')
  @Operation({
    summary: 'Count the cases of one’s list by status',
    description: 'All, overdue and due soon, by the same filters as the list.',
    consistency: 'strong',
    errors: [workListOutOfReach, calendarMissing],
    response: { schema: WorkCounts },
  })
  async counts(
    @Query({ schema: WorkFilter }) query: WorkFilter,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WorkCounts> {
    reply.header('cache-control', 'private, no-store');
    return this.work.counts(await this.selections.of(query, principal), await this.selections.soonUntil(principal), MOST_COUNTED);
  }
}
