import type { TimeLimit } from '@yiwang/events-catalogue';
import type { WorkingCalendar } from '@yiwang/standards';
import { type Due, DueDates } from './plan-schedule.js';

const DAY_MS = 86_400_000;

/** Counts by the working calendar (工作日历) of the deciding region. A share of months or years is counted in calendar days. */
export class CalendarDueDates extends DueDates {
  constructor(private readonly calendar: WorkingCalendar) {
    super();
  }

  override after(from: Date, limit: TimeLimit, sharePercent: number, regionCode: string): Due {
    const { dueAt, provisional } = this.calendar.dueAt(from, this.share(from, limit, sharePercent, regionCode), regionCode);
    return { at: new Date(dueAt), provisional };
  }

  override moved(due: Date, workingDays: number, regionCode: string): Due {
    const { dueAt, provisional } = this.calendar.extendDue(due, workingDays, regionCode);
    return { at: new Date(dueAt), provisional };
  }

  override taken(from: Date, to: Date, regionCode: string): number {
    return Math.ceil(this.calendar.suspendedWorkingDays(from, to, regionCode) - 1e-9);
  }

  private share(from: Date, limit: TimeLimit, percent: number, regionCode: string): TimeLimit {
    if (percent >= 100) return limit;
    if (limit.unit === 'workingDay' || limit.unit === 'calendarDay') return { ...limit, value: part(limit.value, percent) };
    const whole = new Date(this.calendar.dueAt(from, limit, regionCode).dueAt).getTime() - from.getTime();
    return { value: part(Math.ceil(whole / DAY_MS), percent), unit: 'calendarDay' };
  }
}

/** Rounded up: a department never gets less than its share. */
const part = (days: number, percent: number): number => Math.ceil((days * percent) / 100);
