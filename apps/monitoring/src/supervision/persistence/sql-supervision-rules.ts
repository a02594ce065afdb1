import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { SupervisionRule } from '../domain/supervision-rule.js';

const REMEMBERED_MS = 30_000;

/** The rules as they were at one moment. */
export interface RuleBook {
  version: number;
  rules: SupervisionRule[];
}

/** SQL: a moment to look at a clock, planned by the book whose version is the parameter; at once, if the rules have changed since. */
export const plannedBy = (parameter: string, moment: string): string =>
  `CASE WHEN (SELECT version FROM supervision_rule_book) = ${parameter} THEN ${moment} ELSE '-infinity' END`;

/** 监察规则 from their table. */
@Injectable()
export class SqlSupervisionRules {
  private remembered: RuleBook | undefined;
  private until = 0;

  constructor(private readonly database: Database) {}

  async book(): Promise<RuleBook> {
    const rows = await this.database.query<SupervisionRule & { version: number }>(
      `SELECT rule_code AS "ruleCode", kind, level, trigger, working_days AS "workingDays", message_zh AS "messageZh",
         message_en AS "messageEn", active, version
       FROM supervision_rule_book LEFT JOIN supervision_rules ON true ORDER BY kind, rule_code`,
    );
    return { version: rows[0]!.version, rules: rows.filter(({ ruleCode }) => ruleCode !== null).map(({ version: _, ...rule }) => rule) };
  }

  /** Remembered for a while: the consumer only plans by it, and what it planned by an old one is looked at at once. */
  async recentBook(): Promise<RuleBook> {
    if (this.remembered === undefined || performance.now() > this.until) {
      this.remembered = await this.book();
      this.until = performance.now() + REMEMBERED_MS;
    }
    return this.remembered;
  }
}
