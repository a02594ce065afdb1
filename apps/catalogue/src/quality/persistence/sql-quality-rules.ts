import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { QualityRule } from '../domain/quality-rule.js';
import { QualityRules } from '../domain/quality-rules.repository.js';
import { RuleSet } from '../domain/rule-checks.js';
import type { StarCriterion } from '../domain/star-criterion.js';
import { StarScale } from '../domain/star-rating.js';

export const RULE_COLUMNS = 'code, number, kind, severity, field, active, params, zh, en, changed_at AS "changedAt"';

/** Read at each use: there are some dozens of them, and a changed severity counts from the next publication on in every process. */
@Injectable()
export class SqlQualityRules extends QualityRules {
  constructor(private readonly db: Database) {
    super();
  }

  async rules(): Promise<RuleSet> {
    return new RuleSet(await this.listRules());
  }

  async stars(): Promise<StarScale> {
    return new StarScale(await this.listCriteria());
  }

  listRules(): Promise<QualityRule[]> {
    return this.db.query<QualityRule & Record<string, unknown>>(
      `SELECT ${RULE_COLUMNS} FROM quality_rules ORDER BY number, code LIMIT 200`,
    );
  }

  listCriteria(): Promise<StarCriterion[]> {
    return this.db.query<StarCriterion & Record<string, unknown>>(
      'SELECT code, check_name AS "check", star, active, params, zh, en FROM star_criteria ORDER BY star, position LIMIT 100',
    );
  }
}
