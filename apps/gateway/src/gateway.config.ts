import { PlatformConfig } from '@yiwang/config';
import { z } from 'zod';
import { DEFAULT_RATES } from './limit/rate-classes.js';

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  );

const origin = z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin);

/** `class=requests per minute`, comma-separated; classes that are not named keep their default. */
const rates = z
  .string()
  .default('')
  .transform((text, context) => {
    const rules: Record<string, number> = { ...DEFAULT_RATES };
    for (const part of text.split(',').filter((p) => p.trim() !== '')) {
      const [name = '', value = ''] = part.split('=').map((p) => p.trim());
      const limit = Number(value);
      if (name in DEFAULT_RATES && Number.isSafeInteger(limit) && limit > 0) rules[name] = limit;
      else context.addIssue(`"${part}" is not <class>=<requests per minute>; classes: ${Object.keys(DEFAULT_RATES).join(', ')}`);
    }
    return rules;
  });

export const GatewayConfig = PlatformConfig.extend({
  CATALOGUE_URL: origin,
  ACCEPTANCE_URL: origin,
  DISPATCH_URL: origin,
  MONITORING_URL: origin,
  PAYMENT_URL: origin,
  EVALUATION_URL: origin,
  NOTIFICATION_URL: origin,
  AUTH_URL: origin,
  /** Until the first byte of an answer, and between two pieces of it. */
  UPSTREAM_TIMEOUT_MS: z.coerce.number().int().min(50).max(120_000).default(15_000),
  UPSTREAM_CONNECT_TIMEOUT_MS: z.coerce.number().int().min(50).max(30_000).default(2_000),
  /** Connections kept to each service. */
  UPSTREAM_CONNECTIONS: z.coerce.number().int().min(1).max(1_024).default(64),
  /** Streams that one principal or address keeps open at this gateway. */
  STREAMS_PER_CLIENT: z.coerce.number().int().min(1).max(1_000).default(10),
  /** Streams that this gateway keeps open in all; each holds a connection to its service. */
  STREAMS: z.coerce.number().int().min(1).max(50_000).default(2_000),
  RATE_LIMITS: rates,
  /** Put before the keys of the rate counters, for several gateways on one Redis. */
  RATE_NAMESPACE: z
    .string()
    .regex(/^[\w:.-]+$/)
    .default('yiwang'),
  /** Proxies in front of the gateway (addresses or CIDR blocks) whose `X-Forwarded-For` is believed. */
  TRUSTED_PROXIES: list,
  /** Origins of web pages that may call the API; `*` for any. */
  CORS_ORIGINS: list,
  READ_CACHE_MB: z.coerce.number().min(1).max(1_024).default(64),
  /** How long a cached read is given out without asking; the bound of its age when invalidations are lost. */
  READ_CACHE_SECONDS: z.coerce.number().min(0).max(3_600).default(30),
});
export type GatewayConfig = z.output<typeof GatewayConfig>;
