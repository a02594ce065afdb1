import { Injectable } from '@nestjs/common';
import type { HandedMaterial } from '../domain/case-state.js';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

/** 收件与补交 — papers that come to a case: at the counter before acceptance, and afterwards those that were promised. */
@Injectable()
export class TakePapers {
  constructor(private readonly change: ChangeCase) {}

  /** 收件. @throws ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.NO_PAPER_STEP, ACCEPTANCE.ITEM_VERSION_AWAITED */
  receive(request: ChangeRequest, receipt: { paperCopies?: number | undefined }): Promise<CaseReceipt> {
    return this.change.run(request, async ({ changed, by, now }) => {
      changed.receive(by, now, await this.change.coreOf(changed), receipt);
    });
  }

  /** 容缺补交. @throws ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.NOTHING_PROMISED, ACCEPTANCE.MATERIALS_INCOMPLETE */
  supplement(request: ChangeRequest, materials: HandedMaterial[]): Promise<CaseReceipt> {
    return this.change.run(request, async ({ changed, by, now }) => {
      changed.supplement(by, now, materials, await this.change.coreOf(changed));
    });
  }
}
