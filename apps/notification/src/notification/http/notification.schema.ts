import { CaseNo, Instant } from '@yiwang/event-core';
import { PageQuery, pageOf } from '@yiwang/http-api';
import { z } from 'zod';
import { STATES } from '../domain/notification.js';

export const NotificationId = z.uuid();

export const Notification = z
  .object({
    notificationId: z.uuid(),
    eventId: z.uuid(),
    eventType: z.string(),
    ruleCode: z.string(),
    recipient: z
      .string()
      .describe(
        '`applicant` of the case, `organisation:<code>` for its officers, `keepers:<code>` for who keeps its systems, or `account:<id>`',
      ),
    caseNo: z.string(),
    state: z.enum(STATES),
    reason: z.string().nullable().describe('why it was skipped: noContact, noOfficers, nothingToRate'),
    contactMasked: z.string().nullable(),
    channel: z.string().nullable().describe('through which it was sent'),
    templateCode: z.string(),
    templateVersion: z.int().nullable(),
    language: z.enum(['zh', 'en']),
    attempts: z.int(),
    lastError: z.string().nullable().describe('error code'),
    createdAt: Instant,
    nextAttemptAt: Instant.nullable().describe('while it waits'),
    sentAt: Instant.nullable(),
  })
  .meta({ id: 'Notification' });
export type Notification = z.output<typeof Notification>;

export const NotificationPage = pageOf(Notification).meta({ id: 'NotificationPage' });
export const NotificationQuery = PageQuery.extend({ state: z.enum(STATES).optional(), caseNo: CaseNo.optional() });
export const Handled = z.object({ notificationId: z.uuid(), state: z.enum(['pending', 'dropped']) }).meta({ id: 'NotificationHandled' });
