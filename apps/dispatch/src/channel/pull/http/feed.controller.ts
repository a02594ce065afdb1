import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, type Principal, RequirePermission } from '@yiwang/access';
import { ApiGroup, ApiProblems, ClientGone, Idempotency, IdempotencyKey, type IdempotentRequest, Operation } from '@yiwang/http-api';
import type { z } from 'zod';
import { systemUnknown } from '../../../intake/intake.errors.js';
import { ReadLog } from '../queries/read-log.js';
import { FeedOfSystem, type LeasedMessages } from '../use-cases/feed-of-system.js';
import { AckAnswer, AckBody, LeaseAnswer, LeaseBody, LogAnswer, LogQuery, NackAnswer, NackBody } from './feed.schema.js';

/** 拉取通道 — the feed of a department system: everything it is told, not its tasks alone. Systems of other channels may read theirs, too. */
@ApiGroup('department systems')
@ApiProblems(systemUnknown)
@Controller('api/v1/department/feed')
@RequirePermission('department.connect')
export class FeedController {
  constructor(
    private readonly log: ReadLog,
    private readonly feed: FeedOfSystem,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Operation({
    summary: 'Read the messages of this system in order, from a cursor or a time',
    description:
      'Whether acknowledged or not, as long as they are kept: a cursor of before, or a time, replays. Without either it begins with the oldest message that is not acknowledged.',
    consistency: 'eventual',
    response: { schema: LogAnswer },
  })
  read(
    @CurrentPrincipal() principal: Principal,
    @Query({ schema: LogQuery }) query: z.output<typeof LogQuery>,
    @ClientGone() gone: AbortSignal,
  ): ReturnType<ReadLog['execute']> {
    return this.log.execute(principal, query, gone);
  }

  @Post('leases')
  @Operation({
    summary: 'Lease messages that are not acknowledged',
    description:
      'In order for each case; what lies behind a message that is leased, was given back or is parked waits with it. What is not acknowledged when the lease ends comes again; who hangs up while waiting is leased nothing. A repeat takes other messages, so no idempotency key is needed.',
    consistency: 'strong',
    response: { status: 200, schema: LeaseAnswer },
  })
  lease(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: LeaseBody }) body: z.output<typeof LeaseBody>,
    @ClientGone() gone: AbortSignal,
  ): Promise<LeasedMessages> {
    return this.feed.lease(principal, body, gone);
  }

  @Post('acks')
  @Operation({
    summary: 'Acknowledge messages (收讫)',
    description:
      'Repeatable, also after the lease has ended. It says that the message has arrived; a task is acknowledged (签收) by `POST /api/v1/department/tasks/{taskId}/ack`.',
    consistency: 'strong',
    response: { status: 200, schema: AckAnswer },
  })
  acknowledge(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: AckBody }) body: z.output<typeof AckBody>,
  ): ReturnType<FeedOfSystem['acknowledge']> {
    return this.feed.acknowledge(principal, body.messageIds);
  }

  @Post('nacks')
  @Operation({
    summary: 'Give messages back with a reason (退回)',
    description: 'They come again after `retryAfterSeconds`; at the eighth time a message is parked until an operator sends it again.',
    consistency: 'strong',
    response: { status: 200, schema: NackAnswer },
  })
  giveBack(
    @CurrentPrincipal() principal: Principal,
    @Body({ schema: NackBody }) body: z.output<typeof NackBody>,
    @IdempotencyKey() key: IdempotentRequest,
  ): ReturnType<FeedOfSystem['giveBack']> {
    return this.idempotency.once(key, () => this.feed.giveBack(principal, body), { status: 200 });
  }
}
