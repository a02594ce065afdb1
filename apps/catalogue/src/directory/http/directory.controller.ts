import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, cursorInvalid, etagOf, Operation, PageQuery, type Page } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { CatalogueCode } from '../domain/directory-content.js';
import { entryNotFound } from '../domain/directory.errors.js';
import { CountDirectory, DirectoryCountQuery, DirectoryCounts } from '../queries/count-directory.js';
import {
  DirectoryDetail,
  DirectoryFilter,
  DirectoryItemPage,
  DirectoryPage,
  DirectoryVersionPage,
  ReadDirectory,
  type DirectoryItem,
  type DirectorySummary,
  type DirectoryVersionEntry,
} from '../queries/read-directory.js';

const CodeParam = (): ParameterDecorator => Param('catalogueCode', { schema: CatalogueCode });

/** 基本目录 — what everybody may read. */
@ApiGroup('Directory')
@Public()
@Controller('api/v1/catalogue/directory')
export class DirectoryController {
  constructor(
    private readonly directory: ReadDirectory,
    private readonly counting: CountDirectory,
  ) {}

  @Get()
  @Operation({
    summary: 'List entries of the basic directory',
    description: '基本目录, by code.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: DirectoryPage },
  })
  list(@Query({ schema: DirectoryFilter }) filter: DirectoryFilter): Promise<Page<DirectorySummary>> {
    return this.directory.list(filter);
  }

  @Get('counts')
  @Operation({
    summary: 'Count the basic directory',
    description: '目录统计: entries by category and status as they stand now, and the changes that were decided in a period, by kind.',
    consistency: 'strong',
    response: { schema: DirectoryCounts },
  })
  counts(@Query({ schema: DirectoryCountQuery }) query: DirectoryCountQuery): Promise<DirectoryCounts> {
    return this.counting.execute(query);
  }

  @Get(':catalogueCode')
  @Operation({
    summary: 'Read an entry of the basic directory',
    description: 'What it lays down, what is planned, and which entries took its place. The ETag is what a change names in If-Match.',
    consistency: 'strong',
    errors: [entryNotFound],
    response: { schema: DirectoryDetail },
  })
  async one(@CodeParam() catalogueCode: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<DirectoryDetail> {
    const { revision, detail } = await this.directory.one(catalogueCode);
    reply.header('cache-control', 'public, no-cache');
    // The tag is for If-Match. It answers no If-None-Match, since names of linked entries change without this one.
    reply.header('etag', etagOf(revision));
    return detail;
  }

  @Get(':catalogueCode/versions')
  @Operation({
    summary: 'Read the history of an entry',
    description: 'Every version with its basis, newest first; one whose day is to come as well.',
    consistency: 'strong',
    errors: [entryNotFound, cursorInvalid],
    response: { schema: DirectoryVersionPage },
  })
  versions(
    @CodeParam() catalogueCode: string,
    @Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>,
  ): Promise<Page<DirectoryVersionEntry>> {
    return this.directory.versions(catalogueCode, query);
  }

  @Get(':catalogueCode/items')
  @Operation({
    summary: 'List the items drawn from an entry',
    description: '实施清单 of all bodies, in force or suspended, by code.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: DirectoryItemPage },
  })
  items(@CodeParam() catalogueCode: string, @Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>): Promise<Page<DirectoryItem>> {
    return this.directory.items(catalogueCode, query);
  }
}
