import { Injectable } from '@nestjs/common';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

/** 办结, also 补正不来 once the time for corrections has run out. */
@Injectable()
export class CloseCase {
  constructor(private readonly change: ChangeCase) {}

  /** @throws ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.CORRECTION_STILL_OPEN, ACCEPTANCE.FINISH_KIND_MISMATCH */
  execute(request: ChangeRequest, finishKind: number | undefined): Promise<CaseReceipt> {
    return this.change.run(request, async ({ changed, by, now }) => {
      changed.close(by, now, finishKind, await this.change.coreOf(changed));
    });
  }
}
