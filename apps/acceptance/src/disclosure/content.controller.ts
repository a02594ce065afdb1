import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { caseNotFound, grantMismatch } from '../case/domain/case.errors.js';
import { CaseNo } from '../case/http/case.schema.js';
import { DiscloseContent, type DisclosedContent } from './disclose-content.js';

const Content = z
  .object({
    caseNo: z.string(),
    applicant: z.record(z.string(), z.unknown()).describe('what is granted of `/$applicant`'),
    fields: z.record(z.string(), z.unknown()).describe('granted JSON pointer → value, where there is one'),
    materials: z
      .array(
        z.object({
          code: z.string(),
          copies: z.int(),
          files: z.array(z.object({ name: z.string(), url: z.string().describe('opens it for a day'), sha256: z.string() })),
        }),
      )
      .describe('what is granted of `/$materials`'),
  })
  .meta({ id: 'DisclosedContent' });

/** 办件内容 — between services; the gateway does not route it. */
@ApiGroup('Internal')
@Controller('api/v1/internal/applications/:caseNo/content')
export class ContentController {
  constructor(private readonly disclose: DiscloseContent) {}

  @Get()
  @RequireKind('service')
  @Operation({
    summary: 'Read what a grant opens of a case, to hand it on to the department’s system',
    description:
      'Only for the services named in `CONTENT_CLIENTS`, with the grant in the header `Grant`. Each reading is recorded with its purpose.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', caseNotFound, grantMismatch, 'ACCESS.GRANT_INVALID', 'ACCESS.GRANT_EXPIRED'],
    response: { schema: Content },
  })
  read(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Headers('grant') grant: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisclosedContent> {
    reply.header('cache-control', 'no-store');
    return this.disclose.execute(caseNo, principal, grant);
  }
}
