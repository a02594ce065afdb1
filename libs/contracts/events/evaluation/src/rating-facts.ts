import { Instant } from '@yiwang/event-core';
import { z } from 'zod';
import { EvaluationFact, evaluationEvent, Occasion, RatingChannel, RatingLevel, RatingTurn } from './evaluation-fact.js';

/** 评价邀请. It holds no link: who may send one asks evaluation for it. */
export const InvitationIssuedV1 = evaluationEvent(
  'invitation.issued',
  EvaluationFact.extend({ invitationId: z.uuid(), occasion: Occasion, expiresAt: Instant }),
  'A service of the case may be rated until it expires.',
);

/** 评价. Whose it is stays in the service. */
export const RatingGivenV1 = evaluationEvent(
  'rating.given',
  EvaluationFact.extend({
    ratingId: z.uuid(),
    invitationId: z.uuid(),
    level: RatingLevel,
    turn: RatingTurn,
    channel: RatingChannel,
    /** 系统默认评价 — given by the system because nobody rated in time; it must not count as a rating. */
    isDefault: z.boolean(),
  }),
  'A service was rated, or got its default rating.',
);
