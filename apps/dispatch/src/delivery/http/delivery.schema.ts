import { CaseNo, Instant, OrgCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { CHANNEL_KINDS } from '../../channel/system-channel.js';
import { NOTICE_TYPES } from '../../plan/domain/task-notice.js';

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
  since: Instant.optional().describe('with a state: made at this time or later'),
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

/** Most that one request sends again; more takes another request. */
export const MOST_REPLAYED = 10_000;
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
    since: Instant.optional().describe('messages made at this time or later'),
    until: Instant.optional().describe('messages made before this time'),
  }),
]);
export type ReplayBody = z.output<typeof ReplayBody>;
export const ReplayAnswer = z.object({
  replayed: z.int(),
  more: z.boolean().describe(`whether there are more than ${MOST_REPLAYED}: ask again, later, with a new key`),
});
export type ReplayAnswer = z.output<typeof ReplayAnswer>;
