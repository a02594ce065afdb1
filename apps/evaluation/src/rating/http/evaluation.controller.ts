import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, Public, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, PageQuery, type IdempotentRequest, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { EvaluationRepository } from '../domain/evaluation.repository.js';
import * as errors from '../domain/rating.errors.js';
import { ListMyEvaluations } from '../queries/list-my-evaluations.js';
import { ListRatings } from '../queries/list-ratings.js';
import { ShowEvaluation } from '../queries/show-evaluation.js';
import { RateService, type RatingReceipt as Receipt } from '../use-cases/rate-service.js';
import {
  CaseNo,
  EvaluationList,
  EvaluationPage,
  type EvaluationView,
  RateCase,
  RatingPage,
  RatingQuery,
  RatingReceipt,
  type RatingRecord,
  RatingTags,
} from './rating.schema.js';

/** 好差评. */
@ApiGroup('Evaluations')
@Controller('api/v1/evaluations')
export class EvaluationController {
  constructor(
    private readonly rateService: RateService,
    private readonly listMyEvaluations: ListMyEvaluations,
    private readonly showEvaluation: ShowEvaluation,
    private readonly listRatings: ListRatings,
    private readonly evaluations: EvaluationRepository,
  ) {}

  @Post()
  @RequirePermission('evaluation.rate')
  @Operation({
    summary: 'Rate a service of one’s own case',
    description:
      'For the account that had the case at the end, or the representative of the enterprise that filed it; once, and once more as a follow-up. ' +
      'What a counter filed is rated by link.',
    consistency: 'strong',
    errors: [
      errors.evaluationNotFound,
      errors.alreadyRated,
      errors.invitationExpired,
      errors.notRatedYet,
      errors.followUpGiven,
      errors.followUpExpired,
      errors.tagUnfit,
    ],
    response: { status: 201, schema: RatingReceipt },
  })
  rate(
    @Body({ schema: RateCase }) body: RateCase,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<Receipt> {
    return this.rateService.asApplicant(body, principal, key);
  }

  @Get()
  @RequirePermission('evaluation.rate')
  @Operation({
    summary: 'List what one may rate and has rated',
    description: 'Newest first. An invitation comes shortly after its case was closed.',
    consistency: 'eventual',
    errors: [cursorInvalid],
    response: { schema: EvaluationPage },
  })
  mine(
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<EvaluationView>> {
    return this.listMyEvaluations.execute(principal, query);
  }

  @Get('cases/:caseNo')
  @RequirePermission('evaluation.rate')
  @Operation({
    summary: 'See the evaluation of one’s own case',
    description: 'With the answer to a bad rating.',
    consistency: 'eventual',
    errors: [errors.evaluationNotFound],
    response: { schema: EvaluationList },
  })
  ofCase(
    @Param('caseNo', { schema: CaseNo }) caseNo: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ items: EvaluationView[] }> {
    return this.showEvaluation.ofCase(caseNo, principal);
  }

  @Get('tags')
  @Public()
  @Operation({ summary: 'List the tags a rating may carry', consistency: 'strong', response: { schema: RatingTags } })
  async tags(): Promise<z.output<typeof RatingTags>> {
    return { items: await this.evaluations.tags() };
  }

  @Get('ratings')
  @RequirePermission('evaluation.read')
  @Operation({
    summary: 'List ratings for a feed',
    description: 'Oldest first: of the caller’s own body, and with `evaluation.verify` of the caller’s region. No text is in it.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: RatingPage },
  })
  ratings(
    @Query({ schema: RatingQuery }) query: z.output<typeof RatingQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<RatingRecord>> {
    return this.listRatings.execute(principal, query);
  }
}
