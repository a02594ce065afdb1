import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HOLIDAY_NOTICES } from '../data/holiday-notices.js';
import { addMonths, dateText, dayNumber, shanghaiDate } from './day-number.js';
import type { HolidayNotice } from './holiday-notice.js';
import { workingCalendar, WorkingCalendar } from './working-calendar.js';

const calendar = workingCalendar();
const dates = fc.integer({ min: dayNumber('2014-01-01'), max: dayNumber('2026-12-31') }).map(dateText);
const daysOf = (first: string, last: string): string[] => {
  const from = dayNumber(first);
  return Array.from({ length: dayNumber(last) - from + 1 }, (_, i) => dateText(from + i));
};
const fails = (code: string): unknown => expect.objectContaining({ kind: 'invalid', code: `STANDARDS.${code}` });

describe('working days', () => {
  it.each([
    ['2025-09-29', 5, '2025-10-13'],
    ['2025-09-30', 20, '2025-11-04'],
    ['2026-02-10', 5, '2026-02-24'],
    ['2026-02-13', 10, '2026-03-05'],
    ['2026-04-29', 5, '2026-05-09'],
    ['2025-12-30', 3, '2026-01-05'],
    ['2026-09-24', 7, '2026-10-12'],
    ['2024-09-13', 1, '2024-09-14'],
  ])('%s + %i → %s', (from, n, expected) => {
    expect(calendar.addWorkingDays(from, n)).toBe(expected);
    expect(calendar.workingDaysBetween(from, expected)).toBe(n);
  });

  it('count per year as the notices make them', () => {
    const perYear = HOLIDAY_NOTICES.map(({ year }) => [year, calendar.workingDaysBetween(`${year - 1}-12-31`, `${year}-12-31`)]);
    expect(perYear).toEqual([
      [2014, 250],
      [2015, 249],
      [2016, 250],
      [2017, 249],
      [2018, 250],
      [2019, 250],
      [2020, 249],
      [2021, 250],
      [2022, 249],
      [2023, 249],
      [2024, 251],
      [2025, 248],
      [2026, 248],
    ]);
  });

  it('equal the notices day by day for 2014-2026, where the files are present', () => {
    const folder = resolve(import.meta.dirname, '../../../../../shared/data/holidays');
    const read = (year: number): HolidayNotice => JSON.parse(readFileSync(resolve(folder, `${year}.json`), 'utf8')) as HolidayNotice;
    const years = Array.from({ length: 13 }, (_, i) => 2014 + i);
    const notices = existsSync(folder) ? years.map(read) : HOLIDAY_NOTICES;
    const listed = new Map(notices.flatMap(({ days }) => days.map((day) => [day.date, day.isOffDay] as const)));
    const different = daysOf('2014-01-01', '2026-12-31').filter((date) => {
      const weekend = [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());
      return calendar.isWorkingDay(date) === (listed.get(date) ?? weekend);
    });
    expect(different).toEqual([]);
  });

  it('include a make-up Saturday and exclude a weekday off', () => {
    expect(calendar.isWorkingDay('2026-05-09')).toBe(true);
    expect(calendar.isWorkingDay('2026-05-05')).toBe(false);
    expect(calendar.isWorkingDay('2026-05-08')).toBe(true);
    expect(calendar.isWorkingDay('2026-05-10')).toBe(false);
  });

  it('follow a notice into the December before its year', () => {
    expect(calendar.isWorkingDay('2018-12-29')).toBe(true);
    expect(calendar.isWorkingDay('2018-12-31')).toBe(false);
    const notice = HOLIDAY_NOTICES.find(({ year }) => year === 2019)!;
    expect(notice.days.some(({ date }) => date === '2018-12-29')).toBe(true);
  });

  it('are counted back to what was added, for any number in either direction', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: -600, max: 600 }), (from, n) => {
        const to = calendar.addWorkingDays(from, n);
        expect(calendar.workingDaysBetween(from, to)).toBe(n);
        if (n !== 0) expect(calendar.isWorkingDay(to)).toBe(true);
      }),
    );
  });

  it('equal a walk from day to day', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 1, max: 80 }), (from, n) => {
        let day = dayNumber(from);
        for (let left = n; left > 0;) if (calendar.isWorkingDay(dateText(++day))) left--;
        expect(calendar.addWorkingDays(from, n)).toBe(dateText(day));
      }),
      { numRuns: 60 },
    );
  });

  it('add up: n and then m is n + m', () => {
    fc.assert(
      fc.property(dates, fc.nat(300), fc.nat(300), (from, n, m) => {
        expect(calendar.addWorkingDays(calendar.addWorkingDays(from, n), m)).toBe(calendar.addWorkingDays(from, n + m));
      }),
    );
  });

  it('refuse a date that does not exist and a broken number', () => {
    for (const date of ['2025-02-29', '2025-2-1', '20250201', '2025-02-01T00:00:00Z', '', '2025/02/01']) {
      expect(() => calendar.isWorkingDay(date)).toThrow(fails('DATE_FORM'));
    }
    expect(() => calendar.addWorkingDays('2025-01-01', 1.5)).toThrow(fails('WORKING_DAYS'));
    expect(() => calendar.addWorkingDays('2999-12-01', 1000)).toThrow(fails('DATE_RANGE'));
    expect(() => calendar.isWorkingDay('2025-01-02', '33020')).toThrow(fails('REGION_LENGTH'));
  });

  it('take microseconds, so that a list of cases can be dated on the fly', () => {
    const began = performance.now();
    for (let i = 0; i < 100_000; i++) calendar.addWorkingDays('2026-04-29', 20);
    // The budget is 5 µs a call; ten times that leaves room for a busy machine.
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('a limit', () => {
  const at = '2026-04-29T02:00:00Z'; // 10:00 in China

  it('ends at office closing in China on the last day', () => {
    expect(calendar.dueAt(at, { value: 5, unit: 'workingDay' })).toEqual({
      dueAt: '2026-05-09T09:00:00.000Z',
      dueDate: '2026-05-09',
      provisional: false,
    });
  });

  it('begins on the Chinese day, also shortly after midnight there and for each form of an instant', () => {
    const instant = '2026-04-28T16:30:00Z'; // 00:30 on the 29th in China
    for (const from of [instant, new Date(instant), Date.parse(instant), '2026-04-29T00:30:00+08:00', '2026-04-29']) {
      expect(calendar.dueAt(from, { value: 5, unit: 'workingDay' }).dueDate).toBe('2026-05-09');
    }
    expect(shanghaiDate(instant)).toBe('2026-04-29');
    expect(() => calendar.dueAt('2026-04-29T00:30:00', { value: 1, unit: 'workingDay' })).toThrow(fails('INSTANT_FORM'));
    expect(() => calendar.dueAt(new Date(NaN), { value: 1, unit: 'workingDay' })).toThrow(fails('INSTANT_FORM'));
  });

  it('in calendar days, months or years that ends on a day off ends on the next working day', () => {
    expect(calendar.dueAt(at, { value: 3, unit: 'calendarDay' }).dueDate).toBe('2026-05-06'); // 2 May is off until the 5th
    expect(calendar.dueAt(at, { value: 10, unit: 'calendarDay' }).dueDate).toBe('2026-05-09'); // a worked Saturday
    expect(calendar.dueAt('2025-01-31', { value: 1, unit: 'month' }).dueDate).toBe('2025-02-28');
    expect(calendar.dueAt('2024-02-29', { value: 1, unit: 'year' }).dueDate).toBe('2025-02-28');
    expect(calendar.dueAt('2025-09-01', { value: 1, unit: 'month' }).dueDate).toBe('2025-10-09');
    expect(dateText(addMonths(dayNumber('2025-12-31'), -1))).toBe('2025-11-30');
  });

  it('of nothing ends the same day, or the next working day after closing or on a day off', () => {
    const zero = { value: 0, unit: 'workingDay' } as const;
    expect(calendar.dueAt('2026-04-29T02:00:00Z', zero).dueDate).toBe('2026-04-29');
    expect(calendar.dueAt('2026-04-29T09:00:00Z', zero).dueDate).toBe('2026-04-30');
    expect(calendar.dueAt('2026-05-01T02:00:00Z', zero).dueDate).toBe('2026-05-06');
    expect(() => calendar.dueAt(at, { value: -1, unit: 'workingDay' })).toThrow(fails('TIME_LIMIT'));
  });

  it('is provisional as soon as its span touches a year without a notice', () => {
    expect(calendar.dueAt('2026-12-10', { value: 5, unit: 'workingDay' }).provisional).toBe(false);
    expect(calendar.dueAt('2026-12-24', { value: 20, unit: 'workingDay' }).provisional).toBe(true);
    expect(calendar.dueAt('2027-03-01', { value: 1, unit: 'workingDay' }).provisional).toBe(true);
    expect(calendar.dueAt('2013-12-01', { value: 1, unit: 'workingDay' }).provisional).toBe(true);
    expect(calendar.isMissing(2027)).toBe(true);
    expect(calendar.isMissing(2026)).toBe(false);
    expect(calendar.noticedYears).toEqual(HOLIDAY_NOTICES.map(({ year }) => year));
  });

  it('is provisional in the last days of December too, which the missing notice may move', () => {
    expect(calendar.isProvisional('2026-12-27')).toBe(false);
    expect(calendar.isProvisional('2026-12-31')).toBe(true);
    expect(calendar.isProvisional('2025-12-31')).toBe(false);
  });

  it('changes when the missing notice arrives; an empty one does not count', () => {
    const from = '2026-12-30';
    const limit = { value: 3, unit: 'workingDay' } as const;
    expect(calendar.dueAt(from, limit)).toMatchObject({ dueDate: '2027-01-04', provisional: true });
    expect(calendar.with({ notices: [{ year: 2027, days: [] }] }).isMissing(2027)).toBe(true);
    const known = calendar.with({ notices: [{ year: 2027, days: [{ date: '2027-01-01', isOffDay: true, name: '元旦' }] }] });
    expect(known.dueAt(from, limit)).toMatchObject({ dueDate: '2027-01-05', provisional: false });
    expect(calendar.isMissing(2027)).toBe(true);
  });

  it('is recomputed when an emergency notice prolongs a holiday', () => {
    const before = new WorkingCalendar({ notices: [{ year: 2020, days: [{ date: '2020-01-31', isOffDay: false }] }] });
    const after = before.with({ notices: [{ year: 2020, days: [{ date: '2020-01-31', isOffDay: true }] }] });
    expect(before.addWorkingDays('2020-01-30', 1)).toBe('2020-01-31');
    expect(after.addWorkingDays('2020-01-30', 1)).toBe('2020-02-03');
  });
});

describe('local days and hours', () => {
  const local = calendar.with({
    overrides: [
      { region: '330200', days: [{ date: '2026-06-05', isOffDay: true, name: '市内停电' }] },
      { region: '330203', days: [{ date: '2026-06-05', isOffDay: false, hours: [{ from: '08:30', to: '12:00' }] }] },
      {
        region: '330281',
        hours: [
          { from: '09:00', to: '12:00' },
          { from: '14:00', to: '17:30' },
        ],
      },
    ],
  });

  it('hold in their region and below it, and nowhere else', () => {
    const off = (region?: string): boolean => !local.isWorkingDay('2026-06-05', region);
    expect([undefined, '330000', '330100', '330200', '330201', '330205', '330281001', '330200000000'].map(off)).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
      true,
      true,
    ]);
  });

  it('give way to those of a nearer region', () => {
    expect(local.isWorkingDay('2026-06-05', '330203')).toBe(true);
    expect(local.isWorkingDay('2026-06-05', '330203001')).toBe(true);
    expect(local.addWorkingDays('2026-06-04', 1, '330205')).toBe('2026-06-08');
    expect(local.addWorkingDays('2026-06-04', 1, '330203')).toBe('2026-06-05');
  });

  it('move the closing and the length of a day', () => {
    const limit = { value: 1, unit: 'workingDay' } as const;
    expect(local.dueAt('2026-06-04', limit, '330203').dueAt).toBe('2026-06-05T04:00:00.000Z');
    expect(local.dueAt('2026-06-03', limit, '330281').dueAt).toBe('2026-06-04T09:30:00.000Z');
    expect(local.workingTimeBetween('2026-06-04T12:00:00+08:00', '2026-06-08T08:30:00+08:00', '330203')).toBe(210 + 210);
  });

  it('refuse hours that overlap, are empty or are no times', () => {
    for (const hours of [
      [],
      [{ from: '12:00', to: '08:30' }],
      [
        { from: '08:00', to: '12:00' },
        { from: '11:00', to: '17:00' },
      ],
      [{ from: '8', to: '9' }],
    ]) {
      expect(() => new WorkingCalendar({ hours })).toThrow(fails('OFFICE_HOURS'));
    }
    expect(() => calendar.with({ overrides: [{ region: 'x' }] })).toThrow(fails('REGION_CHARACTERS'));
  });
});

