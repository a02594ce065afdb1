import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, etagOf, page, PageQuery, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { shanghaiDate } from '@yiwang/standards';
import { z } from 'zod';
import { regionBounds } from '../../item/queries/region-bounds.js';
import { Day, LIST_KINDS } from '../domain/list-kind.js';
import type { ListIdentity } from '../domain/list-version.js';
import { listNotFound } from '../domain/power-list.errors.js';

const Region = z.string().regex(/^\d{6}(\d{3}(\d{3})?)?$/);

export const ListFilter = PageQuery.extend({
  kind: z.enum(LIST_KINDS).optional(),
  region: Region.optional().describe('行政区划代码: the region and everything below it'),
  on: Day.optional().describe('the lists in force on this day; today without it'),
});
export type ListFilter = z.infer<typeof ListFilter>;

export const ListView = z
  .object({
    kind: z.enum(LIST_KINDS),
    regionCode: z.string(),
    version: z.int(),
    status: z.enum(['draft', 'published', 'withdrawn']),
    title: z.string(),
    basis: z.string().nullable().describe('公布文件'),
    issuer: z.string().describe('公布机关'),
    validFrom: z.iso.date(),
    validTo: z.iso.date().nullable().describe('the last day; null until a later version takes effect'),
    entries: z.int(),
    publishedAt: z.iso.datetime().nullable(),
    updatedAt: z.iso.datetime(),
    etag: z.string(),
  })
  .meta({ id: 'PowerList' });
export type ListView = z.infer<typeof ListView>;

export const EntryFilter = PageQuery.extend({
  orgCode: z.string().length(18).optional().describe('责任部门统一社会信用代码'),
  category: z.string().trim().min(1).max(60).optional().describe('类别; of a list of powers the national code of the category'),
});
export type EntryFilter = z.infer<typeof EntryFilter>;

export const EntryView = z
  .object({
    entryCode: z.string().describe('编号; of a list of powers the item code'),
    name: z.string(),
    orgCode: z.string(),
    department: z.string(),
    category: z.string(),
    content: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'PowerListEntryView' });
export type EntryView = z.infer<typeof EntryView>;

type Row = Omit<ListView, 'publishedAt' | 'updatedAt' | 'etag'> & { publishedAt: Date | null; updatedAt: Date; revision: number };

const COLUMNS = `kind, region_code AS "regionCode", version, status, title, basis, issuer, valid_from::text AS "validFrom",
  valid_to::text AS "validTo", entries, published_at AS "publishedAt", updated_at AS "updatedAt", revision`;
const IN_FORCE = (day: string): string =>
  `status <> 'draft' AND valid_from <= ${day}::date AND (valid_to IS NULL OR valid_to >= ${day}::date)`;
const MOST_VERSIONS = 200;

const Position = z.object({ r: z.string(), k: z.string() });
const EntryPosition = z.object({ e: z.string() });

/** 清单查询 — which lists are in force, what versions a list had, and what stands in them. */
@Injectable()
export class ReadLists {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async inForce(filter: ListFilter): Promise<Page<ListView>> {
    const { from, below } = filter.region === undefined ? { from: '', below: '9'.repeat(13) } : regionBounds(filter.region);
    const after = decodeCursor(Position, filter.cursor) ?? { r: '', k: '' };
    const rows = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM power_list_versions
       WHERE ${IN_FORCE('$1')} AND region_code >= $2 AND region_code < $3 AND ($4::text IS NULL OR kind = $4)
         AND (region_code, kind) > ($5, $6)
       ORDER BY region_code, kind LIMIT $7`,
      [filter.on ?? shanghaiDate(this.clock.now()), from, below, filter.kind ?? null, after.r, after.k, filter.limit + 1],
    );
    const { items, next } = page(rows, filter.limit, (last) => encodeCursor({ r: last.regionCode, k: last.kind }));
    return { items: items.map(viewOf), next };
  }

  /** The version in force on a day, today without one. @throws CATALOGUE.LIST_NOT_FOUND */
  async current({ kind, regionCode }: ListIdentity, on: string | undefined): Promise<ListView> {
    const [row] = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM power_list_versions WHERE ${IN_FORCE('$1')} AND region_code = $2 AND kind = $3 ORDER BY version DESC LIMIT 1`,
      [on ?? shanghaiDate(this.clock.now()), regionCode, kind],
    );
    if (!row) throw listNotFound();
    return viewOf(row);
  }

  /** Newest first; drafts are told to those who keep the list. */
  async versions({ kind, regionCode }: ListIdentity, drafts: boolean): Promise<{ items: ListView[] }> {
    const rows = await this.db.query<Row>(
      `SELECT ${COLUMNS} FROM power_list_versions WHERE kind = $1 AND region_code = $2 AND (status <> 'draft' OR $3)
       ORDER BY version DESC LIMIT ${MOST_VERSIONS}`,
      [kind, regionCode, drafts],
    );
    return { items: rows.map(viewOf) };
  }

  /** @throws CATALOGUE.LIST_NOT_FOUND */
  async entries(list: ListIdentity, version: number, filter: EntryFilter, drafts: boolean): Promise<Page<EntryView>> {
    const id = await this.idOf(list, version, drafts);
    const rows = await this.entriesAfter(id, decodeCursor(EntryPosition, filter.cursor)?.e ?? '', filter.limit + 1, filter);
    return page(rows, filter.limit, (last) => encodeCursor({ e: last.entryCode }));
  }

  /** All entries in order, a bounded number at a time: whoever sends them holds no list in memory. @throws CATALOGUE.LIST_NOT_FOUND */
  async everyEntry(list: ListIdentity, version: number): Promise<AsyncIterable<EntryView[]>> {
    const id = await this.idOf(list, version, false);
    return this.chunks(id);
  }

  private async *chunks(id: string): AsyncIterable<EntryView[]> {
    const size = 1000;
    for (let after = ''; ;) {
      const rows = await this.entriesAfter(id, after, size, {});
      if (rows.length > 0) yield rows;
      if (rows.length < size) return;
      after = rows.at(-1)!.entryCode;
    }
  }

  private entriesAfter(id: string, after: string, limit: number, filter: Partial<EntryFilter>): Promise<EntryView[]> {
    const params: unknown[] = [id, after, limit];
    const conditions = ['list_id = $1', 'entry_code > $2'];
    if (filter.orgCode !== undefined) conditions.push(`org_code = $${params.push(filter.orgCode)}`);
    if (filter.category !== undefined) conditions.push(`category = $${params.push(filter.category)}`);
    return this.db.query<EntryView>(
      `SELECT entry_code AS "entryCode", name, org_code AS "orgCode", department, category, content FROM power_list_entries
       WHERE ${conditions.join(' AND ')} ORDER BY entry_code LIMIT $3`,
      params,
    );
  }

  private async idOf({ kind, regionCode }: ListIdentity, version: number, drafts: boolean): Promise<string> {
    const [row] = await this.db.query<{ id: string }>(
      `SELECT list_id AS id FROM power_list_versions
       WHERE kind = $1 AND region_code = $2 AND version = $3 AND (status <> 'draft' OR $4)`,
      [kind, regionCode, version, drafts],
    );
    if (!row) throw listNotFound();
    return row.id;
  }
}

const viewOf = ({ revision, publishedAt, updatedAt, ...row }: Row): ListView => ({
  ...row,
  publishedAt: publishedAt?.toISOString() ?? null,
  updatedAt: updatedAt.toISOString(),
  etag: etagOf(revision),
});
