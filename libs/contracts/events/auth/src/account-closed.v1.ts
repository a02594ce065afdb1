import { defineEvent, Instant } from '@yiwang/event-core';
import { z } from 'zod';
import { AUTH_EVENTS_TOPIC } from './topics.js';

/** 注销 — for good, one fact for each account; whoever keeps something for the account's sake only lets go of it. */
export const AccountClosedV1 = defineEvent({
  type: 'auth.account.closed',
  version: 1,
  topic: AUTH_EVENTS_TOPIC.name,
  description: 'Somebody closed their account, for good. What is kept for its sake only goes; what cases and records name stays.',
  key: (account) => account.accountId,
  schema: z.object({
    accountId: z.uuid(),
    closedAt: Instant,
  }),
});
