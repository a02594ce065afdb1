import { defineEvent, Instant } from '@yiwang/event-core';
import { z } from 'zod';
import { AUTH_EVENTS_TOPIC } from './topics.js';

/** 访问终止 — for the record and for supervision; services stop taking its tokens by a shorter way than Kafka. */
export const AccessEndedV1 = defineEvent({
  type: 'auth.access.ended',
  version: 1,
  topic: AUTH_EVENTS_TOPIC.name,
  description:
    'The access of an account, a user, a client, a session or an authorisation ended; tokens issued before are good for nothing.',
  key: (ending) => ending.id,
  schema: z.object({
    kind: z.enum(['account', 'user', 'client', 'session', 'authorisation']),
    /** Of that kind; a session's is not what its browser holds. */
    id: z.string().min(1).max(64),
    at: Instant,
  }),
});
