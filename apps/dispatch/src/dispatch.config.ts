import { devDefault, PlatformConfig } from '@yiwang/config';
import { isNetwork } from '@yiwang/http-client';
import { z } from 'zod';

const list = z.string().transform((text) => text.split(',').flatMap((part) => part.trim() || []));
const addresses = list.pipe(z.array(z.string().regex(/^[^\s:]+:\d+$/, 'host:port expected')));
const networks = list.pipe(z.array(z.string().refine(isNetwork, 'a block of addresses expected: 10.1.0.0/16')));

export const DispatchConfig = PlatformConfig.extend({
  /** Signs grants (授权凭据); acceptance verifies them with the same secret. At least 32 bytes. */
  GRANT_SECRET: devDefault(z.string().min(32), 'yiwang-development-grant-secret-0001'),
  /** How long a grant opens form fields, in seconds. */
  GRANT_TTL_SECONDS: z.coerce.number().int().min(30).max(900).default(300),
  /** Who has the cases: their content is asked of it by grant. */
  ACCEPTANCE_URL: devDefault(z.url({ protocol: /^https?$/ }), 'http://127.0.0.1:3002'),
  /** Who knows whose client it is that a department system has. */
  AUTH_URL: devDefault(z.url({ protocol: /^https?$/ }), 'http://127.0.0.1:3000'),
  /** For how many days messages are kept for systems to read again; those of open tasks stay. The days of a week are counted again from them. */
  DELIVERY_RETENTION_DAYS: z.coerce.number().int().min(9).max(3_650).default(90),
  /** For how many days it is kept what systems called and were called by the XML interface about cases that are over, and numbers drawn for nothing. */
  EXCHANGE_RETENTION_DAYS: z.coerce.number().int().min(90).max(36_500).default(1_095),
  /** For how many days a case of a department's own counter waits, sealed, for the word that it was accepted. */
  EXCHANGE_HELD_DAYS: z.coerce.number().int().min(7).max(365).default(90),
  /**
   * Internal networks in which department systems may be called (政务外网), comma-separated CIDR blocks; public addresses always may, by https.
   * In these plain http is called as well.
   */
  CALLBACK_NETWORKS: networks.default([]),
  /** Where department systems reach Kafka (host:port, comma-separated), as the API tells them; nothing where they do not. */
  KAFKA_DEPARTMENT_BROKERS: addresses.default([]),
  /** `demo` registers the department systems of the demonstration; refused in production. */
  SEED: z.literal('demo').optional(),
}).refine((config) => config.SEED === undefined || config.NODE_ENV !== 'production', {
  path: ['SEED'],
  error: 'is refused in production: the secrets of the demonstration are public',
});
export type DispatchConfig = z.output<typeof DispatchConfig>;
