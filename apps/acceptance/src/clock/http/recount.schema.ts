import { Actor, CaseNo, RegionCode } from '@yiwang/event-core';
import { pageOf } from '@yiwang/http-api';
import { z } from 'zod';
import { RECOUNT_STATUSES } from '../domain/recount.js';

export const RecountId = z.uuid();

export const RecountRequest = z
  .strictObject({ region: RegionCode.optional().describe('all that one’s own region decides unless given') })
  .meta({ id: 'RecountRequest' });
export type RecountRequest = z.output<typeof RecountRequest>;

export const RecountView = z
  .object({
    recountId: RecountId,
    publication: z.int().nullable().describe('version of the publication it follows; null when it was asked for'),
    region: RegionCode.nullable().describe('cases decided in this region or below; null for all'),
    requestedBy: Actor,
    requestedAt: z.iso.datetime(),
    status: z.enum(RECOUNT_STATUSES),
    looked: z.int().describe('open cases looked at so far'),
    moved: z.int().describe('of them those whose due dates moved'),
    failed: z.int().describe('of them those that could not be counted'),
    finishedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ClockRecount' });
export type RecountView = z.output<typeof RecountView>;
export const RecountPage = pageOf(RecountView).meta({ id: 'ClockRecountPage' });

export const RecountReceipt = z.object({ recountId: RecountId }).meta({ id: 'ClockRecountReceipt' });
export type RecountReceipt = z.output<typeof RecountReceipt>;

const instant = z.iso.datetime().nullable();
export const MovedCase = z
  .object({
    caseNo: CaseNo,
    moves: z.array(z.object({ clock: z.string(), before: instant, after: instant })),
    problem: z.string().nullable().describe('code of what was in the way of counting'),
  })
  .meta({ id: 'MovedCase' });
export type MovedCase = z.output<typeof MovedCase>;
export const MovedPage = pageOf(MovedCase).meta({ id: 'MovedCasePage' });

export const StuckTimer = z
  .object({
    caseNo: CaseNo,
    kind: z.string(),
    attempts: z.int(),
    nextAt: z.iso.datetime(),
    lastError: z.string(),
  })
  .meta({ id: 'StuckTimer' });
export type StuckTimer = z.output<typeof StuckTimer>;
export const StuckPage = pageOf(StuckTimer).meta({ id: 'StuckTimerPage' });
