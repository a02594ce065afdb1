import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, IdempotencyKey, ifMatchMissing, ifMatchStale, Operation, type IdempotentRequest } from '@yiwang/http-api';
import { courierNotOpen, shipmentUnderWay } from '../../shipment/domain/shipment.errors.js';
import { collectedAtWindow } from '../../window/domain/window.errors.js';
import { materialFilesInvalid } from '../../material/domain/material.errors.js';
import { AGENCY_ERRORS } from '../../agency/agency.errors.js';
import * as errors from '../domain/case.errors.js';
import { AcceptCase } from '../use-cases/accept-case.js';
import type { CaseReceipt as Receipt } from '../use-cases/case-receipt.js';
import { CloseCase } from '../use-cases/close-case.js';
import { CompleteCase } from '../use-cases/complete-case.js';
import { DeliverCase } from '../use-cases/deliver-case.js';
import { RefuseCase } from '../use-cases/refuse-case.js';
import { RequestCorrection } from '../use-cases/request-correction.js';
import { ResubmitCase } from '../use-cases/resubmit-case.js';
import { Accept } from './case-moves.schema.js';
import { CaseNo, CaseReceipt, Close, Complete, Deliver, Refuse, RequestCorrections, Resubmit } from './case.schema.js';

const answer = { status: 200, schema: CaseReceipt } as const;

/** 办件流转 — what moves a case. */
@ApiGroup('Applications')
@ApiProblems(errors.caseNotFound, errors.notYourStep, errors.wrongStatus)
@Controller('api/v1/applications/:caseNo')
export class CaseActionsController {
  constructor(
    private readonly acceptCase: AcceptCase,
    private readonly refuseCase: RefuseCase,
    private readonly requestCorrection: RequestCorrection,
    private readonly resubmitCase: ResubmitCase,
    private readonly completeCase: CompleteCase,
    private readonly deliverCase: DeliverCase,
    private readonly closeCase: CloseCase,
  ) {}

  @Post('accept')
  @RequirePermission('case.accept')
  @Operation({
    summary: 'Accept a case',
    description:
      '受理 at the window: promise and statutory clocks start. Where the applicant promised to hand materials in later (容缺), whoever accepts ' +
      'names all of them. What was filed online under an item of three stars waits for its papers (收件, `receipts`).',
    consistency: 'strong',
    errors: [errors.notAcceptedHere, errors.itemVersionAwaited, errors.feeUnpaid, errors.papersAwaited, errors.toleranceMismatch],
    response: answer,
  })
  accept(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Accept }) body: Accept,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.acceptCase.execute({ caseNo, principal, key }, body);
  }

  @Post('refuse')
  @RequirePermission('case.accept')
  @Operation({
    summary: 'Refuse acceptance',
    description:
      '不予受理, or 不受理 when nothing needs to be applied for: the case ends. Who is not competent names the authority that is.',
    consistency: 'strong',
    errors: [errors.notAcceptedHere, errors.itemVersionAwaited, errors.authorityUnnamed],
    response: answer,
  })
  refuse(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Refuse }) body: Refuse,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.refuseCase.execute({ caseNo, principal, key }, body);
  }

  @Post('correction-requests')
  @RequirePermission('case.accept')
  @Operation({
    summary: 'Tell what must be corrected',
    description: '一次性告知: once a round, and everything at once, in as many rounds as the region allows. The acceptance clock stops.',
    consistency: 'strong',
    errors: [errors.correctionAlreadyMade, errors.correctionsUsedUp, errors.notAcceptedHere, errors.itemVersionAwaited],
    response: answer,
  })
  correct(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: RequestCorrections }) body: RequestCorrections,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.requestCorrection.execute({ caseNo, principal, key }, body.points);
  }

  @Post('resubmissions')
  @RequirePermission('case.file', 'case.collect')
  @Operation({
    summary: 'Hand a corrected case in again',
    description:
      '补正 by the applicant, or by a window for him; what is left out stays as it was. Needs If-Match. Before acceptance a new acceptance clock starts; after a combined correction notice of the departments handling goes on.',
    consistency: 'strong',
    errors: [
      ...AGENCY_ERRORS,
      errors.correctionLate,
      errors.formInvalid,
      errors.formTooLarge,
      errors.materialsIncomplete,
      materialFilesInvalid,
      ifMatchMissing,
      ifMatchStale,
    ],
    response: answer,
  })
  resubmit(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Resubmit }) body: Resubmit,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.resubmitCase.execute({ caseNo, principal, key }, { ...body, ifMatch });
  }

  @Post('complete')
  @RequirePermission('case.accept')
  @Operation({
    summary: 'Accept and decide on the spot',
    description: '即办件 in one action, at a window of the deciding authority’s region.',
    consistency: 'strong',
    errors: [errors.notImmediate, errors.reasonMissing, errors.notAcceptedHere, errors.itemVersionAwaited, errors.feeUnpaid],
    response: answer,
  })
  complete(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Complete }) body: Complete,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.completeCase.execute({ caseNo, principal, key }, body);
  }

  @Post('deliveries')
  @RequirePermission('case.deliver')
  @Operation({
    summary: 'Deliver the result',
    description:
      '送达 at the window or electronically: the case is delivered. By courier: he is asked to bring it to the recipient, and the case stays ' +
      'decided until he says that it arrived. `paperCheck` of the case says whether the clerk has to have seen its papers.',
    consistency: 'strong',
    errors: [
      errors.deliveryNotOffered,
      errors.itemVersionAwaited,
      errors.feeUnpaid,
      errors.toleranceOpen,
      collectedAtWindow,
      shipmentUnderWay,
      courierNotOpen,
    ],
    response: answer,
  })
  deliver(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Deliver }) body: Deliver,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.deliverCase.execute({ caseNo, principal, key }, body);
  }

  @Post('close')
  @RequirePermission('case.deliver')
  @Operation({
    summary: 'Close a case',
    description: '办结 after delivery; or 补正不来 when the time for corrections has run out.',
    consistency: 'strong',
    errors: [errors.finishKindMismatch, errors.correctionStillOpen, errors.itemVersionAwaited],
    response: answer,
  })
  close(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Close }) body: Close,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.closeCase.execute({ caseNo, principal, key }, body.finishKind);
  }
}
