import { isCalendarDate } from '../calendar-date.js';
import { fail, ok } from '../checked.js';
import type { Checked } from '../checked.js';

/** 长期: the exchanges write a validity without end as this day. */
export const LONG_TERM_DATE = '2099-12-31';

/** Whether a date of an exchange (`2099/12/31`, `2099-12-31`, `20991231`, also with a time after it) means 长期. */
export const isLongTerm = (text: string): boolean => /^2099([-/]?)12\1(?:31)(?:[T ]|$)/.test(text);

const SHANGHAI_MS = 8 * 3_600_000;

/** `YYYYMMDDThhmmss` in Chinese time, as GB/T 39046 writes an instant. */
export function exchangeTime(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, 19).replace(/[-:]/g, '');
}

/** Reads `YYYYMMDDThhmmss` (or the 14 digits without T) as Chinese time. Code: EXCHANGE_TIME. */
export function parseExchangeTime(text: string): Checked<Date> {
  const match = /^(\d{4})(\d{2})(\d{2})T?(\d{2})(\d{2})(\d{2})$/.exec(text);
  const wrong = fail('EXCHANGE_TIME', '时间应形如20250101T083000', 'a time looks like 20250101T083000');
  if (!match) return wrong;
  const [year, month, day, hour, minute, second] = match.slice(1).map(Number) as [number, number, number, number, number, number];
  if (!isCalendarDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return wrong;
  return ok(new Date(Date.UTC(year, month - 1, day, hour, minute, second) - SHANGHAI_MS));
}
