import { z } from 'zod';
import { SPECIAL_PROCEDURES } from '../domain/case-state.js';

const time = z.iso.datetime();

/** What a detail tells of the turns that a case took beside its plain way. */
export const CaseProgress = z.object({
  receivedAt: time.nullable().describe('收件: when a counter took the papers'),
  correctionRound: z.int().describe('how often corrections were asked for'),
  deemed: z.boolean().describe('逾期视为受理: nobody answered in time'),
  tolerance: z
    .object({ materialCodes: z.array(z.string()), at: time, dueAt: time, keptAt: time.nullable() })
    .nullable()
    .describe('容缺受理: what was promised to follow, until when, and when all of it was there'),
  suspensions: z
    .array(
      z.object({
        procedure: z.enum(SPECIAL_PROCEDURES),
        cause: z.enum(['correction']).nullable().describe('correction: the time to answer a correction notice; null: a special procedure'),
        reason: z.string(),
        from: time,
        plannedDays: z.int(),
        endsBy: time,
        to: time.nullable(),
        excludedDays: z.int().nullable(),
      }),
    )
    .describe('特别程序 and the working days by which each moved the clocks'),
  extension: z.object({ days: z.int(), approver: z.string(), reason: z.string(), at: time }).nullable().describe('延长审批'),
  origin: z
    .object({ system: z.string(), externalNo: z.string(), reportedAt: time })
    .nullable()
    .describe('部门自办件: the department’s counter at which it began'),
  reopenings: z.int().describe('how often it was opened again after an appeal'),
  endedAt: time.nullable().describe('when it came to any of its ends'),
});
export type CaseProgress = z.output<typeof CaseProgress>;
