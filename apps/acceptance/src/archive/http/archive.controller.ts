import { Readable } from 'node:stream';
import { Controller, Get, Header, Param, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import { archiveDestroyed, archiveNotFound } from '../domain/archive.errors.js';
import { ReadArchives } from '../queries/read-archives.js';
import { OpenArchive } from '../use-cases/open-archive.js';
import { ArchiveCheck, ArchiveDetail, ArchiveId, ArchivePage, ArchiveQuery, type ArchiveEntry } from './archive.schema.js';

const ZIP = 'application/zip';

/** 办件档案. */
@ApiGroup('Archives')
@RequirePermission('archive.read')
@Controller('api/v1/archives')
export class ArchiveController {
  constructor(
    private readonly archives: ReadArchives,
    private readonly open: OpenArchive,
  ) {}

  @Get()
  @Operation({
    summary: 'List archives of one’s region',
    description: 'Packages of cases that were decided there and have ended; the latest ended first. Destroyed ones stay on the list.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: ArchivePage },
  })
  @Header('cache-control', 'private, no-store')
  list(@Query({ schema: ArchiveQuery }) query: ArchiveQuery, @CurrentPrincipal() principal: Principal): Promise<Page<ArchiveEntry>> {
    return this.archives.list(query, principal);
  }

  @Get(':archiveId')
  @Operation({
    summary: 'Read what an archive holds',
    description: '卷内目录: its files by the codes of the archive, with their checksums.',
    consistency: 'strong',
    errors: [archiveNotFound],
    response: { schema: ArchiveDetail },
  })
  @Header('cache-control', 'private, no-store')
  one(@Param('archiveId', { schema: ArchiveId }) archiveId: string, @CurrentPrincipal() principal: Principal): Promise<ArchiveDetail> {
    return this.archives.one(archiveId, principal);
  }

  @Get(':archiveId/package')
  @Operation({
    summary: 'Download an archive',
    description:
      'A zip with manifest, its seal, checksums, application, official documents and ledger, in clear. Each download is recorded. ' +
      '`Repr-Digest` has its SHA-256.',
    consistency: 'strong',
    errors: [archiveNotFound, archiveDestroyed, 'ACCEPTANCE.FILE_GONE', 'ACCEPTANCE.FILE_STORE_DOWN'],
    response: { mediaType: ZIP, description: 'the package' },
  })
  async package(
    @Param('archiveId', { schema: ArchiveId }) archiveId: string,
    @CurrentPrincipal() principal: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { archive, bytes } = await this.open.read(archiveId, principal);
    void reply
      .header('content-type', ZIP)
      .header('content-length', archive.size)
      .header('content-disposition', `attachment; filename="${archive.archiveNo}.zip"`)
      .header('cache-control', 'no-store')
      .header('repr-digest', `sha-256=:${Buffer.from(archive.sha256, 'hex').toString('base64')}:`)
      .send(Readable.from(bytes, { objectMode: false }));
  }

  @Get(':archiveId/check')
  @Operation({
    summary: 'Check that an archive is unchanged',
    description: 'Its bytes are read and digested again, its seal is verified, and its steps are compared with the ledger.',
    consistency: 'strong',
    errors: [archiveNotFound, archiveDestroyed, 'ACCEPTANCE.FILE_STORE_DOWN'],
    response: { schema: ArchiveCheck },
  })
  @Header('cache-control', 'private, no-store')
  check(@Param('archiveId', { schema: ArchiveId }) archiveId: string, @CurrentPrincipal() principal: Principal): Promise<ArchiveCheck> {
    return this.open.check(archiveId, principal);
  }
}
