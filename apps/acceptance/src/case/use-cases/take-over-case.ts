import { Injectable } from '@nestjs/common';
import { actorOf } from '@yiwang/access';
import { Idempotency } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { AgentScopes } from '../../agency/agent-scopes.js';
import { caseNotFound } from '../domain/case.errors.js';
import { CaseRepository } from '../domain/case.repository.js';
import { receiptOf, type CaseReceipt } from './case-receipt.js';
import type { ChangeRequest } from './change-case.js';

/**
 * 接手 — a case is its enterprise's, whichever account filed it: the representative, or an agent who is authorised for its item, acts in it
 * from now on in the place of who did. What is asked, told and paid goes to the account that has it.
 */
@Injectable()
export class TakeOverCase {
  constructor(
    private readonly cases: CaseRepository,
    private readonly agents: AgentScopes,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  /**
   * Whose it is already, he keeps.
   * @throws ACCEPTANCE.CASE_NOT_FOUND also for another's case, ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.OUTSIDE_AUTHORISATION,
   * ACCEPTANCE.AUTHORISATION_ENDED, ACCEPTANCE.AUTHORISATION_UNCHECKED
   */
  async execute({ caseNo, principal, key }: ChangeRequest): Promise<CaseReceipt> {
    const refusal = await this.agents.judgeOf(principal);
    return this.idempotency.once(
      key,
      async () => {
        if (principal.kind !== 'legalPerson' || principal.orgCode === undefined) throw caseNotFound();
        const taken = await this.cases.lockOfEnterprise(caseNo, principal.orgCode);
        const { itemCode, decidingOrg, applicantId, agentId } = taken.snapshot;
        const refused = refusal({ itemCode, orgCode: decidingOrg });
        if (refused) throw refused;
        if ((applicantId ?? agentId) !== principal.id) {
          taken.handOver(actorOf(principal), this.clock.now());
          await this.cases.save(taken);
        }
        return receiptOf(taken);
      },
      { status: 200 },
    );
  }
}
