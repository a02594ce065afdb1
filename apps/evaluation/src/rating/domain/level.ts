import type { RatingLevel } from '@yiwang/events-evaluation';
import { feedSatisfaction, isBadReview, satisfactions, type Satisfaction } from '@yiwang/standards';

/** The levels by the names of the standard's table. */
const SATISFACTION: Readonly<Record<RatingLevel, Satisfaction>> = {
  veryGood: 'verySatisfied',
  good: 'satisfied',
  fair: 'fair',
  poor: 'dissatisfied',
  veryPoor: 'veryDissatisfied',
};
const LEVEL = Object.fromEntries(Object.entries(SATISFACTION).map(([level, name]) => [name, level])) as Record<Satisfaction, RatingLevel>;

/** Best first. */
export const LEVELS = Object.keys(SATISFACTION) as RatingLevel[];

/** 差评. */
export const isBad = (level: RatingLevel): boolean => isBadReview(SATISFACTION[level]);

/** Points in an average: 5 is the best. */
export const scoreOf = (level: RatingLevel): number => LEVELS.length - LEVELS.indexOf(level);

/** 满意度 as GB/T 39046 A.8 numbers it: 1 is the best. */
export const toNational = (level: RatingLevel): string => satisfactions.encode(SATISFACTION[level]);
/** 满意度 as the national and Zhejiang feed numbers it: 5 is the best. */
export const toFeed = (level: RatingLevel): string => feedSatisfaction.encode(SATISFACTION[level])!;

/** undefined for what is no code of GB/T 39046 A.8. */
export function fromNational(code: string): RatingLevel | undefined {
  const found = satisfactions.decode(code);
  return found.ok ? LEVEL[found.value] : undefined;
}

/** undefined for what is no code of the feed. */
export function fromFeed(code: string): RatingLevel | undefined {
  const found = feedSatisfaction.decode(code);
  return found.ok ? LEVEL[found.value] : undefined;
}
