import { CaseNo, Instant, OrgCode } from '@yiwang/event-core';
import { Cursor, Limit, pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';
import { CHANNEL_KINDS } from '../../channel/system-channel.js';
import { ALERT_KINDS } from '../domain/alert.js';

export const SystemId = z.uuid();
/** Within what a database can read, and a day's bounds with it. */
export const Day = z.iso
  .date()
  .refine((day) => day >= '2000-01-01' && day < '2100-01-01', { params: { code: 'DAY_OUT_OF_RANGE' } })
  .describe('a day of Beijing');
const Count = z.int().min(0);
const Seconds = z.int().min(0).describe('0 when there is none');

export const Alert = z.object({
  alertId: z.uuid(),
  systemId: z.uuid(),
  kind: z.enum(ALERT_KINDS),
  figure: z.int().describe('when it was raised; seconds, messages, percent or cases'),
  raisedAt: Instant,
  clearedAt: Instant.nullable(),
});
export type Alert = z.output<typeof Alert>;
export const AlertQuery = PageQuery.extend({
  systemId: z.uuid().optional(),
  state: z.enum(['open', 'all']).default('open').describe('all: with systemId only'),
}).refine((query) => query.state === 'open' || query.systemId !== undefined, { path: ['systemId'], error: 'is needed for all alerts' });
export const AlertPage = pageOf(Alert);

const Figures = z.object({
  systemId: z.uuid(),
  code: z.string().nullable(),
  name: z.string(),
  orgCode: OrgCode,
  channel: z.enum(CHANNEL_KINDS),
  state: z.enum(['registered', 'testing', 'live', 'suspended', 'retired']),
  waiting: Count.describe('messages not sent yet'),
  lagSeconds: Seconds.describe('age of the oldest of them; 0 when there is none'),
  parked: Count,
  unacknowledged: Count.describe('tasks sent and not acknowledged'),
  oldestUnacknowledgedSeconds: Seconds,
  unheardRecalls: Count,
  oldestUnheardRecallSeconds: Seconds,
  tries: Count.describe('in this hour and the one before'),
  successRate: z.number().min(0).max(1).nullable().describe('of these tries; null when there were none'),
  circuit: z.enum(['closed', 'open']),
  circuitOpenSeconds: Seconds,
  retryAt: Instant.nullable().describe('when the open circuit lets one message try'),
  lastSentAt: Instant.nullable(),
  lastFailedAt: Instant.nullable(),
  lastError: z.string().nullable(),
  lastCallMs: z.int().nullable(),
});
export type FiguresAnswer = z.output<typeof Figures>;
export const FiguresPage = pageOf(Figures);
export const HealthAnswer = Figures.extend({ alerts: z.array(Alert).describe('that are open') });

export const DayCount = z.object({
  systemId: z.uuid(),
  code: z.string().nullable(),
  name: z.string(),
  orgCode: OrgCode,
  day: Day,
  sent: Count.describe('tasks sent to the system'),
  acknowledged: Count.describe('of these: acknowledged by now'),
  messages: Count.describe('messages of the system that were taken, through whatever channel but the task calls'),
  decided: Count.describe('tasks that got their result or answer on this day'),
  statedReceived: Count.nullable().describe('tasks received by the system’s own count'),
  statedDecided: Count.nullable().describe('tasks done by the system’s own count'),
  differing: Count.describe(
    'cases that differ, and one for each number that differs where its tasks are not named; the first 5,000 are listed',
  ),
  agrees: z.boolean().describe('nothing differs; the system’s own count, if it has told it, is ours'),
  countedAt: Instant,
});
export type DayCount = z.output<typeof DayCount>;
export const DayPage = pageOf(DayCount);

export const DayCase = z.object({
  difference: z.enum([
    'notSent',
    'parked',
    'notAcknowledged',
    'recallNotAcknowledged',
    'messageRefused',
    'messageWaiting',
    'notReceived',
    'notSentByUs',
    'notDecidedByThem',
    'notDecidedByUs',
    'receivedDiffers',
    'decidedDiffers',
  ]),
  caseNo: CaseNo.nullable().describe('null where only numbers differ, or the task is unknown'),
  taskId: z.uuid().nullable(),
});
export type DayCase = z.output<typeof DayCase>;
export const DayCasePage = pageOf(DayCase);
export const DayCaseQuery = z.object({ cursor: Cursor.optional(), limit: Limit });

/** 系统自报 — what the department's system has counted itself. */
export const StatementBody = z.strictObject({
  received: Count.max(1_000_000).describe('tasks received on this day'),
  decided: Count.max(1_000_000).describe('tasks done on this day'),
  taskIds: z.array(z.uuid()).max(10_000).optional().describe('the tasks received, so that those that differ can be named'),
  decidedTaskIds: z.array(z.uuid()).max(10_000).optional().describe('the tasks done, likewise'),
});
export type StatementBody = z.output<typeof StatementBody>;
