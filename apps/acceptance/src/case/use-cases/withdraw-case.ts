import { Injectable } from '@nestjs/common';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

/** 撤回申请 by the applicant, or by a window for him. */
@Injectable()
export class WithdrawCase {
  constructor(private readonly change: ChangeCase) {}

  /** @throws ACCEPTANCE.WRONG_STATUS once it is decided, ACCEPTANCE.ITEM_VERSION_AWAITED */
  execute(request: ChangeRequest, reason?: string): Promise<CaseReceipt> {
    return this.change.run(request, ({ changed, by, now }) => changed.withdraw(by, now, reason));
  }
}
