import { Body, Controller, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import * as errors from '../domain/case.errors.js';
import type { CaseReceipt as Receipt } from '../use-cases/case-receipt.js';
import { SteerHandling } from '../use-cases/steer-handling.js';
import { Extend, Forward, Suspend, Terminate } from './case-moves.schema.js';
import { CaseNo, CaseReceipt } from './case.schema.js';

const answer = { status: 200, schema: CaseReceipt } as const;

/** 办理 — what an officer of the deciding authority orders beside the decision; a department's own system does it through dispatch. */
@ApiGroup('Applications')
@ApiProblems(errors.caseNotFound, errors.notYourStep, errors.wrongStatus)
@RequirePermission('task.handle')
@Controller('api/v1/applications/:caseNo')
export class HandlingController {
  constructor(private readonly handling: SteerHandling) {}

  @Post('suspensions')
  @Operation({
    summary: 'Suspend handling for a special procedure',
    description: '特别程序: its time is not counted, which the applicant is told in writing. Promise and statutory clocks stand.',
    consistency: 'strong',
    errors: [],
    response: answer,
  })
  suspend(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Suspend }) body: Suspend,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.handling.suspend({ caseNo, principal, key }, body);
  }

  @Post('resumptions')
  @Operation({
    summary: 'Resume handling',
    description: '恢复办理: both clocks are moved by the working days that the special procedure took, rounded up.',
    consistency: 'strong',
    errors: [],
    response: answer,
  })
  resume(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.handling.resume({ caseNo, principal, key });
  }

  @Post('extensions')
  @Operation({
    summary: 'Extend the statutory limit',
    description: '延长审批, once a case, before the limit has run out, with who approved it and why.',
    consistency: 'strong',
    errors: [errors.extensionUsed, errors.extensionLate, errors.extensionTooLong],
    response: answer,
  })
  extend(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Extend }) body: Extend,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.handling.extend({ caseNo, principal, key }, body);
  }

  @Post('terminations')
  @Operation({
    summary: 'End handling without a decision',
    description: '终止办理: the case is closed (退回办结).',
    consistency: 'strong',
    errors: [],
    response: answer,
  })
  terminate(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Terminate }) body: Terminate,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.handling.terminate({ caseNo, principal, key }, body.reason);
  }

  @Post('forwardings')
  @Operation({
    summary: 'Forward a case to the authority that decides it',
    description: '转报: the case is closed here (转报办结).',
    consistency: 'strong',
    errors: [],
    response: answer,
  })
  forward(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Forward }) body: Forward,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.handling.forward({ caseNo, principal, key }, body.authority, body.reason);
  }
}
