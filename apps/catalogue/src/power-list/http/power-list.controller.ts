import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { Public } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import type { ListKind } from '../domain/list-kind.js';
import { listNotFound } from '../domain/power-list.errors.js';
import { ExportList } from '../queries/export-list.js';
import { EntryFilter, ListFilter, ListView, ReadLists, type EntryView } from '../queries/read-lists.js';
import { EntryPage, Kind, ListPage, ListVersions, OnDay, Region, Version } from './power-list.schema.js';

/** 四张清单 — what governments have made public. */
@ApiGroup('Power lists')
@Public()
@Controller('api/v1/catalogue/power-lists')
export class PowerListController {
  constructor(
    private readonly lists: ReadLists,
    private readonly exports: ExportList,
  ) {}

  @Get()
  @Operation({
    summary: 'List the power lists in force',
    description: '四张清单: the version of each list that is in force on a day, by region and kind.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: ListPage },
  })
  find(@Query({ schema: ListFilter }) filter: ListFilter): Promise<Page<ListView>> {
    return this.lists.inForce(filter);
  }

  @Get(':kind/:region')
  @Operation({
    summary: 'Read which version of a power list is in force',
    consistency: 'strong',
    errors: [listNotFound],
    response: { schema: ListView },
  })
  current(
    @Param('kind', { schema: Kind }) kind: ListKind,
    @Param('region', { schema: Region }) regionCode: string,
    @Query({ schema: OnDay }) { on }: z.infer<typeof OnDay>,
  ): Promise<ListView> {
    return this.lists.current({ kind, regionCode }, on);
  }

  @Get(':kind/:region/versions')
  @Operation({
    summary: 'Read the published versions of a power list',
    description: 'Newest first, those that have ended included.',
    consistency: 'strong',
    response: { schema: ListVersions },
  })
  versions(
    @Param('kind', { schema: Kind }) kind: ListKind,
    @Param('region', { schema: Region }) regionCode: string,
  ): Promise<{ items: ListView[] }> {
    return this.lists.versions({ kind, regionCode }, false);
  }

  @Get(':kind/:region/versions/:version/entries')
  @Operation({
    summary: 'Read the entries of a published power list',
    description: 'By code. The content has the form of the kind of list.',
    consistency: 'strong',
    errors: [listNotFound, cursorInvalid],
    response: { schema: EntryPage },
  })
  entries(
    @Param('kind', { schema: Kind }) kind: ListKind,
    @Param('region', { schema: Region }) regionCode: string,
    @Param('version', { schema: Version }) version: number,
    @Query({ schema: EntryFilter }) filter: EntryFilter,
  ): Promise<Page<EntryView>> {
    return this.lists.entries({ kind, regionCode }, version, filter, false);
  }

  @Get(':kind/:region/versions/:version/export')
  @Operation({
    summary: 'Export a published power list',
    description: 'A CSV file in UTF-8 with a byte order mark, one line an entry.',
    consistency: 'strong',
    errors: [listNotFound],
    response: { mediaType: 'text/csv', description: 'The list' },
  })
  async export(
    @Param('kind', { schema: Kind }) kind: ListKind,
    @Param('region', { schema: Region }) regionCode: string,
    @Param('version', { schema: Version }) version: number,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const lines = await this.exports.csv({ kind, regionCode }, version);
    reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="${kind}-${regionCode}-v${version}.csv"`)
      // A whole list is too large to be kept for whoever asks next.
      .header('cache-control', 'private, no-store')
      .send(Readable.from(lines));
  }
}
