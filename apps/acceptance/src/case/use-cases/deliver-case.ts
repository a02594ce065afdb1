import { Injectable } from '@nestjs/common';
import type { Recipient } from '../../shipment/domain/recipient.js';
import { collectedAtWindow } from '../../window/domain/window.errors.js';
import { RequestShipment } from '../../shipment/use-cases/request-shipment.js';
import type { DeliveryMethod } from '../domain/case-state.js';
import type { CaseReceipt } from './case-receipt.js';
import { ChangeCase, type ChangeRequest } from './change-case.js';

export interface DeliverCommand {
  method: DeliveryMethod;
  /** For the courier, and only for him. */
  recipient?: Recipient | undefined;
  /** 办结核验: the clerk has seen the papers behind what was filed online. */
  papersSeen?: boolean | undefined;
}

/** 送达 — electronically, or given to a courier: then the case waits for his word. At a window it is a collection (`src/window`). */
@Injectable()
export class DeliverCase {
  constructor(
    private readonly change: ChangeCase,
    private readonly shipment: RequestShipment,
  ) {}

  /**
   * @throws ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.DELIVERY_NOT_OFFERED, ACCEPTANCE.FEE_UNPAID, ACCEPTANCE.SHIPMENT_UNDER_WAY,
   * ACCEPTANCE.COLLECTED_AT_WINDOW
   */
  execute(request: ChangeRequest, { method, recipient }: DeliverCommand): Promise<CaseReceipt> {
    return this.change.run(request, async (context) => {
      const { changed, by, now } = context;
      const core = await this.change.coreOf(changed);
      if (recipient) return this.shipment.execute(context, recipient, core);
      await this.shipment.assertNoneUnderWay(request.caseNo);
      changed.deliver(by, now, method, core, method === 'window');
      // Whatever else stands in the way is told first; nothing of it is saved.
      if (method === 'window') throw collectedAtWindow();
    });
  }
}
