import { ItemCode } from '@yiwang/event-core';
import { pageOf } from '@yiwang/http-api';
import { z } from 'zod';
import { MOST_REPORTS, VERDICTS } from '../domain/review.js';
import { ReviewSummary } from '../queries/list-reviews.js';
import { MOST_OPINIONS } from '../use-cases/give-opinions.js';
import { MOST_IN_BATCH } from '../use-cases/report-drafts.js';
import { ReviewReceipt } from '../use-cases/review-receipt.js';

const note = z.string().trim().min(1).max(2_000).optional().describe('报送说明, for example what was done about the opinions');

export const ReportRequest = z.object({ note }).meta({ id: 'ItemReportRequest' });

export const BatchRequest = z
  .object({
    orgCode: z.string().length(18).describe('实施主体统一社会信用代码 whose drafts are reported'),
    itemCodes: z
      .array(ItemCode)
      .min(1)
      .max(MOST_IN_BATCH)
      .optional()
      .describe(
        'only these; without them every draft of the body that can be reported, but for those that were returned and not changed since',
      ),
    note,
  })
  .meta({ id: 'ItemReportBatch' });

export const BatchAnswer = z
  .object({
    batchId: z.uuid(),
    reported: z.array(ReviewReceipt),
    skipped: z.array(z.object({ itemCode: z.string(), code: z.string() })).describe('named items that were left out, and why'),
    more: z.boolean().describe(`the body has further drafts: one request reports ${MOST_IN_BATCH} at most`),
  })
  .meta({ id: 'ItemReportBatchReceipt' });

export const WithdrawalRequest = z
  .object({
    round: z.int().min(1).max(MOST_REPORTS).describe('the round that the department saw'),
    reason: z.string().trim().min(1).max(2_000).optional().describe('撤回原因'),
  })
  .meta({ id: 'ItemReportWithdrawal' });

const pointer = z
  .string()
  .max(300)
  .regex(/^(\/[^/]*)*$/)
  .describe('JSON pointer of the element; empty for the whole');

const opinionFields = {
  round: z.int().min(1).max(MOST_REPORTS).describe('the round that the reviewer saw'),
  step: z.int().min(1).max(9).describe('the step that the reviewer saw'),
  verdict: z.enum(VERDICTS).describe('通过、退回'),
  opinion: z.string().trim().min(1).max(4_000).optional().describe('审核意见; needed for a return'),
  remarks: z
    .array(z.object({ pointer, text: z.string().trim().min(1).max(2_000) }))
    .max(100)
    .default([])
    .describe('逐条意见: on single elements'),
};
const saysWhy = ({ verdict, opinion }: { verdict: string; opinion?: string | undefined }): boolean =>
  verdict === 'pass' || opinion !== undefined;
const OTHERWISE = { path: ['opinion'], message: '退回时须填写意见', params: { code: 'required' } };

export const OpinionRequest = z.object(opinionFields).refine(saysWhy, OTHERWISE).meta({ id: 'ItemReviewOpinion' });
export const OpinionsRequest = z
  .object({
    opinions: z
      .array(z.object({ reviewId: z.uuid(), ...opinionFields }).refine(saysWhy, OTHERWISE))
      .min(1)
      .max(MOST_OPINIONS),
  })
  .meta({ id: 'ItemReviewOpinions' });
export const OpinionsAnswer = z
  .object({
    taken: z.array(ReviewReceipt),
    refused: z
      .array(z.object({ reviewId: z.string(), code: z.string() }))
      .describe('no longer where the reviewer saw them, or out of reach'),
  })
  .meta({ id: 'ItemReviewOpinionsReceipt' });

export const ReviewPage = pageOf(ReviewSummary).meta({ id: 'ItemReviewPage' });
export const ReviewsOfVersion = z.object({ items: z.array(ReviewSummary) }).meta({ id: 'ItemReviewsOfVersion' });
export const RoundNo = z.coerce.number().int().min(1).max(MOST_REPORTS);
export const ReviewId = z.uuid();
