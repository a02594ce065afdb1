import { Controller, Get, Param, Query } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { Instant } from '@yiwang/event-core';
import { ApiGroup, decodeCursor, encodeCursor, Operation, page, pageOf, PageQuery, type Page } from '@yiwang/http-api';
import { z } from 'zod';
import { taskNotFound } from '../../../plan/domain/plan.errors.js';
import { ExchangeFiles, type ShownFile } from '../../exchange/exchange-files.js';

const File = z.object({
  fileId: z.uuid(),
  systemName: z.string(),
  stage: z.enum(['filing', 'acceptance', 'approval', 'closing', 'delivery']).describe('附件阶段'),
  name: z.string(),
  path: z.string().describe('where the department’s system keeps it'),
  belongsTo: z.string(),
  remark: z.string(),
  receivedAt: Instant,
});
const Position = z.object({ fileId: z.uuid() });
const FIRST = '00000000-0000-0000-0000-000000000000';

/** 附件 that department systems named for a case. */
@ApiGroup('workbench')
@Controller('api/v1/workbench/tasks/:taskId/exchange-files')
@RequirePermission('task.handle')
export class ExchangeFileController {
  constructor(private readonly files: ExchangeFiles) {}

  @Get()
  @Operation({
    summary: 'List the files that department systems named for the case of a task',
    description: 'By one’s own organisation’s systems; the lead sees those of all. The files themselves stay with the departments.',
    consistency: 'strong',
    errors: [taskNotFound],
    response: { schema: pageOf(File) },
  })
  async findAll(
    @Param('taskId', { schema: z.uuid() }) taskId: string,
    @Query({ schema: PageQuery }) query: z.output<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<ShownFile>> {
    const after = decodeCursor(Position, query.cursor)?.fileId ?? FIRST;
    const rows = await this.files.ofTask(taskId, principal.orgCode ?? '', after, query.limit + 1);
    if (rows.length === 0 && !(await this.files.has(taskId, principal.orgCode ?? ''))) throw taskNotFound();
    return page(rows, query.limit, ({ fileId }) => encodeCursor({ fileId }));
  }
}
