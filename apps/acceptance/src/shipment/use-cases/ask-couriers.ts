import { Injectable } from '@nestjs/common';
import { isAppError } from '@yiwang/kernel';
import { logger } from '@yiwang/telemetry';
import { CourierRegistry } from '../courier/courier-registry.js';
import { ShipmentRepository, type ShipmentToAsk } from '../domain/shipment.repository.js';
import { FollowShipment } from './follow-shipment.js';

const log = logger('acceptance.couriers');

/** 查件 — asks couriers what became of parcels that they have, since a callback may be lost: their answer counts like one. */
@Injectable()
export class AskCouriers {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly couriers: CourierRegistry,
    private readonly follow: FollowShipment,
  ) {}

  /** Asks for up to `limit` at once. Returns whether there may be more. */
  async execute(limit: number): Promise<boolean> {
    const claimed = await this.shipments.claimToAsk(limit);
    await Promise.all(claimed.map((each) => this.ask(each)));
    return claimed.length === limit;
  }

  /** One that fails is asked for again later, and keeps no other from being asked. Only codes are logged, as where orders are placed. */
  private async ask({ id, caseNo, courier }: ShipmentToAsk): Promise<void> {
    try {
      const notice = await this.couriers.pick(courier).query(id);
      if (notice) await this.follow.notice(courier, notice);
    } catch (error) {
      const code = isAppError(error) ? error.code : error instanceof Error ? error.name : 'UNKNOWN';
      log.warn('a courier could not be asked for a parcel, it is asked again', { key: id, caseNo, code });
    }
  }
}