describe('office time', () => {
  const minutes = (from: string, to: string): number => calendar.workingTimeBetween(`${from}+08:00`, `${to}+08:00`);

  it('counts morning and afternoon, and nothing at noon, at night or on days off', () => {
    expect(minutes('2026-06-03T08:30:00', '2026-06-03T17:00:00')).toBe(420);
    expect(minutes('2026-06-03T11:30:00', '2026-06-03T14:00:00')).toBe(60);
    expect(minutes('2026-06-03T17:00:00', '2026-06-04T08:30:00')).toBe(0);
    expect(minutes('2026-06-05T16:00:00', '2026-06-08T09:30:00')).toBe(120);
    expect(minutes('2026-04-30T08:30:00', '2026-05-06T17:00:00')).toBe(840);
    expect(minutes('2026-06-03T09:00:00', '2026-06-03T09:00:59')).toBe(0);
  });

  it('is 0 for a span that ends before it begins', () => {
    expect(minutes('2026-06-04T10:00:00', '2026-06-03T10:00:00')).toBe(0);
  });

  it('adds up over any point between, across years', () => {
    const instants = fc
      .integer({ min: Date.parse('2014-01-01') / 60_000, max: Date.parse('2026-12-31') / 60_000 })
      .map((minute) => minute * 60_000);
    fc.assert(
      fc.property(fc.tuple(instants, instants, instants), (three) => {
        const [a, b, c] = three.sort((x, y) => x - y) as [number, number, number];
        expect(calendar.workingTimeBetween(a, b) + calendar.workingTimeBetween(b, c)).toBe(calendar.workingTimeBetween(a, c));
      }),
    );
  });
});

