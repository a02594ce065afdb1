import { z } from 'zod';
import { isSafe, jsonList } from '../../interaction/upstream/json-list.js';

const UpstreamTicketOptions = z.strictObject({
  /** As in addresses and bindings: never changed. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(40),
  /** Of its entrances and calls, without `/sso`. */
  url: z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/$/, '')),
  /** What we are registered with there. */
  serviceCode: z.string().min(1).max(64),
  servicePwd: z.string().min(1).max(128),
  /** The highest real-name level that its word is taken for: 1 none, 2 name and number, 3 the person too. */
  proves: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1),
});
export type UpstreamTicketOptions = z.output<typeof UpstreamTicketOptions>;

/** 省统一身份认证 by the ticket protocol: a list in JSON, of which none may be sent our people by plain http but one of this machine. */
export const UpstreamTicketConfig = jsonList(UpstreamTicketOptions)
  .refine((all) => all.every(({ url }) => isSafe(url)), 'an https address expected')
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'each name once');
