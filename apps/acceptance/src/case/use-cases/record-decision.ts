import { Injectable } from '@nestjs/common';
import type { EventData } from '@yiwang/event-core';
import type { CombinedDecisionV1 } from '@yiwang/events-dispatch';
import { UnitOfWork } from '@yiwang/persistence';
import { CaseRepository } from '../domain/case.repository.js';
import type { CaseStatus } from '../domain/case-status.js';
import { Deadlines } from '../domain/deadlines.js';

const DECIDED: readonly CaseStatus[] = ['decided', 'delivered', 'closed'];

/** 合并决定 of the lead department, recorded in the ledger. Once a case is decided, another decision is noted and changes nothing. */
@Injectable()
export class RecordDecision {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: CaseRepository,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.WRONG_STATUS for a case that was not accepted, ACCEPTANCE.REASON_MISSING */
  execute({ caseNo, by: actor, at, outcome, reason, resultNo, orgCode }: EventData<typeof CombinedDecisionV1>): Promise<void> {
    return this.uow.run(async () => {
      const changed = await this.cases.lockForEvent(caseNo);
      const by = { actor, roles: new Set(['department' as const]) };
      if (DECIDED.includes(changed.snapshot.status)) changed.noteLate('decided', new Date(at), actor, { outcome, orgCode });
      else changed.decide(by, new Date(at), { outcome, reason, resultNo }, this.deadlines);
      await this.cases.save(changed);
    });
  }
}
