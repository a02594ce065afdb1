import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '@yiwang/persistence';
import { IntakeRules, type RuleChange, type StoredRule } from '../persistence/intake-rules.js';

/** 上报规则调整 — holds for what comes from now on. Who changed what from what stays on record. */
@Injectable()
export class ChangeRule {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly rules: IntakeRules,
  ) {}

  /** @throws DISPATCH.INTAKE_RULE_NOT_FOUND */
  execute(type: string, change: RuleChange, by: string): Promise<StoredRule> {
    return this.uow.run(() => this.rules.change(type, change, by));
  }
}
