import { Injectable } from '@nestjs/common';
import { AUDIENCES } from '@yiwang/events-catalogue';
import { decodeCursor, encodeCursor, page, PageQuery, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { likePatterns, searchGrams, searchWords } from './name-grams.js';
import { regionBounds } from './region-bounds.js';

export const ItemFilter = PageQuery.extend({
  q: z.string().trim().min(1).max(60).optional().describe('words of the name; all must occur'),
  orgCode: z.string().length(18).optional().describe('实施主体统一社会信用代码'),
  department: z.string().trim().min(1).max(60).optional().describe('name of the implementing body, exactly'),
  region: z
    .string()
    .regex(/^\d{6}(\d{3}(\d{3})?)?$/)
    .optional()
    .describe('行政区划代码: the region and everything below it'),
  category: z
    .string()
    .regex(/^\d{2}$/)
    .optional()
    .describe('事项类型, GB/T 39046 A.1'),
  audience: z.enum(AUDIENCES).optional().describe('服务对象'),
  star: z.enum(['0', '3', '4', '5']).transform(Number).optional().describe('星级'),
});
export type ItemFilter = z.infer<typeof ItemFilter>;

export const ItemSummary = z
  .object({
    itemCode: z.string(),
    version: z.int(),
    status: z.enum(['published', 'suspended']),
    name: z.string(),
    category: z.string(),
    orgCode: z.string(),
    department: z.string(),
    regionCode: z.string(),
    audience: z.array(z.enum(AUDIENCES)),
    caseKind: z.enum(['immediate', 'promised']),
    star: z.int(),
  })
  .meta({ id: 'ItemSummary' });
export type ItemSummary = z.infer<typeof ItemSummary>;

const ListPosition = z.object({ r: z.string(), c: z.string() });
const SearchPosition = z.object({ l: z.int(), c: z.string() });

type Row = ItemSummary & { nameLength: number };
type Found = Row & { found: number };

const COLUMNS = `item_code AS "itemCode", current_version AS version, status, name, category, org_code AS "orgCode", department,
  region_code AS "regionCode", audience, case_kind AS "caseKind", star, name_length AS "nameLength"`;

/** Of so many matches or fewer, all are gathered and then put in order; of more, a walk in the order of the list meets a page soon. */
const FEW = 2_000;

/**
 * 事项列表、检索 — items in force or suspended. A list goes by region and code; a search gives short names first, since the name that is
 * little more than the words is the likely one. Every combination of filters is one stable statement text.
 */
@Injectable()
export class ListItems {
  constructor(private readonly db: Database) {}

  async execute(filter: ItemFilter): Promise<Page<ItemSummary>> {
    const search = filter.q !== undefined;
    const params: unknown[] = [];
    const conditions: string[] = [`status IN ('published', 'suspended')`];
    const add = (sql: (n: string) => string, value: unknown): void => {
      params.push(value);
      conditions.push(sql(`$${params.length}`));
    };
    this.addFilters(filter, add);
    if (filter.q !== undefined) this.addWords(filter.q, add);
    if (search) {
      const after = decodeCursor(SearchPosition, filter.cursor);
      if (after) {
        params.push(after.l, after.c);
        conditions.push(`(name_length, item_code) > ($${params.length - 1}, $${params.length})`);
      }
    } else {
      const after = decodeCursor(ListPosition, filter.cursor);
      if (after) {
        params.push(after.r, after.c);
        conditions.push(`(region_code, item_code) > ($${params.length - 1}, $${params.length})`);
      }
    }
    params.push(filter.limit + 1);
    const where = conditions.join(' AND ');
    // Words and audiences have an index, but none in the order of the list. What is rare must not be looked for by walking all items.
    const few = search || filter.audience !== undefined ? await this.few(where, search, params) : undefined;
    const rows = few ?? (await this.walk(where, search, params));
    const { items, next } = page(rows, filter.limit, (last) =>
      encodeCursor(search ? { l: last.nameLength, c: last.itemCode } : { r: last.regionCode, c: last.itemCode }),
    );
    return { items: items.map(summaryOf), next };
  }

  /** The page out of all matches, or undefined when they are too many to gather. */
  private async few(where: string, search: boolean, params: unknown[]): Promise<Row[] | undefined> {
    const rows = await this.db.query<Found>(
      `WITH matches AS MATERIALIZED (SELECT ${COLUMNS} FROM items WHERE ${where} LIMIT ${FEW + 1})
       SELECT *, (SELECT count(*)::int FROM matches) AS found FROM matches
       ORDER BY ${search ? '"nameLength", "itemCode"' : '"regionCode", "itemCode"'} LIMIT $${params.length}`,
      params,
    );
    return (rows[0]?.found ?? 0) > FEW ? undefined : rows;
  }

  private walk(where: string, search: boolean, params: unknown[]): Promise<Row[]> {
    return this.db.query<Row>(
      `SELECT ${COLUMNS} FROM items WHERE ${where}
       ORDER BY ${search ? 'name_length, item_code' : 'region_code, item_code'} LIMIT $${params.length}`,
      params,
    );
  }

  private addFilters(filter: ItemFilter, add: (sql: (n: string) => string, value: unknown) => void): void {
    if (filter.orgCode !== undefined) add((n) => `org_code = ${n}`, filter.orgCode);
    if (filter.department !== undefined) add((n) => `department = ${n}`, filter.department);
    if (filter.category !== undefined) add((n) => `category = ${n}`, filter.category);
    if (filter.audience !== undefined) add((n) => `audience @> ARRAY[${n}]`, filter.audience);
    if (filter.star !== undefined) add((n) => `star = ${n}`, filter.star);
    if (filter.region !== undefined) {
      const { from, below } = regionBounds(filter.region);
      add((n) => `region_code >= ${n}`, from);
      add((n) => `region_code < ${n}`, below);
    }
  }

  private addWords(query: string, add: (sql: (n: string) => string, value: unknown) => void): void {
    const words = searchWords(query);
    add((n) => `grams @> ${n}::text[]`, searchGrams(words));
    // Grams may stand apart in a name (经营…品经); the words themselves decide. A word of two characters is its own gram.
    if (words.some((word) => Array.from(word).length > 2)) add((n) => `folded_name LIKE ALL (${n}::text[])`, likePatterns(words));
  }
}

/** Without what only orders the list. */
function summaryOf({ nameLength: _length, found: _found, ...item }: Row & { found?: number }): ItemSummary {
  return item;
}
