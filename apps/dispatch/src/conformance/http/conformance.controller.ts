import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  cursorInvalid,
  Idempotency,
  IdempotencyKey,
  Operation,
  PageQuery,
  type IdempotentRequest,
  type Page,
} from '@yiwang/http-api';
import { z } from 'zod';
import { runNotFound, runUnderWay, systemMoveRefused, systemNotFound } from '../../system/domain/system.errors.js';
import { ShowRuns } from '../queries/show-runs.js';
import { StartConformance } from '../use-cases/start-conformance.js';
import { ConformancePage, ConformanceReport, StartedRun, StartRun } from './conformance.schema.js';

/** 一致性检测. */
@ApiGroup('operations')
@Controller('api/v1/admin/systems/:systemId/conformance-runs')
@RequirePermission('system.manage', 'system.approve')
export class ConformanceController {
  constructor(
    private readonly start: StartConformance,
    private readonly show: ShowRuns,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Operation({
    summary: 'Start a conformance run of a system that is being tested',
    description:
      'The platform sends it test cases: one to be acknowledged in time, one twice, several of one case in order, one with a wrong signature and one that breaks the contract, which it has to refuse, and one that is recalled.',
    consistency: 'eventual',
    errors: [systemNotFound, systemMoveRefused, runUnderWay],
    response: { status: 202, schema: StartedRun },
  })
  begin(
    @Param('systemId', { schema: z.uuid() }) systemId: string,
    @Body({ schema: StartRun }) body: z.output<typeof StartRun>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<StartedRun> {
    const work = async (): Promise<StartedRun> => ({ runId: await this.start.execute(systemId, body, principal), state: 'running' });
    return this.idempotency.once(key, work, { status: 202 });
  }

  @Get()
  @Operation({
    summary: 'List the conformance runs of a system, the newest first',
    consistency: 'strong',
    errors: [systemNotFound, cursorInvalid],
    response: { schema: ConformancePage },
  })
  list(
    @Param('systemId', { schema: z.uuid() }) systemId: string,
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<ConformanceReport>> {
    return this.show.list(systemId, query, principal);
  }

  @Get(':runId')
  @Operation({
    summary: 'Show the report of a conformance run',
    consistency: 'strong',
    errors: [systemNotFound, runNotFound],
    response: { schema: ConformanceReport },
  })
  findOne(
    @Param('systemId', { schema: z.uuid() }) systemId: string,
    @Param('runId', { schema: z.uuid() }) runId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ConformanceReport> {
    return this.show.show(systemId, runId, principal);
  }
}
