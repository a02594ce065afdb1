import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { SupervisionRule } from '../domain/supervision-rule.js';

const REMEMBERED_MS = 30_000;

/** 监察规则 from their table. */
@Injectable()
export class SqlSupervisionRules {
  private rules: SupervisionRule[] | undefined;
  private until = 0;

  constructor(private readonly database: Database) {}

  async all(): Promise<SupervisionRule[]> {
    return this.database.query<SupervisionRule>(
      `SELECT rule_code AS "ruleCode", kind, level, trigger, working_days AS "workingDays", message_zh AS "messageZh",
         message_en AS "messageEn", active
       FROM supervision_rules ORDER BY kind, rule_code`,
    );
  }

  /** The active ones, remembered for a while: the consumer only plans by them, and a change has every open clock looked at again. */
  async active(): Promise<SupervisionRule[]> {
    if (this.rules === undefined || performance.now() > this.until) {
      this.rules = (await this.all()).filter((rule) => rule.active);
      this.until = performance.now() + REMEMBERED_MS;
    }
    return this.rules;
  }
}
