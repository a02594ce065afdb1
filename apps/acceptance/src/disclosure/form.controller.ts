import { Controller, Get, Headers, Param, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { caseNotFound, grantMismatch, grantRequired } from '../case/domain/case.errors.js';
import { CaseNo } from '../case/http/case.schema.js';
import { DiscloseForm, type DisclosedForm } from './disclose-form.js';

const Disclosed = z
  .object({
    caseNo: z.string(),
    purpose: z.string(),
    fields: z.record(z.string(), z.unknown()).optional().describe('granted JSON pointer → value, where there is one'),
    form: z.unknown().optional().describe('the whole form, for its applicant and for a window'),
  })
  .meta({ id: 'DisclosedForm' });

/** 查阅表单. */
@ApiGroup('Applications')
@Controller('api/v1/applications/:caseNo/form')
export class FormController {
  constructor(private readonly disclose: DiscloseForm) {}

  @Get()
  @RequirePermission('case.file', 'case.collect', 'case.accept', 'task.handle', 'department.connect')
  @Operation({
    summary: 'Read form fields in clear',
    description:
      'A department sends the grant of its task in the header `Grant` and gets exactly the granted fields. The applicant reads the form ' +
      'without one, and so does a window of the case until acceptance is answered. Each reading is recorded with its purpose.',
    consistency: 'strong',
    errors: [caseNotFound, grantRequired, grantMismatch, 'ACCESS.GRANT_INVALID', 'ACCESS.GRANT_EXPIRED'],
    response: { schema: Disclosed },
  })
  read(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Headers('grant') grant: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DisclosedForm> {
    reply.header('cache-control', 'no-store');
    return this.disclose.execute(caseNo, principal, grant);
  }
}
