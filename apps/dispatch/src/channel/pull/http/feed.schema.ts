import { CaseNo, Instant } from '@yiwang/event-core';
import { AskedTime, Cursor } from '@yiwang/http-api';
import { z } from 'zod';
import { NOTICE_TYPES } from '../../../plan/domain/task-notice.js';

const Limit = z.coerce.number().int().min(1).max(500).default(100);
const Wait = z.coerce.number().int().min(0).max(25).default(0).describe('seconds to wait for a message when there is none');

/** A CloudEvent as on every other channel; its `data` is the contract's for its type (docs/events.md). */
export const FeedMessage = z.object({
  specversion: z.literal('1.0'),
  id: z.uuid().describe('of the message, the same when it comes again'),
  source: z.literal('/yiwang/dispatch'),
  type: z.enum(NOTICE_TYPES.map((type) => `cn.yiwang.department.${type}.v1`)),
  subject: CaseNo,
  time: Instant,
  datacontenttype: z.literal('application/json'),
  sequence: z.int().describe('place among the messages of this system'),
  regioncode: z.string().optional(),
  orgcode: z.string().optional(),
  itemcode: z.string().optional(),
  traceparent: z.string().optional(),
  data: z.looseObject({ taskId: z.uuid(), caseNo: CaseNo }),
});

export const LogQuery = z
  .object({
    cursor: Cursor.optional(),
    since: AskedTime.optional().describe('replay: from the first message sent at this time or later'),
    limit: Limit,
    wait: Wait,
  })
  .refine((query) => query.cursor === undefined || query.since === undefined, {
    path: ['since'],
    error: 'either a cursor or a time',
  });
export const LogAnswer = z.object({
  items: z.array(FeedMessage),
  next: z.string().describe('cursor after the last message given; ask again with it'),
});

export const LeaseBody = z.strictObject({
  limit: z.int().min(1).max(500).default(100),
  seconds: z.int().min(10).max(3_600).default(300).describe('for how long no other reader gets these messages'),
  wait: z.int().min(0).max(25).default(0).describe('seconds to wait for a message when there is none'),
});
export const LeaseAnswer = z.object({
  leaseId: z.uuid().nullable().describe('null when there is nothing to take'),
  leasedUntil: Instant.nullable(),
  items: z.array(FeedMessage),
});

const MessageIds = z.array(z.uuid()).min(1).max(500);
export const AckBody = z.strictObject({ messageIds: MessageIds });
export const AckAnswer = z.object({
  acknowledged: z.int(),
  unknown: z.array(z.uuid()).describe('ids of no message that this system was sent'),
});

export const NackBody = z.strictObject({
  messages: z
    .array(
      z.strictObject({
        messageId: z.uuid(),
        reason: z.string().trim().min(1).max(300).describe('why it could not be taken, without data of persons: operators read it'),
        retryAfterSeconds: z.int().min(0).max(86_400).default(60),
      }),
    )
    .min(1)
    .max(500),
});
export type NackBody = z.output<typeof NackBody>;
export const NackAnswer = z.object({
  returned: z.int().describe('come again later'),
  parked: z.array(z.uuid()).describe('given back too often: they wait for a person'),
  unknown: z.array(z.uuid()).describe('ids of no message that waits to be acknowledged'),
});
