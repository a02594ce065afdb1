import { devDefault, PlatformConfig } from '@yiwang/config';
import { z } from 'zod';

const address = z.url({ protocol: /^https?$/ });

export const NotificationConfig = PlatformConfig.extend({
  /** Who knows how an applicant is reached. */
  ACCEPTANCE_URL: devDefault(address, 'http://127.0.0.1:3002'),
  /** Who knows the numbers of accounts and officers. */
  AUTH_URL: devDefault(address, 'http://127.0.0.1:3000'),
  /** Who makes rating links. */
  EVALUATION_URL: devDefault(address, 'http://127.0.0.1:3005'),
  /** Page of the portal on which one rates; a link's token is put behind it as the fragment, which no server sees or logs. */
  RATING_PAGE_URL: devDefault(address, 'http://127.0.0.1:8080/rate'),
  /**
   * `console` tells the log that it would have sent something; `sandbox` keeps messages in a post box that developers read; `http` posts to
   * an SMS provider's gateway.
   */
  MESSAGE_CHANNEL: z.enum(['console', 'sandbox', 'http']).default('console'),
  MESSAGE_GATEWAY_URL: address.optional(),
  /** Signs every request to the gateway. At least 32 bytes. */
  MESSAGE_GATEWAY_SECRET: z.string().min(32).optional(),
  /** Until the gateway's answer is complete, in milliseconds. */
  MESSAGE_TIMEOUT_MS: z.coerce.number().int().min(50).max(30_000).default(5_000),
  /** Language in which people are written to. */
  MESSAGE_LANGUAGE: z.enum(['zh', 'en']).default('zh'),
  /** Client ids of the services that have one-time codes and notices of accounts sent to numbers they name, comma-separated. */
  CODE_CLIENTS: z
    .string()
    .default('svc-auth')
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    ),
  /** Pause between two looks for messages to send, in milliseconds. */
  SEND_SCAN_MS: z.coerce.number().int().min(10).max(60_000).default(500),
})
  .refine((config) => config.MESSAGE_CHANNEL === 'http' || config.NODE_ENV !== 'production', {
    path: ['MESSAGE_CHANNEL'],
    error: 'only http is taken in production: everything else reaches nobody',
  })
  .refine((config) => config.MESSAGE_CHANNEL !== 'http' || (config.MESSAGE_GATEWAY_URL && config.MESSAGE_GATEWAY_SECRET), {
    path: ['MESSAGE_CHANNEL'],
    error: 'http needs MESSAGE_GATEWAY_URL and MESSAGE_GATEWAY_SECRET',
  });
export type NotificationConfig = z.output<typeof NotificationConfig>;
