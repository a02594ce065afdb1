import { Injectable } from '@nestjs/common';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { PersonalData } from '../persistence/personal-data.js';
import { CaseRepository } from '../domain/case.repository.js';
import { Deadlines } from '../domain/deadlines.js';
import { feeQuantitiesOf } from '../domain/fees.js';
import { brokenFilingRules } from '../domain/filing-rules.js';

const BATCH = 100;

/**
 * An awaited item version has come: its waiting cases get their authority and clocks, and are told. Where its region has no calendar no clock
 * can start, so they wait on until it has one. Needs a unit of work.
 */
@Injectable()
export class ReleaseWaitingCases {
  constructor(
    private readonly cases: CaseRepository,
    private readonly deadlines: Deadlines,
    private readonly personalData: PersonalData,
  ) {}

  async execute(core: ItemOperationalCore, now: Date): Promise<void> {
    if (!this.deadlines.covers(core.implementingBody.regionCode)) return;
    for (let waiting = BATCH; waiting === BATCH;) {
      const batch = await this.cases.lockAwaiting(core.itemCode, core.version, BATCH);
      for (const each of batch) {
        const { applicantKind, applicantMasked, materials, submittedAt } = each.snapshot;
        // The filing was acknowledged and cannot be refused any more by itself; who accepts sees what does not fit.
        const identity = { kind: applicantKind, documentNo: applicantMasked.number };
        const findings = brokenFilingRules(core, identity, materials, submittedAt).map(({ code }) => code);
        const charged = await this.feesOf(each.snapshot.caseNo, core);
        each.itemArrived(core, [...findings, ...charged.findings], charged.quantities, now, this.deadlines);
        await this.cases.save(each);
      }
      waiting = batch.length;
    }
  }

  /** A quantity that the form does not tell leaves its fee undetermined, hence unpaid: the form must be corrected first. */
  private async feesOf(
    caseNo: string,
    core: ItemOperationalCore,
  ): Promise<{ quantities: Record<string, number> | null; findings: string[] }> {
    if (core.fees.every(({ rule }) => rule.kind === 'fixed')) return { quantities: null, findings: [] };
    const form = this.personalData.openForm(caseNo, await this.cases.sealedFormOf(caseNo));
    const { quantities, problems } = feeQuantitiesOf(core.fees, form);
    return { quantities, findings: problems.map(({ code }) => code) };
  }
}
