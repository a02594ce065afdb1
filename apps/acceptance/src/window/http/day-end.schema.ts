import { OrgCode } from '@yiwang/event-core';
import { pageOf, PageQuery } from '@yiwang/http-api';
import { z } from 'zod';

const time = z.iso.datetime();
/** A day in China that a database can read. */
export const Day = z.iso.date().refine((day) => day >= '2000-01-01' && day < '2100-01-01', { params: { code: 'DAY_OUT_OF_RANGE' } });
const Counts = z.record(z.string(), z.int()).describe('step of a case → how often it was taken');

/** 日结汇总 of one counter. */
export const DaySummary = z
  .object({
    orgCode: OrgCode,
    day: z.string(),
    steps: Counts,
    clerks: z.array(z.object({ clerkId: z.string(), steps: Counts })),
    items: z.array(z.object({ itemCode: z.string(), itemName: z.string().nullable(), decidingOrg: z.string(), filed: z.int() })),
    identityChecks: z.record(z.string(), z.int()).describe('method → how often'),
    handovers: z.object({ sent: z.int(), casesSent: z.int(), received: z.int() }),
    loose: z
      .object({
        papersHere: z.int().describe('cases of the last 30 days whose papers still lie here'),
        slipsOnTheWay: z.int(),
        casesMissing: z.int().describe('on slips that came short, sent from here or to here'),
      })
      .describe('未了事项, as they are now'),
  })
  .meta({ id: 'DaySummary' });
export type DaySummary = z.output<typeof DaySummary>;

export const DaySummaryQuery = z.object({ day: Day.optional().describe('today unless given') });

export const CloseDay = z
  .strictObject({
    day: Day,
    remark: z.string().trim().min(1).max(1000).optional().describe('needed when something is loose: what becomes of it'),
  })
  .meta({ id: 'CloseDay' });
export type CloseDay = z.output<typeof CloseDay>;

export const DayEndState = z
  .object({ orgCode: OrgCode, day: z.string(), sha256: z.string().describe('over the summary as it was fixed'), closedAt: time })
  .meta({ id: 'DayEndState' });
export type DayEndState = z.output<typeof DayEndState>;

export const DayEnd = DayEndState.extend({
  summary: DaySummary,
  remark: z.string().nullable(),
  stepsSince: z.int().describe('steps of that day that came after it was closed, and are not in the summary'),
}).meta({ id: 'DayEnd' });
export type DayEnd = z.output<typeof DayEnd>;

export const DayEndPage = pageOf(DayEndState).meta({ id: 'DayEndPage' });
export const DayEndQuery = PageQuery;
export type DayEndQuery = z.output<typeof DayEndQuery>;
