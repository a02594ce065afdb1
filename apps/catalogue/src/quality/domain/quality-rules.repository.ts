import type { QualityRule } from './quality-rule.js';
import type { StarCriterion } from './star-criterion.js';
import type { RuleSet } from './rule-checks.js';
import type { StarScale } from './star-rating.js';

/** Port of the tables 校验规则 and 星级标准. */
export abstract class QualityRules {
  /** The active rules, ready to run. */
  abstract rules(): Promise<RuleSet>;
  /** The active criteria, ready to rate. */
  abstract stars(): Promise<StarScale>;
  abstract listRules(): Promise<QualityRule[]>;
  abstract listCriteria(): Promise<StarCriterion[]>;
}
