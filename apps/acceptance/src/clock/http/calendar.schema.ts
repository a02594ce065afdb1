import { RegionCode } from '@yiwang/event-core';
import { z } from 'zod';
import { LIMIT_KINDS } from '../../case/domain/clock-rules.js';

const text = (most: number) => z.string().trim().min(1).max(most);
const Minute = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);

const Hours = z
  .array(z.strictObject({ from: Minute, to: Minute }))
  .max(6)
  .describe('office hours in order, HH:mm in China');
const Day = z.strictObject({
  date: z.iso.date(),
  isOffDay: z.boolean().describe('off, or a weekend that is worked (调休上班)'),
  name: text(20).optional(),
});

export const Year = z.string().regex(/^20\d{2}$/);
export const Region = RegionCode;

export const NoticeInput = z
  .strictObject({
    title: text(100).describe('国务院办公厅关于…年部分节假日安排的通知'),
    documentNo: text(40).optional().describe('发文字号'),
    days: z.array(Day).min(1).max(120),
  })
  .meta({ id: 'HolidayNotice' });
export type NoticeInput = z.output<typeof NoticeInput>;

export const RegionCalendarInput = z
  .strictObject({ days: z.array(Day.extend({ hours: Hours.optional() })).max(400), hours: Hours.optional() })
  .meta({ id: 'RegionCalendar' });
export type RegionCalendarInput = z.output<typeof RegionCalendarInput>;

/** More than the usual ones may be given, but not without end. */
const CorrectionRounds = z.int().min(1).max(9).describe('补正轮次上限: how often a case may be sent back');
const Limit = z.strictObject({ value: z.int().min(1).max(3660), unit: z.enum(['workingDay', 'calendarDay', 'month', 'year']) });

export const LimitsInput = z
  .strictObject({
    from: z.iso.datetime().optional().describe('for clocks that begin then or later; at once unless given, never earlier'),
    limits: z.partialRecord(z.enum(LIMIT_KINDS), Limit).describe('what is not named the region above says, and at last the law'),
    correctionRounds: CorrectionRounds.optional(),
  })
  .meta({ id: 'ClockLimits' });
export type LimitsInput = z.output<typeof LimitsInput>;

export const PublishedReceipt = z
  .object({
    version: z.int(),
    recountId: z.uuid().nullable().describe('the recount of open cases that begins now; null where no running clock moves'),
  })
  .meta({ id: 'PublishedRules' });
export type PublishedReceipt = z.output<typeof PublishedReceipt>;

const about = {
  version: z.int().describe('the entity tag; 0 before the first publication'),
  publishedAt: z.iso.datetime().nullable().describe('null for what the platform ships with'),
};
export const NoticeView = z
  .object({ ...about, year: z.int(), title: z.string().nullable(), documentNo: z.string().nullable(), days: z.array(Day) })
  .meta({ id: 'HolidayNoticeView' });
export type NoticeView = z.output<typeof NoticeView>;

export const RegionCalendarView = z
  .object({ ...about, region: RegionCode, ...RegionCalendarInput.shape })
  .meta({ id: 'RegionCalendarView' });
export type RegionCalendarView = z.output<typeof RegionCalendarView>;

export const LimitsView = z
  .object({
    ...about,
    region: RegionCode,
    published: LimitsInput.nullable().describe('what this region has published last'),
    inForce: z.partialRecord(z.enum(LIMIT_KINDS), Limit).describe('what holds here now'),
    correctionRounds: CorrectionRounds.describe('how often a case of this region may be sent back now'),
  })
  .meta({ id: 'ClockLimitsView' });
export type LimitsView = z.output<typeof LimitsView>;

export const CalendarOverview = z
  .object({
    notices: z.array(z.object({ year: z.int(), days: z.int(), version: z.int(), publishedAt: z.iso.datetime().nullable() })),
    regions: z.array(z.object({ region: RegionCode, days: z.int(), version: z.int(), publishedAt: z.iso.datetime() })),
    limits: z.array(z.object({ region: RegionCode, version: z.int(), from: z.iso.datetime() })),
    findings: z.array(
      z.object({
        code: z.enum(['NOTICE_MISSING', 'REGION_WITHOUT_CALENDAR']),
        subject: z.string().describe('a year, or a region'),
        openCases: z.int().describe('whose due dates may move, or that cannot be counted'),
      }),
    ),
  })
  .meta({ id: 'CalendarOverview' });
export type CalendarOverview = z.output<typeof CalendarOverview>;
