import { Injectable } from '@nestjs/common';
import type { Principal } from '@yiwang/access';
import { Clock } from '@yiwang/kernel';
import { type AlertKind, demandReachable } from '../domain/alert.js';
import { type AlertRuleChange, AlertRules, type StoredAlertRule } from '../persistence/alert-rules.js';

/** 告警规则变更 — holds from the next round on, within seconds; who changed it last stands in the rule. */
@Injectable()
export class ChangeAlertRule {
  constructor(
    private readonly rules: AlertRules,
    private readonly clock: Clock,
  ) {}

  /** @throws DISPATCH.ALERT_RULE_NOT_FOUND, DISPATCH.ALERT_THRESHOLD_UNREACHABLE */
  execute(kind: AlertKind, change: AlertRuleChange, { id }: Principal): Promise<StoredAlertRule> {
    demandReachable(kind, change.threshold);
    return this.rules.change(kind, change, id, this.clock.now());
  }
}
