import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, IdempotencyKey, ifMatchMissing, ifMatchStale, Operation, type IdempotentRequest } from '@yiwang/http-api';
import { shipmentUnderWay } from '../../shipment/domain/shipment.errors.js';
import * as errors from '../domain/case.errors.js';
import type { CaseReceipt as Receipt } from '../use-cases/case-receipt.js';
import { RectifyCase } from '../use-cases/rectify-case.js';
import { Amend, Annul, Cancel, Reopen } from './case-moves.schema.js';
import { CaseNo, CaseReceipt } from './case.schema.js';

const answer = { status: 200, schema: CaseReceipt } as const;

/** 更正、撤销、作废、重新办理. */
@ApiGroup('Applications')
@ApiProblems(errors.caseNotFound, errors.notYourStep, errors.wrongStatus)
@Controller('api/v1/applications/:caseNo')
export class RectificationController {
  constructor(private readonly rectify: RectifyCase) {}

  @Post('amendments')
  @RequirePermission('case.rectify')
  @Operation({
    summary: 'Correct a clerical error',
    description: '更正: what was meant stays as it was; what stood there before stays in the ledger. Needs If-Match.',
    consistency: 'strong',
    errors: [errors.amendmentEmpty, errors.contentMissing, ifMatchMissing, ifMatchStale],
    response: answer,
  })
  amend(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Amend }) body: Amend,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.rectify.amend({ caseNo, principal, key }, { ...body, ifMatch });
  }

  @Post('annulments')
  @RequirePermission('case.deliver')
  @Operation({
    summary: 'Take back what was granted on trust',
    description:
      '核验不符: of an item of four stars, when the originals shown at collection are not what was filed. The case is closed (作废办结).',
    consistency: 'strong',
    errors: [errors.originalsNotChecked, errors.itemVersionAwaited, shipmentUnderWay],
    response: answer,
  })
  annul(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Annul }) body: Annul,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.rectify.annul({ caseNo, principal, key }, body.reason);
  }

  @Post('cancellations')
  @RequirePermission('case.accept', 'case.rectify')
  @Operation({
    summary: 'Void a filing that should not be',
    description:
      '作废 or, before acceptance, 删除: filed twice, under a wrong item, by mistake. It stays on record. Once it is accepted the deciding ' +
      'authority voids it, or a window of its region; no counter that merely received it.',
    consistency: 'strong',
    errors: [errors.finishKindMismatch, errors.itemVersionAwaited],
    response: answer,
  })
  cancel(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Cancel }) body: Cancel,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.rectify.cancel({ caseNo, principal, key }, body);
  }

  @Post('reopenings')
  @RequirePermission('case.rectify')
  @Operation({
    summary: 'Open an ended case again',
    description:
      '重新办理 after 行政复议 or 行政诉讼, or since the authority found its own error: what was answered holds no more, and clocks start anew; ' +
      'acceptance is looked at again where it was refused, the matter where it was decided.',
    consistency: 'strong',
    errors: [errors.itemVersionAwaited],
    response: answer,
  })
  reopen(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Reopen }) body: Reopen,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.rectify.reopen({ caseNo, principal, key }, body);
  }
}
