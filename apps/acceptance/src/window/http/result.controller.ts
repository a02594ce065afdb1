import { Controller, Get, Param, Post, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { AGENCY_ERRORS } from '../../agency/agency.errors.js';
import * as cases from '../../case/domain/case.errors.js';
import { CaseNo } from '../../case/http/case.schema.js';
import { notDeliveredElectronically } from '../domain/window.errors.js';
import { ConfirmResult } from '../use-cases/confirm-result.js';
import { PickupCode, ResultReceipt } from './collection.schema.js';

/** 结果送达 — what the applicant himself does about it. */
@ApiGroup('Applications')
@ApiProblems(cases.caseNotFound, cases.notYourStep, ...AGENCY_ERRORS)
@RequirePermission('case.file')
@Controller('api/v1/applications/:caseNo')
export class ResultController {
  constructor(private readonly confirm: ConfirmResult) {}

  @Get('pickup-code')
  @Operation({
    summary: 'Read the code by which one’s result is collected',
    description:
      '取件码, while the result waits: who collects it for another, or while nobody can be asked whose account it is, shows it at the window.',
    consistency: 'strong',
    errors: [cases.wrongStatus],
    response: { schema: PickupCode },
  })
  code(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<PickupCode> {
    reply.header('cache-control', 'no-store');
    return this.confirm.pickupCode(caseNo, principal);
  }

  @Post('result-receipts')
  @Operation({
    summary: 'Confirm to have read a result that was delivered electronically',
    description: '电子送达回执: the first time counts and stands in the ledger.',
    consistency: 'strong',
    errors: [notDeliveredElectronically],
    response: { status: 201, schema: ResultReceipt },
  })
  read(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ResultReceipt> {
    return this.confirm.read(caseNo, principal, key);
  }
}
