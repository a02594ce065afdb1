import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import type { Agent, ApplicantIdentity, LegalRepresentative } from '../case/domain/applicant.js';
import type { Case } from '../case/domain/case.js';
import type { CaseState } from '../case/domain/case-state.js';
import { CounterScopes } from './counter-scopes.js';
import type { TakenItem } from './domain/counter.js';
import { recogniseAtFiling, type Present, type Recognised } from './domain/identity.js';
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
    const { caseNo } = filed.snapshot;
    const known = await this.recognised(filed.snapshot, brought, now);
    if (!known) return;
    const { present, recognised } = known;
    const by = actorOf(principal);
    const identityCheckId = await this.checks.add({ caseNo, occasion: 'filing', present, recognised, by, at: now });
    filed.note('identity-checked', now, by, { identityCheckId, method: present.method, ...recognised });
  }

  /** Who stands before the window, without putting it on record: what `receive` would throw, this throws. */
  async recognised(
    of: TakenItem & Pick<CaseState, 'receivedIn' | 'channel'>,
    brought: BroughtFiling,
    now: Date,
  ): Promise<{ present: Present; recognised: Recognised } | undefined> {
    const { applicant, present } = brought;
    if (of.receivedIn) (await this.scopes.of(of.receivedIn)).assertTakes(of);
    if (!of.receivedIn || of.channel !== 'window' || !applicant) {
      if (present) throw identityNotExpected();
      return undefined;
    }
    if (!present) throw identityUnchecked();
    return { present, recognised: recogniseAtFiling(present, { ...brought, applicant }, now) };
  }
}
