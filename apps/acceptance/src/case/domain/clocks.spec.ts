import { describe, expect, it } from '@jest/globals';
import { shanghaiDate, workingCalendar, WorkingCalendar } from '@yiwang/standards';
import fc from 'fast-check';
import { usualRules, type ClockRules } from './clock-rules.js';
import { duesOf, standingOf, suspendedDaysOf, type ClockHistory, type RunningClock } from './clocks.js';
import { Deadlines } from './deadlines.js';

const REGION = '330203';
const calendar = workingCalendar();
const deadlines = new Deadlines(calendar);
/** A time of day in China. */
const at = (date: string, time = '10:00'): Date => new Date(`${date}T${time.length === 5 ? `${time}:00` : time}+08:00`);
const workingDays = (value: number) => ({ value, unit: 'workingDay' as const });
const NOTHING: ClockHistory = {
  region: REGION,
  acceptanceFrom: null,
  correctionFrom: null,
  tolerance: null,
  handling: null,
  suspensions: [],
  extension: null,
  deliveryFrom: null,
  closeFrom: null,
};
const handled = (from: Date, promised: number, statutory: number, more: Partial<ClockHistory> = {}): ClockHistory => ({
  ...NOTHING,
  handling: { from, limits: { promised: workingDays(promised), statutory: workingDays(statutory) } },
  ...more,
});

/** domain.md §2.6; the day 0 is not counted. */
const VECTORS = [
  ['2025-09-29', 5, '2025-10-13'],
  ['2025-09-30', 20, '2025-11-04'],
  ['2026-02-10', 5, '2026-02-24'],
  ['2026-02-13', 10, '2026-03-05'],
  ['2026-04-29', 5, '2026-05-09'], // a make-up Saturday
  ['2025-12-30', 3, '2026-01-05'],
  ['2026-09-24', 7, '2026-10-12'],
  ['2024-09-13', 1, '2024-09-14'], // a make-up Saturday
] as const;

describe('the clocks of a case', () => {
  it.each(VECTORS)('accepted on %s with %i working days is due at closing on %s', (from, days, due) => {
    for (const time of ['00:00', '08:00', '12:30', '23:59:59']) {
      const { promise, statutory } = duesOf(handled(at(from, time), days, days), deadlines);
      expect([promise!.at, statutory!.at]).toEqual([at(due, '17:00'), at(due, '17:00')]);
    }
  });

  it('wait for an authority until closing, and for an applicant until the day is over', () => {
    const dues = duesOf(
      {
        ...NOTHING,
        acceptanceFrom: at('2026-04-29'),
        correctionFrom: at('2026-04-29'),
        tolerance: { from: at('2026-04-29'), agreed: workingDays(5) },
      },
      deadlines,
    );
    expect(dues.acceptance!.at).toEqual(at('2026-05-09', '17:00'));
    expect(dues.tolerance!.at).toEqual(at('2026-05-09', '23:59:59.999'));
    expect([shanghaiDate(dues.correction!.at), dues.correction!.at.getMilliseconds()]).toEqual(['2026-05-22', 999]);
  });

  it('count a filing at 23:59:59 as one of that day, and one at midnight as one of the next', () => {
    const due = (from: Date): Date => duesOf({ ...NOTHING, acceptanceFrom: from }, deadlines).acceptance!.at;
    expect(due(at('2026-04-30', '23:59:59'))).toEqual(at('2026-05-11', '17:00')); // the last working day before the holidays
    expect(due(at('2026-05-05', '23:59:59'))).toEqual(at('2026-05-11', '17:00')); // on the last holiday: the same five days are to come
    expect(due(at('2026-05-06', '00:00'))).toEqual(at('2026-05-12', '17:00'));
    expect(due(at('2026-05-06', '23:59:59'))).toEqual(at('2026-05-12', '17:00'));
    expect(due(at('2026-05-09', '09:00'))).toEqual(at('2026-05-15', '17:00')); // a make-up Saturday is day 0 like any working day
    expect(due(at('2026-05-10', '09:00'))).toEqual(at('2026-05-15', '17:00')); // the Sunday after it
  });

  it('run for delivery from the decision, and to closing only where a rule says so', () => {
    const history = { ...NOTHING, deliveryFrom: at('2026-02-13'), closeFrom: at('2026-02-13') };
    expect(Object.keys(duesOf(history, deadlines))).toEqual(['delivery']);
    const rules: ClockRules = {
      ...usualRules(calendar),
      limitOf: (kind, _, from) => (kind === 'close' ? workingDays(3) : usualRules(calendar).limitOf(kind, REGION, from)),
    };
    const { delivery, close } = duesOf(history, new Deadlines(rules));
    expect([delivery!.at, close!.at]).toEqual([at('2026-03-05', '17:00'), at('2026-02-25', '17:00')]);
  });

  it('say that a date may move while a notice is missing, also when only an extension reaches it', () => {
    const known = new WorkingCalendar({ notices: [{ year: 2026, days: [{ date: '2026-12-25', isOffDay: false }] }] });
    const rules = new Deadlines(known);
    const base = duesOf(handled(at('2026-12-01'), 3, 10), rules);
    const extended = duesOf(handled(at('2026-12-01'), 3, 10, { extension: { workingDays: 10, at: at('2026-12-10') } }), rules);
    expect([base.statutory!.provisional, extended.statutory!.provisional, extended.promise!.provisional]).toEqual([false, true, false]);
  });
});

