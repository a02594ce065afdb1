import { fail, orThrow } from '../checked.js';
import type { OfficeHours } from './holiday-notice.js';

/** Morning and afternoon of a service hall; every region may set its own. */
export const DEFAULT_OFFICE_HOURS: OfficeHours = [
  { from: '08:30', to: '12:00' },
  { from: '13:30', to: '17:00' },
];

/** Office time of one day in minutes of the day. */
export interface DayHours {
  readonly spans: readonly (readonly [from: number, to: number])[];
  /** Minutes of office time in the day. */
  readonly total: number;
  /** Minute of the day at which the last span ends. */
  readonly closing: number;
}

function minuteOf(text: string): number {
  const match = /^([01]\d|2[0-4]):([0-5]\d)$/.exec(text);
  const minute = match ? Number(match[1]) * 60 + Number(match[2]) : NaN;
  return minute <= 1440 ? minute : NaN;
}

/** Throws OFFICE_HOURS unless there is at least one interval and they are in order and do not overlap. */
export function dayHours(hours: OfficeHours): DayHours {
  const spans = hours.map(({ from, to }) => [minuteOf(from), minuteOf(to)] as const);
  let end = 0;
  let total = 0;
  for (const [from, to] of spans) {
    if (!(from >= end && to > from)) return orThrow(fail('OFFICE_HOURS', '办公时间段不正确', 'office hours are ordered spans HH:mm'));
    end = to;
    total += to - from;
  }
  if (total === 0) return orThrow(fail('OFFICE_HOURS', '办公时间不能为空', 'a working day has office hours'));
  return { spans, total, closing: end };
}

/** Minutes of office time before a minute of the day. */
export function worked(hours: DayHours, minute: number): number {
  let sum = 0;
  for (const [from, to] of hours.spans) {
    if (minute >= to) sum += to - from;
    else if (minute > from) sum += minute - from;
  }
  return sum;
}
