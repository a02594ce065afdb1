import { devDefault, PlatformConfig } from '@yiwang/config';
import { REAL_NAME_LEVELS } from '@yiwang/standards';
import { z } from 'zod';
import { knowsScanner, MaterialConfig, scansInEarnest } from './material/material.config.js';
import { ReadingConfig } from './reading/reading.config.js';
import { COURIERS } from './shipment/courier/couriers.js';
import { isSealed, SealConfig } from './document/seal/seal.config.js';
import { hasBucket, hasFolder, StorageConfig } from './storage/storage.config.js';

const list = (given: string) =>
  z
    .string()
    .default(given)
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    );

export const AcceptanceConfig = PlatformConfig.extend({
  /** Where the catalogue serves the forms of item versions. */
  CATALOGUE_URL: devDefault(z.url({ protocol: /^https?$/ }), 'http://127.0.0.1:3001'),
  /** Where auth tells, on record, who stands behind an account. */
  AUTH_URL: devDefault(z.url({ protocol: /^https?$/ }), 'http://127.0.0.1:3000'),
  /** 电子证照库 that forms are filled in from; none unless given. */
  LICENCE_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Signs every question to the licence library, which knows it as well. At least 32 bytes. */
  LICENCE_SECRET: z.string().min(32).optional(),
  /** How long a draft is kept after it was last changed, in days. */
  DRAFT_DAYS: z.coerce.number().int().min(1).max(365).default(30),
  /** Verifies grants (授权凭据) that dispatch signs with the same secret. At least 32 bytes. */
  GRANT_SECRET: devDefault(z.string().min(32), 'yiwang-development-grant-secret-0001'),
  /** 实名等级 that filing online asks for, in the neutral order: none, basic, verified, strong. */
  LEAST_REAL_NAME_LEVEL: z.enum(REAL_NAME_LEVELS).default('basic'),
  /** How old what a process knows of calendars and limits may be, in milliseconds. */
  CALENDAR_FRESH_MS: z.coerce.number().int().min(0).max(60_000).default(2_000),
  /** How often timers look for cases whose time is over, in seconds. */
  TIMERS_SECONDS: z.coerce.number().min(0.05).max(3_600).default(2),
  /** Client ids of the services that may ask how an applicant is reached, comma-separated. */
  CONTACT_CLIENTS: list('svc-notification'),
  /** Client ids of the services that hand content on to department systems by grant, comma-separated. */
  CONTENT_CLIENTS: list('svc-dispatch'),
  /** Client ids of the services that may ask whether an account has open cases, comma-separated. */
  OPEN_CASE_CLIENTS: list('svc-auth'),
  /** How long a link to a material opens it that stands in such content, in seconds: a department's system may fetch it overnight. */
  CONTENT_LINK_SECONDS: z.coerce.number().int().min(60).max(604_800).default(86_400),
  /** 快递 that takes results to applicants; in production none unless given: delivery by courier is then refused. */
  COURIER: devDefault(z.enum(COURIERS.map(({ code }) => code)).optional(), 'sandbox'),
  /** Where the courier reaches the platform with its callbacks: the gateway, as it is seen from outside. */
  PUBLIC_URL: devDefault(
    z.url({ protocol: /^https?$/ }).transform((url) => new URL(url).origin),
    'http://127.0.0.1:8080',
  ),
  /** Where the courier company `http` takes orders. */
  COURIER_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Signs every order, and the callbacks of the company, which knows it as well. At least 32 bytes. */
  COURIER_SECRET: z.string().min(32).optional(),
  /** Until the answer to an order is complete, in milliseconds. */
  COURIER_TIMEOUT_MS: z.coerce.number().int().min(50).max(30_000).default(5_000),
  /** Attempts to place an order before it is parked for a person to look at. */
  COURIER_ATTEMPTS: z.coerce.number().int().min(1).max(50).default(10),
  /** Wait after the first failed attempt, in seconds; it doubles with each, up to an hour. */
  COURIER_RETRY_SECONDS: z.coerce.number().min(0.01).max(3_600).default(5),
  /** How long after a courier's last word it is asked what became of a parcel, in seconds; its callbacks may be lost. */
  COURIER_ASK_SECONDS: z.coerce.number().min(0.05).max(86_400).default(3_600),
  /** Pause between two anchors of the ledger, in seconds; what is newer than one pause is not anchored yet. */
  LEDGER_ANCHOR_SECONDS: z.coerce.number().min(0.05).max(86_400).default(60),
  /** Days from the end of a case until it is archived; by then the time to appeal (行政复议, 60 days) is over. */
  ARCHIVE_AFTER_DAYS: z.coerce.number().min(0).max(3_650).default(60),
  /** Key with which the sandbox courier signs its callbacks. At least 32 bytes. */
  SANDBOX_COURIER_SECRET: z.string().min(32).default('yiwang-development-sandbox-courier-key'),
  /** How long the sandbox courier takes to collect a parcel, and then to deliver it, in seconds. */
  SANDBOX_COURIER_SECONDS: z.coerce.number().min(0.05).max(86_400).default(30),
  ...ReadingConfig,
  ...StorageConfig,
  ...MaterialConfig,
  ...SealConfig,
})
  .refine(
    ({ NODE_ENV, COURIER }) => NODE_ENV !== 'production' || COURIERS.every(({ code, development }) => !development || code !== COURIER),
    {
      path: ['COURIER'],
      error: 'a development courier is refused in production: it carries nothing',
    },
  )
  .refine(({ LICENCE_URL, LICENCE_SECRET }) => LICENCE_URL === undefined || LICENCE_SECRET !== undefined, {
    path: ['LICENCE_URL'],
    error: 'LICENCE_URL needs LICENCE_SECRET',
  })
  .refine(({ COURIER, COURIER_URL, COURIER_SECRET }) => COURIER !== 'http' || (COURIER_URL && COURIER_SECRET), {
    path: ['COURIER'],
    error: 'http needs COURIER_URL and COURIER_SECRET',
  })
  .refine(isSealed, {
    path: ['DOCUMENT_SEAL_KEY'],
    error: 'production needs the key of its seal, one that fits DOCUMENT_SEAL: a test seal says nothing of who sealed',
  })
  .refine(hasFolder, { path: ['FILE_DIR'], error: 'disk needs FILE_DIR' })
  .refine(hasBucket, { path: ['FILE_STORE'], error: 's3 needs S3_ENDPOINT, S3_BUCKET, S3_ACCESS_KEY and S3_SECRET_KEY' })
  .refine(scansInEarnest, { path: ['SCANNER'], error: 'the sandbox scanner is refused in production: it looks for nothing' })
  .refine(knowsScanner, { path: ['SCANNER'], error: 'clamd needs CLAMD' });
export type AcceptanceConfig = z.output<typeof AcceptanceConfig>;
