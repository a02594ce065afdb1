import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, hasPermission, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Idempotency, IdempotencyKey, type IdempotentRequest, Operation } from '@yiwang/http-api';
import type { z } from 'zod';
import { itemCancelled, itemNotFound, versionNotFound } from '../../item/domain/item.errors.js';
import { editorOf, readerOf } from '../../item/http/editor-of.js';
import { ItemCode, VersionNo } from '../../item/http/item.schema.js';
import { PRIVATE } from '../../item/http/send-stored.js';
import {
  draftUnderReview,
  notADraft,
  nothingToReport,
  notYourStep,
  reviewBegun,
  reviewMovedOn,
  reviewNotFound,
  reviewPassedAlready,
  reviewRoundsSpent,
  withdrawalsSpent,
} from '../domain/review.errors.js';
import type { ReviewSummary } from '../queries/list-reviews.js';
import { ReadReview } from '../queries/read-review.js';
import { ReportDrafts, type BatchReceipt, type Reporting } from '../use-cases/report-drafts.js';
import { ReviewReceipt } from '../use-cases/review-receipt.js';
import { WithdrawReport } from '../use-cases/withdraw-report.js';
import { REVIEW_PERMISSIONS } from './review-permissions.js';
import { BatchAnswer, BatchRequest, ReportRequest, ReviewId, ReviewsOfVersion, WithdrawalRequest } from './review.schema.js';

const reporterOf = (principal: Principal): Reporting => ({
  ...editorOf(principal),
  has: (permission) => hasPermission(principal, permission),
});

/** 报送 — what a department does in 三报三审三回. */
@ApiGroup('Item reviews')
@RequirePermission(...REVIEW_PERMISSIONS)
@Controller('api/v1')
export class ReportController {
  constructor(
    private readonly reports: ReportDrafts,
    private readonly withdrawals: WithdrawReport,
    private readonly read: ReadReview,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('items/:itemCode/versions/:version/reviews')
  @Operation({
    summary: 'Report a draft for review',
    description:
      '报送. Its content is copied into the record and stays as it is until the review ends; the version in force stays meanwhile. ' +
      'A returned or withdrawn draft is reported again in the next round.',
    consistency: 'strong',
    errors: [
      itemNotFound,
      versionNotFound,
      notYourStep,
      notADraft,
      itemCancelled,
      draftUnderReview,
      reviewRoundsSpent,
      reviewPassedAlready,
    ],
    response: { status: 201, schema: ReviewReceipt },
  })
  report(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @Body({ schema: ReportRequest }) { note }: z.infer<typeof ReportRequest>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReviewReceipt> {
    return this.idempotency.once(key, () => this.reports.one(itemCode, version, note, reporterOf(principal)));
  }

  @Get('items/:itemCode/versions/:version/reviews')
  @Operation({
    summary: 'List the reviews of a version',
    description: 'Newest first. A version has one, unless a content that had passed was changed and reported anew.',
    consistency: 'strong',
    errors: [itemNotFound],
    response: { schema: ReviewsOfVersion },
  })
  @Header('cache-control', PRIVATE)
  ofVersion(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ items: ReviewSummary[] }> {
    return this.read.ofVersion(itemCode, version, readerOf(principal));
  }

  @Post('catalogue/reviews/:reviewId/withdrawals')
  @Operation({
    summary: 'Withdraw a report',
    description:
      '撤回报送, by whoever may report the draft, as long as nobody has given an opinion in the round. The draft may then be changed and ' +
      'reported again, in a round with the next number; the withdrawn one is kept with who took it back and why, and is none of the rounds ' +
      'that the procedure allows. At most as many reports of a draft are withdrawn as there are rounds.',
    consistency: 'strong',
    errors: [reviewNotFound, reviewMovedOn, reviewBegun, withdrawalsSpent, notYourStep],
    response: { status: 201, schema: ReviewReceipt },
  })
  withdraw(
    @Param('reviewId', { schema: ReviewId }) reviewId: string,
    @Body({ schema: WithdrawalRequest }) withdrawal: z.infer<typeof WithdrawalRequest>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReviewReceipt> {
    return this.idempotency.once(key, () => this.withdrawals.execute({ reviewId, ...withdrawal }, reporterOf(principal)));
  }

  @Post('catalogue/review-batches')
  @Operation({
    summary: "Report a department's whole list",
    description:
      '批量报送: every draft of a body that can be reported, or the named ones, in one batch. What was returned and not changed since is reported ' +
      'again by name only.',
    consistency: 'strong',
    errors: [nothingToReport, notYourStep],
    response: { status: 201, schema: BatchAnswer },
  })
  batch(
    @Body({ schema: BatchRequest }) { orgCode, itemCodes, note }: z.infer<typeof BatchRequest>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<BatchReceipt> {
    return this.idempotency.once(key, () => this.reports.batch(orgCode, itemCodes, note, reporterOf(principal)));
  }
}
