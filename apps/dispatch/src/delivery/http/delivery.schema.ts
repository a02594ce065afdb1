import { CaseNo, Instant, OrgCode } from '@yiwang/event-core';
import { AskedTime, Cursor, pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { CHANNEL_KINDS } from '../../channel/system-channel.js';
import { NOTICE_TYPES } from '../../plan/domain/task-notice.js';
import { MOST_REPLAYED } from '../use-cases/replay-deliveries.js';

const STATES = ['pending', 'sent', 'closed', 'parked'] as const;

export const DeliveryId = z.uuid();
export const Delivery = z.object({
  deliveryId: z.uuid().describe('id of the message, the same through every repeat and on every channel'),
  systemId: z.uuid(),
  systemCode: z.string().nullable().describe('接入编码'),
  orgCode: OrgCode,
  channel: z.enum([...CHANNEL_KINDS, 'workbench']),
  type: z.enum(NOTICE_TYPES),
  version: z.int(),
  taskId: z.uuid(),
  caseNo: CaseNo,
  state: z
    .enum(STATES)
    .describe('pending: not sent yet; sent: not acknowledged; closed: acknowledged, or of no use any more; parked: waits for a person'),
  position: z.int().nullable(),
  attempts: z.int(),
  error: z.string().nullable(),
  nextAttemptAt: Instant.nullable().describe('null behind a parked message of the same case'),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  acknowledgedAt: Instant.nullable(),
});
export type Delivery = z.output<typeof Delivery>;
export const DeliveryPage = pageOf(Delivery);

export const DeliveryQuery = PageQuery.extend({
  systemId: z.uuid().optional(),
  state: z
    .enum([...STATES, 'all'])
    .optional()
    .describe('with systemId only; without it: what is in trouble'),
  type: z.enum(NOTICE_TYPES).optional().describe('with a state'),
  caseNo: CaseNo.optional().describe('with a state'),
  since: AskedTime.optional().describe('with a state: made at this time or later'),
})
  .refine((query) => query.state !== undefined || (query.type === undefined && query.caseNo === undefined && query.since === undefined), {
    path: ['state'],
    error: 'is needed for a filter by type, case or time',
  })
  .refine((query) => query.state === undefined || query.systemId !== undefined, {
    path: ['systemId'],
    error: 'is needed for a filter by state',
  });
export type DeliveryQuery = z.output<typeof DeliveryQuery>;

export const RecallQuery = PageQuery.extend({ systemId: z.uuid().optional() });

export const Replayed = z.object({ deliveryId: z.uuid(), state: z.literal('pending') });
export const ReplayBody = z.union([
  z.strictObject({ deliveryIds: z.array(z.uuid()).min(1).max(1_000) }),
  z.strictObject({
    systemId: z.uuid(),
    states: z
      .array(z.enum(['parked', 'pending', 'sent', 'closed']))
      .min(1)
      .max(4)
      .default(['parked'])
      .describe('sent and closed: also what arrived, for a system that has lost it'),
    since: AskedTime.optional().describe('messages made at this time or later'),
    until: AskedTime.optional().describe('messages made before this time'),
    after: Cursor.optional().describe('`next` of the answer before, with a new key: goes on behind what it sent again'),
    limit: z.int().min(1).max(MOST_REPLAYED).default(MOST_REPLAYED),
  }),
]);
export const ReplayAnswer = z.object({
  replayed: z.int(),
  next: z.string().nullable().describe('cursor of those behind, null when there are no more'),
});
export type ReplayAnswer = z.output<typeof ReplayAnswer>;
