import { Body, Controller, Get, Param, Post, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, ApiProblems, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import * as errors from '../domain/handling.errors.js';
import { ListHandlings } from '../queries/list-handlings.js';
import { ShowHandling } from '../queries/show-handling.js';
import { HandleBadRating, type HandlingReceipt as Receipt } from '../use-cases/handle-bad-rating.js';
import { ReadTexts } from '../use-cases/read-texts.js';
import {
  Answer,
  Contact,
  ExtensionDecision,
  ExtensionRequest,
  HandlingDetail,
  HandlingId,
  HandlingPage,
  HandlingQuery,
  HandlingReceipt,
  type HandlingSummary,
  HandlingTexts,
  TextsQuery,
  Verification,
} from './handling.schema.js';

/** 差评处置 — contact, verification by somebody else, answer. */
@ApiGroup('Handling of bad ratings')
@ApiProblems(errors.handlingNotFound)
@Controller('api/v1/evaluations/handlings')
export class HandlingController {
  constructor(
    private readonly handle: HandleBadRating,
    private readonly listHandlings: ListHandlings,
    private readonly showHandling: ShowHandling,
    private readonly readTexts: ReadTexts,
  ) {}

  @Get()
  @RequirePermission('evaluation.handle', 'evaluation.verify', 'evaluation.read')
  @Operation({
    summary: 'List handling cases',
    description: 'Of the caller’s own body, and with `evaluation.verify` of the caller’s region; by what is due next.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: HandlingPage },
  })
  list(
    @Query({ schema: HandlingQuery }) query: z.output<typeof HandlingQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<HandlingSummary>> {
    return this.listHandlings.execute(principal, query);
  }

  @Get(':handlingId')
  @RequirePermission('evaluation.handle', 'evaluation.verify', 'evaluation.read')
  @Operation({ summary: 'Read a handling case with its steps', consistency: 'strong', response: { schema: HandlingDetail } })
  show(@Param('handlingId', { schema: HandlingId }) handlingId: string, @CurrentPrincipal() principal: Principal): Promise<HandlingDetail> {
    return this.showHandling.execute(handlingId, principal);
  }

  @Get(':handlingId/texts')
  @RequirePermission('evaluation.handle', 'evaluation.verify')
  @Operation({
    summary: 'Read what people wrote',
    description: 'The rating’s text, the officers’ notes and the answer, in clear. Each reading is recorded with its purpose.',
    consistency: 'strong',
    response: { schema: HandlingTexts },
  })
  texts(
    @Param('handlingId', { schema: HandlingId }) handlingId: string,
    @Query({ schema: TextsQuery }) { purpose }: z.output<typeof TextsQuery>,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HandlingTexts> {
    reply.header('cache-control', 'no-store');
    return this.readTexts.execute(handlingId, purpose, principal);
  }

  @Post(':handlingId/contacts')
  @RequirePermission('evaluation.handle')
  @Operation({
    summary: 'Record that the person was contacted, or that it was tried',
    description: '回访, by an officer of the rated body.',
    consistency: 'strong',
    errors: [errors.wrongState],
    response: { status: 201, schema: HandlingReceipt },
  })
  contact(
    @Param('handlingId', { schema: HandlingId }) handlingId: string,
    @Body({ schema: Contact }) { outcome, note }: Contact,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.handle.contact({ handlingId, principal, key }, outcome, note);
  }

  @Post(':handlingId/verification')
  @RequirePermission('evaluation.verify')
  @Operation({
    summary: 'Record the verification',
    description:
      '核实, by somebody who neither decided the case nor made the contact. A mistaken or malicious rating counts no more; the complexity ' +
      'sets the limit of the answer, from the day the rating came.',
    consistency: 'strong',
    errors: [errors.wrongState, errors.notIndependent, errors.wasReached],
    response: { status: 200, schema: HandlingReceipt },
  })
  verify(
    @Param('handlingId', { schema: HandlingId }) handlingId: string,
    @Body({ schema: Verification }) body: Verification,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.handle.verify({ handlingId, principal, key }, body);
  }

  @Post(':handlingId/answer')
  @RequirePermission('evaluation.handle')
  @Operation({
    summary: 'Answer the bad rating',
    description: '整改反馈, by an officer of the rated body who did not verify it. The handling case ends.',
    consistency: 'strong',
    errors: [errors.wrongState, errors.notIndependent],
    response: { status: 200, schema: HandlingReceipt },
  })
  answer(
    @Param('handlingId', { schema: HandlingId }) handlingId: string,
    @Body({ schema: Answer }) { text }: Answer,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.handle.answer({ handlingId, principal, key }, text);
  }

  @Post(':handlingId/extension')
  @RequirePermission('evaluation.handle')
  @Operation({
    summary: 'Ask for more time to answer',
    description: '延期: once, and before the limit.',
    consistency: 'strong',
    errors: [errors.wrongState, errors.extensionUsed, errors.extensionTooLate],
    response: { status: 200, schema: HandlingReceipt },
  })
  requestExtension(
    @Param('handlingId', { schema: HandlingId }) handlingId: string,
    @Body({ schema: ExtensionRequest }) { reason }: ExtensionRequest,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.handle.requestExtension({ handlingId, principal, key }, reason);
  }

  @Post(':handlingId/extension-decision')
  @RequirePermission('evaluation.verify')
  @Operation({
    summary: 'Approve or refuse the extension',
    description: 'By somebody who had no part in the matter.',
    consistency: 'strong',
    errors: [errors.wrongState, errors.notIndependent, errors.extensionNotRequested],
    response: { status: 200, schema: HandlingReceipt },
  })
  decideExtension(
    @Param('handlingId', { schema: HandlingId }) handlingId: string,
    @Body({ schema: ExtensionDecision }) { approved }: ExtensionDecision,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.handle.decideExtension({ handlingId, principal, key }, approved);
  }
}
