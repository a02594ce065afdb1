import type { Actor } from '@yiwang/event-core';
import { ReviewCalledV1, ReviewCancelledV1, ReviewHeldV1 } from '@yiwang/events-dispatch';
import { uuidv7 } from '@yiwang/kernel';
import { notTakingPart, planFull, reviewInPast, reviewNotFound, reviewOver, siteVisitCalled } from './plan.errors.js';
import type { ReviewEnd, ReviewRequest } from './plan-input.js';
import { PlanReplanning } from './plan-replanning.js';
import type { Review } from './plan-state.js';
import { isOpen } from './task-status.js';
import type { Task } from './task.js';

const MAX_REVIEWS = 20;

/** 联合会审、联合踏勘 — the lead brings the departments together, so that nobody is visited by each of them. */
export abstract class PlanReviews extends PlanReplanning {
  /** @throws DISPATCH.SITE_VISIT_CALLED, DISPATCH.REVIEW_IN_PAST, DISPATCH.NOT_TAKING_PART */
  callReview(taskId: string, request: ReviewRequest, by: Actor, now: Date): Review {
    const lead = this.leadingNow(taskId, by, now);
    const { kind, startsAt, place, agenda } = request;
    const round = this.state.reopenings;
    if (startsAt <= now) throw reviewInPast();
    if (this.state.reviews.length >= MAX_REVIEWS) throw planFull();
    const standing = this.state.reviews.some((each) => each.kind === kind && each.round === round && each.state !== 'cancelled');
    if (kind === 'siteVisit' && standing) throw siteVisitCalled();
    const others = [...new Set(this.places.filter((each) => !each.lead).map(({ seat }) => seat.orgCode))];
    const orgCodes = [...new Set(request.orgCodes ?? others)];
    if (orgCodes.some((orgCode) => !others.includes(orgCode))) throw notTakingPart();
    const review: Review = {
      ...{ id: uuidv7(), kind, startsAt: startsAt.toISOString(), place, agenda, orgCodes, round },
      ...{ state: 'called' as const, conclusion: null, calledAt: now.toISOString() },
    };
    this.state.reviews = [...this.state.reviews, review];
    this.dirty = true;
    this.record(ReviewCalledV1, { ...this.reviewFact(lead, review, by, now), startsAt: review.startsAt, orgCodes }, now);
    for (const task of this.invited(review))
      this.notify('review.called', task, { at: now.toISOString(), reviewId: review.id, kind, startsAt: review.startsAt });
    return review;
  }

  /** 会审结论, or that it does not take place. @throws DISPATCH.REVIEW_NOT_FOUND, DISPATCH.REVIEW_OVER */
  endReview(taskId: string, reviewId: string, end: ReviewEnd, by: Actor, now: Date): Review {
    const lead = this.leadingNow(taskId, by, now);
    const before = this.state.reviews.find((each) => each.id === reviewId);
    if (!before) throw reviewNotFound();
    if (before.state !== 'called') throw reviewOver();
    const review: Review = { ...before, state: end.kind, conclusion: end.kind === 'held' ? end.conclusion : end.reason };
    this.state.reviews = this.state.reviews.map((each) => (each === before ? review : each));
    this.dirty = true;
    this.record(end.kind === 'held' ? ReviewHeldV1 : ReviewCancelledV1, this.reviewFact(lead, review, by, now), now);
    if (end.kind === 'cancelled')
      for (const task of this.invited(review))
        this.notify('review.cancelled', task, { at: now.toISOString(), reviewId: review.id, kind: review.kind });
    return review;
  }

  private invited(review: Review): Task[] {
    return this.handling().filter((task) => review.orgCodes.includes(task.orgCode) && (isOpen(task.state) || task.state === 'completed'));
  }

  private reviewFact(lead: Task, { id, kind }: Review, by: Actor, now: Date) {
    return { ...this.fact(lead, by, now), reviewId: id, kind };
  }
}
