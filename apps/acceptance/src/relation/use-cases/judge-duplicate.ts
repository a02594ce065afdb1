import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { notYourStep } from '../../case/domain/case.errors.js';
import { CaseRepository } from '../../case/domain/case.repository.js';
import type { CaseRole } from '../../case/domain/case-status.js';
import { viewerOf } from '../../case/domain/case-viewer.js';
import { attempt, outcomeOf } from '../../case/use-cases/attempt.js';
import type { CaseReceipt } from '../../case/use-cases/case-receipt.js';
import { ChangeCase, type ChangeRequest } from '../../case/use-cases/change-case.js';
import { notADuplicateOf } from '../domain/relation.errors.js';
import { LikelyDuplicates } from '../persistence/likely-duplicates.js';
import { DUPLICATE_JUDGED, type Verdict } from '../queries/read-relations.js';

const JUDGES: readonly CaseRole[] = ['window', 'decidingAuthority'];

/** 查重认定 — a clerk has looked at two cases and says whether they are one. It stands in the ledger; neither case is lost by it. */
@Injectable()
export class JudgeDuplicate {
  constructor(
    private readonly change: ChangeCase,
    private readonly cases: CaseRepository,
    private readonly duplicates: LikelyDuplicates,
    private readonly clock: Clock,
  ) {}

  /** @throws ACCEPTANCE.CASE_NOT_FOUND, ACCEPTANCE.NOT_YOUR_STEP, ACCEPTANCE.NOT_A_LIKELY_DUPLICATE */
  async execute(request: ChangeRequest, other: string, verdict: Verdict): Promise<CaseReceipt> {
    const viewer = viewerOf(request.principal);
    const likely = await attempt(async () => {
      const state = await this.cases.find(request.caseNo, viewer);
      return this.duplicates.find(state, viewer, this.clock.now(), request.caseNo);
    });
    return this.change.run(request, ({ changed, by, now }) => {
      if (!JUDGES.some((role) => by.roles.has(role))) throw notYourStep();
      if (!outcomeOf(likely).some(({ caseNo }) => caseNo === other)) throw notADuplicateOf();
      changed.note(DUPLICATE_JUDGED, now, by.actor, { other, verdict });
    });
  }
}
