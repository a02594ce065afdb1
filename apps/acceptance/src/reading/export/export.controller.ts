import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, Header, Param, Post, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, IdempotencyKey, Operation, type IdempotentRequest } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { calendarMissing } from '../../case/domain/clock.errors.js';
import { exportNotFound, exportNotReady, exportsUnderWay, workListOutOfReach } from '../reading.errors.js';
import { CaseExports } from './case-exports.js';
import { ExportList, ExportRequest, ExportView } from './export.schema.js';
import { ownerOf, RequestExport } from './request-export.js';

const ExportId = z.uuid();
const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** 清单导出 — a list as a workbook, made by a worker. */
@ApiGroup('Work lists')
@RequirePermission('case.collect', 'case.accept', 'case.deliver', 'task.handle')
@Controller('api/v1/work-list/exports')
export class ExportController {
  constructor(
    private readonly request: RequestExport,
    private readonly exports: CaseExports,
  ) {}

  @Post()
  @Operation({
    summary: 'Export one’s list as a workbook',
    description:
      'By the same filters as the list; applicants masked as there. At most 200,000 cases, and three exports of a person at a time.',
    consistency: 'strong',
    errors: [workListOutOfReach, calendarMissing, exportsUnderWay],
    response: { status: 201, schema: ExportView },
  })
  ask(
    @Body({ schema: ExportRequest }) body: ExportRequest,
    @CurrentPrincipal() principal: Principal,
    @IdempotencyKey() key: IdempotentRequest,
  ): Promise<ExportView> {
    return this.request.execute(body, principal, key);
  }

  @Get()
  @Operation({ summary: 'List one’s exports', description: 'The latest fifty.', consistency: 'strong', response: { schema: ExportList } })
  @Header('cache-control', 'private, no-store')
  async list(@CurrentPrincipal() principal: Principal): Promise<{ items: ExportView[] }> {
    return { items: await this.exports.listOf(ownerOf(principal)) };
  }

  @Get(':id')
  @Operation({ summary: 'Read how far an export is', consistency: 'strong', errors: [exportNotFound], response: { schema: ExportView } })
  @Header('cache-control', 'private, no-store')
  one(@Param('id', { schema: ExportId }) id: string, @CurrentPrincipal() principal: Principal): Promise<ExportView> {
    return this.find(id, principal);
  }

  @Get(':id/file')
  @Operation({
    summary: 'Read the file of a finished export',
    consistency: 'strong',
    errors: [exportNotFound, exportNotReady],
    response: { mediaType: WORKBOOK, description: 'the workbook' },
  })
  async file(
    @Param('id', { schema: ExportId }) id: string,
    @CurrentPrincipal() principal: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const found = await this.find(id, principal);
    if (found.status !== 'done') throw exportNotReady({ retryAfter: 1 });
    void reply
      .header('content-type', WORKBOOK)
      .header('content-length', found.bytes)
      .header('content-disposition', `attachment; filename="cases-${found.requestedAt.slice(0, 10)}.xlsx"`)
      .header('cache-control', 'private, no-store')
      .send(Readable.from(this.exports.file(id), { objectMode: false }));
  }

  @Delete(':id')
  @Operation({ summary: 'Cancel or remove an export', consistency: 'strong', errors: [exportNotFound], response: { status: 204 } })
  async remove(@Param('id', { schema: ExportId }) id: string, @CurrentPrincipal() principal: Principal): Promise<void> {
    if (!(await this.exports.remove(id, ownerOf(principal)))) throw exportNotFound();
  }

  /** @throws ACCEPTANCE.EXPORT_NOT_FOUND also for somebody else's */
  private async find(id: string, principal: Principal): Promise<ExportView> {
    const found = await this.exports.one(id, ownerOf(principal));
    if (!found) throw exportNotFound();
    return found;
  }
}
