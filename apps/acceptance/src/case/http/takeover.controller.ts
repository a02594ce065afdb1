import { Controller, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import { AGENCY_ERRORS } from '../../agency/agency.errors.js';
import * as errors from '../domain/case.errors.js';
import type { CaseReceipt as Receipt } from '../use-cases/case-receipt.js';
import { TakeOverCase } from '../use-cases/take-over-case.js';
import { CaseNo, CaseReceipt } from './case.schema.js';

/** 法人办件接手. */
@ApiGroup('Applications')
@Controller('api/v1/applications/:caseNo')
export class TakeoverController {
  constructor(private readonly takeOver: TakeOverCase) {}

  @Post('takeover')
  @RequirePermission('case.file')
  @Operation({
    summary: 'Take over a case of one’s enterprise',
    description:
      '接手 what another account of the enterprise has filed, as when an agent has gone: by its representative, or by an agent who is authorised ' +
      'for the item, until the case is over. Whoever had it has it no more. The ledger says who took it over and when.',
    consistency: 'strong',
    errors: [...AGENCY_ERRORS, errors.caseNotFound, errors.wrongStatus],
    response: { status: 200, schema: CaseReceipt },
  })
  execute(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.takeOver.execute({ caseNo, principal, key });
  }
}
