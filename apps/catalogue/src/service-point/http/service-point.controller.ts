import { Body, Controller, Delete, Get, Header, Headers, HttpCode, Param, Post, Put, Query, Req, Res } from '@nestjs/common';
import { CurrentPrincipal, Public, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  bodyTooLarge,
  cursorInvalid,
  Idempotency,
  IdempotencyKey,
  type IdempotentRequest,
  ifMatchMissing,
  ifMatchStale,
  Operation,
  type Page,
  unsupportedMedia,
} from '@yiwang/http-api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { tableCsv, tableEncoding } from '../../csv-table/csv-table.errors.js';
import { rawBody } from '../../csv-table/raw-body.js';
import { readTable } from '../../csv-table/read-table.js';
import { editorOf } from '../../item/http/editor-of.js';
import { PRIVATE, REVALIDATE } from '../../item/http/send-stored.js';
import {
  pointCodeTaken,
  pointImportHeader,
  pointNotFound,
  pointOutOfScope,
  tooManyPoints,
  unknownAccepted,
} from '../domain/service-point.errors.js';
import {
  NewServicePoint,
  PointCode,
  ServicePointContent,
  ServicePointDetail,
  ServicePointState,
  type ServicePointSummary,
} from '../domain/service-point.js';
import { ListServicePoints } from '../queries/list-service-points.js';
import { ServicePointFilter, ServicePointPage } from '../queries/point-filter.js';
import { ImportServicePoints, PointImportReport } from '../use-cases/import-service-points.js';
import { KeepServicePoints } from '../use-cases/keep-service-points.js';

const MAX_LIST_BYTES = 5 * 1024 * 1024;
const ImportQuery = z.object({ dryRun: z.stringbool().default(false).describe('tell what would happen, and store nothing') });
const KEEP_ERRORS = [pointOutOfScope, () => unknownAccepted()];

/** 服务网点 — where people go, what is accepted there, and when it is open. */
@ApiGroup('Service points')
@RequirePermission('item.publish')
@Controller('api/v1/catalogue')
export class ServicePointController {
  constructor(
    private readonly list: ListServicePoints,
    private readonly keep: KeepServicePoints,
    private readonly imports: ImportServicePoints,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('service-points')
  @Public()
  @Operation({
    summary: 'List service points',
    description:
      'With `near` the nearest first, with the distance; otherwise by region and code. `itemCode` gives the points that accept the item by ' +
      'itself or with all of its department. `openNow` and `today` follow the holidays of the State Council.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: ServicePointPage },
  })
  find(
    @Query({ schema: ServicePointFilter }) filter: ServicePointFilter,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Page<ServicePointSummary>> {
    // Where somebody stands is nobody else's business, and hardly two stand on the same spot: such an answer is kept nowhere.
    reply.header('cache-control', filter.near ? PRIVATE : REVALIDATE);
    return this.list.execute(filter);
  }

  @Get('service-points/:code')
  @Public()
  @Operation({
    summary: 'Read a service point',
    description:
      'With what it accepts; one that is closed too. The ETag is what the next change names in If-Match; it tells what the point says, not ' +
      'whether it is open at this minute, so the answer is kept nowhere.',
    consistency: 'strong',
    errors: [pointNotFound],
    response: { schema: ServicePointDetail },
  })
  async one(
    @Param('code', { schema: PointCode }) code: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServicePointDetail> {
    const { detail, etag } = await this.list.one(code);
    // A copy that is asked for again by this tag would tell for ever what was open when it was made.
    reply.header('etag', etag).header('cache-control', PRIVATE);
    return detail;
  }

  @Post('service-points')
  @Operation({
    summary: 'Add a service point',
    consistency: 'strong',
    errors: [...KEEP_ERRORS, pointCodeTaken],
    response: { status: 201, schema: ServicePointState },
  })
  add(
    @Body({ schema: NewServicePoint }) point: NewServicePoint,
    @IdempotencyKey() request: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ServicePointState> {
    return this.idempotency.once(request, () => this.keep.add(point, editorOf(principal)), { status: 201 });
  }

  @Put('service-points/:code')
  @Operation({
    summary: 'Change a service point',
    description: 'Needs If-Match with the ETag of the point as it was read.',
    consistency: 'strong',
    errors: [...KEEP_ERRORS, pointNotFound, ifMatchMissing, ifMatchStale],
    response: { schema: ServicePointState },
  })
  async change(
    @Param('code', { schema: PointCode }) code: string,
    @Body({ schema: ServicePointContent }) content: ServicePointContent,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ServicePointState> {
    const state = await this.keep.change({ ...content, code }, ifMatch, editorOf(principal));
    reply.header('etag', state.etag);
    return state;
  }

  @Delete('service-points/:code')
  @HttpCode(204)
  @Operation({
    summary: 'Delete a service point',
    description: 'For one that was entered by mistake; one that no longer works is closed. Needs If-Match.',
    consistency: 'strong',
    errors: [pointNotFound, pointOutOfScope, ifMatchMissing, ifMatchStale],
    response: { status: 204 },
  })
  remove(
    @Param('code', { schema: PointCode }) code: string,
    @Headers('if-match') ifMatch: string | undefined,
    @CurrentPrincipal() principal: Principal,
  ): Promise<void> {
    return this.keep.remove(code, ifMatch, editorOf(principal));
  }

  @Post('imports/service-points')
  @Header('cache-control', PRIVATE)
  @Operation({
    summary: 'Import service points from a CSV file',
    description:
      'Body: `text/csv` (UTF-8 or GB 18030), at most 5 MiB and 20,000 rows. Columns by their English or Chinese names: code 网点编号, name 网点名称, ' +
      'kind 网点类型, regionCode 行政区划, orgCode 管理机构, address 地址, longitude 经度, latitude 纬度, hours 开放时间 ' +
      '(`1-5 08:30-12:00,13:30-17:00;6 09:00-12:00`), and optionally phone 电话, notes 备注, status 状态, departments 可办部门, items 可办事项 ' +
      '(several with `|`). The code is the identity of a row: the same file again changes nothing.',
    consistency: 'strong',
    errors: [unsupportedMedia, bodyTooLarge, tableCsv, tableEncoding, pointImportHeader, tooManyPoints],
    rawBody: { mediaType: 'text/csv', description: 'the list, header first' },
    response: { status: 200, schema: PointImportReport },
  })
  async run(
    @Req() request: FastifyRequest,
    @Query({ schema: ImportQuery }) { dryRun }: z.infer<typeof ImportQuery>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<PointImportReport> {
    const rows = readTable(await rawBody(request, MAX_LIST_BYTES));
    const work = (): Promise<PointImportReport> => this.imports.execute(rows, dryRun, editorOf(principal));
    return this.idempotency.once(key, work, { status: 200, claimFirst: true });
  }
}
