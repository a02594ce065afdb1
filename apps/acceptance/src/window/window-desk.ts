import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import type { Agent, ApplicantIdentity, LegalRepresentative } from '../case/domain/applicant.js';
import type { Case } from '../case/domain/case.js';
import { CounterScopes } from './counter-scopes.js';
import { recogniseAtFiling, type Present } from './domain/identity.js';
import { identityNotExpected, identityUnchecked } from './domain/window.errors.js';
import { IdentityChecks } from './persistence/identity-checks.js';

/** What a filing says of who brings it. */
export interface BroughtFiling {
  applicant?: ApplicantIdentity | undefined;
  agent?: Agent | undefined;
  legalRepresentative?: LegalRepresentative | undefined;
  /** 到场人 at a window. */
  present?: Present | undefined;
}

/**
 * 一窗受理 — what a counter adds to a filing: it takes only what it collects, and knows who stands before it. In the unit of work of the
 * filing; without a query as long as the counter's scope is in memory.
 */
@Injectable()
export class WindowDesk {
  constructor(
    private readonly scopes: CounterScopes,
    private readonly checks: IdentityChecks,
  ) {}

  /**
   * Looks at who brings the case and whether the counter takes it, and puts it on record; before the case is added.
   * @throws ACCEPTANCE.ITEM_NOT_TAKEN_HERE, ACCEPTANCE.COUNTER_CLOSED, ACCEPTANCE.IDENTITY_UNCHECKED, ACCEPTANCE.IDENTITY_NOT_EXPECTED,
   * ACCEPTANCE.IDENTITY_MISMATCH, ACCEPTANCE.AUTHORITY_MISSING, ACCEPTANCE.AUTHORITY_EXPIRED
   */
  async receive(filed: Case, brought: BroughtFiling, principal: Principal, now: Date): Promise<void> {
    const { caseNo, receivedIn, channel } = filed.snapshot;
    const { applicant, present } = brought;
    if (receivedIn) (await this.scopes.of(receivedIn)).assertTakes(filed.snapshot);
    if (!receivedIn || channel !== 'window' || !applicant) {
      if (present) throw identityNotExpected();
      return;
    }
    if (!present) throw identityUnchecked();
    const recognised = recogniseAtFiling(present, { ...brought, applicant }, now);
    const by = actorOf(principal);
    const identityCheckId = await this.checks.add({ caseNo, occasion: 'filing', present, recognised, by, at: now });
    filed.note('identity-checked', now, by, { identityCheckId, method: present.method, ...recognised });
  }
}
