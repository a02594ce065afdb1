import { Injectable } from '@nestjs/common';
import type { Recipient } from '../../shipment/domain/recipient.js';
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

/** 送达 — handed over, or given to a courier: then the case waits for his word. */
@Injectable()
export class DeliverCase {
  constructor(
    private readonly change: ChangeCase,
    private readonly shipment: RequestShipment,
  ) {}

  /**
   * @throws ACCEPTANCE.WRONG_STATUS, ACCEPTANCE.DELIVERY_NOT_OFFERED, ACCEPTANCE.FEE_UNPAID, ACCEPTANCE.SHIPMENT_UNDER_WAY,
   * ACCEPTANCE.PAPERS_UNSEEN
   */
  execute(request: ChangeRequest, { method, recipient, papersSeen }: DeliverCommand): Promise<CaseReceipt> {
    return this.change.run(request, async (context) => {
      const { changed, by, now } = context;
      const core = await this.change.coreOf(changed);
      if (recipient) return this.shipment.execute(context, recipient, core);
      await this.shipment.assertNoneUnderWay(request.caseNo);
      changed.deliver(by, now, method, core, papersSeen);
    });
  }
}
