import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import type { IntakeRule } from '../domain/outcome.js';
import { ruleUnknown } from '../intake.errors.js';

export interface RuleChange {
  waitSeconds: number;
  toleranceSeconds: number;
  waitsOn: string[];
  lateOn: string[];
}
export interface StoredRule extends IntakeRule {
  readonly changedAt: Date;
  readonly changedBy: string | null;
}

const COLUMNS = `type, rank, purpose, wait_seconds AS "waitSeconds", tolerance_seconds AS "toleranceSeconds", waits_on AS "waitsOn",
  late_on AS "lateOn", changed_at AS "changedAt", changed_by AS "changedBy"`;
const FIND = `SELECT ${COLUMNS} FROM intake_rules WHERE type = $1`;
const LIST = `SELECT ${COLUMNS} FROM intake_rules ORDER BY rank, type`;
const CHANGE = `
  UPDATE intake_rules SET wait_seconds = $2, tolerance_seconds = $3, waits_on = $4, late_on = $5, changed_at = now(), changed_by = $6
  WHERE type = $1 RETURNING ${COLUMNS}`;

/** 上报规则 — how long messages of a type wait, and for what; read for each message, since it is one row of a small table. */
@Injectable()
export class IntakeRules {
  constructor(private readonly database: Database) {}

  async of(type: string): Promise<StoredRule> {
    const [rule] = await this.database.query<StoredRule & Record<string, unknown>>(FIND, [type]);
    if (!rule) throw ruleUnknown();
    return rule;
  }

  list(): Promise<StoredRule[]> {
    return this.database.query<StoredRule & Record<string, unknown>>(LIST);
  }

  /** @throws DISPATCH.INTAKE_RULE_NOT_FOUND */
  async change(type: string, { waitSeconds, toleranceSeconds, waitsOn, lateOn }: RuleChange, by: string): Promise<StoredRule> {
    const [rule] = await this.database.query<StoredRule & Record<string, unknown>>(CHANGE, [
      type,
      waitSeconds,
      toleranceSeconds,
      waitsOn,
      lateOn,
      by,
    ]);
    if (!rule) throw ruleUnknown();
    return rule;
  }
}
