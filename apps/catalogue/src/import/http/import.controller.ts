import { Controller, Post, Query, Req } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, bodyTooLarge, Idempotency, IdempotencyKey, type IdempotentRequest, Operation, unsupportedMedia } from '@yiwang/http-api';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { editorOf } from '../../item/http/editor-of.js';
import { codeTaken } from '../../item/domain/item.errors.js';
import { csvRecords } from '../csv-records.js';
import { charsetIn } from '../files/charset.js';
import { csvBroken, csvEncoding, headerWrong, importRunning, publishNotAllowed, tooManyLines } from '../domain/import.errors.js';
import { ImportReport } from '../domain/import-report.js';
import { ImportItems } from '../use-cases/import-items.js';

export const MAX_IMPORT_BYTES = 5 * 1024 * 1024;

const ImportQuery = z.object({
  publish: z.stringbool().default(false).describe('publish what lands; drafts otherwise. Needs item.publish'),
});

/** 事项导入. */
@ApiGroup('Item management')
@RequirePermission('item.manage')
@Controller('api/v1/items/imports')
export class ImportController {
  constructor(
    private readonly imports: ImportItems,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Operation({
    summary: 'Import items from a CSV file',
    description:
      'Body: `text/csv` (UTF-8 or GB 18030, found out unless it is named), at most 5 MiB and 20,000 lines, columns department, name, itemCode (Sichuan local code), areaCode, ' +
      'taskType, and optionally group, deptCode, link. Every line lands, is unchanged, or is reported with line and reason. The local ' +
      'code is the identity of a line: the same file again changes nothing. What a list does not tell takes a default, named in ' +
      '`descriptive.defaulted`. A line whose body is not a valid 统一社会信用代码 is rejected, since an item code is issued for ever, ' +
      'unless 机构代码对照 says which body is meant.',
    consistency: 'strong',
    errors: [
      unsupportedMedia,
      bodyTooLarge,
      tooManyLines,
      csvEncoding,
      csvBroken,
      headerWrong,
      importRunning,
      codeTaken,
      publishNotAllowed,
    ],
    rawBody: { mediaType: 'text/csv', description: 'the list, header first' },
    response: { status: 200, schema: ImportReport },
  })
  run(
    @Req() request: FastifyRequest,
    @Query({ schema: ImportQuery }) query: z.infer<typeof ImportQuery>,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<ImportReport> {
    if (!Buffer.isBuffer(request.body)) throw unsupportedMedia();
    const editor = editorOf(principal);
    if (query.publish && !editor.withoutReview) throw publishNotAllowed();
    const lines = csvRecords(request.body, charsetIn(request.headers['content-type'] ?? ''));
    const work = () => this.imports.execute(lines, { publish: query.publish }, editor);
    return this.idempotency.once(key, work, { status: 200, claimFirst: true });
  }
}
