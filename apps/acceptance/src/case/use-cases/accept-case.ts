import { Injectable } from '@nestjs/common';
import type { Acceptance } from '../domain/case-input.js';
import { Deadlines } from '../domain/deadlines.js';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

/** 受理 at the window, on a promise (容缺) where one was made. */
@Injectable()
export class AcceptCase {
  constructor(
    private readonly change: ChangeCase,
    private readonly deadlines: Deadlines,
  ) {}

  /** @throws ACCEPTANCE.NOT_ACCEPTED_HERE, ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.ITEM_VERSION_AWAITED, ACCEPTANCE.TOLERANCE_MISMATCH, ACCEPTANCE.PAPERS_AWAITED */
  execute(request: ChangeRequest, how: Pick<Acceptance, 'tolerated' | 'agreed'> = {}): Promise<CaseReceipt> {
    return this.change.run(request, async ({ changed, by, now }) => {
      changed.accept(by, now, await this.change.coreOf(changed), this.deadlines, how);
    });
  }
}
