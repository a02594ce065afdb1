import { devDefault, PlatformConfig } from '@yiwang/config';
import { z } from 'zod';
import { CHANNELS } from './channels/channels.js';

const channels = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.enum(CHANNELS.map(({ code }) => code))).min(1));

export const PaymentConfig = PlatformConfig.extend({
  /** Codes of the channels that may be paid through, comma-separated; in production none unless given: fees fall due, nobody can pay. */
  PAYMENT_CHANNELS: devDefault(channels.optional(), 'sandbox'),
  /** Where auth tells what agents of enterprises are authorised for. */
  AUTH_URL: devDefault(z.url({ protocol: /^https?$/ }), 'http://127.0.0.1:3000'),
  /** Where channels and payers reach the platform: the gateway, as it is seen from outside. */
  PUBLIC_URL: devDefault(
    z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
    'http://127.0.0.1:8080',
  ),
  /** Key with which the sandbox channel signs its callbacks. At least 32 bytes. */
  SANDBOX_SECRET: z.string().min(32).default('yiwang-development-sandbox-channel-key'),
  /** 缴款期限 — how long a payable can be paid, in seconds; 15 days unless told otherwise. */
  PAYABLE_TTL_SECONDS: z.coerce
    .number()
    .int()
    .min(1)
    .max(365 * 86_400)
    .default(15 * 86_400),
  /** After so many seconds without a callback the channel is asked itself, then again at growing intervals. */
  QUERY_AFTER_SECONDS: z.coerce.number().min(0.1).max(3_600).default(15),
}).refine(
  (config) =>
    config.NODE_ENV !== 'production' || CHANNELS.every(({ code, development }) => !development || !config.PAYMENT_CHANNELS?.includes(code)),
  {
    path: ['PAYMENT_CHANNELS'],
    error: 'a development channel is refused in production: its money is made up',
  },
);
export type PaymentConfig = z.output<typeof PaymentConfig>;
