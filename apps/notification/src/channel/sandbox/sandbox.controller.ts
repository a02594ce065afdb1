import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { CONFIG } from '@yiwang/config';
import { ApiGroup, Operation, routeNotFound } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { NotificationConfig } from '../../notification.config.js';
import { SandboxChannel } from './sandbox-channel.js';

const Inbox = z.object({ messages: z.array(z.object({ text: z.string(), sentAt: z.iso.datetime() })) }).meta({ id: 'SandboxInbox' });
type Inbox = z.output<typeof Inbox>;

/** 沙箱信箱 — what a developer's made-up telephone got. Does not exist where messages go elsewhere, as in production. */
@ApiGroup('Sandbox')
@Public()
@Controller('sandbox/messages/:mobile')
export class SandboxController {
  constructor(
    private readonly sandbox: SandboxChannel,
    @Inject(CONFIG) private readonly config: NotificationConfig,
  ) {}

  @Get()
  @Operation({
    summary: 'Read the last messages to a number, the newest first',
    description: 'Development only.',
    consistency: 'strong',
    errors: [routeNotFound],
    response: { schema: Inbox },
  })
  async inbox(
    @Param('mobile', { schema: z.string().regex(/^1[3-9]\d{9}$/) }) mobile: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Inbox> {
    if (this.config.NODE_ENV === 'production' || this.config.MESSAGE_CHANNEL !== 'sandbox') throw routeNotFound();
    reply.header('cache-control', 'no-store');
    return { messages: await this.sandbox.inbox(mobile) };
  }
}
