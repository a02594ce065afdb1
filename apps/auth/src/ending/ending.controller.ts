import { Controller, Get, Query, Res } from '@nestjs/common';
import { ENDINGS_PATH, Public, type EndingPage } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { AccessEndingPage, EndingQuery } from './ending.schema.js';
import { ListEndings } from './list-endings.js';

/** 访问终止 — between services; the gateway does not route it. Like the key set it is open within: it says nothing to who has no token. */
@ApiGroup('internal')
@Controller(ENDINGS_PATH.slice(1))
export class EndingController {
  constructor(private readonly endings: ListEndings) {}

  @Get()
  @Public()
  @Operation({
    summary: 'List whose access has ended',
    description:
      'Hashes, to be compared with those of the claims of a token. Each row is told at least once to who asks on with the cursor.',
    consistency: 'strong',
    response: { schema: AccessEndingPage },
  })
  list(@Query({ schema: EndingQuery }) { cursor }: EndingQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<EndingPage> {
    reply.header('cache-control', 'no-store');
    return this.endings.execute(cursor);
  }
}
