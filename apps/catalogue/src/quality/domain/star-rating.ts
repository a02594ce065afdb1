import { z } from 'zod';
import type { RuleSubject } from './quality-rule.js';
import { STAR_CHECKS } from './star-checks.js';
import type { Finding, Star, StarCriterion, StarLevel, StarRating } from './star-criterion.js';

const LEVELS: readonly StarLevel[] = [3, 4, 5];

/** Why the params of a criterion cannot be used; undefined when they can. */
export function criterionProblem(check: string, params: unknown): string | undefined {
  const known = STAR_CHECKS[check];
  if (!known) return 'no check has this name';
  const parsed = known.params.safeParse(params);
  return parsed.success ? undefined : z.prettifyError(parsed.error);
}

/** Criteria ready to rate many items. */
export class StarScale {
  private readonly looks: readonly { criterion: StarCriterion; look: (item: RuleSubject) => Finding }[];

  /** Takes the active ones, lowest star first. */
  constructor(criteria: readonly StarCriterion[]) {
    this.looks = criteria
      .filter(({ active, check }) => active && STAR_CHECKS[check] !== undefined)
      .sort((a, b) => a.star - b.star)
      .map((criterion) => ({ criterion, look: STAR_CHECKS[criterion.check]!.bind(criterion.params) }));
  }

  /**
   * 3★ 统一登录、申报、查询; 4★ 网上申报、信任在先、办结核验; 5★ 全程网办、零跑动. The star is the highest whose criteria, and those of all lower
   * stars, are met; a level without criteria is never reached.
   */
  rate(item: RuleSubject): StarRating {
    const criteria = this.looks.map(({ criterion: { code, star, zh, en }, look }) => ({ code, star, zh, en, ...look(item) }));
    let star: Star = 0;
    for (const level of LEVELS) {
      const needed = criteria.filter((result) => result.star === level);
      if (needed.length === 0 || needed.some(({ met }) => !met)) break;
      star = level;
    }
    return { star, criteria };
  }
}