describe('a suspension', () => {
  const due = '2026-06-10T17:00:00+08:00';
  const shift = (from: string, to: string): string =>
    calendar.shiftForSuspension(due, { from: `${from}+08:00`, to: `${to}+08:00` }).dueDate;

  it('moves the due date by the suspended working days, rounded up', () => {
    expect(shift('2026-06-03T08:30:00', '2026-06-05T17:00:00')).toBe('2026-06-15'); // 3 days
    expect(shift('2026-06-03T10:00:00', '2026-06-03T15:00:00')).toBe('2026-06-11'); // part of a day is one
    expect(shift('2026-06-03T12:00:00', '2026-06-04T12:00:00')).toBe('2026-06-11'); // two halves are one
    expect(shift('2026-06-03T11:50:00', '2026-06-04T12:00:00')).toBe('2026-06-12');
  });

  it('over a weekend or at night moves nothing', () => {
    expect(shift('2026-06-05T17:00:00', '2026-06-08T08:30:00')).toBe('2026-06-10');
    expect(shift('2026-06-05T17:00:00', '2026-06-05T16:00:00')).toBe('2026-06-10');
  });

  it('two parts that make up one day are not rounded up to two', () => {
    for (let minute = 1; minute < 210; minute++) {
      const from = new Date(Date.parse('2026-06-03T08:30:00+08:00') + minute * 60_000);
      const to = new Date(from.getTime() + 86_400_000);
      expect(calendar.shiftForSuspension(due, { from, to }).dueDate).toBe('2026-06-11');
    }
  });

  it('keeps the closing hour and says when the new date is provisional', () => {
    expect(calendar.extendDue('2026-12-25T17:00:00+08:00', 10)).toMatchObject({
      dueDate: '2027-01-08',
      dueAt: '2027-01-08T09:00:00.000Z',
      provisional: true,
    });
    expect(() => calendar.extendDue(due, -1)).toThrow(fails('WORKING_DAYS'));
  });
});
