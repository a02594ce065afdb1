import { fail, orThrow } from '../checked.js';
import { HOLIDAY_NOTICES } from '../data/holiday-notices.js';
import { normaliseRegionCode, regionAncestors } from '../regions/region-code.js';
import { addMonths, civil, dateText, dayNumber, epochMs, fromDayNumber, shanghai, shanghaiMs } from './day-number.js';
import type { Instant } from './day-number.js';
import type { HolidayNotice, OfficeHours, RegionOverride } from './holiday-notice.js';
import { DEFAULT_OFFICE_HOURS, dayHours } from './office-time.js';
import type { DayHours } from './office-time.js';
import { RegionDays } from './region-days.js';

/** A time limit; the units are those of `limitUnits`. `value` is a whole number, 0 for the same working day. */
export interface TimeLimit {
  readonly value: number;
  readonly unit: 'workingDay' | 'calendarDay' | 'month' | 'year';
}

export interface DueDate {
  /** Office closing of the last day: ISO text in UTC. */
  readonly dueAt: string;
  /** The same day in China, `YYYY-MM-DD`. */
  readonly dueDate: string;
  /** Whether the span touches days of which no notice tells yet: compute it again when the notice is there. */
  readonly provisional: boolean;
}

export interface WorkingCalendarOptions {
  readonly notices?: readonly HolidayNotice[];
  readonly overrides?: readonly RegionOverride[];
  /** Office time where no override says otherwise. */
  readonly hours?: OfficeHours;
}

/** A notice may take days from the December before (earliest thinkable: Sunday 28th worked for a New Year on Thursday). */
const NEXT_NOTICE_FROM_DECEMBER = 28;

/** More spellings of regions than a province has come from outside: answer them, do not keep them. */
const MAX_REGIONS_CACHED = 50_000;

/**
 * 工作日历: State Council notices, local days and office hours. Immutable; `with` gives a copy that knows more (a new notice). Dates are
 * `YYYY-MM-DD` in China, instants are UTC; nothing depends on the machine's zone. Day 0, the day something happens, never counts.
 */
export class WorkingCalendar {
  readonly #notices: readonly HolidayNotice[];
  readonly #overrides: readonly RegionOverride[];
  readonly #hours: OfficeHours;
  readonly #noticed: ReadonlySet<number>;
  readonly #overridden: ReadonlyMap<string, readonly RegionOverride[]>;
  readonly #national: RegionDays;
  readonly #byRegion = new Map<string, RegionDays>();

  /** Without options: the shipped notices and default hours. Throws DATE_FORM, OFFICE_HOURS or the region codes of a wrong override. */
  constructor({ notices = HOLIDAY_NOTICES, overrides = [], hours = DEFAULT_OFFICE_HOURS }: WorkingCalendarOptions = {}) {
    this.#notices = notices;
    this.#overrides = overrides;
    this.#hours = hours;
    this.#noticed = new Set(notices.filter((notice) => notice.days.length > 0).map((notice) => notice.year));
    const byRegion = new Map<string, RegionOverride[]>();
    for (const override of overrides) {
      const region = orThrow(normaliseRegionCode(override.region));
      byRegion.set(region, [...(byRegion.get(region) ?? []), override]);
    }
    this.#overridden = byRegion;
    this.#national = this.#daysFor([]);
    for (const region of byRegion.keys()) this.#daysOf(region);
  }

