import { Injectable } from '@nestjs/common';
import { HandedFiles } from '../../material/handed/handed-files.js';
import type { HandedMaterial } from '../domain/case-state.js';
import { heldUnder } from '../domain/case-viewer.js';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

/** 收件与补交 — papers that come to a case: at the counter before acceptance, and afterwards those that were promised. */
@Injectable()
export class TakePapers {
  constructor(
    private readonly change: ChangeCase,
    private readonly files: HandedFiles,
  ) {}

  /** 收件. @throws ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.NO_PAPER_STEP, ACCEPTANCE.ITEM_VERSION_AWAITED */
  receive(request: ChangeRequest, receipt: { paperCopies?: number | undefined }): Promise<CaseReceipt> {
    return this.change.run(request, async ({ changed, by, now }) => {
      changed.receive(by, now, await this.change.coreOf(changed), receipt);
    });
  }

  /** 容缺补交. @throws ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.NOTHING_PROMISED, ACCEPTANCE.MATERIALS_INCOMPLETE, ACCEPTANCE.MATERIAL_FILES_INVALID */
  supplement(request: ChangeRequest, materials: HandedMaterial[]): Promise<CaseReceipt> {
    return this.change.run(request, async ({ changed, by, now }) => {
      const { materials: before } = changed.snapshot;
      const applicantHash = heldUnder(changed.snapshot, by.roles);
      const core = await this.change.coreOf(changed);
      changed.supplement(by, now, materials, core);
      await this.files.take(request.caseNo, materials, before, { principal: request.principal, applicantHash }, core);
    });
  }
}
