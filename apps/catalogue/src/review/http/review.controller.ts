import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, hasPermission, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Idempotency, IdempotencyKey, type IdempotentRequest, Operation, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { readerOf } from '../../item/http/editor-of.js';
import { PRIVATE } from '../../item/http/send-stored.js';
import { notYourStep, ownSubmission, reviewMovedOn, reviewNotFound, roundNotFound } from '../domain/review.errors.js';
import { ListReviews, ReviewFilter, type ReviewSummary } from '../queries/list-reviews.js';
import { Procedure, ReadProcedure } from '../queries/read-procedure.js';
import { ReadReview, ReportedContent, ReviewDetail } from '../queries/read-review.js';
import { GiveOpinions, type OpinionsReceipt, type Reviewer } from '../use-cases/give-opinions.js';
import { ReviewReceipt } from '../use-cases/review-receipt.js';
import { REVIEW_PERMISSIONS } from './review-permissions.js';
import { OpinionRequest, OpinionsAnswer, OpinionsRequest, ReviewId, ReviewPage, RoundNo } from './review.schema.js';

const reviewerOf = (principal: Principal): Reviewer => ({
  id: principal.id,
  ...(principal.orgCode !== undefined && { orgCode: principal.orgCode }),
  has: (permission) => hasPermission(principal, permission),
  mayReview: readerOf(principal).maySee,
});

/** 三报三审三回 — what the staffing office (编办) and the legal office (法制机构) do; the steps and their permissions are data. */
@ApiGroup('Item reviews')
@RequirePermission(...REVIEW_PERMISSIONS)
@Controller('api/v1/catalogue')
export class ReviewController {
  constructor(
    private readonly list: ListReviews,
    private readonly read: ReadReview,
    private readonly procedure: ReadProcedure,
    private readonly opinions: GiveOpinions,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('review-procedure')
  @Operation({
    summary: 'Read the procedure of review',
    description: '审核程序: how often a draft may be reported, and which steps it goes through by whose permission.',
    consistency: 'strong',
    response: { schema: Procedure },
  })
  @Header('cache-control', PRIVATE)
  steps(): Promise<Procedure> {
    return this.procedure.execute();
  }

  @Get('reviews')
  @Operation({
    summary: 'List reviews',
    description:
      'Of the own body, and by a regional permission of the own region with everything below it; by region and the oldest first. Open ' +
      'ones, unless a status or a batch is asked for.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: ReviewPage },
  })
  @Header('cache-control', PRIVATE)
  find(@Query({ schema: ReviewFilter }) filter: ReviewFilter, @CurrentPrincipal() principal: Principal): Promise<Page<ReviewSummary>> {
    const { orgCode, regionCode } = principal;
    const regional = regionCode !== undefined && readerOf(principal).maySee({ orgCode: '', regionCode });
    return this.list.execute(filter, { orgCode, regionCode: regional ? regionCode : undefined });
  }

  @Get('reviews/:reviewId')
  @Operation({
    summary: 'Read a review',
    description: 'Every round with its opinions; they are kept for ever.',
    consistency: 'strong',
    errors: [reviewNotFound],
    response: { schema: ReviewDetail },
  })
  @Header('cache-control', PRIVATE)
  one(@Param('reviewId', { schema: ReviewId }) reviewId: string, @CurrentPrincipal() principal: Principal): Promise<ReviewDetail> {
    return this.read.one(reviewId, readerOf(principal));
  }

  @Get('reviews/:reviewId/rounds/:round')
  @Operation({
    summary: 'Read what was reported in a round',
    description:
      'The content as it was reported, whatever became of the draft since, and its differences from the round before, or in the first ' +
      'round from the version that was in force last.',
    consistency: 'strong',
    errors: [reviewNotFound, roundNotFound],
    response: { schema: ReportedContent },
  })
  @Header('cache-control', PRIVATE)
  content(
    @Param('reviewId', { schema: ReviewId }) reviewId: string,
    @Param('round', { schema: RoundNo }) round: number,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReportedContent> {
    return this.read.content(reviewId, round, readerOf(principal));
  }

  @Post('reviews/:reviewId/opinions')
  @Operation({
    summary: 'Give an opinion on a report',
    description:
      '审核, by the permission that the procedure names for the step: passes the draft on to the next step, or returns it to the department. After the last step its content may be published. ' +
      'Names the round and step that the reviewer saw. Nobody reviews what he reported himself.',
    consistency: 'strong',
    errors: [reviewNotFound, reviewMovedOn, notYourStep, ownSubmission],
    response: { status: 201, schema: ReviewReceipt },
  })
  opine(
    @Param('reviewId', { schema: ReviewId }) reviewId: string,
    @Body({ schema: OpinionRequest }) opinion: z.infer<typeof OpinionRequest>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReviewReceipt> {
    return this.idempotency.once(key, () => this.opinions.one({ reviewId, ...opinion }, reviewerOf(principal)));
  }

  @Post('review-opinions')
  @Operation({
    summary: 'Give opinions on many reports',
    description:
      "批量审核: a department's whole list, item by item. Opinions on reviews that have moved on meanwhile are named with the reason, the " +
      'others are taken.',
    consistency: 'strong',
    response: { status: 200, schema: OpinionsAnswer },
  })
  opineMany(
    @Body({ schema: OpinionsRequest }) { opinions }: z.infer<typeof OpinionsRequest>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<OpinionsReceipt> {
    return this.idempotency.once(key, () => this.opinions.many(opinions, reviewerOf(principal)), { status: 200 });
  }
}
