import { Instant, ItemCode } from '@yiwang/event-core';
import { z } from 'zod';
import { NOTICE_TYPES, type NoticeType } from '../../plan/domain/task-notice.js';
import type { ChannelTerms } from '../channel-terms.js';
import { newSigningSecret } from './webhook-signature.js';

/** Without these a system would not know of work that is its own, or go on with work that no longer is. */
export const INDISPENSABLE: readonly NoticeType[] = ['task.assigned', 'task.recalled'];

const CallbackUrl = z
  .url({ protocol: /^https?$/ })
  .max(500)
  .refine((text) => {
    const url = URL.parse(text);
    return url !== null && url.username === '' && url.password === '' && url.hash === '';
  }, 'an address without credentials and fragment');

/** 消息过滤 — a notice goes out when it fits all that is said; what is left out fits always. Tasks and their recalls are no matter of a filter. */
export const WebhookFilter = z.strictObject({
  types: z
    .array(z.enum(NOTICE_TYPES))
    .refine((types) => INDISPENSABLE.every((type) => types.includes(type)), `${INDISPENSABLE.join(' and ')} cannot be left out`)
    .optional()
    .describe('kinds of messages'),
  itemCodes: z
    .array(ItemCode)
    .min(1)
    .max(500)
    .optional()
    .describe('of the items of whose cases notices are told, beside the tasks themselves'),
  regionCodes: z
    .array(z.string().regex(/^\d{2,12}$/))
    .min(1)
    .max(500)
    .optional()
    .describe('the same by beginnings of region codes: 3302 is all of a city'),
});
export type WebhookFilter = z.output<typeof WebhookFilter>;

export const WebhookSettings = z.strictObject({
  url: CallbackUrl.describe('where messages are posted to; https, except in networks that the operator has named'),
  timeoutSeconds: z.int().min(1).max(15).default(15).describe('until the answer is complete'),
  filter: WebhookFilter.default({}).describe('which notices are posted beside tasks and their recalls; the others count as delivered'),
});
export type WebhookSettings = z.output<typeof WebhookSettings>;

const SigningSecret = z.string().regex(/^whsec_[A-Za-z0-9+/]+={0,2}$/);
/** The newest first. `until` says how long one is still good that another has taken the place of. */
export const WebhookSecrets = z.object({
  signing: z.array(z.strictObject({ secret: SigningSecret, until: Instant.nullable() })).default([]),
});
export type WebhookSecrets = z.output<typeof WebhookSecrets>;

/** The secrets to sign with at a time: the one in force, and those before it that are still good. */
export const goodSecrets = ({ signing }: WebhookSecrets, at: Date): string[] =>
  signing.filter(({ until }) => until === null || new Date(until) > at).map(({ secret }) => secret);

export const webhookTerms: ChannelTerms = {
  settings: WebhookSettings,
  issue: (secrets, until) => {
    const { signing } = WebhookSecrets.parse(secrets);
    const shown = newSigningSecret();
    // Only the one in force so far: at most two signatures a message, whatever is rotated how often.
    const before = until === null ? [] : signing.slice(0, 1).map(({ secret }) => ({ secret, until: until.toISOString() }));
    return { secrets: { ...(secrets as object), signing: [{ secret: shown, until: null }, ...before] }, shown };
  },
  trials: {
    repeats: true,
    badPayload: 'refused',
    forged: () => ({ signing: [{ secret: newSigningSecret(), until: null }] }),
  },
};
