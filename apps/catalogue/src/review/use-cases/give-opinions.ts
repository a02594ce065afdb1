import { Injectable } from '@nestjs/common';
import { Clock, isAppError } from '@yiwang/kernel';
import { UnitOfWork } from '@yiwang/persistence';
import { TrackRepository } from '../../history/domain/track.js';
import type { BodyPlace } from '../../item/domain/item.repository.js';
import { notYourStep, reviewNotFound } from '../domain/review.errors.js';
import { ReviewRepository, type GivenOpinion, type Opinion, type ReviewPlace } from '../domain/review.repository.js';
import { reviewReceipt, type ReviewReceipt } from './review-receipt.js';

/** One request gives this many opinions at most. */
export const MOST_OPINIONS = 500;

/** Who reviews: limited to what he may see, and by the permission of the step. */
export interface Reviewer {
  id: string;
  orgCode?: string;
  has(permission: string): boolean;
  mayReview(body: BodyPlace): boolean;
}

/** An opinion on what its author saw: the review in that round and step. */
export interface OpinionOn extends Opinion {
  reviewId: string;
  round: number;
  step: number;
}

export interface OpinionsReceipt {
  taken: ReviewReceipt[];
  refused: { reviewId: string; code: string }[];
}

/** 审核 — passes a draft on to the next step, or returns it with opinions; the last step's pass makes the content publishable. */
@Injectable()
export class GiveOpinions {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly reviews: ReviewRepository,
    private readonly tracks: TrackRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws CATALOGUE.REVIEW_NOT_FOUND, CATALOGUE.REVIEW_MOVED_ON, CATALOGUE.NOT_YOUR_STEP, CATALOGUE.OWN_SUBMISSION */
  one(opinion: OpinionOn, reviewer: Reviewer): Promise<ReviewReceipt> {
    return this.uow.run(async () => {
      const places = await this.reviews.lock([opinion.reviewId]);
      const given = judged(opinion, places.get(opinion.reviewId), reviewer);
      await this.store([given], reviewer);
      return reviewReceipt(given.review);
    });
  }

  /** 批量审核 — each opinion by itself: what is no longer where its author saw it is told, and the others are taken. */
  many(opinions: readonly OpinionOn[], reviewer: Reviewer): Promise<OpinionsReceipt> {
    return this.uow.run(async () => {
      const places = await this.reviews.lock(opinions.map(({ reviewId }) => reviewId));
      const given: GivenOpinion[] = [];
      const refused: OpinionsReceipt['refused'] = [];
      for (const opinion of opinions) {
        const { reviewId } = opinion;
        try {
          given.push(judged(opinion, places.get(reviewId), reviewer));
          places.delete(reviewId); // one opinion a request: a second one would be on a step that its author has not seen
        } catch (error) {
          if (!isAppError(error)) throw error;
          refused.push({ reviewId, code: error.code });
        }
      }
      if (given.length > 0) await this.store(given, reviewer);
      return { taken: given.map(({ review }) => reviewReceipt(review)), refused };
    });
  }

  private async store(given: readonly GivenOpinion[], { id, orgCode }: Reviewer): Promise<void> {
    const at = this.clock.now();
    const by = { id, ...(orgCode !== undefined && { orgCode }) };
    await this.reviews.opine(given, by, at);
    for (const { review, verdict, capacity, remarks } of given) {
      const { itemCode, version } = review.snapshot;
      const fields = [...new Set(remarks.map(({ pointer }) => pointer))];
      await this.tracks.record([{ itemCode, version, kind: verdict, fields, at }], { ...by, capacity });
    }
  }
}

function judged({ reviewId: _, ...opinion }: OpinionOn, place: ReviewPlace | undefined, reviewer: Reviewer): GivenOpinion {
  if (!place || !reviewer.mayReview(place)) throw reviewNotFound();
  const { review } = place;
  const { due } = review;
  if (due?.step === opinion.step && !reviewer.has(due.permission)) throw notYourStep();
  review.opine(opinion.verdict, opinion, reviewer.id);
  return { ...opinion, review, capacity: due!.permission };
}