  /** A copy with further notices (a later one of the same year is added to it, and decides where both list a day) and overrides. */
  with({ notices = [], overrides = [] }: Pick<WorkingCalendarOptions, 'notices' | 'overrides'>): WorkingCalendar {
    return new WorkingCalendar({
      notices: [...this.#notices, ...notices],
      overrides: [...this.#overrides, ...overrides],
      hours: this.#hours,
    });
  }

  /** Years that have a notice, ascending. */
  get noticedYears(): number[] {
    return [...this.#noticed].sort((a, b) => a - b);
  }

  /** Whether the notice for the year is missing: the "calendar missing" alarm. */
  isMissing(year: number): boolean {
    return !this.#noticed.has(year);
  }

  /** Whether anything from `from` to `to` (both included) may still change by a notice that is missing. */
  isProvisional(from: string, to: string = from): boolean {
    return this.#provisional(dayNumber(from), dayNumber(to));
  }

  isWorkingDay(date: string, region?: string): boolean {
    return this.#daysOf(region).isWorkingDay(dayNumber(date));
  }

  /** The n-th working day after `from`; before it for a negative n; `from` itself for 0. `from` is not counted. */
  addWorkingDays(from: string, n: number, region?: string): string {
    if (!Number.isSafeInteger(n)) return orThrow(fail('WORKING_DAYS', '工作日数应为整数', 'a number of working days is whole'));
    return dateText(this.#daysOf(region).add(dayNumber(from), n));
  }

  /** Working days after `from` up to and with `to`; negative when `to` is earlier. Inverse of addWorkingDays for every n. */
  workingDaysBetween(from: string, to: string, region?: string): number {
    const days = this.#daysOf(region);
    const [start, end] = [dayNumber(from), dayNumber(to)];
    // `|| 0`: an empty span backwards is 0 and not -0.
    return end >= start ? days.count(start + 1, end + 1) : -days.count(end, start) || 0;
  }

  /**
   * When a limit that begins at `from` ends. A working-day limit ends on the n-th working day; limits in calendar days, months and years
   * that end on a day off end on the next working day (民法典 art. 203), and a month without that day ends on its last. A limit of 0 ends
   * the same day, or on the next working day when `from` is after closing. Throws TIME_LIMIT, INSTANT_FORM.
   */
  dueAt(from: Instant, limit: TimeLimit, region?: string): DueDate {
    const { value, unit } = limit;
    if (!Number.isSafeInteger(value) || value < 0) {
      return orThrow(fail('TIME_LIMIT', '时限应为非负整数', 'a time limit is a whole number, not negative'));
    }
    const days = this.#daysOf(region);
    const start = shanghai(epochMs(from));
    const last = value === 0 ? this.#sameDay(days, start) : days.rollForward(this.#lastDay(days, start.day, value, unit));
    return this.#due(days, start.day, last);
  }

  /** A due instant moved by whole working days, as an extension of the limit does. */
  extendDue(due: Instant, workingDays: number, region?: string): DueDate {
    if (!Number.isSafeInteger(workingDays) || workingDays < 0) {
      return orThrow(fail('WORKING_DAYS', '工作日数应为非负整数', 'a due date is moved by a whole number of working days'));
    }
    const days = this.#daysOf(region);
    const { day } = shanghai(epochMs(due));
    return this.#due(days, day, days.rollForward(days.add(day, workingDays)));
  }

  /** Office minutes from one instant to a later one, whole minutes; time outside office hours is 0, and so is a span that ends before it begins. */
  workingTimeBetween(from: Instant, to: Instant, region?: string): number {
    const [a, b] = [epochMs(from), epochMs(to)];
    if (b <= a) return 0;
    const days = this.#daysOf(region);
    const [start, end] = [shanghai(a), shanghai(b)];
    const minutes =
      days.minutes(start.day, end.day) - days.minutesBefore(start.day, start.minute) + days.minutesBefore(end.day, end.minute);
    return Math.floor(minutes + 1e-6);
  }

  /** Working days of a suspension with their fractions: each day counts by the part of its office time that was suspended. */
  suspendedWorkingDays(from: Instant, to: Instant, region?: string): number {
    const [a, b] = [epochMs(from), epochMs(to)];
    if (b <= a) return 0;
    const days = this.#daysOf(region);
    const [start, end] = [shanghai(a), shanghai(b)];
    const part = ({ day, minute }: { day: number; minute: number }): number => days.minutesBefore(day, minute) / days.hoursOf(day).total;
    return days.count(start.day, end.day) - part(start) + part(end);
  }

  /** The due date after a suspension: moved by the suspended working days, rounded up to whole days. */
  shiftForSuspension(due: Instant, suspension: { from: Instant; to: Instant }, region?: string): DueDate {
    // 1e-9: the parts of two days that make up exactly one must not be rounded up to two.
    return this.extendDue(due, Math.ceil(this.suspendedWorkingDays(suspension.from, suspension.to, region) - 1e-9), region);
  }

  #sameDay(days: RegionDays, start: { day: number; minute: number }): number {
    const open = days.isWorkingDay(start.day) && start.minute < days.hoursOf(start.day).closing;
    return open ? start.day : days.add(start.day, 1);
  }

  #lastDay(days: RegionDays, day: number, value: number, unit: TimeLimit['unit']): number {
    switch (unit) {
      case 'workingDay':
        return days.add(day, value);
      case 'calendarDay':
        return day + value;
      case 'month':
        return addMonths(day, value);
      case 'year':
        return addMonths(day, value * 12);
    }
  }

  #due(days: RegionDays, start: number, last: number): DueDate {
    return {
      dueAt: new Date(shanghaiMs(last, days.hoursOf(last).closing)).toISOString(),
      dueDate: dateText(last),
      provisional: this.#provisional(start, last),
    };
  }

  #provisional(from: number, to: number): boolean {
    const [start, end] = from <= to ? [from, to] : [to, from];
    const last = fromDayNumber(end).year;
    for (let year = fromDayNumber(start).year; year <= last; year++) if (!this.#noticed.has(year)) return true;
    return !this.#noticed.has(last + 1) && end >= civil(last, 12, NEXT_NOTICE_FROM_DECEMBER);
  }

  #daysOf(region: string | undefined): RegionDays {
    if (region === undefined) return this.#national;
    const known = this.#byRegion.get(region);
    if (known) return known;
    const code = orThrow(normaliseRegionCode(region));
    const chain = [code, ...regionAncestors(code)].filter((each) => this.#overridden.has(each));
    const nearest = chain[0];
    const shared = nearest === undefined ? this.#national : (this.#byRegion.get(nearest) ?? this.#daysFor(chain));
    if (nearest !== undefined) this.#byRegion.set(nearest, shared);
    if (this.#byRegion.size < MAX_REGIONS_CACHED) this.#byRegion.set(region, shared);
    return shared;
  }

  /** Rules of a chain of overridden regions, nearest first. */
  #daysFor(chain: readonly string[]): RegionDays {
    const listed = new Map<number, boolean>();
    const ownHours = new Map<number, DayHours>();
    for (const notice of [...this.#notices].sort((a, b) => a.year - b.year)) {
      for (const day of notice.days) listed.set(dayNumber(day.date), day.isOffDay);
    }
    let hours = this.#hours;
    for (const region of [...chain].reverse()) {
      for (const override of this.#overridden.get(region) ?? []) {
        if (override.hours) hours = override.hours;
        for (const day of override.days ?? []) {
          const number = dayNumber(day.date);
          listed.set(number, day.isOffDay);
          if (day.hours) ownHours.set(number, dayHours(day.hours));
          else ownHours.delete(number);
        }
      }
    }
    return new RegionDays({ listed, ownHours, hours: dayHours(hours) });
  }
}

let shipped: WorkingCalendar | undefined;

/** The calendar of the shipped notices with default office hours; one instance, so that its counted years are shared. */
export const workingCalendar = (): WorkingCalendar => (shipped ??= new WorkingCalendar());
