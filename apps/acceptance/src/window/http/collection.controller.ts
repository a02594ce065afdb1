import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import * as cases from '../../case/domain/case.errors.js';
import { CaseNo, CaseReceipt } from '../../case/http/case.schema.js';
import type { CaseReceipt as Receipt } from '../../case/use-cases/case-receipt.js';
import { shipmentUnderWay } from '../../shipment/domain/shipment.errors.js';
import * as errors from '../domain/window.errors.js';
import { ShowCollection } from '../queries/show-collection.js';
import { CollectResult } from '../use-cases/collect-result.js';
import { ReadIdentity } from '../use-cases/read-identity.js';
import { Collect, CollectionView } from './collection.schema.js';
import { ClearPerson, IdentityChecks, ReadPurpose } from './identity.schema.js';

/** 窗口领取 — results into the hands of somebody whose identity was checked; and the record of such checks. */
@ApiGroup('Windows')
@ApiProblems(cases.caseNotFound)
@Controller('api/v1/window/cases/:caseNo')
export class CollectionController {
  constructor(
    private readonly show: ShowCollection,
    private readonly collectResult: CollectResult,
    private readonly identity: ReadIdentity,
  ) {}

  @Get('collection')
  @RequirePermission('case.deliver')
  @Operation({
    summary: 'Read what stands between a result and its collector',
    description:
      'Unpaid fees, promised materials, a parcel or slip under way; whose originals are to be seen; on which slip the result came.',
    consistency: 'strong',
    errors: [cases.itemVersionAwaited],
    response: { schema: CollectionView },
  })
  collection(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CollectionView> {
    reply.header('cache-control', 'no-store');
    return this.show.execute(caseNo, principal);
  }

  @Post('collections')
  @RequirePermission('case.deliver')
  @Operation({
    summary: 'Hand a result over at the window',
    description:
      '窗口领取: the collector is the applicant, his agent, or shows his authority; of an online filing he is the person behind the account or ' +
      'shows the pick-up code. Where the item was granted on trust (4★), every original is seen first, and the decision is taken back (核验不符) ' +
      'when one differs: the case is then closed as void.',
    consistency: 'strong',
    errors: [
      cases.notYourStep,
      cases.wrongStatus,
      cases.itemVersionAwaited,
      cases.deliveryNotOffered,
      cases.feeUnpaid,
      cases.toleranceOpen,
      cases.originalsNotChecked,
      shipmentUnderWay,
      errors.resultUnderWay,
      errors.identityMismatch,
      errors.authorityMissing,
      errors.authorityExpired,
      errors.pickupCodeMissing,
      errors.pickupCodeWrong,
      errors.pickupCodeBlocked,
      errors.originalsUnchecked,
      errors.originalUnknown,
    ],
    response: { status: 200, schema: CaseReceipt },
  })
  collect(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Body({ schema: Collect }) body: Collect,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.collectResult.execute({ caseNo, principal, key }, body);
  }

  @Get('identity-checks')
  @RequirePermission('case.collect', 'case.accept', 'case.deliver', 'task.handle')
  @Operation({
    summary: 'List the identity checks of a case',
    description: 'Who stood before a window, how that was checked and by which counter; persons masked.',
    consistency: 'strong',
    response: { schema: IdentityChecks },
  })
  checks(@Param('caseNo', { schema: CaseNo }) caseNo: string, @CurrentPrincipal() principal: Principal): Promise<IdentityChecks> {
    return this.identity.list(caseNo, principal);
  }

  @Get('identity-checks/:checkId/person')
  @RequirePermission('case.deliver', 'task.handle')
  @Operation({
    summary: 'Read in clear who stood before the window',
    description: 'Each reading goes on record with its purpose.',
    consistency: 'strong',
    errors: [errors.identityCheckNotFound],
    response: { schema: ClearPerson },
  })
  person(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @Param('checkId', { schema: z.uuid() }) checkId: string,
    @Query({ schema: ReadPurpose }) { purpose }: z.output<typeof ReadPurpose>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ClearPerson> {
    reply.header('cache-control', 'no-store');
    return this.identity.clear(caseNo, checkId, purpose, principal);
  }
}
