import { Injectable } from '@nestjs/common';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { CaseRepository } from '../domain/case.repository.js';
import { Deadlines } from '../domain/deadlines.js';
import { brokenFilingRules } from '../domain/filing-rules.js';

const BATCH = 100;

/** An awaited item version has come: its waiting cases get their authority and clocks, and are told. Needs a unit of work. */
@Injectable()
export class ReleaseWaitingCases {
  constructor(
    private readonly cases: CaseRepository,
    private readonly deadlines: Deadlines,
  ) {}

  async execute(core: ItemOperationalCore, now: Date): Promise<void> {
    for (let waiting = BATCH; waiting === BATCH;) {
      const batch = await this.cases.lockAwaiting(core.itemCode, core.version, BATCH);
      for (const each of batch) {
        const { applicantKind, applicantMasked, materials, submittedAt } = each.snapshot;
        // The filing was acknowledged and cannot be refused any more by itself; who accepts sees what does not fit.
        const identity = { kind: applicantKind, documentNo: applicantMasked.number };
        const findings = brokenFilingRules(core, identity, materials, submittedAt).map(({ code }) => code);
        each.itemArrived(core, findings, now, this.deadlines);
        await this.cases.save(each);
      }
      waiting = batch.length;
    }
  }
}
