import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { etagOf, requireIfMatch } from '@yiwang/http-api';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { ruleNotFound, ruleParamsWrong } from '../domain/quality.errors.js';
import type { QualityRule } from '../domain/quality-rule.js';
import { paramsProblem } from '../domain/rule-checks.js';
import type { RuleChange, RuleView } from '../http/quality.schema.js';
import { RULE_COLUMNS } from '../persistence/sql-quality-rules.js';

const hashOf = ({ severity, active, params }: RuleChange): string =>
  createHash('sha256')
    .update(JSON.stringify([severity, active, params]))
    .digest('base64url')
    .slice(0, 27);

export const ruleView = (rule: QualityRule): RuleView => ({
  ...rule,
  changedAt: rule.changedAt?.toISOString() ?? null,
  etag: etagOf(hashOf(rule)),
});

/** 维护校验规则 — severity, whether it is on, and its values; what is checked is code. */
@Injectable()
export class ChangeRule {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** @throws CATALOGUE.QUALITY_RULE_NOT_FOUND, CATALOGUE.QUALITY_RULE_PARAMS */
  execute(code: string, change: RuleChange, ifMatch: string | undefined, by: string): Promise<RuleView> {
    return this.uow.run(async () => {
      const [rule] = await this.db.query<QualityRule & Record<string, unknown>>(
        `SELECT ${RULE_COLUMNS} FROM quality_rules WHERE code = $1 FOR UPDATE`,
        [code],
      );
      if (!rule) throw ruleNotFound();
      requireIfMatch(ifMatch, hashOf(rule));
      const wrong = paramsProblem(code, change.params);
      if (wrong !== undefined) throw ruleParamsWrong({ invalidParams: [{ name: '/params', code: 'PARAMS', reason: wrong.slice(0, 500) }] });
      // Answered as it is stored: jsonb keeps names in an order of its own, and the entity tag is of what the next reader gets.
      const [changed] = await this.db.query<QualityRule & Record<string, unknown>>(
        `UPDATE quality_rules SET severity = $2, active = $3, params = $4, changed_by = $5, changed_at = $6 WHERE code = $1
         RETURNING ${RULE_COLUMNS}`,
        [code, change.severity, change.active, JSON.stringify(change.params), by, this.clock.now()],
      );
      return ruleView(changed!);
    });
  }
}
