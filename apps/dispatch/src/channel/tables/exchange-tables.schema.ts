import { Instant } from '@yiwang/event-core';
import { z } from 'zod';
import { FORMS } from './forms.js';

const Count = z.int().min(0).describe('counting stops at 10,000');

const FindingSeen = z.object({
  code: z.enum(['TABLE_MISSING', 'COLUMN_MISSING', 'RIGHT_MISSING', 'RIGHT_EXCESSIVE', 'ENCODING_NOT_UTF8']),
  about: z.string().describe('the table, or the right and the table'),
});
export type Finding = z.output<typeof FindingSeen>;

const Seen = z.object({
  reachable: z.boolean(),
  code: z.string().nullable().describe('why it is not, as a SQLSTATE or the name of the error'),
  findings: z.array(FindingSeen).describe('what has to be put right by the department’s administrator; empty when all is well'),
  incoming: z.array(z.object({ form: z.enum(FORMS), offered: Count, waiting: Count, failed: Count, refused: Count })),
  offered: Count.nullable().describe('cases that the department has not taken over yet'),
});
export type DatabaseSeen = z.output<typeof Seen>;

export const ExchangeAnswer = z.object({
  systemId: z.uuid(),
  reader: z
    .object({
      readAt: Instant.nullable(),
      nextAt: Instant,
      failures: z.int().describe('since it was last read'),
      failedAt: Instant.nullable(),
      error: z.string().nullable(),
    })
    .nullable()
    .describe('null before the first look'),
  database: Seen,
});
export type ExchangeSeen = z.output<typeof ExchangeAnswer>;
