import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { z } from 'zod';
import { DeadLetters, type DeadLetter } from '../consumer/dead-letters.js';
import { MessagingFiguresQuery, type MessagingFigures } from './messaging-figures.js';

const LetterId = z.string().regex(/^\d{1,18}$/);
const LetterQuery = z.object({
  state: z.enum(['open', 'replayed', 'dropped']).default('open'),
  /** Id of the last letter of the page before. */
  cursor: LetterId.optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** 消息运维 — what left, what lies, and what a person decides about dead letters. Consistency: strong. */
@Controller('api/v1/admin/messaging')
@RequirePermission('ops.messaging')
export class MessagingAdminController {
  constructor(
    private readonly deadLetters: DeadLetters,
    private readonly figures: MessagingFiguresQuery,
  ) {}

  @Get()
  read(): Promise<MessagingFigures> {
    return this.figures.read();
  }

  @Get('dead-letters')
  async list(@Query({ schema: LetterQuery }) query: z.output<typeof LetterQuery>): Promise<{ items: DeadLetter[]; next: string | null }> {
    const items = await this.deadLetters.list({ state: query.state, beforeId: query.cursor ?? null, limit: query.limit });
    return { items, next: items.length === query.limit ? items[items.length - 1]!.id : null };
  }

  @Get('dead-letters/:id')
  find(@Param('id', { schema: LetterId }) id: string): Promise<DeadLetter> {
    return this.deadLetters.find(id);
  }

  /** Asks the worker to replay it and, in order, everything parked behind it. Asking twice is asking once. */
  @Post('dead-letters/:id/replay')
  @HttpCode(202)
  async replay(@Param('id', { schema: LetterId }) id: string): Promise<{ id: string; replay: 'requested' }> {
    await this.deadLetters.requestReplay(id);
    return { id, replay: 'requested' };
  }

  /** Gives the event up for good. */
  @Post('dead-letters/:id/drop')
  @HttpCode(200)
  async drop(
    @Param('id', { schema: LetterId }) id: string,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ id: string; state: 'dropped' }> {
    await this.deadLetters.drop(id, principal.id);
    return { id, state: 'dropped' };
  }
}
