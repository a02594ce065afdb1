import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { CaseNo } from '../../case/http/case.schema.js';
import { progressNotFound } from '../reading.errors.js';
import { Progress, QUERY_CODE_HEADER } from './progress.schema.js';
import { ReadProgress } from './read-progress.js';

/** 公开进度查询 — for who has no account. The gateway limits how often an address may ask. */
@ApiGroup('Progress')
@Public()
@Controller('api/v1/progress')
export class ProgressController {
  constructor(private readonly progress: ReadProgress) {}

  @Get(':caseNo')
  @Operation({
    summary: 'Read the progress of a case by its number and query code',
    description:
      '办件进度查询. The code (查询码) of the receipt stands in a header, so that it is in no address that is logged. A number that is not ' +
      'there and a code that is wrong get the same answer.',
    headers: QUERY_CODE_HEADER,
    consistency: 'strong',
    errors: [progressNotFound],
    response: { schema: Progress },
  })
  read(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Headers('query-code') code: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Progress> {
    reply.header('cache-control', 'no-store');
    return this.progress.byCode(caseNo, code);
  }
}
