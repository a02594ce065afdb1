import { Readable } from 'node:stream';
import { Controller, Get, Query, Res } from '@nestjs/common';
import { CurrentPrincipal, hasPermission, inScope, RequirePermission, type Principal } from '@yiwang/access';
import { ApiGroup, Operation } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { csvText, writeCsvArchive, writeWorkbook } from '@yiwang/table-files';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { ItemCategories } from '../../directory/queries/item-categories.js';
import { PRIVATE } from '../../item/http/send-stored.js';
import { FORMATS, LAYOUTS, type Format } from '../../import/layouts/layout.js';
import { exportImpossible, exportOutOfScope } from '../export.errors.js';
import { ITEM_COLUMNS } from '../../import/layouts/item-columns.js';
import { itemLine, itemRow } from '../layouts/item-rows.js';
import { nationalLines, nationalTables, type ReadCategories } from '../layouts/national-tables.js';
import { WalkItems, type ExportItem, type LibraryPart } from '../queries/walk-items.js';

const EXPORT_LAYOUTS = LAYOUTS.filter((layout) => layout !== 'sichuan');

const ExportQuery = z.object({
  format: z.enum(FORMATS).default('jsonl'),
  layout: z.enum(EXPORT_LAYOUTS).default('items').describe('this platform’s own table, or the national UP_TASK_* tables'),
  versions: z
    .enum(['inForce', 'latest'])
    .default('inForce')
    .describe('what the public sees, or the newest version of each item, drafts included'),
  region: z
    .string()
    .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
    .optional()
    .describe('with everything below, for who publishes or reviews; their own without it'),
  orgCode: z
    .string()
    .regex(/^[0-9A-Z]{18}$/)
    .optional(),
  category: z
    .string()
    .regex(/^\d{2}$/)
    .optional(),
});
type ExportQuery = z.infer<typeof ExportQuery>;

const MEDIA: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  jsonl: 'application/x-ndjson; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
};

/** 事项导出 — a part of the library as a file that an import reads back. */
@ApiGroup('Import and export')
@RequirePermission('item.manage', 'item.publish', 'item.review')
@Controller('api/v1/catalogue/exports')
export class ExportController {
  constructor(
    private readonly walk: WalkItems,
    private readonly categories: ItemCategories,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Operation({
    summary: 'Export items as a file',
    description:
      'Streams while it reads: each item is as it is when it is passed. CSV holds one table and so only the layout `items`; the national ' +
      'tables come as JSON lines, a workbook with a sheet each, or an archive with a CSV file each. An answer that breaks off is not whole.',
    consistency: 'strong',
    errors: [exportOutOfScope, exportImpossible],
    response: { mediaType: 'application/x-ndjson', description: 'the file' },
  })
  async send(
    @Query({ schema: ExportQuery }) query: ExportQuery,
    @CurrentPrincipal() principal: Principal,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const part = this.partOf(query, principal);
    const { format, layout } = query;
    if (format === 'csv' && layout === 'national') throw exportImpossible();
    const at = this.clock.now();
    const file = layout === 'national' ? await this.nationalFile(format, part, at) : this.itemFile(format, part);
    const name = `items-${layout}-${at.toISOString().slice(0, 10)}.${format}`;
    void reply
      .header('content-type', MEDIA[format])
      .header('content-disposition', `attachment; filename="${name}"`)
      .header('cache-control', PRIVATE)
      .send(file);
  }

  private async nationalFile(format: Format, part: LibraryPart, at: Date): Promise<Readable> {
    const categories = await this.categories.tables();
    if (format === 'jsonl') return Readable.from(nationalLines(this.walk.items(part), { at }, categories), { objectMode: false });
    const asked = part.categories;
    const read: ReadCategories = (own) =>
      this.walk.items({ ...part, categories: asked ? own?.filter((each) => asked.includes(each)) : own });
    const tables = nationalTables(read, { at }, categories);
    return format === 'xlsx' ? writeWorkbook(tables) : writeCsvArchive(tables);
  }

  private itemFile(format: Format, part: LibraryPart): Readable {
    const items = (): AsyncGenerator<ExportItem> => this.walk.items(part);
    const table = {
      name: 'items',
      header: ITEM_COLUMNS,
      rows: async function* () {
        for await (const item of items()) yield itemRow(item);
      },
    };
    switch (format) {
      case 'csv':
        return Readable.from(csvText(table), { objectMode: false });
      case 'xlsx':
        return writeWorkbook([table]);
      case 'zip':
        return writeCsvArchive([table]);
      case 'jsonl':
        return Readable.from(jsonLines(items()), { objectMode: false });
    }
  }

  /** @throws CATALOGUE.EXPORT_OUT_OF_SCOPE */
  private partOf({ region, orgCode, category, versions, layout }: ExportQuery, principal: Principal): LibraryPart {
    // The national tables know no forms, and no guide as one text.
    const documents = layout === 'items';
    const categories = category === undefined ? undefined : [category];
    const wide = hasPermission(principal, 'item.publish') || hasPermission(principal, 'item.review');
    const own = orgCode ?? (wide && principal.regionCode !== undefined ? undefined : principal.orgCode);
    // One's own body is in reach wherever it stands.
    if (own !== undefined && region === undefined && inScope(principal, { orgCode: own })) {
      return { orgCode: own, regionCode: undefined, categories, versions, documents };
    }
    const regionCode = region ?? principal.regionCode;
    if (!wide || regionCode === undefined || !inScope(principal, { regionCode })) throw exportOutOfScope();
    return { orgCode, regionCode, categories, versions, documents };
  }
}

async function* jsonLines(items: AsyncIterable<ExportItem>): AsyncGenerator<string> {
  for await (const item of items) yield `${itemLine(item)}\n`;
}
