import { Injectable } from '@nestjs/common';
import { uuidv7 } from '@yiwang/kernel';
import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import type { ChangeContext } from '../../case/use-cases/change-case.js';
import { CourierRegistry } from '../courier/courier-registry.js';
import { maskedRecipient, type Recipient } from '../domain/recipient.js';
import { Shipment } from '../domain/shipment.js';
import { shipmentUnderWay } from '../domain/shipment.errors.js';
import { ShipmentRepository } from '../domain/shipment.repository.js';
import { SealedRecipient } from '../persistence/sealed-recipient.js';

/** 交寄 — writes down the parcel; a worker asks the courier when that is committed. In the unit of work that holds the case. */
@Injectable()
export class RequestShipment {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly couriers: CourierRegistry,
    private readonly sealed: SealedRecipient,
  ) {}

  /** @throws ACCEPTANCE.SHIPMENT_UNDER_WAY, ACCEPTANCE.COURIER_NOT_OPEN, and what the case says */
  async execute({ changed, by, now }: ChangeContext, recipient: Recipient, core: ItemOperationalCore): Promise<void> {
    const id = uuidv7();
    const { caseNo } = changed.snapshot;
    changed.requestCourier(by, now, id, core);
    await this.assertNoneUnderWay(caseNo);
    await this.shipments.add(
      Shipment.request({
        id,
        caseNo,
        courier: this.couriers.current.code,
        recipientMasked: maskedRecipient(recipient),
        recipientSealed: this.sealed.seal(id, recipient),
        requestedBy: by.actor,
        requestedAt: now,
      }),
    );
  }

  /** What a courier has cannot be handed over in another way. @throws ACCEPTANCE.SHIPMENT_UNDER_WAY */
  async assertNoneUnderWay(caseNo: string): Promise<void> {
    if (await this.shipments.isUnderWay(caseNo)) throw shipmentUnderWay();
  }
}
