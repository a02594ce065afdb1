import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { type AlertKind, type AlertRule, alertRuleUnknown } from '../domain/alert.js';

export interface AlertRuleChange {
  readonly threshold: number;
  readonly againAfterSeconds: number;
  readonly active: boolean;
}
export interface StoredAlertRule extends AlertRule, AlertRuleChange {
  readonly threshold: number;
  readonly active: boolean;
  readonly changedAt: Date;
  readonly changedBy: string | null;
}

const COLUMNS = 'kind, threshold, active, again_after_seconds AS "againAfterSeconds", changed_at AS "changedAt", changed_by AS "changedBy"';
const LIST = `SELECT ${COLUMNS} FROM alert_rules ORDER BY kind`;
const CHANGE = `
  UPDATE alert_rules SET threshold = $2, again_after_seconds = $3, active = $4, changed_at = $5, changed_by = $6 WHERE kind = $1
  RETURNING ${COLUMNS}`;

/** 告警规则 — a small table that is read in each round. */
@Injectable()
export class AlertRules {
  constructor(private readonly database: Database) {}

  list(): Promise<StoredAlertRule[]> {
    return this.database.query<StoredAlertRule & Record<string, unknown>>(LIST);
  }

  /** @throws DISPATCH.ALERT_RULE_NOT_FOUND */
  async change(kind: AlertKind, rule: AlertRuleChange, by: string, at: Date): Promise<StoredAlertRule> {
    const params = [kind, rule.threshold, rule.againAfterSeconds, rule.active, at, by];
    const [changed] = await this.database.query<StoredAlertRule & Record<string, unknown>>(CHANGE, params);
    if (!changed) throw alertRuleUnknown();
    return changed;
  }
}
