import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import { AGENCY_ERRORS } from '../../agency/agency.errors.js';
import * as errors from '../domain/case.errors.js';
import type { CaseReceipt as Receipt } from '../use-cases/case-receipt.js';
import { WithdrawCase } from '../use-cases/withdraw-case.js';
import { Withdraw } from './case-moves.schema.js';
import { CaseNo, CaseReceipt } from './case.schema.js';

@ApiGroup('Applications')
@Controller('api/v1/applications/:caseNo')
export class WithdrawalController {
  constructor(private readonly withdrawCase: WithdrawCase) {}

  @Post('withdraw')
  @RequirePermission('case.file', 'case.collect')
  @Operation({
    summary: 'Withdraw an application',
    description:
      '撤回 by the applicant, or by a window for him, until the case is decided. Departments lose their tasks, what is due is closed, and ' +
      'what was paid is returned.',
    consistency: 'strong',
    errors: [...AGENCY_ERRORS, errors.caseNotFound, errors.notYourStep, errors.wrongStatus, errors.itemVersionAwaited],
    response: { status: 200, schema: CaseReceipt },
  })
  withdraw(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Withdraw }) body: Withdraw,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.withdrawCase.execute({ caseNo, principal, key }, body.reason);
  }
}
