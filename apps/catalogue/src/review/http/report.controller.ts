import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, hasPermission, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Idempotency, IdempotencyKey, type IdempotentRequest, Operation } from '@yiwang/http-api';
import type { z } from 'zod';
import { itemNotFound, versionNotFound } from '../../item/domain/item.errors.js';
import { editorOf, readerOf } from '../../item/http/editor-of.js';
import { ItemCode, VersionNo } from '../../item/http/item.schema.js';
import { PRIVATE } from '../../item/http/send-stored.js';
import {
  draftUnderReview,
  notADraft,
  nothingToReport,
  notYourStep,
  reviewPassedAlready,
  reviewRoundsSpent,
} from '../domain/review.errors.js';
import type { ReviewSummary } from '../queries/list-reviews.js';
import { ReadReview } from '../queries/read-review.js';
import { ReportDrafts, type BatchReceipt, type Reporting } from '../use-cases/report-drafts.js';
import { ReviewReceipt } from '../use-cases/review-receipt.js';
import { REVIEW_PERMISSIONS } from './review-permissions.js';
import { BatchAnswer, BatchRequest, ReportRequest, ReviewsOfVersion } from './review.schema.js';

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
    private readonly read: ReadReview,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('items/:itemCode/versions/:version/reviews')
  @Operation({
    summary: 'Report a draft for review',
    description:
      '报送. Its content is copied into the record and stays as it is until the review ends; the version in force stays meanwhile. ' +
      'A returned draft is reported again in the next round.',
    consistency: 'strong',
    errors: [itemNotFound, versionNotFound, notYourStep, notADraft, draftUnderReview, reviewRoundsSpent, reviewPassedAlready],
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

  @Post('catalogue/review-batches')
  @Operation({
    summary: "Report a department's whole list",
    description: '批量报送: every draft of a body that can be reported, or the named ones, in one batch.',
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
