import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, PageQuery, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { calendarOutOfScope, recountNotFound } from '../domain/calendar.errors.js';
import { ListRecounts } from '../queries/list-recounts.js';
import { RequestRecount } from '../use-cases/request-recount.js';
import {
  MovedPage,
  RecountId,
  RecountPage,
  RecountReceipt,
  RecountRequest,
  RecountView,
  StuckPage,
  type MovedCase,
  type StuckTimer,
} from './recount.schema.js';

/** 期限重算与定时器. */
@ApiGroup('Calendars and limits')
@RequirePermission('calendar.manage')
@Controller('api/v1/admin/clocks')
export class RecountController {
  constructor(
    private readonly recounts: ListRecounts,
    private readonly request: RequestRecount,
  ) {}

  @Get('recounts')
  @Operation({
    summary: 'List recounts of open cases',
    description: 'The newest first.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: RecountPage },
  })
  list(@Query({ schema: PageQuery }) query: z.output<typeof PageQuery>): Promise<Page<RecountView>> {
    return this.recounts.list(query);
  }

  @Post('recounts')
  @Operation({
    summary: 'Count the due dates of open cases anew',
    description: 'By the calendars as they are. It moves nothing where nothing has changed.',
    consistency: 'strong',
    errors: [calendarOutOfScope],
    response: { status: 201, schema: RecountReceipt },
  })
  begin(
    @Body({ schema: RecountRequest }) { region }: RecountRequest,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<RecountReceipt> {
    return this.request.execute(region, principal, key);
  }

  @Get('recounts/:recountId')
  @Operation({
    summary: 'Show a recount',
    consistency: 'strong',
    errors: [recountNotFound],
    response: { schema: RecountView },
  })
  one(@Param('recountId', { schema: RecountId }) recountId: string): Promise<RecountView> {
    return this.recounts.one(recountId);
  }

  @Get('recounts/:recountId/moves')
  @Operation({
    summary: 'List the cases that a recount moved',
    description:
      'Those that one’s own region decides, by case number: each clock before and after, and the cases that could not be counted with the reason.',
    consistency: 'strong',
    errors: [calendarOutOfScope, recountNotFound, cursorInvalid],
    response: { schema: MovedPage },
  })
  moves(
    @Param('recountId', { schema: RecountId }) recountId: string,
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() { regionCode }: Principal,
  ): Promise<Page<MovedCase>> {
    return this.recounts.moves(recountId, query, regionCode);
  }

  @Get('stuck-timers')
  @Operation({
    summary: 'List timers that could not act',
    description: 'On cases that one’s own region decides. Each is tried again by itself, at most an hour later.',
    consistency: 'strong',
    errors: [calendarOutOfScope, cursorInvalid],
    response: { schema: StuckPage },
  })
  stuck(
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() { regionCode }: Principal,
  ): Promise<Page<StuckTimer>> {
    return this.recounts.stuck(query, regionCode);
  }
}
