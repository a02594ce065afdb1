import { Instant, ItemCode } from '@yiwang/event-core';
import { pageOf } from '@yiwang/http-api';
import { z } from 'zod';
import { CHANNEL_KINDS } from '../../channel/system-channel.js';
import { CHECK_STATES, CHECKS } from '../domain/check.js';

export const StartRun = z.strictObject({
  ackSeconds: z.int().min(1).max(300).default(30).meta({ description: 'How soon after it was sent a test task has to be acknowledged.' }),
  itemCode: ItemCode.optional().meta({ description: 'An item whose code the system knows; a made-up one where it is not said.' }),
});
export const StartedRun = z.object({ runId: z.uuid(), state: z.literal('running') }).meta({ id: 'StartedConformanceRun' });
export type StartedRun = z.output<typeof StartedRun>;

export const ConformanceReport = z
  .object({
    runId: z.uuid(),
    systemId: z.uuid(),
    formNo: z.int().meta({ description: 'The form of the system that the run holds for.' }),
    channel: z.enum(CHANNEL_KINDS),
    ackSeconds: z.int(),
    state: z.enum(['running', 'passed', 'failed', 'abandoned']).meta({
      description: 'abandoned: the process or the system went away meanwhile; start it anew.',
    }),
    checks: z.array(
      z.object({
        check: z.enum(CHECKS),
        state: z.enum(CHECK_STATES),
        counts: z.boolean().meta({ description: 'Whether the system can go live without it.' }),
        finding: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
        detail: z.string().nullable(),
        ms: z.int(),
      }),
    ),
    startedBy: z.string(),
    startedAt: Instant,
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'ConformanceReport' });
export type ConformanceReport = z.output<typeof ConformanceReport>;
export const ConformancePage = pageOf(ConformanceReport);
