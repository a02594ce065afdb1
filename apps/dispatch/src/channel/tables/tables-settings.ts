import { z } from 'zod';

const Schema = z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/);
const Word = z.string().trim().min(1).max(100);

/** 前置库连接 — where the exchange tables of a system are, and what its own words mean. */
export const TablesSettings = z.strictObject({
  host: z
    .string()
    .regex(/^[0-9A-Za-z.:_-]{1,253}$/)
    .describe('host name or address of the department’s PostgreSQL'),
  port: z.int().min(1).max(65_535).default(5432),
  database: z.string().min(1).max(63),
  tls: z.enum(['verify', 'off']).default('verify').describe('off: only within a network that is protected by other means'),
  ca: z.string().startsWith('-----BEGIN CERTIFICATE-----').max(20_000).optional().describe('PEM of who signed the server’s certificate'),
  outSchema: Schema.default('to_department'),
  inSchema: Schema.default('from_department'),
  areaCode: z
    .string()
    .regex(/^\d{6,12}$/)
    .optional()
    .describe('AREACODE of what the platform writes; the region of the case unless given'),
  serviceCodes: z.record(Word, Word).default({}).describe('SERVICECODE of the system to our item code; ours as it is unless given'),
  results: z
    .record(Word, z.enum(['approved', 'rejected']))
    .default({})
    .describe('further words of TRANSACT_DESCRIBE beside 准予许可 and 不予许可'),
});
export type TablesSettings = z.output<typeof TablesSettings>;

/** 前置库账号 — a login role with the rights of `exchange_platform` and no others. */
export const TablesSecrets = z.strictObject({ user: z.string().min(1).max(63), password: z.string().min(1).max(200) });
export type TablesSecrets = z.output<typeof TablesSecrets>;
