import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import { Workers } from '@yiwang/workers';
import type { AcceptanceConfig } from '../acceptance.config.js';
import { SandboxCourier } from './courier/sandbox/sandbox-courier.js';
import { AskCouriers } from './use-cases/ask-couriers.js';
import { PlaceOrders } from './use-cases/place-orders.js';

/** Each holds a connection to the courier while it answers. */
const AT_ONCE = 5;

/** What must be done about parcels without being asked for. Any number of workers may run. */
@Injectable()
export class ShipmentWorker {
  constructor(workers: Workers, place: PlaceOrders, ask: AskCouriers, sandbox: SandboxCourier, @Inject(CONFIG) config: AcceptanceConfig) {
    workers.add({ name: 'place-courier-orders', everyMs: 500, round: () => place.execute(AT_ONCE) });
    workers.add({ name: 'ask-couriers', everyMs: 1_000, round: () => ask.execute(AT_ONCE) });
    if (config.COURIER === 'sandbox') workers.add({ name: 'carry-sandbox-parcels', everyMs: 500, round: () => sandbox.carry(AT_ONCE) });
  }
}
