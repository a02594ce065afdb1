import { describe, expect, it } from '@jest/globals';
import { workingCalendar } from '@yiwang/standards';
import { CalendarDueDates } from './calendar-due-dates.js';
import { scheduleOf, stageAfter } from './plan-schedule.js';

const dueDates = new CalendarDueDates(workingCalendar());
const region = '330203';
const day = (date: Date): string => new Date(date.getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
const seat = (orgCode: string, stage: number, sharePercent: number, lead = false) => ({
  orgCode,
  name: orgCode,
  lead,
  stage,
  sharePercent,
  visibleFields: [],
});

describe('shares of the promised limit', () => {
  const friday = new Date('2025-09-26T02:00:00.000Z');

  it.each([
    [10, 100, '2025-10-16'],
    [10, 50, '2025-10-10'],
    [10, 41, '2025-10-10'], // 4.1 days are five
    [10, 1, '2025-09-28'], // make-up Sunday
  ])('counts %d working days at %d %% past holidays and make-up days', (value, percent, expected) => {
    expect(day(dueDates.after(friday, { value, unit: 'workingDay' }, percent, region).at)).toBe(expected);
  });

  it('counts a share of months in calendar days, moved to a working day', () => {
    const { at } = dueDates.after(new Date('2026-03-02T02:00:00.000Z'), { value: 1, unit: 'month' }, 50, region);
    expect(day(at)).toBe('2026-03-18');
  });

  it('is provisional where the year has no notice yet', () => {
    const limit = { value: 3, unit: 'workingDay' } as const;
    expect(dueDates.after(new Date('2026-03-02T02:00:00.000Z'), limit, 100, region).provisional).toBe(false);
    expect(dueDates.after(new Date('2090-03-02T02:00:00.000Z'), limit, 100, region).provisional).toBe(true);
  });
});

describe('the schedule of a case', () => {
  it('is ordered by stage with the lead first, each with its own due date', () => {
    const seats = scheduleOf(
      {
        participants: [seat('C', 2, 100), seat('A', 1, 50), seat('B', 1, 100, true)],
        limits: { promised: { value: 10, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } },
      },
      { acceptedAt: new Date('2026-03-02T02:00:00.000Z'), promiseDueAt: null },
      region,
      dueDates,
    );
    expect(seats.map(({ orgCode, dueAt }) => [orgCode, day(dueAt)])).toEqual([
      ['B', '2026-03-16'],
      ['A', '2026-03-09'],
      ['C', '2026-03-16'],
    ]);
    expect([stageAfter(seats, 0), stageAfter(seats, 1), stageAfter(seats, 2)]).toEqual([1, 2, undefined]);
  });

  it('ends with the promise, which begins earlier in a case that counts as accepted (逾期视为受理)', () => {
    const promiseDueAt = new Date('2026-03-10T09:00:00.000Z');
    const [whole, half] = scheduleOf(
      {
        participants: [seat('B', 1, 100, true), seat('A', 1, 50)],
        limits: { promised: { value: 10, unit: 'workingDay' }, statutory: { value: 20, unit: 'workingDay' } },
      },
      { acceptedAt: new Date('2026-03-02T02:00:00.000Z'), promiseDueAt },
      region,
      dueDates,
    );
    expect([whole!.dueAt, day(half!.dueAt)]).toEqual([promiseDueAt, '2026-03-09']);
  });
});
