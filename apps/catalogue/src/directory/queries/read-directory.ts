import { Injectable } from '@nestjs/common';
import { RegionCode } from '@yiwang/event-core';
import { decodeCursor, encodeCursor, page, PageQuery, pageOf, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { regionBounds } from '../../item/queries/region-bounds.js';
import { gramsOf, piecesOf } from '../../search/domain/words.js';
import { CatalogueCode, DirectoryContent } from '../domain/directory-content.js';
import { DIRECTORY_CHANGES, ENTRY_STATUSES } from '../domain/directory-entry.js';
import { entryNotFound } from '../domain/directory.errors.js';

export const DirectoryFilter = PageQuery.extend({
  q: z.string().trim().min(1).max(60).optional().describe('words of the name; all must occur'),
  category: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .describe('事项类型'),
  level: z
    .string()
    .regex(/^[1-7]$/)
    .optional()
    .describe('行使层级'),
  parent: CatalogueCode.optional().describe('上级条目'),
  region: RegionCode.optional().describe('适用区域: the region and everything below it'),
  status: z.enum(ENTRY_STATUSES).optional(),
});
export type DirectoryFilter = z.infer<typeof DirectoryFilter>;

export const DirectorySummary = z
  .object({
    catalogueCode: z.string(),
    localCode: z.string().nullable(),
    parentCode: z.string().nullable(),
    regionCode: z.string(),
    name: z.string(),
    category: z.string(),
    useLevels: z.array(z.string()),
    status: z.enum(ENTRY_STATUSES),
    currentVersion: z.int().nullable(),
  })
  .meta({ id: 'DirectorySummary' });
export type DirectorySummary = z.infer<typeof DirectorySummary>;
export const DirectoryPage = pageOf(DirectorySummary).meta({ id: 'DirectoryPage' });

const Link = z.object({ kind: z.enum(['split', 'merge']), catalogueCode: z.string(), name: z.string(), at: z.iso.datetime() });

/** 条目详情 — the version in force (of one that is still planned, the first), and where the entry came from and went. */
export const DirectoryDetail = z
  .object({
    catalogueCode: z.string(),
    localCode: z.string().nullable(),
    category: z.string(),
    status: z.enum(ENTRY_STATUSES),
    currentVersion: z.int().nullable(),
    latestVersion: z.int(),
    pending: z.object({ version: z.int(), change: z.enum(DIRECTORY_CHANGES), from: z.iso.datetime() }).nullable(),
    content: DirectoryContent,
    successors: z.array(Link).describe('what took its place (拆分、合并)'),
    predecessors: z.array(Link).describe('whose place it took'),
  })
  .meta({ id: 'DirectoryDetail' });
export type DirectoryDetail = z.infer<typeof DirectoryDetail>;

export const DirectoryVersionEntry = z
  .object({
    version: z.int(),
    change: z.enum(DIRECTORY_CHANGES),
    entryStatus: z.enum(ENTRY_STATUSES).describe('status of the entry under this version'),
    content: DirectoryContent,
    basis: z.string().describe('变更依据'),
    effectiveFrom: z.iso.datetime(),
    createdAt: z.iso.datetime(),
  })
  .meta({ id: 'DirectoryVersion' });
export type DirectoryVersionEntry = z.infer<typeof DirectoryVersionEntry>;
export const DirectoryVersionPage = pageOf(DirectoryVersionEntry).meta({ id: 'DirectoryVersionPage' });

export const DirectoryItem = z
  .object({
    itemCode: z.string(),
    name: z.string(),
    orgCode: z.string(),
    department: z.string(),
    regionCode: z.string(),
    status: z.enum(['published', 'suspended']),
  })
  .meta({ id: 'DirectoryItem' });
export type DirectoryItem = z.infer<typeof DirectoryItem>;
export const DirectoryItemPage = pageOf(DirectoryItem).meta({ id: 'DirectoryItemPage' });

const CodePosition = z.object({ c: z.string() });
const VersionPosition = z.object({ v: z.int32() });

const COLUMNS = `catalogue_code AS "catalogueCode", local_code AS "localCode", parent_code AS "parentCode", region_code AS "regionCode", name,
  category, use_levels AS "useLevels", status, current_version AS "currentVersion"`;
const MOST_LINKS = 100;
/** Of so many matches or fewer, all are gathered and then put in order. */
const FEW = 1_000;

type Row<T> = T & Record<string, unknown>;

/** 基本目录查询 — what everybody may read. */
@Injectable()
export class ReadDirectory {
  constructor(private readonly db: Database) {}

  /** By code. */
  async list(filter: DirectoryFilter): Promise<Page<DirectorySummary>> {
    const rows = (filter.q === undefined ? undefined : await this.few(filter)) ?? (await this.walk(filter));
    return page(rows, filter.limit, (last) => encodeCursor({ c: last.catalogueCode }));
  }

  /** In the order of the codes, which meets a page soon when many entries match. */
  private walk(filter: DirectoryFilter): Promise<Row<DirectorySummary>[]> {
    const { where, params } = conditionsOf(filter, false);
    return this.db.query<Row<DirectorySummary>>(
      `SELECT ${COLUMNS} FROM directory_entries WHERE ${where} ORDER BY catalogue_code LIMIT $${params.length}`,
      params,
    );
  }

  /** The page out of all entries that have the words, or undefined when they are too many to gather. */
  private async few(filter: DirectoryFilter): Promise<Row<DirectorySummary>[] | undefined> {
    const { where, params } = conditionsOf(filter, true);
    const rows = await this.db.query<Row<DirectorySummary> & { found: number }>(
      `WITH matches AS MATERIALIZED (SELECT ${COLUMNS} FROM directory_entries WHERE ${where} LIMIT ${FEW + 1})
       SELECT *, (SELECT count(*)::int FROM matches) AS found FROM matches ORDER BY "catalogueCode" LIMIT $${params.length}`,
      params,
    );
    return (rows[0]?.found ?? 0) > FEW ? undefined : rows.map(({ found: _found, ...row }) => row);
  }

  /** With the revision that is its entity tag. @throws CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND */
  async one(catalogueCode: string): Promise<{ revision: string; detail: DirectoryDetail }> {
    const [row] = await this.db.query<Row<DirectoryDetail> & { pendingFrom: Date | null }>(
      `SELECT e.catalogue_code AS "catalogueCode", e.local_code AS "localCode", e.category, e.status, e.current_version AS "currentVersion",
              e.latest_version AS "latestVersion", e.pending_from AS "pendingFrom",
              CASE WHEN p.version IS NOT NULL THEN jsonb_build_object('version', p.version, 'change', p.change) END AS pending, v.content
       FROM directory_entries e
       JOIN directory_versions v ON v.catalogue_code = e.catalogue_code AND v.version = COALESCE(e.current_version, e.latest_version)
       LEFT JOIN directory_versions p ON p.catalogue_code = e.catalogue_code AND p.version = e.pending_version
       WHERE e.catalogue_code = $1`,
      [catalogueCode],
    );
    if (!row) throw entryNotFound();
    const { pendingFrom, pending, ...entry } = row;
    const [successors, predecessors] = [await this.links(catalogueCode, 'from', 'to'), await this.links(catalogueCode, 'to', 'from')];
    const waiting = pending && pendingFrom ? { ...pending, from: pendingFrom.toISOString() } : null;
    const detail: DirectoryDetail = { ...entry, pending: waiting, successors, predecessors };
    return { revision: `${entry.latestVersion}.${entry.currentVersion ?? 0}`, detail };
  }

  /** Newest first. @throws CATALOGUE.DIRECTORY_ENTRY_NOT_FOUND */
  async versions(catalogueCode: string, { cursor, limit }: z.infer<typeof PageQuery>): Promise<Page<DirectoryVersionEntry>> {
    const below = decodeCursor(VersionPosition, cursor)?.v ?? 2 ** 31 - 1;
    const rows = await this.db.query<Row<DirectoryVersionEntry> & { effective_from: Date; created_at: Date }>(
      `SELECT version, change, entry_status AS "entryStatus", content, basis, effective_from, created_at
       FROM directory_versions WHERE catalogue_code = $1 AND version < $2 ORDER BY version DESC LIMIT $3`,
      [catalogueCode, below, limit + 1],
    );
    if (rows.length === 0 && cursor === undefined) throw entryNotFound();
    const entries = rows.map(({ effective_from: from, created_at: at, ...version }) => {
      return { ...version, effectiveFrom: from.toISOString(), createdAt: at.toISOString() };
    });
    return page(entries, limit, (last) => encodeCursor({ v: last.version }));
  }

  /** 实施清单 drawn from the entry, in force or suspended, by code. */
  async items(catalogueCode: string, { cursor, limit }: z.infer<typeof PageQuery>): Promise<Page<DirectoryItem>> {
    const rows = await this.db.query<Row<DirectoryItem>>(
      `SELECT item_code AS "itemCode", name, org_code AS "orgCode", department, region_code AS "regionCode", status FROM items
       WHERE catalogue_code = $1 AND item_code > $2 AND status IN ('published', 'suspended') ORDER BY item_code LIMIT $3`,
      [catalogueCode, decodeCursor(CodePosition, cursor)?.c ?? '', limit + 1],
    );
    return page(rows, limit, (last) => encodeCursor({ c: last.itemCode }));
  }

  private async links(catalogueCode: string, near: 'from' | 'to', far: 'from' | 'to'): Promise<z.infer<typeof Link>[]> {
    const rows = await this.db.query<{ kind: 'split' | 'merge'; catalogueCode: string; name: string; at: Date }>(
      `SELECT l.kind, e.catalogue_code AS "catalogueCode", e.name, l.created_at AS at
       FROM directory_links l JOIN directory_entries e ON e.catalogue_code = l.${far}_code
       WHERE l.${near}_code = $1 ORDER BY l.${far}_code LIMIT ${MOST_LINKS}`,
      [catalogueCode],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  }
}

/**
 * What of a filter becomes the condition; the limit is the last parameter. Every combination is one stable statement text. `gathered`: by
 * the index of grams; a walk does without, or the planner would gather for it too.
 */
function conditionsOf(filter: DirectoryFilter, gathered: boolean): { where: string; params: unknown[] } {
  const params: unknown[] = [];
  const conditions: string[] = [];
  const add = (sql: (n: string) => string, value: unknown): void => {
    params.push(value);
    conditions.push(sql(`$${params.length}`));
  };
  // Written out, so that the index of this level is met; it is one digit.
  if (filter.level !== undefined) conditions.push(`use_levels @> ARRAY['${filter.level}']`);
  if (filter.category !== undefined) add((n) => `category = ${n}`, filter.category);
  if (filter.parent !== undefined) add((n) => `parent_code = ${n}`, filter.parent);
  if (filter.status !== undefined) add((n) => `status = ${n}`, filter.status);
  if (filter.region !== undefined) {
    const { from, below } = regionBounds(filter.region);
    add((n) => `region_code >= ${n}`, from);
    add((n) => `region_code < ${n}`, below);
  }
  if (filter.q !== undefined) {
    const words = piecesOf(filter.q);
    if (gathered) add((n) => `grams @> ${n}::text[]`, words.flatMap(gramsOf));
    // Grams may stand apart in a name; the words themselves decide. Of a LIKE the planner would think that next to nothing matches, and
    // sort all that do instead of walking.
    add((n) => `(SELECT bool_and(position(word IN folded_name) > 0) FROM unnest(${n}::text[]) AS word)`, words);
  }
  add((n) => `catalogue_code > ${n}`, decodeCursor(CodePosition, filter.cursor)?.c ?? '');
  params.push(filter.limit + 1);
  return { where: conditions.join(' AND '), params };
}