describe('a suspension', () => {
  const moved = (from: Date, to: Date): string => {
    const history = handled(at('2026-03-02'), 5, 20, { suspensions: [{ from, to }] });
    return shanghaiDate(duesOf(history, deadlines).promise!.at);
  };

  it.each([
    ['no time', '2026-03-03', '10:00', '2026-03-03', '10:00', '2026-03-09'],
    ['one minute', '2026-03-03', '10:00', '2026-03-03', '10:01', '2026-03-10'],
    ['half a day', '2026-03-03', '08:30', '2026-03-03', '12:00', '2026-03-10'],
    ['exactly one day in two parts', '2026-03-03', '13:30', '2026-03-04', '13:30', '2026-03-10'],
    ['a day and a minute', '2026-03-03', '13:30', '2026-03-04', '13:31', '2026-03-11'],
    ['a night and a weekend', '2026-03-06', '17:00', '2026-03-09', '08:30', '2026-03-09'],
  ])('of %s moves the clocks by its working time, rounded up to whole days', (_, fromDay, fromTime, toDay, toTime, due) => {
    expect(moved(at(fromDay, fromTime), at(toDay, toTime))).toBe(due);
  });

  it('over the Spring Festival counts none of its days off, and both make-up days', () => {
    const suspension = { from: at('2026-02-13', '17:00'), to: at('2026-02-28', '17:00') };
    expect(deadlines.suspendedDays(suspension, REGION)).toBe(6); // 02-14 and 02-28, 02-24 to 02-27
  });

  it('is rounded each by itself, adds up, and does not count while it lasts', () => {
    const each = { from: at('2026-03-03', '10:00'), to: at('2026-03-03', '11:00') };
    const another = { from: at('2026-03-04', '10:00'), to: at('2026-03-04', '11:00') };
    const open = { from: at('2026-03-05'), to: null };
    expect(suspendedDaysOf([each, another, open], REGION, deadlines)).toBe(2);
  });

  it('counted anew from the whole history gives what the case had when each was over', () => {
    const minutes = fc.integer({ min: 0, max: 20 * 24 * 60 });
    fc.assert(
      fc.property(fc.array(fc.tuple(minutes, minutes), { maxLength: 4 }), fc.integer({ min: 0, max: 15 }), (spans, added) => {
        let clock = at('2026-01-05', '09:00').getTime();
        const suspensions = spans.map(([gap, length]) => {
          const from = new Date((clock += gap * 60_000));
          return { from, to: new Date((clock += length * 60_000)) };
        });
        const extension = added > 0 ? { workingDays: added, at: at('2026-01-06') } : null;
        const { promise, statutory } = duesOf(handled(at('2026-01-05', '09:00'), 7, 20, { suspensions, extension }), deadlines);
        const stepwise = deadlines.handling(at('2026-01-05', '09:00'), handled(at('2026-01-05'), 7, 20).handling!.limits, REGION);
        let [p, s] = [stepwise.promise.at, deadlines.moved(stepwise.statutory.at, added, REGION).at];
        for (const suspension of suspensions)
          [p, s] = [deadlines.resumed(p, suspension, REGION).at, deadlines.resumed(s, suspension, REGION).at];
        expect([promise!.at, statutory!.at]).toEqual([p, s]);
      }),
    );
  });
});

