import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import { materialFilesInvalid } from '../../material/domain/material.errors.js';
import { AGENCY_ERRORS } from '../../agency/agency.errors.js';
import * as errors from '../domain/case.errors.js';
import type { CaseReceipt as Receipt } from '../use-cases/case-receipt.js';
import { TakePapers } from '../use-cases/take-papers.js';
import { Receive, Supplement } from './case-moves.schema.js';
import { CaseNo, CaseReceipt } from './case.schema.js';

const answer = { status: 200, schema: CaseReceipt } as const;

/** 收件与补交. */
@ApiGroup('Applications')
@ApiProblems(errors.caseNotFound, errors.notYourStep, errors.wrongStatus)
@Controller('api/v1/applications/:caseNo')
export class PapersController {
  constructor(private readonly papers: TakePapers) {}

  @Post('receipts')
  @RequirePermission('case.collect', 'case.accept', 'task.handle')
  @Operation({
    summary: 'Take the papers of a case',
    description:
      '收件, apart from 受理: the applicant gets a receipt, and no clock moves. An item of five stars that was filed online has no papers.',
    consistency: 'strong',
    errors: [errors.noPaperStep, errors.itemVersionAwaited],
    response: answer,
  })
  receive(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Receive }) body: Receive,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.papers.receive({ caseNo, principal, key }, body);
  }

  @Post('supplements')
  @RequirePermission('case.file', 'case.collect')
  @Operation({
    summary: 'Hand in what was promised',
    description: '容缺补交 by the applicant, or by a window for him, all of it or in parts.',
    consistency: 'strong',
    errors: [...AGENCY_ERRORS, errors.nothingPromised, errors.materialsIncomplete, materialFilesInvalid, errors.itemVersionAwaited],
    response: answer,
  })
  supplement(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Supplement }) body: Supplement,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.papers.supplement({ caseNo, principal, key }, body.materials);
  }
}
