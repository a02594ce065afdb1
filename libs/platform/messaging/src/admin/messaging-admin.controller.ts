import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  decodeCursor,
  encodeCursor,
  Idempotency,
  IdempotencyKey,
  Operation,
  page,
  type IdempotentRequest,
  type Page,
} from '@yiwang/http-api';
import type { z } from 'zod';
import { deadLetterNotFound, DeadLetters } from '../consumer/dead-letters.js';
import { StateCopies } from '../copies/state-copies.js';
import { brokerAway, ConsumerLagQuery } from './consumer-lag.js';
import {
  ConsumerLag,
  DeadLetterDetail,
  DeadLetterPage,
  Dropped,
  LetterId,
  LetterPosition,
  LetterQuery,
  MessagingFigures,
  ReplayRequested,
  StateCopyList,
  toDetail,
  toSummary,
  type DeadLetterSummary,
} from './messaging-admin.schema.js';
import { MessagingFiguresQuery } from './messaging-figures.js';

/** 消息运维 — what left, what lies, and what a person decides about dead letters. */
@ApiGroup('messaging')
@Controller('api/v1/admin/messaging')
@RequirePermission('ops.messaging')
export class MessagingAdminController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly figures: MessagingFiguresQuery,
    private readonly lag: ConsumerLagQuery,
    private readonly copies: StateCopies,
    private readonly idempotency: Idempotency,
  ) {}

  @Operation({ summary: 'Read what waits in outbox and dead letters', consistency: 'strong', response: { schema: MessagingFigures } })
  @Get()
  read(): Promise<z.output<typeof MessagingFigures>> {
    return this.figures.read();
  }

  @Operation({
    summary: 'Read how far the service is behind the events it consumes',
    consistency: 'eventual',
    errors: [brokerAway],
    response: { schema: ConsumerLag },
  })
  @Get('lag')
  readLag(): Promise<z.output<typeof ConsumerLag>> {
    return this.lag.read();
  }

  @Operation({
    summary: 'Read whether the copies of state topics are complete',
    description: '副本: a service that starts from nothing reads them from their beginning, and says here when it has all of it.',
    consistency: 'eventual',
    response: { schema: StateCopyList },
  })
  @Get('copies')
  async readCopies(): Promise<z.output<typeof StateCopyList>> {
    const copies = await this.copies.read();
    return {
      copies: copies.map(({ startedAt, completeAt, ...copy }) => ({
        ...copy,
        startedAt: startedAt?.toISOString() ?? null,
        completeAt: completeAt?.toISOString() ?? null,
      })),
    };
  }

  @Operation({ summary: 'List dead letters, the newest first', consistency: 'strong', response: { schema: DeadLetterPage } })
  @Get('dead-letters')
  async list(@Query({ schema: LetterQuery }) query: z.output<typeof LetterQuery>): Promise<Page<z.output<typeof DeadLetterSummary>>> {
    const beforeId = decodeCursor(LetterPosition, query.cursor)?.id ?? null;
    const letters = await this.deadLetters.list({ state: query.state, beforeId, limit: query.limit + 1 });
    return page(letters.map(toSummary), query.limit, ({ id }) => encodeCursor({ id }));
  }

  @Operation({
    summary: 'Read a dead letter with its payload',
    consistency: 'strong',
    errors: [deadLetterNotFound],
    response: { schema: DeadLetterDetail },
  })
  @Get('dead-letters/:id')
  async find(@Param('id', { schema: LetterId }) id: string): Promise<z.output<typeof DeadLetterDetail>> {
    return toDetail(await this.deadLetters.find(id));
  }

  @Operation({
    summary: 'Ask for the replay of a key',
    description:
      'A worker replays the first open letter of its key and then, in order, everything parked behind it, until one fails again.',
    consistency: 'eventual',
    errors: [deadLetterNotFound],
    response: { status: 202, schema: ReplayRequested },
  })
  @Post('dead-letters/:id/replay')
  replay(
    @Param('id', { schema: LetterId }) id: string,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<z.output<typeof ReplayRequested>> {
    const work = async () => {
      await this.deadLetters.requestReplay(id);
      return { id, replay: 'requested' as const };
    };
    return this.idempotency.once(key, work, { status: 202 });
  }

  @Operation({
    summary: 'Give an event up for good',
    description: 'The events parked behind it go on without it.',
    consistency: 'strong',
    errors: [deadLetterNotFound],
    response: { status: 200, schema: Dropped },
  })
  @Post('dead-letters/:id/drop')
  drop(
    @Param('id', { schema: LetterId }) id: string,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<z.output<typeof Dropped>> {
    const work = async () => {
      await this.deadLetters.drop(id, principal.id);
      return { id, state: 'dropped' as const };
    };
    return this.idempotency.once(key, work, { status: 200 });
  }
}
