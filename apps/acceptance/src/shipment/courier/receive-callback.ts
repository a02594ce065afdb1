import type { IncomingHttpHeaders } from 'node:http';
import { Injectable } from '@nestjs/common';
import { isAppError } from '@yiwang/kernel';
import { logger, metrics } from '@yiwang/telemetry';
import { FollowShipment } from '../use-cases/follow-shipment.js';
import { CourierRegistry } from './courier-registry.js';

const log = logger('acceptance.courier-callbacks');

/** 快递回调 — verified, then recorded. A courier repeats what is not answered with success, so every outcome that is on record is one. */
@Injectable()
export class ReceiveCallback {
  private readonly callbacks = metrics.counter('acceptance_courier_callbacks_total', 'Callbacks of couriers by what became of them', [
    'result',
  ]);

  constructor(
    private readonly couriers: CourierRegistry,
    private readonly follow: FollowShipment,
  ) {}

  /** @throws ACCEPTANCE.COURIER_NOT_FOUND, ACCEPTANCE.SHIPMENT_NOT_FOUND, and what `Courier.read` throws */
  async execute(code: string, headers: IncomingHttpHeaders, body: Buffer): Promise<void> {
    try {
      const changes = await this.follow.notice(code, this.couriers.pick(code).read(headers, body));
      this.callbacks.inc({ result: changes.length > 0 ? 'recorded' : 'repeated' });
    } catch (error) {
      const reason = isAppError(error) ? error.code : 'failed';
      this.callbacks.inc({ result: reason });
      log.warn('a callback was not taken', { channel: code, reason });
      throw error;
    }
  }
}
