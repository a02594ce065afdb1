import { Controller, Get, Param } from '@nestjs/common';
import { CurrentPrincipal, RequireKind, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { z } from 'zod';
import { CountOpenCases } from './count-open-cases.js';

const OpenCases = z
  .object({
    open: z.int().meta({ description: 'Cases that are not over, of which the account is applicant or agent; hundreds are not counted.' }),
  })
  .meta({ id: 'OpenCases' });

/** 在办件 — between services; the gateway does not route it. */
@ApiGroup('Internal')
@Controller('api/v1/internal/applicants/:accountId/open-cases')
export class OpenCaseController {
  constructor(private readonly cases: CountOpenCases) {}

  @Get()
  @RequireKind('service')
  @Operation({
    summary: 'Count the cases of an account that are not over',
    description: 'Only for the services named in `OPEN_CASE_CLIENTS`.',
    consistency: 'strong',
    errors: ['ACCESS.FORBIDDEN'],
    response: { schema: OpenCases },
  })
  count(
    @Param('accountId', { schema: z.string().min(1).max(64) }) accountId: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ open: number }> {
    return this.cases.execute(accountId, principal);
  }
}
