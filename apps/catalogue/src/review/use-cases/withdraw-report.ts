import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { TrackRepository } from '../../history/domain/track.js';
import { reportStep } from '../domain/review.js';
import { notYourStep, reviewNotFound } from '../domain/review.errors.js';
import { ReviewRepository } from '../domain/review.repository.js';
import { reporterOnRecord, type Reporting } from './report-drafts.js';
import { reviewReceipt, type ReviewReceipt } from './review-receipt.js';

/** A report as its department sees it, and why it is taken back. */
export interface WithdrawalOrder {
  reviewId: string;
  round: number;
  reason?: string | undefined;
}

/** 撤回报送 — takes a report back before its first opinion; the draft may be changed again, and that it was reported stays on record. */
@Injectable()
export class WithdrawReport {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reviews: ReviewRepository,
    private readonly tracks: TrackRepository,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws CATALOGUE.REVIEW_NOT_FOUND, CATALOGUE.NOT_YOUR_STEP, CATALOGUE.REVIEW_MOVED_ON, CATALOGUE.REVIEW_BEGUN,
   * CATALOGUE.WITHDRAWALS_SPENT
   */
  execute({ reviewId, round, reason }: WithdrawalOrder, editor: Reporting): Promise<ReviewReceipt> {
    return this.uow.run(async () => {
      const place = (await this.reviews.lock([reviewId])).get(reviewId);
      if (!place || !editor.mayManage(place)) throw reviewNotFound();
      const { review } = place;
      // Whoever may report may take back, not only the account that reported: it may be on leave.
      const step = reportStep(review.procedure);
      if (!step || !editor.has(step.permission)) throw notYourStep();
      review.withdraw(round);
      const at = this.clock.now();
      const capacity = step.permission;
      await this.reviews.withdraw({ review, capacity }, reporterOnRecord(editor, reason), at);
      const { itemCode, version } = review.snapshot;
      await this.tracks.record([{ itemCode, version, kind: 'withdrawReport', fields: [], at }], { ...editor, capacity });
      return reviewReceipt(review);
    });
  }
}
