import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LEVELS, scoreOf } from '../../rating/domain/level.js';
import { indicatorOf, LEAST_RATINGS } from './indicator.js';
import { difference, noSums, SUM_FIELDS, sumsOf, type CountedRating, type MonthSums, type RatingSums } from './rating-sums.js';

const level = fc.constantFrom(...LEVELS);
const instant = fc.date({ min: new Date('2026-01-01T00:00:00Z'), max: new Date('2026-12-31T00:00:00Z'), noInvalidDate: true });
const flag = fc.option(instant, { nil: null });
const person = (turn: 'first' | 'followUp') =>
  fc.record({ turn: fc.constant(turn), level, isDefault: fc.constant(false), excludedAt: flag, givenAt: instant });
const byDefault = fc.record({
  turn: fc.constant('first' as const),
  level,
  isDefault: fc.constant(true),
  excludedAt: fc.constant(null),
  givenAt: instant,
});
/** The ratings of one service: at most a first one and a follow-up. */
const service: fc.Arbitrary<readonly CountedRating[]> = fc.oneof(
  fc.constant<readonly CountedRating[]>([]),
  fc.tuple(fc.oneof(person('first'), byDefault)),
  fc.tuple(fc.oneof(person('first'), byDefault), person('followUp')),
);
const counts = fc.nat({ max: 50 });
const sums: fc.Arbitrary<RatingSums> = fc.record({
  veryGood: counts,
  good: counts,
  fair: counts,
  poor: counts,
  veryPoor: counts,
  defaults: counts,
  followUps: counts,
  excluded: counts,
});
const total = (months: MonthSums): RatingSums => {
  const all = noSums();
  for (const month of months.values()) for (const field of SUM_FIELDS) all[field] += month[field];
  return all;
};
const activeIn = (of: RatingSums): number => LEVELS.reduce((n, each) => n + of[each], 0);

describe('the sums of one service', () => {
  it('count it once: by a person’s rating that stands, or by default only, or not at all', () => {
    fc.assert(
      fc.property(service, (ratings) => {
        const all = total(sumsOf(ratings));
        const standing = ratings.filter((rating) => !rating.isDefault && !rating.excludedAt);
        expect(activeIn(all)).toBe(standing.length > 0 ? 1 : 0);
        expect(all.defaults).toBe(standing.length === 0 && ratings.some((rating) => rating.isDefault) ? 1 : 0);
        expect(all.excluded).toBe(ratings.filter((rating) => rating.excludedAt).length);
        if (standing[0]) expect(all[standing[0].level]).toBe(1);
      }),
    );
  });

  it('are the same whether they are kept by differences or counted anew', () => {
    fc.assert(
      fc.property(service, service, (before, after) => {
        const [then, change, now] = [total(sumsOf(before)), total(difference(sumsOf(after), sumsOf(before))), total(sumsOf(after))];
        for (const field of SUM_FIELDS) expect(then[field] + change[field]).toBe(now[field]);
      }),
    );
  });

  it('do not depend on the order in which ratings are read', () => {
    fc.assert(
      fc.property(service, (ratings) => {
        expect(total(sumsOf([...ratings].reverse()))).toEqual(total(sumsOf(ratings)));
      }),
    );
  });

  it('belong to the month in China', () => {
    const rating = { turn: 'first', level: 'good', isDefault: false, excludedAt: null, givenAt: new Date('2026-03-31T16:30:00Z') } as const;
    expect([...sumsOf([rating]).keys()]).toEqual(['2026-04']);
  });
});

describe('an indicator', () => {
  it('has an average between the worst and the best level that was given', () => {
    fc.assert(
      fc.property(sums, (of) => {
        const { average, active } = indicatorOf(of);
        if (active < LEAST_RATINGS) return;
        const given = LEVELS.filter((each) => of[each] > 0).map(scoreOf);
        expect(average).toBeGreaterThanOrEqual(Math.min(...given));
        expect(average).toBeLessThanOrEqual(Math.max(...given));
      }),
    );
  });

  it('does not move with default ratings, follow-ups or excluded ones', () => {
    fc.assert(
      fc.property(sums, counts, counts, counts, (of, defaults, followUps, excluded) => {
        const { average, levels, active } = indicatorOf({ ...of, defaults, followUps, excluded });
        expect({ average, levels, active }).toEqual({
          average: indicatorOf(of).average,
          levels: indicatorOf(of).levels,
          active: indicatorOf(of).active,
        });
      }),
    );
  });

  it('never falls when one rating gets better', () => {
    fc.assert(
      fc.property(sums, fc.nat({ max: 3 }), (of, index) => {
        const [better, worse] = [LEVELS[index]!, LEVELS[index + 1]!];
        fc.pre(of[worse] > 0 && activeIn(of) >= LEAST_RATINGS);
        const after = indicatorOf({ ...of, [worse]: of[worse] - 1, [better]: of[better] + 1 });
        expect(after.average!).toBeGreaterThanOrEqual(indicatorOf(of).average!);
      }),
    );
  });

  it('holds back levels and average of fewer than three ratings, however many defaults there are', () => {
    const two = { ...noSums(), veryPoor: 2, defaults: 40 };
    expect(indicatorOf(two)).toEqual({ active: 2, defaults: 40, followUps: 0, excluded: 0, levels: null, average: null, suppressed: true });
    expect(indicatorOf({ ...two, veryGood: 1 })).toMatchObject({ active: 3, average: 2.33, suppressed: false });
  });
});
