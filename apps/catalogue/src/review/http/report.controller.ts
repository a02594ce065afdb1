import { Body, Controller, Get, Header, Param, Post } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Idempotency, IdempotencyKey, type IdempotentRequest, Operation } from '@yiwang/http-api';
import type { z } from 'zod';
import { itemNotFound, versionNotFound } from '../../item/domain/item.errors.js';
import { editorOf } from '../../item/http/editor-of.js';
import { ItemCode, VersionNo } from '../../item/http/item.schema.js';
import { PRIVATE } from '../../item/http/send-stored.js';
import { draftUnderReview, notADraft, nothingToReport, reviewPassedAlready, reviewRoundsSpent } from '../domain/review.errors.js';
import type { ReviewSummary } from '../queries/list-reviews.js';
import { ReadReview } from '../queries/read-review.js';
import { ReportDrafts, type BatchReceipt } from '../use-cases/report-drafts.js';
import { ReviewReceipt } from '../use-cases/review-receipt.js';
import { BatchAnswer, BatchRequest, ReportRequest, ReviewsOfVersion } from './review.schema.js';

/** 报送 — what a department does in 三报三审三回. */
@ApiGroup('Item reviews')
@Controller('api/v1')
export class ReportController {
  constructor(
    private readonly reports: ReportDrafts,
    private readonly read: ReadReview,
    private readonly idempotency: Idempotency,
  ) {}

  @Post('items/:itemCode/versions/:version/reviews')
  @RequirePermission('item.manage')
  @Operation({
    summary: 'Report a draft for review',
    description:
      '报送. Its content is copied into the record and stays as it is until the review ends; the version in force stays meanwhile. ' +
      'A returned draft is reported again in the next round.',
    consistency: 'strong',
    errors: [itemNotFound, versionNotFound, notADraft, draftUnderReview, reviewRoundsSpent, reviewPassedAlready],
    response: { status: 201, schema: ReviewReceipt },
  })
  report(
    @Param('itemCode', { schema: ItemCode }) itemCode: string,
    @Param('version', { schema: VersionNo }) version: number,
    @Body({ schema: ReportRequest }) { note }: z.infer<typeof ReportRequest>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ReviewReceipt> {
    return this.idempotency.once(key, () => this.reports.one(itemCode, version, note, editorOf(principal)));
  }

  @Get('items/:itemCode/versions/:version/reviews')
  @RequirePermission('item.manage', 'item.publish', 'item.review', 'item.legalReview')
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
    return this.read.ofVersion(itemCode, version, editorOf(principal));
  }

  @Post('catalogue/review-batches')
  @RequirePermission('item.manage')
  @Operation({
    summary: "Report a department's whole list",
    description: '批量报送: every draft of a body that can be reported, or the named ones, in one batch.',
    consistency: 'strong',
    errors: [nothingToReport],
    response: { status: 201, schema: BatchAnswer },
  })
  batch(
    @Body({ schema: BatchRequest }) { orgCode, itemCodes, note }: z.infer<typeof BatchRequest>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<BatchReceipt> {
    return this.idempotency.once(key, () => this.reports.batch(orgCode, itemCodes, note, editorOf(principal)));
  }
}
