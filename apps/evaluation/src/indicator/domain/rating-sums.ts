import type { RatingLevel, RatingTurn } from '@yiwang/events-evaluation';
import { shanghaiDate } from '@yiwang/standards';

/** What of a rating counts. */
export interface CountedRating {
  turn: RatingTurn;
  level: RatingLevel;
  isDefault: boolean;
  excludedAt: Date | null;
  givenAt: Date;
}

export const SUM_FIELDS = ['veryGood', 'good', 'fair', 'poor', 'veryPoor', 'defaults', 'followUps', 'excluded'] as const;
export type SumField = (typeof SUM_FIELDS)[number];
/** Services by the level they got, services that have only a default rating, and follow-ups and excluded ratings beside them. */
export type RatingSums = Record<SumField, number>;
/** By month in China, `YYYY-MM`. */
export type MonthSums = ReadonlyMap<string, RatingSums>;

export const noSums = (): RatingSums => ({ veryGood: 0, good: 0, fair: 0, poor: 0, veryPoor: 0, defaults: 0, followUps: 0, excluded: 0 });

const monthOf = (at: Date): string => shanghaiDate(at).slice(0, 7);

/**
 * What the ratings of one service add to the sums. The service counts once, by its first rating that a person gave and that stands: a
 * follow-up replaces no level, or departments would press for one, but it is the rating where the first was the system's or was excluded.
 */
export function sumsOf(ratings: readonly CountedRating[]): MonthSums {
  const sums = new Map<string, RatingSums>();
  const count = (field: SumField, at: Date): void => {
    const month = monthOf(at);
    const of = sums.get(month) ?? noSums();
    of[field] += 1;
    sums.set(month, of);
  };
  const inOrder = [...ratings].sort((a, b) => (a.turn === b.turn ? 0 : a.turn === 'first' ? -1 : 1));
  const counted = inOrder.find((rating) => !rating.isDefault && !rating.excludedAt);
  if (counted) count(counted.level, counted.givenAt);
  const byDefault = inOrder.find((rating) => rating.isDefault);
  if (byDefault && !counted) count('defaults', byDefault.givenAt);
  for (const rating of inOrder) {
    if (rating.excludedAt) count('excluded', rating.givenAt);
    else if (rating.turn === 'followUp') count('followUps', rating.givenAt);
  }
  return sums;
}

/** What must be added to `before` to get `after`; months without a change are left out. */
export function difference(after: MonthSums, before: MonthSums): MonthSums {
  const out = new Map<string, RatingSums>();
  for (const month of new Set([...after.keys(), ...before.keys()])) {
    const [now, then, change] = [after.get(month) ?? noSums(), before.get(month) ?? noSums(), noSums()];
    for (const field of SUM_FIELDS) change[field] = now[field] - then[field];
    if (SUM_FIELDS.some((field) => change[field] !== 0)) out.set(month, change);
  }
  return out;
}
