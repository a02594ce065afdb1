import { Controller, Get, Param, Res } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { caseNotFound } from '../case/domain/case.errors.js';
import { CaseNo } from '../case/http/case.schema.js';
import { DiscloseContact, type ApplicantContact } from './disclose-contact.js';

const Contact = z
  .object({
    caseNo: z.string(),
    accountId: z.string().nullable().describe('the account that filed; auth knows its number'),
    mobile: z.string().nullable().describe('in clear, of an applicant who filed at a counter; null when none was given'),
  })
  .meta({ id: 'ApplicantContact' });

/** 联系方式 — between services; the gateway does not route it. */
@ApiGroup('Internal')
@Controller('api/v1/internal/applications/:caseNo/contact')
export class ContactController {
  constructor(private readonly disclose: DiscloseContact) {}

  @Get()
  @RequireKind('service')
  @Operation({
    summary: 'Read how the applicant of a case is reached',
    description: 'Only for the services named in `CONTACT_CLIENTS`. Each reading of a number is recorded with the purpose `notification`.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN', caseNotFound],
    response: { schema: Contact },
  })
  read(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ApplicantContact> {
    reply.header('cache-control', 'no-store');
    return this.disclose.execute(caseNo, principal);
  }
}
