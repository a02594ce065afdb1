import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { counterUnknown } from '../../case/domain/case.errors.js';
import * as errors from '../domain/window.errors.js';
import { CloseDay as Close } from '../use-cases/close-day.js';
import { CloseDay, Day, DayEnd, DayEndPage, DayEndQuery, DayEndState, DaySummary, DaySummaryQuery } from './day-end.schema.js';

/** 日结 — what one's counter did in a day. */
@ApiGroup('Windows')
@ApiProblems(counterUnknown)
@RequirePermission('case.collect', 'case.accept', 'case.deliver')
@Controller('api/v1/window')
export class DayEndController {
  constructor(private readonly close: Close) {}

  @Get('day-summary')
  @Operation({
    summary: 'Read what one’s counter has done in a day',
    description: 'Counted from the ledger: by step, clerk and item; and what is still loose.',
    consistency: 'strong',
    response: { schema: DaySummary },
  })
  summary(
    @Query({ schema: DaySummaryQuery }) { day }: z.output<typeof DaySummaryQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<DaySummary> {
    return this.close.summary(principal, day);
  }

  @Get('day-ends')
  @Operation({ summary: 'List closed days', consistency: 'strong', errors: [cursorInvalid], response: { schema: DayEndPage } })
  list(@Query({ schema: DayEndQuery }) query: DayEndQuery, @CurrentPrincipal() principal: Principal): Promise<Page<DayEndState>> {
    return this.close.list(principal, query);
  }

  @Get('day-ends/:day')
  @Operation({
    summary: 'Read a closed day',
    description: 'As it was fixed, with how much was done on that day afterwards.',
    consistency: 'strong',
    errors: [errors.dayEndNotFound],
    response: { schema: DayEnd },
  })
  one(@Param('day', { schema: Day }) day: string, @CurrentPrincipal() principal: Principal): Promise<DayEnd> {
    return this.close.one(principal, day);
  }

  @Post('day-ends')
  @Operation({
    summary: 'Close a day',
    description: '日结, once a day: fixes the summary for good. Papers still here, and slips still open, want a remark.',
    consistency: 'strong',
    errors: [errors.dayNotBegun, errors.dayClosed, errors.looseEnds],
    response: { status: 201, schema: DayEndState },
  })
  fix(
    @Body({ schema: CloseDay }) body: CloseDay,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<DayEndState> {
    return this.close.execute(body, principal, key);
  }
}
