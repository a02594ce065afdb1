import { fail, ok } from '../checked.js';
import type { Checked } from '../checked.js';
import { isCalendarDate } from '../calendar-date.js';

const SHANGHAI_MS = 8 * 3_600_000;

/** `YYYY-MM-DD hh:mm:ss` in Chinese time, as the exchange tables and the calls of Zhejiang write an instant. */
export function localTimeText(instant: Date): string {
  return new Date(instant.getTime() + SHANGHAI_MS).toISOString().slice(0, 19).replace('T', ' ');
}

/**
 * Reads `YYYY-MM-DD hh:mm:ss` as Chinese time; also with slashes, a `T`, without leading zeros, without seconds, with a fraction, and a
 * day alone, which is its first moment. Code: LOCAL_TIME.
 */
export function parseLocalTime(text: string): Checked<Date> {
  const match = /^(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?:[ T](\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d{1,9})?)?)?$/.exec(text.trim());
  const wrong = fail('LOCAL_TIME', '时间应形如2025-01-01 08:30:00', 'a time looks like 2025-01-01 08:30:00');
  if (!match) return wrong;
  const [year, month, day, hour, minute, second] = [match[1], ...match.slice(3)].map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  if (!isCalendarDate(year, month, day) || hour > 23 || minute > 59 || second > 59) return wrong;
  return ok(new Date(Date.UTC(year, month - 1, day, hour, minute, second) - SHANGHAI_MS));
}
