import { z } from 'zod';
import { isSafe, jsonList } from './json-list.js';

const UpstreamOidcOptions = z.strictObject({
  /** As in addresses and bindings: never changed. */
  name: z.string().regex(/^[a-z][a-z0-9-]{0,31}$/),
  zh: z.string().min(1).max(40),
  en: z.string().min(1).max(40),
  issuer: z.url({ protocol: /^https?$/ }),
  clientId: z.string().min(1),
  clientSecret: z.string().min(1),
});
export type UpstreamOidcOptions = z.output<typeof UpstreamOidcOptions>;

/** A list in JSON, of which none may be sent our people by plain http but one of this machine. */
export const UpstreamOidcConfig = jsonList(UpstreamOidcOptions)
  .refine((all) => all.every(({ issuer }) => isSafe(issuer)), 'an https issuer expected')
  .refine((all) => new Set(all.map(({ name }) => name)).size === all.length, 'each name once');
