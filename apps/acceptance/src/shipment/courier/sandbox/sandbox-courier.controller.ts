import { Body, Controller, Inject, Param, Post } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { ApiGroup, Operation, routeNotFound } from '@yiwang/http-api';
import { z } from 'zod';
import type { AcceptanceConfig } from '../../../acceptance.config.js';
import { shipmentNotFound } from '../../domain/shipment.errors.js';
import { SandboxCourier } from './sandbox-courier.js';

const ParcelEvent = z
  .strictObject({
    event: z.enum(['collected', 'delivered', 'returned']),
    notify: z.boolean().default(true).describe('false: the callback is lost for now; the sandbox sends it later'),
  })
  .meta({ id: 'SandboxParcelEvent' });
const Parcel = z
  .object({
    shipmentId: z.uuid(),
    trackingNo: z.string(),
    state: z.enum(['placed', 'collected', 'delivered', 'returned']),
    notified: z.int().nullable().describe('status with which the callback was answered; null when none got through'),
  })
  .meta({ id: 'SandboxParcel' });
type Parcel = z.output<typeof Parcel>;

/** 沙箱快递 — what a developer lets happen to a parcel. Does not exist where the sandbox is not the courier, as in production. */
@ApiGroup('Sandbox')
@Public()
@Controller('sandbox/courier/parcels/:shipmentId')
export class SandboxCourierController {
  constructor(
    private readonly sandbox: SandboxCourier,
    @Inject(CONFIG) private readonly config: AcceptanceConfig,
  ) {}

  @Post('events')
  @Operation({
    summary: 'Let something happen to a parcel of the sandbox',
    description:
      'Development only. Collected, delivered or returned at once; a parcel that has arrived or come back stays so, and is told again.',
    consistency: 'strong',
    errors: [shipmentNotFound],
    response: { status: 200, schema: Parcel },
  })
  async happen(
    @Param('shipmentId', { schema: z.uuid() }) shipmentId: string,
    @Body({ schema: ParcelEvent }) { event, notify }: z.output<typeof ParcelEvent>,
  ): Promise<Parcel> {
    if (this.config.NODE_ENV === 'production' || this.config.COURIER !== 'sandbox') throw routeNotFound();
    const { parcel, notified } = await this.sandbox.happen(shipmentId, event, notify);
    const { trackingNo, state } = parcel;
    return { shipmentId, trackingNo, state, notified };
  }
}
