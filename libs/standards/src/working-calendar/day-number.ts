import { daysInMonth, isCalendarDate } from '../calendar-date.js';
import { fail, orThrow } from '../checked.js';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Chinese time has been UTC+8 without summer time since 1991, so it is arithmetic and never the machine's zone. */
const SHANGHAI_MINUTES = 480;
const ZONED = /(?:Z|[+-]\d{2}:?\d{2})$/;

/** A point in time: Date, epoch milliseconds, or an ISO text with `Z` or an offset (or a bare date, taken as that day in China). */
export type Instant = Date | number | string;

/** Days since 1970-01-01 of a `YYYY-MM-DD` text. Throws DATE_FORM. */
export function dayNumber(date: string): number {
  const year = digits(date, 0, 4);
  const month = digits(date, 5, 7);
  const day = digits(date, 8, 10);
  if (date.length !== 10 || date.charCodeAt(4) !== 45 || date.charCodeAt(7) !== 45 || !isCalendarDate(year, month, day)) {
    return orThrow(fail('DATE_FORM', '日期应形如2025-01-01', 'a date looks like 2025-01-01'));
  }
  return civil(year, month, day);
}

function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return -1;
    value = value * 10 + digit;
  }
  return value;
}

/** Day number of a Gregorian date that exists (years are shifted to begin in March, so that the leap day comes last). */
export function civil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month and day of a day number. */
export function fromDayNumber(number: number): { year: number; month: number; day: number } {
  const z = number + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day: dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1 };
}

const two = (value: number): string => (value < 10 ? `0${value}` : String(value));

/** `YYYY-MM-DD` of a day number. */
export function dateText(number: number): string {
  const { year, month, day } = fromDayNumber(number);
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

/** 0 Sunday to 6 Saturday. */
export const weekday = (number: number): number => (((number + 4) % 7) + 7) % 7;

/** The same day of the month `months` later, or the last day of that month when it is shorter. */
export function addMonths(number: number, months: number): number {
  const { year, month, day } = fromDayNumber(number);
  const index = year * 12 + month - 1 + months;
  const y = Math.floor(index / 12);
  const m = (index % 12) + 1;
  return civil(y, m, Math.min(day, daysInMonth(y, m)));
}

/** Epoch milliseconds of an Instant. Throws INSTANT_FORM, also for a time text without zone: it would depend on the machine. */
export function epochMs(instant: Instant): number {
  const ms =
    typeof instant === 'number'
      ? instant
      : typeof instant === 'string'
        ? instant.length === 10
          ? dayNumber(instant) * DAY_MS - SHANGHAI_MINUTES * MINUTE_MS
          : ZONED.test(instant)
            ? Date.parse(instant)
            : NaN
        : instant.getTime();
  if (Number.isFinite(ms)) return ms;
  return orThrow(fail('INSTANT_FORM', '时间应带有时区', 'a point in time is a Date, milliseconds, or an ISO text with its zone'));
}

/** Day number and minute of the day (with a fraction) in Chinese time. */
export function shanghai(ms: number): { day: number; minute: number } {
  const minutes = ms / MINUTE_MS + SHANGHAI_MINUTES;
  const day = Math.floor(minutes / 1440);
  return { day, minute: minutes - day * 1440 };
}

/** Epoch milliseconds of a minute of a day in Chinese time. */
export const shanghaiMs = (day: number, minute: number): number => day * DAY_MS + (minute - SHANGHAI_MINUTES) * MINUTE_MS;

/** `YYYY-MM-DD` in China of a point in time, whatever zone the machine is in. Throws INSTANT_FORM. */
export const shanghaiDate = (instant: Instant): string => dateText(shanghai(epochMs(instant)).day);
