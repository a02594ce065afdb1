import { Injectable } from '@nestjs/common';
import type { DeliveryMethod } from '../domain/case-state.js';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

/** 送达. */
@Injectable()
export class DeliverCase {
  constructor(private readonly change: ChangeCase) {}

  /** @throws ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.DELIVERY_NOT_OFFERED */
  execute(request: ChangeRequest, method: DeliveryMethod): Promise<CaseReceipt> {
    return this.change.run(request, async ({ changed, by, now }) => {
      changed.deliver(by, now, method, await this.change.coreOf(changed));
    });
  }
}
