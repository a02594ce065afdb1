import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, type Principal, RequirePermission } from '@yiwang/access';
import { ApiGroup, Idempotency, IdempotencyKey, type IdempotentRequest, Operation, type Page } from '@yiwang/http-api';
import type { z } from 'zod';
import { systemNotFound } from '../../system/domain/system.errors.js';
import { ListDeliveries } from '../queries/list-deliveries.js';
import { deliveryNotFound, ReplayDeliveries, systemNotConnected } from '../use-cases/replay-deliveries.js';
import {
  type Delivery,
  DeliveryId,
  DeliveryPage,
  DeliveryQuery,
  RecallQuery,
  ReplayAnswer,
  ReplayBody,
  Replayed,
} from './delivery.schema.js';

/** 投递运维 — messages to department systems: what fails, what is parked for a person to look at, what was sent. */
@ApiGroup('operations')
@Controller('api/v1/admin/deliveries')
@RequirePermission('ops.messaging')
export class DeliveryAdminController {
  constructor(
    private readonly list: ListDeliveries,
    private readonly replays: ReplayDeliveries,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Operation({
    summary: 'List deliveries in trouble, or the messages of one system',
    description: 'Without a state: pending after a failed try, and parked. The oldest first.',
    consistency: 'strong',
    response: { schema: DeliveryPage },
  })
  findAll(@Query({ schema: DeliveryQuery }) query: z.output<typeof DeliveryQuery>): Promise<Page<Delivery>> {
    return this.list.execute(query);
  }

  @Get('recalls')
  @Operation({
    summary: 'List recalls that their systems have not acknowledged',
    consistency: 'strong',
    response: { schema: DeliveryPage },
  })
  recalls(@Query({ schema: RecallQuery }) query: z.output<typeof RecallQuery>): Promise<Page<Delivery>> {
    return this.list.recalls(query);
  }

  @Post('replays')
  @Operation({
    summary: 'Send several messages again: by their ids, or those of one system since a time',
    description:
      'At once, in order, also through an open circuit. Messages keep their ids, so that what a system still has is recognised. What was closed without having been sent, and what is of tasks that are not the system’s any more, but their recalls, stays. With `next` ask again for those behind.',
    consistency: 'strong',
    errors: [systemNotFound, systemNotConnected],
    response: { status: 202, schema: ReplayAnswer },
  })
  replaySome(
    @Body({ schema: ReplayBody }) body: z.output<typeof ReplayBody>,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<z.output<typeof ReplayAnswer>> {
    return this.idempotency.once(key, () => this.replays.some(body, principal), { status: 202 });
  }

  @Post(':deliveryId/replay')
  @Operation({
    summary: 'Try a delivery again at once',
    description: 'What waits behind it for the same case follows.',
    consistency: 'strong',
    errors: [deliveryNotFound, systemNotConnected],
    response: { status: 202, schema: Replayed },
  })
  replay(
    @Param('deliveryId', { schema: DeliveryId }) deliveryId: string,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<z.output<typeof Replayed>> {
    const work = async (): Promise<z.output<typeof Replayed>> => {
      await this.replays.one(deliveryId, principal);
      return { deliveryId, state: 'pending' };
    };
    return this.idempotency.once(key, work, { status: 202 });
  }
}
