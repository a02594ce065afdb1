import type { RatingLevel } from '@yiwang/events-evaluation';
import { isBad } from './level.js';
import { tagUnfit } from './rating.errors.js';

/** 评价标签: a row of `rating_tags`. */
export interface RatingTag {
  code: string;
  tone: 'praise' | 'complaint';
  zh: string;
  en: string;
}

const fits = (level: RatingLevel, tone: RatingTag['tone']): boolean => level === 'fair' || isBad(level) === (tone === 'complaint');

/** A praise with a bad rating, or a complaint with a good one, is a slip of the hand. @throws EVALUATION.TAG_UNFIT */
export function checkTags(level: RatingLevel, codes: readonly string[], known: readonly RatingTag[]): void {
  for (const code of codes) {
    const tag = known.find((each) => each.code === code);
    if (!tag || !fits(level, tag.tone)) throw tagUnfit();
  }
}
