import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import type { DeadLetter } from '../consumer/dead-letters.js';

/** Number of a dead letter, as text: it is a 64-bit integer. */
export const LetterId = z.string().regex(/^\d{1,18}$/);
export const LetterState = z.enum(['open', 'replayed', 'dropped']);
export const LetterQuery = PageQuery.extend({ state: LetterState.default('open') });
/** Place in the list: the id of the last letter shown. */
export const LetterPosition = z.object({ id: LetterId });

export const DeadLetterSummary = z
  .object({
    id: LetterId,
    consumer: z.string().describe('the handler that could not take the event; `*` for all of them'),
    eventId: z.string(),
    topic: z.string(),
    key: z.string().describe('what the later events of this key wait behind'),
    type: z.string(),
    reason: z.enum(['malformed', 'rejected', 'failed', 'parked']),
    error: z.string(),
    attempts: z.int(),
    state: LetterState,
    createdAt: z.iso.datetime(),
    replayRequestedAt: z.iso.datetime().nullable(),
    resolvedAt: z.iso.datetime().nullable(),
    resolvedBy: z.string().nullable().describe('id of who dropped it'),
  })
  .meta({ id: 'DeadLetterSummary' });
export const DeadLetterDetail = DeadLetterSummary.extend({
  payload: z.string().describe('the record as it came'),
}).meta({ id: 'DeadLetter' });
export const DeadLetterPage = pageOf(DeadLetterSummary);
export const ReplayRequested = z.object({ id: LetterId, replay: z.literal('requested') }).meta({ id: 'DeadLetterReplayRequested' });
export const Dropped = z.object({ id: LetterId, state: z.literal('dropped') }).meta({ id: 'DeadLetterDropped' });

export const MessagingFigures = z
  .object({
    outbox: z.object({
      unsent: z.int(),
      oldestSeconds: z.number().nullable(),
      failing: z
        .array(z.object({ id: z.string(), type: z.string(), key: z.string(), attempts: z.int(), error: z.string() }))
        .describe('the first twenty rows that the broker refuses'),
    }),
    deadLetters: z.object({ open: z.int(), parkedKeys: z.int() }),
  })
  .meta({ id: 'MessagingFigures' });

export const StateCopyList = z
  .object({
    copies: z.array(
      z.object({
        topic: z.string(),
        complete: z.boolean().describe('whether all that was in the topic when the copy was begun has been read'),
        startedAt: z.iso.datetime().nullable(),
        completeAt: z.iso.datetime().nullable(),
        missing: z.int().nullable().describe('events still to be read for that; null when the broker does not say'),
      }),
    ),
  })
  .meta({ id: 'StateCopies' });

export const ConsumerLag = z
  .object({
    events: z.int().describe('between what the service has committed and the ends of all partitions; follows within a second'),
    partitions: z.array(z.object({ topic: z.string(), partition: z.int(), events: z.int() })).describe('of every topic it consumes'),
  })
  .meta({ id: 'ConsumerLag' });

export function toSummary(letter: DeadLetter): z.output<typeof DeadLetterSummary> {
  return {
    id: letter.id,
    consumer: letter.consumer,
    eventId: letter.event_id,
    topic: letter.topic,
    key: letter.key,
    type: letter.type,
    reason: letter.reason,
    error: letter.error,
    attempts: letter.attempts,
    state: letter.state,
    createdAt: letter.created_at.toISOString(),
    replayRequestedAt: letter.replay_requested_at?.toISOString() ?? null,
    resolvedAt: letter.resolved_at?.toISOString() ?? null,
    resolvedBy: letter.resolved_by,
  };
}

export const toDetail = (letter: DeadLetter): z.output<typeof DeadLetterDetail> => ({ ...toSummary(letter), payload: letter.payload });
