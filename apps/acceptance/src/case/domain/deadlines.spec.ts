import { describe, expect, it } from '@jest/globals';
import { workingCalendar } from '@yiwang/standards';
import { Deadlines } from './deadlines.js';

const deadlines = new Deadlines(workingCalendar());
/** Office closing in China. */
const closing = (date: string): string => new Date(`${date}T17:30:00+08:00`).toISOString().slice(0, 10);
const day = (at: Date): string => at.toISOString().slice(0, 10);

describe('deadlines', () => {
  it.each([
    ['2025-09-29', '2025-10-13'], // over the National Day holidays
    ['2026-02-10', '2026-02-24'], // over the Spring Festival
    ['2026-04-29', '2026-05-09'], // ends on a make-up Saturday
  ])('acceptance of a filing of %s is due on %s', (from, due) => {
    const { at, provisional } = deadlines.acceptance(new Date(`${from}T10:00:00+08:00`), '330203');
    expect([day(at), provisional]).toEqual([closing(due), false]);
  });

  it('counts promise and statutory limit from acceptance, each in its own unit', () => {
    const limits = { promised: { value: 5, unit: 'workingDay' as const }, statutory: { value: 1, unit: 'month' as const } };
    const { promise, statutory } = deadlines.handling(new Date('2026-03-02T10:00:00+08:00'), limits, '330203');
    expect([day(promise.at), day(statutory.at)]).toEqual(['2026-03-09', '2026-04-02']);
  });

  it('delivery is due ten working days after the decision', () => {
    expect(day(deadlines.delivery(new Date('2026-02-13T10:00:00+08:00'), '330203').at)).toBe('2026-03-05');
  });

  it('says that a date may move while the holiday notice of its year is missing', () => {
    expect(deadlines.acceptance(new Date('2031-03-03T10:00:00+08:00'), '330203').provisional).toBe(true);
  });

  it('counts a filing at night in China as that day, wherever the machine stands', () => {
    const evening = deadlines.acceptance(new Date('2026-03-02T15:59:00Z'), '330203'); // 23:59 in China
    const next = deadlines.acceptance(new Date('2026-03-02T16:01:00Z'), '330203');
    expect([day(evening.at), day(next.at)]).toEqual(['2026-03-09', '2026-03-10']);
  });
});
