import { Actor, Instant } from '@yiwang/event-core';
import { z } from 'zod';
import { EvaluationFact, evaluationEvent, Finding, RatingLevel } from './evaluation-fact.js';

const HandlingFact = EvaluationFact.extend({ handlingId: z.uuid() });
const HandlingStep = HandlingFact.extend({ by: Actor });
/** `provisional`: no holiday notice tells yet of some of the days, so the date may move. */
const answerDue = { answerDueAt: Instant, provisional: z.boolean() };

/** 差评处置 — a bad rating must be followed up. */
export const HandlingOpenedV1 = evaluationEvent(
  'handling.opened',
  HandlingFact.extend({ ratingId: z.uuid(), level: RatingLevel, contactDueAt: Instant, ...answerDue }),
  'A bad rating opened a handling case; the clocks for contact and answer start.',
);

/** 回访 — one attempt to speak with the person. */
export const HandlingContactedV1 = evaluationEvent(
  'handling.contacted',
  HandlingStep.extend({ attempt: z.int().min(1), outcome: z.enum(['reached', 'unreachable']) }),
  'The department contacted the person, or tried to.',
);

/** 核实 by somebody else than the officers concerned. */
export const HandlingVerifiedV1 = evaluationEvent(
  'handling.verified',
  HandlingStep.extend({ finding: Finding, complexity: z.enum(['simple', 'complex']), ...answerDue }),
  'The rating was verified; a mistaken or malicious one no longer counts.',
);

/** 延期 — once, with approval. */
export const HandlingExtendedV1 = evaluationEvent(
  'handling.extended',
  HandlingStep.extend(answerDue),
  'The limit for the answer was extended.',
);

/** 反馈 — what was put right, or why nothing was. */
export const HandlingAnsweredV1 = evaluationEvent(
  'handling.answered',
  HandlingStep.extend({ onTime: z.boolean() }),
  'The department answered the bad rating; the handling case ends.',
);
