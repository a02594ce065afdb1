import { workingCalendar } from '@yiwang/standards';

const DAY_MS = 86_400_000;
const SHANGHAI_MS = 8 * 3_600_000;

const iso = (day: number): string => new Date(day * DAY_MS).toISOString().slice(0, 10);
/** Day in China, counted from 1970. */
export const dayOf = (at: number): number => Math.floor((at + SHANGHAI_MS) / DAY_MS);
/** Milliseconds since midnight in China. */
export const timeOfDay = (at: number): number => (at + SHANGHAI_MS) % DAY_MS;
export const instant = (day: number, time: number): number => day * DAY_MS - SHANGHAI_MS + time;

/** 工作日 of some years as a table: a million cases have four clocks each, and asking the calendar for each takes longer than storing them. */
export class WorkingDays {
  private readonly days: number[] = [];
  /** Working days up to each day of the span, that day included. */
  private readonly upTo: Int32Array;
  private readonly from: number;

  constructor(now: number, daysBefore: number, daysAfter = 200) {
    const calendar = workingCalendar();
    this.from = dayOf(now) - daysBefore;
    this.upTo = new Int32Array(daysBefore + daysAfter);
    for (let i = 0; i < this.upTo.length; i++) {
      if (calendar.isWorkingDay(iso(this.from + i))) this.days.push(this.from + i);
      this.upTo[i] = this.days.length;
    }
  }

  /** How many there are up to the day of an instant. */
  countTo(at: number): number {
    return this.upTo[Math.min(this.upTo.length - 1, Math.max(0, dayOf(at) - this.from))]!;
  }

  /** The nth of the span, from 0. */
  nth(n: number): number {
    return this.days[Math.min(this.days.length - 1, Math.max(0, n))]!;
  }

  /** So many after the day of an instant, at that time of the day. */
  after(at: number, count: number, time: number): number {
    return instant(this.nth(this.countTo(at) + count - 1), time);
  }

  between(from: number, to: number): number {
    return this.countTo(to) - this.countTo(from);
  }
}
