import { describe, expect, it } from '@jest/globals';
import { levels, steps } from './levels.js';

describe('levels', () => {
  it('tells the end of each day backwards from what is now', () => {
    const points = levels({
      now: new Map([['01', 10]]),
      changes: [
        { value: '01', since: null, change: 3 },
        { value: '01', since: '2026-11-03', change: 2 },
        { value: '01', since: '2026-11-02', change: -1 },
      ],
      from: '2026-11-01',
      to: '2026-11-03',
      step: 'day',
    });
    expect(points).toEqual([
      { day: '2026-11-01', counts: { '01': 6 } },
      { day: '2026-11-02', counts: { '01': 5 } },
      { day: '2026-11-03', counts: { '01': 7 } },
    ]);
  });

  it('leaves out values that nothing has', () => {
    const points = levels({
      now: new Map([['5', 1]]),
      changes: [{ value: '5', since: '2026-11-02', change: 1 }],
      from: '2026-11-01',
      to: '2026-11-02',
      step: 'day',
    });
    expect(points).toEqual([
      { day: '2026-11-01', counts: {} },
      { day: '2026-11-02', counts: { '5': 1 } },
    ]);
  });

  it('counts a month to its last day and the last one to the day asked for', () => {
    const points = levels({
      now: new Map([['', 9]]),
      changes: [{ value: '', since: '2027-01-01', change: 4 }],
      from: '2026-12-15',
      to: '2027-01-20',
      step: 'month',
    });
    expect(points).toEqual([
      { day: '2026-12-31', counts: { '': 5 } },
      { day: '2027-01-20', counts: { '': 9 } },
    ]);
    expect(steps('2026-11-30', '2027-02-01', 'month')).toEqual(['2026-11-01', '2026-12-01', '2027-01-01', '2027-02-01']);
  });
});