describe('an extension', () => {
  it('adds to the statutory limit and leaves the promise', () => {
    const { promise, statutory } = duesOf(
      handled(at('2025-09-30'), 20, 20, { extension: { workingDays: 10, at: at('2025-10-20') } }),
      deadlines,
    );
    expect([shanghaiDate(promise!.at), shanghaiDate(statutory!.at)]).toEqual(['2025-11-04', '2025-11-18']);
  });

  it('is of ten working days at most, of fifteen where several authorities decide together', () => {
    expect([
      deadlines.longestExtension(REGION, at('2026-01-05'), false),
      deadlines.longestExtension(REGION, at('2026-01-05'), true),
    ]).toEqual([10, 15]);
  });
});

describe('how a clock stands', () => {
  const clock = (more: Partial<RunningClock> = {}): RunningClock => ({
    region: REGION,
    startedAt: at('2026-03-02', '08:30'),
    dueAt: at('2026-03-09', '17:00'),
    stoppedAt: null,
    suspensions: [],
    ...more,
  });

  it('is in time until closing of the last day to the second', () => {
    expect(standingOf(clock(), at('2026-03-09', '17:00'), deadlines)).toMatchObject({ state: 'running', overdue: false, remainingDays: 0 });
    expect(standingOf(clock(), at('2026-03-09', '17:00:01'), deadlines)).toMatchObject({ overdue: true, remainingDays: 0 });
    expect(standingOf(clock(), at('2026-03-11', '09:00'), deadlines)).toMatchObject({ overdue: true, remainingDays: -2 });
  });

  it('uses office time only: nights, lunch and weekends count nothing', () => {
    expect(standingOf(clock(), at('2026-03-02', '12:45'), deadlines).elapsedDays).toBe(0.5);
    expect(standingOf(clock(), at('2026-03-02', '23:00'), deadlines).elapsedDays).toBe(1);
    expect(standingOf(clock(), at('2026-03-08', '12:00'), deadlines).elapsedDays).toBe(5);
  });

  it('stands still while it is suspended, and is not overdue however long that takes', () => {
    const suspended = clock({ suspensions: [{ from: at('2026-03-03', '08:30'), to: null }] });
    const standing = { state: 'suspended', overdue: false, elapsedDays: 1, remainingDays: 4 };
    for (const now of [at('2026-03-04'), at('2026-06-01')]) expect(standingOf(suspended, now, deadlines)).toEqual(standing);
    const over = clock({
      suspensions: [{ from: at('2026-03-03', '08:30'), to: at('2026-03-05', '08:30') }],
      dueAt: at('2026-03-11', '17:00'),
    });
    expect(standingOf(over, at('2026-03-05', '17:00'), deadlines)).toEqual({
      state: 'running',
      overdue: false,
      elapsedDays: 2,
      remainingDays: 4,
    });
  });

  it('stays as it was when it stopped', () => {
    const late = clock({ stoppedAt: at('2026-03-10', '09:00') });
    expect(standingOf(late, at('2027-01-01'), deadlines)).toMatchObject({ state: 'stopped', overdue: true, remainingDays: -1 });
  });
});
