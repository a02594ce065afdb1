import { PlatformConfig } from '@yiwang/config';
import { z } from 'zod';

const list = (usual: string) =>
  z
    .string()
    .default(usual)
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    );

export const AuthConfig = PlatformConfig.extend({
  /** `demo` loads the demonstration's accounts, clients and organisations at start. */
  SEED: z.enum(['demo']).optional(),
  /** Life of an access token in seconds; every service trusts it that long without asking. */
  ACCESS_TOKEN_SECONDS: z.coerce.number().int().min(30).max(300).default(300),
  /** Life of a login session and of what is renewed within it, in seconds. */
  SESSION_SECONDS: z.coerce.number().int().min(300).max(86_400).default(28_800),
  /** Gateways and proxies in front of this service (addresses or CIDR blocks) whose `X-Forwarded-For` is believed. */
  TRUSTED_PROXIES: list(''),
  /** Client ids of the services that may ask how people are reached, comma-separated. */
  CONTACT_CLIENTS: list('svc-notification'),
  /** Client ids of the services that may read the identity behind an account, comma-separated; each reading is on record. */
  IDENTITY_CLIENTS: list('svc-acceptance'),
}).refine((config) => config.SEED === undefined || config.NODE_ENV !== 'production', {
  path: ['SEED'],
  error: 'is refused in production: the passwords of the demonstration are public',
});
export type AuthConfig = z.infer<typeof AuthConfig>;
