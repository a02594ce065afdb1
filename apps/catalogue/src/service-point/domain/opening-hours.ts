import { shanghaiDate, workingCalendar } from '@yiwang/standards';
import { z } from 'zod';

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$|^24:00$/);
const Span = z
  .object({ from: clock, to: clock })
  .refine(({ from, to }) => from < to, { message: 'a span ends after it begins', path: ['to'] });
type Span = z.infer<typeof Span>;

const inOrder = (spans: readonly Span[]): boolean => spans.every((span, i) => i === 0 || spans[i - 1]!.to <= span.from);
const Spans = z.array(Span).max(4).refine(inOrder, 'spans are in order and do not overlap');

/** 1 Monday to 7 Sunday. */
const Weekday = z.int().min(1).max(7);

/**
 * 开放时间 of a counter, Chinese time. `followsHolidays` (the usual): closed on statutory holidays, and open on make-up days as on a
 * Monday. A date among the exceptions is decided by that alone; without spans it is closed.
 */
export const OpeningHours = z
  .object({
    week: z
      .array(z.object({ days: z.array(Weekday).min(1).max(7), spans: Spans.min(1) }))
      .max(7)
      .refine((week) => new Set(week.flatMap(({ days }) => days)).size === week.flatMap(({ days }) => days).length, 'a day occurs twice'),
    followsHolidays: z.boolean().default(true),
    exceptions: z
      .array(z.object({ date: z.iso.date(), spans: Spans, note: z.string().trim().min(1).max(60).optional() }))
      .max(60)
      .default([]),
  })
  .meta({ id: 'OpeningHours' });
export type OpeningHours = z.infer<typeof OpeningHours>;

const MONDAY = 1;
const weekdayOf = (date: string): number => ((new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7) + 1;

/** When a counter is open on a day (`YYYY-MM-DD`) in its region. */
export function spansOn({ week, followsHolidays, exceptions }: OpeningHours, date: string, region: string): readonly Span[] {
  const exception = exceptions.find((each) => each.date === date);
  if (exception) return exception.spans;
  const weekday = weekdayOf(date);
  const spansOf = (day: number): readonly Span[] => week.find(({ days }) => days.includes(day))?.spans ?? [];
  if (!followsHolidays) return spansOf(weekday);
  const worked = workingCalendar().isWorkingDay(date, region);
  // A weekday that is not worked is a holiday; a day of the weekend that is worked makes up for one.
  if (weekday <= 5) return worked ? spansOf(weekday) : [];
  return worked ? spansOf(MONDAY) : spansOf(weekday);
}

const timeOf = (now: Date): string => new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16);

/** Whether it is open at this minute, and when it is open today. */
export function openingAt(hours: OpeningHours, now: Date, region: string): { openNow: boolean; today: readonly Span[] } {
  const today = spansOn(hours, shanghaiDate(now), region);
  const time = timeOf(now);
  return { openNow: today.some(({ from, to }) => from <= time && time < to), today };
}

const DAYS = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** `1-5 08:30-12:00,13:30-17:00;6 09:00-12:00`, days by number, and `;全年` for a counter that keeps no holidays. Undefined when it is no such text. */
export function parseHours(text: string): OpeningHours | undefined {
  const parts = text
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const followsHolidays = !parts.includes('全年');
  const week = parts.filter((part) => part !== '全年').map(parseDays);
  const parsed = OpeningHours.safeParse({ week, followsHolidays });
  return parsed.success && week.length > 0 ? parsed.data : undefined;
}

function parseDays(part: string): { days: number[]; spans: { from: string; to: string }[] } {
  const [days = '', times = ''] = part.split(/\s+/, 2);
  const range = /^([1-7])(?:-([1-7]))?$/.exec(days);
  const [first, last] = [Number(range?.[1] ?? 0), Number(range?.[2] ?? range?.[1] ?? -1)];
  const spans = times.split(/[,，]/).map((span) => {
    const [from = '', to = ''] = span.split('-');
    return { from, to };
  });
  return { days: Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i), spans };
}

/** For people: `周一至周五 08:30-12:00，13:30-17:00`. */
export function hoursText({ week, followsHolidays, exceptions }: OpeningHours): string {
  const rows = week.map(({ days, spans }) => `${daysText(days)} ${spans.map(({ from, to }) => `${from}-${to}`).join('，')}`);
  const more = exceptions.map(
    ({ date, spans, note }) =>
      `${date} ${spans.length === 0 ? '不开放' : spans.map(({ from, to }) => `${from}-${to}`).join('，')}${note === undefined ? '' : `（${note}）`}`,
  );
  return [...rows, ...(followsHolidays ? ['法定节假日除外'] : []), ...more].join('\n');
}

function daysText(days: readonly number[]): string {
  const sorted = [...days].sort((a, b) => a - b);
  const [first, last] = [sorted[0]!, sorted.at(-1)!];
  const consecutive = sorted.length > 2 && last - first === sorted.length - 1;
  return consecutive ? `${DAYS[first]}至${DAYS[last]}` : sorted.map((day) => DAYS[day]).join('、');
}
