import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, IdempotencyKey, Operation, type IdempotentRequest, type Page } from '@yiwang/http-api';
import { z } from 'zod';
import { shipmentNotCancellable, shipmentNotFound, shipmentNotParked } from '../domain/shipment.errors.js';
import { ListShipments } from '../queries/list-shipments.js';
import { ActByHand } from '../use-cases/act-by-hand.js';
import { HandledShipment, ShipmentPage, ShipmentQuery, type ShipmentEntry } from './shipment.schema.js';

/** 快件运维. */
@ApiGroup('Operations')
@RequirePermission('ops.messaging')
@Controller('api/v1/admin/shipments')
export class ShipmentAdminController {
  constructor(
    private readonly list: ListShipments,
    private readonly byHand: ActByHand,
  ) {}

  @Get()
  @Operation({
    summary: 'List shipments by status',
    description: 'Those that no courier took (搁置) unless another status is asked for, the newest first.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: ShipmentPage },
  })
  shipments(@Query({ schema: ShipmentQuery }) query: ShipmentQuery): Promise<Page<ShipmentEntry>> {
    return this.list.execute(query);
  }

  @Post(':shipmentId/retry')
  @Operation({
    summary: 'Ask the courier again',
    description: '重试 of a parked shipment, from the beginning.',
    consistency: 'strong',
    errors: [shipmentNotFound, shipmentNotParked],
    response: { status: 200, schema: HandledShipment },
  })
  retry(
    @Param('shipmentId', { schema: z.uuid() }) shipmentId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<HandledShipment> {
    return this.byHand.retry({ shipmentId, principal, key });
  }

  @Post(':shipmentId/cancel')
  @Operation({
    summary: 'Give up a shipment that is parked or lost',
    description:
      '取消: the result can then be delivered in another way. The courier is not told; what he still says of the parcel stands in the case’s ledger as late.',
    consistency: 'strong',
    errors: [shipmentNotFound, shipmentNotCancellable],
    response: { status: 200, schema: HandledShipment },
  })
  cancel(
    @Param('shipmentId', { schema: z.uuid() }) shipmentId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<HandledShipment> {
    return this.byHand.cancel({ shipmentId, principal, key });
  }
}
