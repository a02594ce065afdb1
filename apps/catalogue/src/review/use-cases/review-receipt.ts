import { z } from 'zod';
import { REVIEW_STATUSES, type Review } from '../domain/review.js';

/** 审核回执 — where a review stands, as every command answers. */
export const ReviewReceipt = z
  .object({
    reviewId: z.uuid(),
    itemCode: z.string(),
    version: z.int(),
    status: z.enum(REVIEW_STATUSES),
    round: z.int().describe('第几轮, from 1'),
    step: z.int().describe('the step that is due while the review is open, afterwards the last one'),
    stepCode: z.string(),
    /** 审核环节. */
    stepName: z.string(),
  })
  .meta({ id: 'ItemReviewReceipt' });
export type ReviewReceipt = z.infer<typeof ReviewReceipt>;

export function reviewReceipt({ snapshot, procedure }: Review): ReviewReceipt {
  const { id, itemCode, version, status, round, step } = snapshot;
  const { code, nameZh } = procedure.steps.find((each) => each.step === step)!;
  return { reviewId: id, itemCode, version, status, round, step, stepCode: code, stepName: nameZh };
}
