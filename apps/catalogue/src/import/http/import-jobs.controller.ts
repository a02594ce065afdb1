import { createHash } from 'node:crypto';
import { Controller, Get, Header, Param, Post, Query, Req } from '@nestjs/common';
import { CurrentPrincipal, hasPermission, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  bodyTooLarge,
  Idempotency,
  IdempotencyKey,
  type IdempotentRequest,
  Operation,
  PageQuery,
  unsupportedMedia,
  type Page,
} from '@yiwang/http-api';
import type { FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { PRIVATE } from '../../item/http/send-stored.js';
import {
  csvBroken,
  csvEncoding,
  fileTooLarge,
  headerWrong,
  importNotFound,
  layoutWrong,
  publishNotAllowed,
  tooManyImports,
  workbookBroken,
} from '../domain/import.errors.js';
import { charsetIn } from '../files/charset.js';
import { ImportWorker } from '../import.worker.js';
import { ReadImports } from '../queries/read-imports.js';
import { ReceiveImport } from '../use-cases/receive-import.js';
import { FILE_TYPES, formatOf, IMPORTS_PATH } from './import-body.js';
import {
  AcceptedImport,
  ImportId,
  ImportList,
  ImportProblemList,
  ImportView,
  NewImportQuery,
  type ImportProblemView,
} from './import.schema.js';

const ImportIdParam = (): ParameterDecorator => Param('id', { schema: ImportId });

/** 事项导入 — files of any size that the platform takes, brought in by a worker, with progress and report. */
@ApiGroup('Import and export')
@RequirePermission('item.manage')
@Controller(IMPORTS_PATH.slice(1))
export class ImportJobsController {
  constructor(
    private readonly receive: ReceiveImport,
    private readonly reads: ReadImports,
    private readonly worker: ImportWorker,
    private readonly idempotency: Idempotency,
  ) {}

  @Post()
  @Operation({
    summary: 'Import a file of items',
    description:
      `Body: a file of one of ${[...FILE_TYPES.keys()].join(', ')}; UTF-8 or GB 18030, found out unless the content type names it. Answers ` +
      'once the rows are staged; a worker takes them in, and the import shows its progress and report. A row is an item: new, changed, ' +
      'unchanged, or rejected with line, field and rule. The same file again changes nothing. What a row does not tell takes a default on ' +
      'a new item and stays on an existing one. Without publish, rows land as drafts and those that rules would keep from publication are ' +
      'reported as blocked. A row that says what is in force leaves a draft alone. Publishing takes in the drafts that ' +
      'imports left; a row that would change and publish what an author has written or edited is rejected. A dry run reports the same and ' +
      'changes nothing; it compares with the library as it is, so a code that two far rows would both be issued shows only in the import itself.',
    consistency: 'eventual',
    errors: [
      ...[unsupportedMedia, bodyTooLarge, fileTooLarge, csvEncoding, csvBroken, workbookBroken, headerWrong, layoutWrong],
      ...[publishNotAllowed, tooManyImports],
    ],
    rawBody: { mediaType: 'text/csv', description: 'the file' },
    response: { status: 202, schema: AcceptedImport },
  })
  async send(
    @Req() request: FastifyRequest,
    @Query({ schema: NewImportQuery }) query: NewImportQuery,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<AcceptedImport> {
    const contentType = request.headers['content-type'] ?? '';
    const format = formatOf(contentType);
    const withoutReview = hasPermission(principal, 'item.publish');
    if (format === undefined) throw unsupportedMedia();
    if (query.publish && !withoutReview) throw publishNotAllowed();
    const { layout } = query;
    // Not destroyed when the reading ends early: that would cut the connection under the answer.
    const bytes = request.raw.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Buffer>;
    const length = Number(request.headers['content-length'] ?? 0);
    const upload = await this.receive.stage({ format, layout, charset: charsetIn(contentType), length, bytes }).finally(() => {
      // What nobody reads any more would keep the connection busy.
      request.raw.resume();
    });
    const { id, orgCode, regionCode } = principal;
    // The body went by as it came: the key is told by the bytes all the same.
    const bodyHash = createHash('sha256').update(`${request.url}\n${upload.sha256}`).digest('base64');
    let answer: AcceptedImport | undefined;
    try {
      answer = await this.idempotency.once(
        { ...key, bodyHash },
        () => this.receive.open(upload, { ...query, format }, { id, orgCode, regionCode, withoutReview }),
        { status: 202 },
      );
    } finally {
      if (answer?.id !== upload.id) await this.receive.discard(upload.id);
    }
    this.worker.wake();
    return answer;
  }

  @Get()
  @Operation({
    summary: 'List imports of one’s organisation and region',
    description: 'Newest first.',
    consistency: 'strong',
    response: { schema: ImportList },
  })
  @Header('cache-control', PRIVATE)
  list(
    @Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<ImportView>> {
    return this.reads.list(query, principal);
  }

  @Get(':id')
  @Operation({
    summary: 'Read the progress and report of an import',
    consistency: 'strong',
    errors: [importNotFound],
    response: { schema: ImportView },
  })
  @Header('cache-control', PRIVATE)
  one(@ImportIdParam() id: string, @CurrentPrincipal() principal: Principal): Promise<ImportView> {
    return this.reads.one(id, principal);
  }

  @Get(':id/problems')
  @Operation({
    summary: 'List the rows that an import did not take',
    description: 'In the order of the file, each with table, line, field, rule and reason.',
    consistency: 'strong',
    errors: [importNotFound],
    response: { schema: ImportProblemList },
  })
  @Header('cache-control', PRIVATE)
  problems(
    @ImportIdParam() id: string,
    @Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Page<ImportProblemView>> {
    return this.reads.problems(id, query, principal);
  }
}
