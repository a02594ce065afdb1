import { Controller, Get, Query, Res } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { ListNotices } from './list-notices.js';
import { NoticePage, NoticeQuery, type Notice } from './notice.schema.js';

/** 审批办件公告. */
@ApiGroup('Notices')
@Public()
@Controller('api/v1/case-notices')
export class NoticeController {
  constructor(private readonly notices: ListNotices) {}

  @Get()
  @Operation({
    summary: 'List notices of finished cases',
    description:
      'Cases that were closed after a decision, of items that publish their results; the newest first. A case that is opened again is ' +
      'taken from the list.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: NoticePage },
  })
  list(@Query({ schema: NoticeQuery }) query: NoticeQuery, @Res({ passthrough: true }) reply: FastifyReply): Promise<Page<Notice>> {
    reply.header('cache-control', 'public, max-age=30');
    return this.notices.execute(query);
  }
}
