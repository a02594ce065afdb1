import { z } from 'zod';
import { DATA_CIPHERS, readDataKeys } from './data-keys.js';
import { devDefault } from './dev-default.js';

const csv = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter(Boolean),
  )
  .pipe(z.array(z.string().regex(/^[^\s:]+:\d+$/, 'host:port expected')).min(1));

const dataKeys = z.string().superRefine((text, context) => {
  try {
    readDataKeys(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : 'not data keys' });
  }
});

/** What every service understands. A service extends it: `PlatformConfig.extend({ … })`. */
export const PlatformConfig = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  /** 0 takes a free port. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(0),
  HOST: z.string().default('127.0.0.1'),
  /** `api` serves requests, `worker` runs relay, consumers and timers, `all` does both. */
  ROLE: z.enum(['api', 'worker', 'all']).default('all'),
  /** PostgreSQL as the service's `…_app` role, which cannot change the schema. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** PostgreSQL as the `…_migrator` role; only `migrate` needs it. */
  MIGRATOR_DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Connections in the pool of one process. */
  DATABASE_POOL: z.coerce.number().int().min(1).max(200).default(10),
  KAFKA_BROKERS: devDefault(csv, '127.0.0.1:9092'),
  /** Put before every topic and group, so that tests share one broker. */
  KAFKA_PREFIX: z
    .string()
    .regex(/^[a-zA-Z0-9._-]*$/)
    .max(60)
    .default(''),
  REDIS_URL: devDefault(z.url({ protocol: /^rediss?$/ }), 'redis://127.0.0.1:6379'),
  /** `iss` that access tokens must carry. */
  AUTH_ISSUER: z.url(),
  /** Where the issuer publishes its public keys. */
  JWKS_URL: z.url(),
  /** `aud` that access tokens must carry. */
  AUDIENCE: z.string().min(1).default('yiwang'),
  /** Where client credentials are exchanged for a token; the issuer's `/token` unless given. */
  TOKEN_URL: z.url().optional(),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal']).default('info'),
  /** `movable` follows the offset in Redis; refused in production. */
  CLOCK: z.enum(['system', 'movable']).default('system'),
  /** The service's own OAuth client. */
  SERVICE_CLIENT_ID: z.string().min(1).optional(),
  SERVICE_CLIENT_SECRET: z.string().min(1).optional(),
  /** Keys of encryption at rest, the newest first: see `readDataKeys`. */
  DATA_KEY: devDefault(dataKeys, 'eWl3YW5nLWRldmVsb3BtZW50LWRhdGEta2V5LTMyYiE='),
  /** What seals values from now on; values of the other algorithm are read all the same. */
  DATA_CIPHER: z.enum(DATA_CIPHERS).default('aes-256-gcm'),
});
export type PlatformConfig = z.output<typeof PlatformConfig>;

/** Injection token of the service's parsed configuration: `@Inject(CONFIG) private readonly config: AcceptanceConfig`. */
export const CONFIG = Symbol('CONFIG');
