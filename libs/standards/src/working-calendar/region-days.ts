import { dateText, fromDayNumber } from './day-number.js';
import { fail, orThrow } from '../checked.js';
import type { DayHours } from './office-time.js';
import { worked } from './office-time.js';
import { yearTable } from './year-table.js';
import type { DayRules, YearTable } from './year-table.js';

const FIRST_YEAR = 1900;
const LAST_YEAR = 2999;

/** The counted days of one region (all regions with the same overrides share one), a year at a time and only when asked for. */
export class RegionDays {
  readonly #years = new Map<number, YearTable>();
  #last: YearTable | undefined;

  constructor(readonly rules: DayRules) {}

  hoursOf(day: number): DayHours {
    return this.rules.ownHours.get(day) ?? this.rules.hours;
  }

  isWorkingDay(day: number): boolean {
    const year = this.#tableOf(day);
    const i = day - year.first;
    return year.before[i + 1]! > year.before[i]!;
  }

  /** Day number of the n-th working day after `day` (before it for a negative n), `day` itself not counted; `day` for 0. */
  add(day: number, n: number): number {
    if (n === 0) return day;
    let table = this.#tableOf(day);
    let index = table.before[day - table.first + (n > 0 ? 1 : 0)]! + n - (n > 0 ? 1 : 0);
    while (index < 0) {
      table = this.#tableOf(table.first - 1);
      index += table.working.length;
    }
    while (index >= table.working.length) {
      index -= table.working.length;
      table = this.#tableOf(table.first + table.length);
    }
    return table.first + table.working[index]!;
  }

  /** Working days in [from, to), from ≤ to. */
  count(from: number, to: number): number {
    return this.#sum(from, to, (table) => table.before);
  }

  /** Minutes of office time in the whole days [from, to), from ≤ to. */
  minutes(from: number, to: number): number {
    return this.#sum(from, to, (table) => table.minutes);
  }

  /** Minutes of office time of a day before a minute of it. */
  minutesBefore(day: number, minute: number): number {
    return this.isWorkingDay(day) ? worked(this.hoursOf(day), minute) : 0;
  }

  /** The day itself if it is worked, else the next that is. */
  rollForward(day: number): number {
    return this.isWorkingDay(day) ? day : this.add(day, 1);
  }

  #sum(from: number, to: number, counts: (table: YearTable) => Uint16Array | Uint32Array): number {
    let table = this.#tableOf(from);
    let sum = -counts(table)[from - table.first]!;
    while (to >= table.first + table.length) {
      sum += counts(table)[table.length]!;
      table = this.#tableOf(table.first + table.length);
    }
    return sum + counts(table)[to - table.first]!;
  }

  #tableOf(day: number): YearTable {
    const last = this.#last;
    if (last !== undefined && day >= last.first && day < last.first + last.length) return last;
    return (this.#last = this.#load(day));
  }

  #load(day: number): YearTable {
    const { year } = fromDayNumber(day);
    const known = this.#years.get(year);
    if (known) return known;
    if (!(year >= FIRST_YEAR && year <= LAST_YEAR)) {
      return orThrow(fail('DATE_RANGE', '日期超出日历范围', `${dateText(day)} is outside the calendar (${FIRST_YEAR}-${LAST_YEAR})`));
    }
    const table = yearTable(this.rules, year);
    this.#years.set(year, table);
    return table;
  }
}
