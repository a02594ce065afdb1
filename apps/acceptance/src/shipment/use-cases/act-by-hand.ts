import { Injectable } from '@nestjs/common';
import { actorOf, type Principal } from '@yiwang/access';
import { Idempotency, type IdempotentRequest } from '@yiwang/http-api';
import type { Shipment, ShipmentChange } from '../domain/shipment.js';
import type { HandledShipment } from '../http/shipment.schema.js';
import { FollowShipment } from './follow-shipment.js';

export interface ByHandRequest {
  shipmentId: string;
  principal: Principal;
  key: IdempotentRequest;
}

/** 人工处置 — what an operator does with a shipment that no courier took, or that one lost. */
@Injectable()
export class ActByHand {
  constructor(
    private readonly follow: FollowShipment,
    private readonly idempotency: Idempotency,
  ) {}

  /** @throws ACCEPTANCE.SHIPMENT_NOT_FOUND, ACCEPTANCE.SHIPMENT_NOT_PARKED */
  retry(request: ByHandRequest): Promise<HandledShipment> {
    return this.act(request, (shipment) => shipment.retry());
  }

  /** @throws ACCEPTANCE.SHIPMENT_NOT_FOUND, ACCEPTANCE.SHIPMENT_NOT_CANCELLABLE */
  cancel(request: ByHandRequest): Promise<HandledShipment> {
    return this.act(request, (shipment) => shipment.cancel());
  }

  private act({ shipmentId, principal, key }: ByHandRequest, change: (shipment: Shipment) => ShipmentChange[]): Promise<HandledShipment> {
    return this.idempotency.once(
      key,
      async () => {
        const { caseNo, status } = (await this.follow.byHand(shipmentId, actorOf(principal), change)).snapshot;
        return { shipmentId, caseNo, status };
      },
      { status: 200 },
    );
  }
}
