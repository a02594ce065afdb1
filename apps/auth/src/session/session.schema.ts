import { Instant } from '@yiwang/event-core';
import { pageOf } from '@yiwang/http-api';
import { defineError } from '@yiwang/kernel';
import { z } from 'zod';

export const sessionNotFound = defineError('not-found', 'AUTH.SESSION_NOT_FOUND', {
  zh: '该登录会话不存在或已结束',
  en: 'there is no such session, or it has ended',
});

/** As tokens name it: a keyed hash. */
export const SessionId = z.string().regex(/^[\w-]{20,64}$/);

export const ListedSession = z
  .object({
    id: z.string().meta({ description: '`sid` of its access tokens.' }),
    accountId: z.string().meta({ description: 'The identity it acts as: one of the same person.' }),
    kind: z.enum(['person', 'legalPerson', 'officer']),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    address: z.string().meta({ description: 'Masked: 203.0.*.*' }),
    secondFactor: z.boolean().meta({ description: 'Whether a second factor was shown.' }),
    since: Instant,
    lastSeen: Instant.meta({ description: 'When a token was last asked for in it.' }),
    current: z.boolean().meta({ description: 'Whether this request’s token is of it.' }),
  })
  .meta({ id: 'LoginSession' });
export type ListedSession = z.output<typeof ListedSession>;
export const SessionPage = pageOf(ListedSession);
