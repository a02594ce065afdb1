import { defineEvent, Instant } from '@yiwang/event-core';
import { z } from 'zod';
import { AUTH_EVENTS_TOPIC } from './topics.js';

/** 离岗 — an officer left a body, for another or for good; whoever gave him work there hands it on. */
export const OfficerLeftV1 = defineEvent({
  type: 'auth.officer.left',
  version: 1,
  topic: AUTH_EVENTS_TOPIC.name,
  description: 'An officer left a body, for another or for good. What the officer had in hand there goes to others.',
  key: (officer) => officer.accountId,
  route: (officer) => ({ orgcode: officer.orgCode }),
  schema: z.object({
    accountId: z.uuid(),
    /** 统一社会信用代码 of the body that the officer left. */
    orgCode: z.string().length(18),
    leftAt: Instant,
  }),
});
