import { Actor, defineEvent, Instant } from '@yiwang/event-core';
import { z } from 'zod';
import { AUTH_SECURITY_TOPIC } from './topics.js';

/** 安全事件 — what somebody who looks after the platform's security wants to know of. Single wrong passwords are none; a lock is. */
export const SECURITY_KINDS = [
  'login.locked',
  'login.throttled',
  'code.throttled',
  'secondFactor.locked',
  'secondFactor.failed',
  'secondFactor.enrolled',
  'secondFactor.removed',
  'secondFactor.reset',
  'recoveryCode.used',
  'recoveryCodes.renewed',
  'account.recovered',
  'mobile.changed',
  'refreshToken.reused',
  'assertion.replayed',
  'ticket.replayed',
  'ticket.refused',
  'client.addressRefused',
  'permissions.changed',
  'delegation.began',
] as const;
export type SecurityKind = (typeof SECURITY_KINDS)[number];

/** 安全事件 — for supervision. Whom it is about stands there as an id, or as a keyed hash where no account is known to it. */
export const SecurityNotedV1 = defineEvent({
  type: 'auth.security.noted',
  version: 1,
  topic: AUTH_SECURITY_TOPIC.name,
  description: 'Something happened that matters to the security of accounts and clients.',
  key: ({ subject }) => `${subject.kind}:${subject.id}`,
  schema: z.object({
    kind: z.enum(SECURITY_KINDS),
    subject: z.object({ kind: z.enum(['user', 'account', 'client', 'login', 'mobile', 'address']), id: z.string().min(1).max(64) }),
    /** Where it came from, as a network (IPv4 /24, IPv6 /48) and not as an address. */
    network: z.string().max(64).optional(),
    at: Instant,
    by: Actor.optional(),
  }),
});
