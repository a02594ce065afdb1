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

export interface NotedChange {
  readonly before: RuleChange;
  readonly after: RuleChange;
  readonly changedBy: string;
  readonly changedAt: Date;
}

const COLUMNS = `type, rank, purpose, wait_seconds AS "waitSeconds", tolerance_seconds AS "toleranceSeconds", waits_on AS "waitsOn",
  late_on AS "lateOn", changed_at AS "changedAt", changed_by AS "changedBy"`;
const FIND = `SELECT ${COLUMNS} FROM intake_rules WHERE type = $1`;
const LIST = `SELECT ${COLUMNS} FROM intake_rules ORDER BY rank, type`;
const CHANGES = `
  SELECT before, after, changed_by AS "changedBy", changed_at AS "changedAt" FROM intake_rule_changes WHERE type = $1 ORDER BY id DESC LIMIT 100`;
const LOCK = `${FIND} FOR UPDATE`;
const NOTE = 'INSERT INTO intake_rule_changes (type, before, after, changed_by) VALUES ($1, $2, $3, $4)';
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

  /** The latest hundred, the newest first. */
  changesOf(type: string): Promise<NotedChange[]> {
    return this.database.query<NotedChange & Record<string, unknown>>(CHANGES, [type]);
  }

  /** In a unit of work; what it was before stays on record. @throws DISPATCH.INTAKE_RULE_NOT_FOUND */
  async change(type: string, change: RuleChange, by: string): Promise<StoredRule> {
    const [before] = await this.database.query<StoredRule & Record<string, unknown>>(LOCK, [type]);
    if (!before) throw ruleUnknown();
    const { waitSeconds, toleranceSeconds, waitsOn, lateOn } = change;
    const values = [type, waitSeconds, toleranceSeconds, waitsOn, lateOn, by];
    const [after] = await this.database.query<StoredRule & Record<string, unknown>>(CHANGE, values);
    await this.database.write(NOTE, [type, JSON.stringify(changeable(before)), JSON.stringify(changeable(after!)), by]);
    return after!;
  }
}

const changeable = ({ waitSeconds, toleranceSeconds, waitsOn, lateOn }: IntakeRule) => ({ waitSeconds, toleranceSeconds, waitsOn, lateOn });
