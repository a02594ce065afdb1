import { CaseNo, Instant, OrgCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { MESSAGE_TYPES, SystemMessage } from '../system-message.js';

/** Most messages of one call. */
const MOST = 100;
const STATES = ['applied', 'waiting', 'late', 'refused'] as const;
const Text = z.object({ zh: z.string(), en: z.string() });

export const MessagesBody = z.strictObject({
  messages: z.array(SystemMessage).min(1).max(MOST).describe('in the order in which they happened; each is taken by itself'),
});

export const ReceiptView = z
  .object({
    messageId: z.uuid(),
    state: z.enum(['applied', 'duplicate', 'waiting', 'late', 'refused']),
    code: z.string().nullable().describe('stable code of why it was refused, waits or came late'),
    text: Text.nullable(),
    first: z.enum(['applied', 'late', 'refused']).optional().describe('of a duplicate: what became of the first one'),
  })
  .meta({ id: 'MessageReceipt' });
const SentReceipt = ReceiptView.extend({
  messageId: z.uuid().nullable().describe('null of one that was not taken'),
  state: z
    .enum([...ReceiptView.shape.state.options, 'notTaken'])
    .describe('notTaken: nothing of it is kept, for too many of the system wait; send it again later'),
}).meta({ id: 'SentMessageReceipt' });
export const Receipts = z.object({ receipts: z.array(SentReceipt).describe('one for each message, in their order') });

export const MessageId = z.uuid();
export const MessagesQuery = PageQuery.extend({
  systemId: z.uuid().optional(),
  caseNo: CaseNo.optional(),
  state: z.enum(STATES).optional(),
});

const MessageEntry = z
  .object({
    messageId: z.uuid(),
    systemId: z.uuid(),
    orgCode: OrgCode,
    externalId: z.string(),
    type: z.enum(MESSAGE_TYPES),
    version: z.int(),
    taskId: z.uuid().nullable(),
    caseNo: z.string().nullable(),
    at: Instant.describe('by the clock of the system'),
    state: z.enum(STATES),
    code: z.string().nullable(),
    adjusted: z.boolean().describe('its times were moved within the tolerance'),
    attempts: z.int(),
    changed: z.int().describe('how often it was said again with other content, which was refused'),
    receivedAt: Instant,
    waitUntil: Instant.nullable(),
    settledAt: Instant.nullable(),
  })
  .meta({ id: 'SystemMessageEntry' });
export type MessageEntry = z.output<typeof MessageEntry>;
export const MessagePage = pageOf(MessageEntry);

const RejectEntry = z
  .object({
    rejectId: z.uuid(),
    orgCode: OrgCode,
    topic: z.string(),
    partition: z.int(),
    offset: z.string(),
    code: z.string(),
    text: Text,
    receivedAt: Instant,
    replayedAt: Instant.nullable(),
    messageId: z.uuid().nullable().describe('the message that it became when it was replayed'),
  })
  .meta({ id: 'RejectedRecord' });
export type RejectEntry = z.output<typeof RejectEntry>;
export const RejectPage = pageOf(RejectEntry);
export const RejectsQuery = PageQuery.extend({ orgCode: OrgCode.optional() });

const Codes = z
  .array(
    z
      .string()
      .regex(/^[A-Z_]+\.[A-Z_]+$/)
      .max(60),
  )
  .max(20);
export const RuleType = z.enum(MESSAGE_TYPES);
export const RuleBody = z.strictObject({
  waitSeconds: z.int().min(0).max(2_592_000).describe('how long a message waits for what has to come before it; 0: not at all'),
  toleranceSeconds: z.int().min(0).max(3_600).describe('how far the clock of a system may be off'),
  waitsOn: Codes.describe('further refusals that mean that something has yet to come'),
  lateOn: Codes.describe('refusals that mean that it came too late to count'),
});
export const RuleView = RuleBody.extend({
  type: RuleType,
  rank: z.int().describe('what comes before what for one case: follows from what the types mean, and is not changed'),
  purpose: z.enum(['acceptance', 'handling']).nullable().describe('the task meant where a message names its case only; not changed either'),
  changedAt: Instant,
  changedBy: z.string().nullable(),
}).meta({ id: 'IntakeRule' });
export const RuleList = z.object({ items: z.array(RuleView) });
export const RuleChangeList = z.object({
  items: z.array(z.object({ before: RuleBody, after: RuleBody, changedBy: z.string(), changedAt: Instant })),
});
