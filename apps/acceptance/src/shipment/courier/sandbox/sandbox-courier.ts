import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { HttpPool } from '@yiwang/http-client';
import { logger } from '@yiwang/telemetry';
import type { AcceptanceConfig } from '../../../acceptance.config.js';
import type { CourierNotice } from '../../domain/shipment.js';
import { shipmentNotFound } from '../../domain/shipment.errors.js';
import type { Courier, Parcel } from '../courier.js';
import { courierHeaders, readNotice } from '../signed-notice.js';
import { SandboxParcels, type SandboxParcel } from './sandbox-parcels.js';

const log = logger('acceptance.sandbox-courier');

/**
 * 沙箱快递 — a courier for development: it keeps its own books, collects a parcel after a while, delivers it after another, and calls back
 * signed, as a real one does. It carries nothing and is refused in production.
 */
@Injectable()
export class SandboxCourier implements Courier {
  readonly code = 'sandbox';

  constructor(
    private readonly parcels: SandboxParcels,
    private readonly http: HttpPool,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  async placeOrder({ shipmentId, callbackUrl }: Parcel): Promise<string> {
    const trackingNo = `SBX${randomBytes(8).toString('hex').toUpperCase()}`;
    const parcel = await this.parcels.add(shipmentId, trackingNo, callbackUrl, this.config.SANDBOX_COURIER_SECONDS);
    return parcel.trackingNo;
  }

  async query(shipmentId: string): Promise<CourierNotice | undefined> {
    const parcel = await this.parcels.find(shipmentId);
    if (!parcel) throw shipmentNotFound();
    const { trackingNo, state, changedAt } = parcel;
    return state === 'placed' ? undefined : { event: state, shipmentId, trackingNo, at: changedAt };
  }

  read(headers: IncomingHttpHeaders, body: Buffer): CourierNotice {
    return readNotice(this.config.SANDBOX_COURIER_SECRET, headers, body);
  }

  /** A round of the sandbox's own work: what is due goes on, and is told. Returns whether there may be more. */
  async carry(limit: number): Promise<boolean> {
    const moved = await this.parcels.advance(this.config.SANDBOX_COURIER_SECONDS, limit);
    await Promise.all(moved.map((parcel) => this.notify(parcel)));
    return moved.length === limit;
  }

  /**
   * Lets something happen to a parcel now. One that has arrived or come back stays so, and is told again.
   * @throws ACCEPTANCE.SHIPMENT_NOT_FOUND
   */
  async happen(
    shipmentId: string,
    event: CourierNotice['event'],
    tell: boolean,
  ): Promise<{ parcel: SandboxParcel; notified: number | null }> {
    const parcel =
      (await this.parcels.move(shipmentId, event, this.config.SANDBOX_COURIER_SECONDS)) ?? (await this.parcels.find(shipmentId));
    if (!parcel) throw shipmentNotFound();
    return { parcel, notified: tell ? await this.notify(parcel) : null };
  }

  /** Calls back. Returns the answer's status, or null when there was none. What was not heard is told again in a later round. */
  private async notify(parcel: SandboxParcel): Promise<number | null> {
    const { shipmentId, trackingNo, state, changedAt, callbackUrl } = parcel;
    const body = JSON.stringify({ event: state, shipmentId, trackingNo, at: changedAt.toISOString() });
    try {
      const { status } = await this.http.send(callbackUrl, {
        method: 'POST',
        headers: courierHeaders(this.config.SANDBOX_COURIER_SECRET, Buffer.from(body)),
        body,
        timeoutMs: this.config.COURIER_TIMEOUT_MS,
      });
      if (status >= 200 && status <= 299) await this.parcels.told(parcel, this.config.SANDBOX_COURIER_SECONDS);
      return status;
    } catch (err) {
      log.warn('a callback did not get through', { err });
      return null;
    }
  }
}
