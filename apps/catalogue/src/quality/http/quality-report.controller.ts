import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Idempotency, IdempotencyKey, type IdempotentRequest, Operation, type Page } from '@yiwang/http-api';
import { z } from 'zod';
import { PRIVATE } from '../../item/http/send-stored.js';
import { reportNotFound, reportOutOfScope, reportUnderWay } from '../domain/quality.errors.js';
import { ReportRows } from '../queries/report-rows.js';
import { RequestReport } from '../use-cases/request-report.js';
import {
  FindingFilter,
  FindingPage,
  type FindingView,
  ReportList,
  ReportRequest,
  ReportView,
  TallyFilter,
  TallyPage,
  type TallyView,
} from './quality.schema.js';

const ReportId = z.uuid();

/** 质量报告 — the rules over a part of the library, at once. */
@ApiGroup('Item quality')
@RequirePermission('item.manage', 'item.review', 'item.legalReview', 'item.publish')
@Controller('api/v1/catalogue/quality-reports')
export class QualityReportController {
  constructor(
    private readonly request: RequestReport,
    private readonly rows: ReportRows,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Operation({
    summary: 'Check a part of the library against the rules',
    description: 'Items in force or suspended of a body, a region or a category. A worker walks them; the report says how far it is.',
    consistency: 'strong',
    errors: [reportOutOfScope, reportUnderWay],
    response: { status: 201, schema: ReportView },
  })
  ask(
    @Body({ schema: ReportRequest }) request: ReportRequest,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReportView> {
    return this.idempotency.once(key, () => this.request.execute(request, principal), { status: 201 });
  }

  @Get()
  @Operation({
    summary: 'List quality reports',
    description: 'The latest fifty, of one’s own body or region. The last three of each part of the library are kept.',
    consistency: 'strong',
    response: { schema: ReportList },
  })
  @Header('cache-control', PRIVATE)
  async list(@CurrentPrincipal() principal: Principal): Promise<{ items: ReportView[] }> {
    return { items: await this.rows.list(principal) };
  }

  @Get(':id')
  @Operation({
    summary: 'Read how far a quality report is',
    consistency: 'strong',
    errors: [reportNotFound],
    response: { schema: ReportView },
  })
  @Header('cache-control', PRIVATE)
  one(@Param('id', { schema: ReportId }) id: string, @CurrentPrincipal() principal: Principal): Promise<ReportView> {
    return this.rows.one(id, principal);
  }

  @Get(':id/tallies')
  @Operation({
    summary: 'Count broken rules by body and category',
    description: 'Items that break a rule, by body, category and rule; they grow while the report runs.',
    consistency: 'strong',
    errors: [reportNotFound, cursorInvalid],
    response: { schema: TallyPage },
  })
  @Header('cache-control', PRIVATE)
  tallies(
    @Param('id', { schema: ReportId }) id: string,
    @Query({ schema: TallyFilter }) filter: TallyFilter,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<TallyView>> {
    return this.rows.tallies(id, filter, principal);
  }

  @Get(':id/findings')
  @Operation({
    summary: 'List what a quality report found',
    description: 'By item code; by body, category, rule and severity.',
    consistency: 'strong',
    errors: [reportNotFound, cursorInvalid],
    response: { schema: FindingPage },
  })
  @Header('cache-control', PRIVATE)
  findings(
    @Param('id', { schema: ReportId }) id: string,
    @Query({ schema: FindingFilter }) filter: FindingFilter,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<FindingView>> {
    return this.rows.findings(id, filter, principal);
  }
}
