import { civil, weekday } from './day-number.js';
import type { DayHours } from './office-time.js';

/** What decides a day, by day number: a listed day is off or worked; hours where a day has its own. */
export interface DayRules {
  readonly listed: ReadonlyMap<number, boolean>;
  readonly ownHours: ReadonlyMap<number, DayHours>;
  readonly hours: DayHours;
}

/** One year counted once, so that no question walks over days. Indexes are days since 1 January. */
export interface YearTable {
  readonly first: number;
  readonly length: number;
  /** `before[i]` working days before day i; `before[length]` is the year's total. */
  readonly before: Uint16Array;
  /** Index of the n-th working day, n from 0. */
  readonly working: Uint16Array;
  /** `minutes[i]` minutes of office time before day i. */
  readonly minutes: Uint32Array;
}

export function isOff(rules: DayRules, day: number): boolean {
  const listed = rules.listed.get(day);
  if (listed !== undefined) return listed;
  const dayOfWeek = weekday(day);
  return dayOfWeek === 0 || dayOfWeek === 6;
}

export function yearTable(rules: DayRules, year: number): YearTable {
  const first = civil(year, 1, 1);
  const length = civil(year + 1, 1, 1) - first;
  const before = new Uint16Array(length + 1);
  const minutes = new Uint32Array(length + 1);
  const working: number[] = [];
  for (let i = 0; i < length; i++) {
    const off = isOff(rules, first + i);
    if (!off) working.push(i);
    before[i + 1] = working.length;
    minutes[i + 1] = minutes[i]! + (off ? 0 : (rules.ownHours.get(first + i) ?? rules.hours).total);
  }
  return { first, length, before, working: Uint16Array.from(working), minutes };
}
