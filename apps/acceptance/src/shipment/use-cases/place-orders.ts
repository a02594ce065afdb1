import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { isAppError } from '@yiwang/kernel';
import { logger } from '@yiwang/telemetry';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { CourierRegistry } from '../courier/courier-registry.js';
import { ShipmentRepository, type ShipmentToPlace } from '../domain/shipment.repository.js';
import { SealedRecipient } from '../persistence/sealed-recipient.js';
import { FollowShipment } from './follow-shipment.js';

/** Longer than a courier may take to answer: whoever holds a shipment is still at it, or gone. */
const LEASE_SECONDS = 60;
const MOST_SECONDS = 3_600;
const log = logger('acceptance.couriers');

/**
 * 下单 — takes due shipments, asks the courier outside any transaction, notes the tracking number. A worker that dies in between leaves
 * its shipments to the next one when the lease is over, which places them under the same ids: the courier knows them by that.
 */
@Injectable()
export class PlaceOrders {
  constructor(
    private readonly shipments: ShipmentRepository,
    private readonly couriers: CourierRegistry,
    private readonly sealed: SealedRecipient,
    private readonly follow: FollowShipment,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  /** Places up to `limit` at once. Returns whether there may be more. */
  async execute(limit: number): Promise<boolean> {
    const claimed = await this.shipments.claim(limit, LEASE_SECONDS);
    await Promise.all(claimed.map((each) => this.attempt(each)));
    return claimed.length === limit;
  }

  private async attempt(taken: ShipmentToPlace): Promise<void> {
    const { id: shipmentId, courier, recipientSealed } = taken;
    try {
      const recipient = this.sealed.open(shipmentId, recipientSealed);
      const callbackUrl = `${this.config.PUBLIC_URL}/callbacks/courier/${courier}`;
      const trackingNo = await this.couriers.pick(courier).placeOrder({ shipmentId, recipient, callbackUrl });
      await this.follow.placed(shipmentId, trackingNo);
    } catch (error) {
      await this.failed(taken, error);
    }
  }

  /** Only codes are kept and logged: what stands in an error of a courier may be an address. */
  private async failed(taken: ShipmentToPlace, error: unknown): Promise<void> {
    const { id, caseNo, attempts } = taken;
    const code = isAppError(error) ? error.code : error instanceof Error ? error.name : 'UNKNOWN';
    const last = attempts >= this.config.COURIER_ATTEMPTS;
    try {
      if (last) await this.follow.parked(id, code);
      else await this.shipments.putOff(taken, Math.min(this.config.COURIER_RETRY_SECONDS * 2 ** (attempts - 1), MOST_SECONDS), code);
      log.warn(last ? 'a shipment is parked' : 'a courier did not take an order, it is asked again', {
        key: id,
        caseNo,
        code,
        attempt: attempts,
      });
    } catch {
      // The database is away: the lease ends by itself.
      log.warn('an attempt could not be recorded, it will be repeated', { key: id, caseNo, code });
    }
  }
}
