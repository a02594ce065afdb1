import { Injectable } from '@nestjs/common';
import type { EventData } from '@yiwang/event-core';
import type { CombinedDecisionV1 } from '@yiwang/events-dispatch';
import { UnitOfWork } from '@yiwang/persistence';
import { ItemCores } from '../../item/item-cores.js';
import { itemVersionAwaited } from '../domain/case.errors.js';
import { CaseRepository } from '../domain/case.repository.js';
import { FINAL_STATUSES, type CaseStatus } from '../domain/case-status.js';
import { Deadlines } from '../domain/deadlines.js';

const OVER: readonly CaseStatus[] = ['decided', 'delivered', ...FINAL_STATUSES];

/**
 * 合并决定 of the lead department, recorded in the ledger. Once a case is decided, withdrawn or opened again, another decision is noted and
 * changes nothing; one that a fee holds is kept and takes effect when the fee is settled.
 */
@Injectable()
export class RecordDecision {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly cases: CaseRepository,
    private readonly cores: ItemCores,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.WRONG_STATUS for a case that was not accepted, ACCEPTANCE.REASON_MISSING */
  async execute({
    caseNo,
    by: actor,
    at,
    outcome,
    reason,
    resultNo,
    documents,
    orgCode,
    reopenings,
  }: EventData<typeof CombinedDecisionV1>): Promise<void> {
    await this.deadlines.fresh();
    await this.uow.run(async () => {
      const changed = await this.cases.lockForEvent(caseNo);
      const by = { actor, roles: new Set(['department' as const]) };
      const { status, held, itemCode, itemVersion } = changed.snapshot;
      // Of the time before the case was opened again: what was decided then is undone.
      const undone = reopenings !== undefined && reopenings < changed.snapshot.reopenings;
      if (OVER.includes(status) || held?.step === 'decide' || undone)
        changed.noteLate('decided', new Date(at), actor, { outcome, orgCode });
      else {
        const core = await this.cores.ofCase({ itemCode, version: itemVersion });
        if (!core) throw itemVersionAwaited();
        changed.decide(by, new Date(at), { outcome, reason, resultNo, documents }, core, this.deadlines);
      }
      await this.cases.save(changed);
    });
  }
}
