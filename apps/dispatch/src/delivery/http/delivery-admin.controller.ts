import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { RequirePermission } from '@yiwang/access';
import { Instant } from '@yiwang/event-core';
import {
  ApiGroup,
  decodeCursor,
  encodeCursor,
  Idempotency,
  IdempotencyKey,
  Operation,
  page,
  pageOf,
  PageQuery,
  type IdempotentRequest,
  type Page,
} from '@yiwang/http-api';
import { defineError } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { DeliverySignal } from '../delivery-signal.js';
import { REPLAY, TROUBLED } from '../persistence/delivery.sql.js';

export const deliveryNotFound = defineError('not-found', 'DISPATCH.DELIVERY_NOT_FOUND', {
  zh: '没有待重投的投递记录',
  en: 'no delivery that could be repeated',
});

const Delivery = z.object({
  deliveryId: z.uuid(),
  orgCode: z.string(),
  channel: z.enum(['kafka', 'pull', 'workbench']),
  taskId: z.uuid(),
  caseNo: z.string(),
  state: z.enum(['pending', 'parked']),
  attempts: z.int(),
  error: z.string().nullable(),
  nextAttemptAt: Instant,
  createdAt: Instant,
});
type Delivery = z.output<typeof Delivery>;
const Replayed = z.object({ deliveryId: z.uuid(), state: z.literal('pending') });
const Position = z.object({ sequence: z.string().regex(/^\d{1,18}$/) });

interface TroubledRow extends Record<string, unknown> {
  sequence: string;
  id: string;
  org_code: string;
  channel: Delivery['channel'];
  task_id: string;
  case_no: string;
  state: Delivery['state'];
  attempts: number;
  error: string | null;
  next_attempt_at: Date;
  created_at: Date;
}

/** 投递运维 — deliveries to department systems that fail, and the ones parked for a person to look at. */
@ApiGroup('operations')
@Controller('api/v1/admin/deliveries')
@RequirePermission('ops.messaging')
export class DeliveryAdminController {
  constructor(
    private readonly database: Database,
    private readonly uow: UnitOfWork,
    private readonly idempotency: Idempotency,
    private readonly signal: DeliverySignal,
  ) {}

  @Get()
  @Operation({ summary: 'List deliveries in trouble', consistency: 'strong', response: { schema: pageOf(Delivery) } })
  async findAll(@Query({ schema: PageQuery }) query: z.output<typeof PageQuery>): Promise<Page<Delivery>> {
    const after = decodeCursor(Position, query.cursor)?.sequence ?? '0';
    const rows = await this.database.query<TroubledRow>(TROUBLED, [after, query.limit + 1]);
    const { items, next } = page(rows, query.limit, (last) => encodeCursor({ sequence: last.sequence }));
    return { items: items.map(toDelivery), next };
  }

  @Post(':deliveryId/replay')
  @Operation({
    summary: 'Try a delivery again at once',
    description: 'What waits behind it for the same case follows.',
    consistency: 'strong',
    errors: [deliveryNotFound],
    response: { status: 202, schema: Replayed },
  })
  replay(
    @Param('deliveryId', { schema: z.uuid() }) deliveryId: string,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<z.output<typeof Replayed>> {
    const work = async (): Promise<z.output<typeof Replayed>> => {
      const [found] = await this.database.query(REPLAY, [deliveryId]);
      if (!found) throw deliveryNotFound();
      this.uow.afterCommit(() => this.signal.wake());
      return { deliveryId, state: 'pending' };
    };
    return this.idempotency.once(key, work, { status: 202 });
  }
}

const toDelivery = (row: TroubledRow): Delivery => ({
  deliveryId: row.id,
  orgCode: row.org_code,
  channel: row.channel,
  taskId: row.task_id,
  caseNo: row.case_no,
  state: row.state,
  attempts: row.attempts,
  error: row.error,
  nextAttemptAt: row.next_attempt_at.toISOString(),
  createdAt: row.created_at.toISOString(),
});
