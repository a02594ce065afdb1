import { Injectable } from '@nestjs/common';
import type { Refusal } from '../domain/case-state.js';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

/** 不予受理, 不受理 at the window. */
@Injectable()
export class RefuseCase {
  constructor(private readonly change: ChangeCase) {}

  /** @throws ACCEPTANCE.NOT_ACCEPTED_HERE, ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.AUTHORITY_UNNAMED */
  execute(request: ChangeRequest, refusal: Refusal): Promise<CaseReceipt> {
    return this.change.run(request, ({ changed, by, now }) => changed.refuse(by, now, refusal));
  }
}
