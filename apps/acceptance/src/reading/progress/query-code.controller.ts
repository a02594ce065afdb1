import { Controller, Get, Param, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { CaseNo as CaseNoForm } from '@yiwang/event-core';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { caseNotFound } from '../../case/domain/case.errors.js';
import { CaseNo } from '../../case/http/case.schema.js';
import { QueryCodes } from './query-codes.js';
import { ReadProgress } from './read-progress.js';

const QueryCode = z.object({ caseNo: CaseNoForm, queryCode: z.string() }).meta({ id: 'QueryCode' });

/** 查询码 once more, for who has lost the receipt. */
@ApiGroup('Progress')
@RequirePermission('case.file', 'case.collect')
@Controller('api/v1/applications/:caseNo/query-code')
export class QueryCodeController {
  constructor(
    private readonly progress: ReadProgress,
    private readonly codes: QueryCodes,
  ) {}

  @Get()
  @Operation({
    summary: 'Read the query code of a case',
    description: 'For its applicant, and for a clerk who prints the receipt again.',
    consistency: 'strong',
    errors: [caseNotFound],
    response: { schema: QueryCode },
  })
  async read(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<z.output<typeof QueryCode>> {
    await this.progress.checkReach(caseNo, principal);
    reply.header('cache-control', 'private, no-store');
    return { caseNo, queryCode: this.codes.of(caseNo) };
  }
}
