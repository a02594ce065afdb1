import { Inject, Injectable } from '@nestjs/common';
import { CONFIG } from '@yiwang/config';
import type { AcceptanceConfig } from '../../acceptance.config.js';
import { courierNotFound, courierNotOpen } from '../domain/shipment.errors.js';
import type { Courier } from './courier.js';
import { HttpCourier } from './http-courier.js';
import { SandboxCourier } from './sandbox/sandbox-courier.js';

/** The courier that is open here, by its code. */
@Injectable()
export class CourierRegistry {
  private readonly open: Courier | undefined;

  constructor(sandbox: SandboxCourier, http: HttpCourier, @Inject(CONFIG) config: AcceptanceConfig) {
    const implemented: readonly Courier[] = [sandbox, http];
    this.open = implemented.find(({ code }) => code === config.COURIER);
  }

  /** The one that new parcels go to. @throws ACCEPTANCE.COURIER_NOT_OPEN */
  get current(): Courier {
    if (!this.open) throw courierNotOpen();
    return this.open;
  }

  /** @throws ACCEPTANCE.COURIER_NOT_FOUND also for one that is not open any more */
  pick(code: string): Courier {
    if (this.open?.code !== code) throw courierNotFound();
    return this.open;
  }
}
