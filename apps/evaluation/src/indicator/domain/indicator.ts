import type { RatingLevel } from '@yiwang/events-evaluation';
import { LEVELS, scoreOf } from '../../rating/domain/level.js';
import type { RatingSums } from './rating-sums.js';

/** Fewer ratings than this could be traced to who gave them. */
export const LEAST_RATINGS = 3;

/** 公开评价指标. */
export interface Indicator {
  /** Services that a person rated and whose rating stands. */
  active: number;
  /** Services that have only the system's default rating; they are in no average. */
  defaults: number;
  followUps: number;
  /** 误评、恶意 ratings that do not count. */
  excluded: number;
  /** Services by level; null when they are too few. */
  levels: Record<RatingLevel, number> | null;
  /** 1 to 5, 5 the best, two decimals; null when there are too few ratings. */
  average: number | null;
  /** Whether levels and average are held back because there are too few ratings. */
  suppressed: boolean;
}

export function indicatorOf(sums: RatingSums): Indicator {
  const { defaults, followUps, excluded } = sums;
  const active = LEVELS.reduce((sum, level) => sum + sums[level], 0);
  const counts = { active, defaults, followUps, excluded };
  if (active < LEAST_RATINGS) return { ...counts, levels: null, average: null, suppressed: true };
  const points = LEVELS.reduce((sum, level) => sum + scoreOf(level) * sums[level], 0);
  const levels = Object.fromEntries(LEVELS.map((level) => [level, sums[level]])) as Record<RatingLevel, number>;
  return { ...counts, levels, average: Math.round((points * 100) / active) / 100, suppressed: false };
}
