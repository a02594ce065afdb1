import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { conditionsOf, marksOf, Params } from '../../item/queries/filter-conditions.js';
import { SUMMARY_COLUMNS, type ItemFilters, type ItemSummary } from '../../item/queries/item-filter.js';
import { ReadCounter, type Counter } from '../../item/queries/read-counter.js';
import { allGrams, patternsOf, relaxations, shortestName, wordsQuery, type Wanted } from '../domain/understand.js';
import { and, lengthOf, MARK } from '../domain/words.js';

/** Tier, length of the name, item code: the order of a search. */
const Position = z.object({ t: z.int().min(0).max(1), l: z.int().min(0), c: z.string() });
type Position = z.infer<typeof Position>;

export type Hit = ItemSummary & { resultNames: string[]; tier: number; nameLength: number };
type Found = Partial<Hit> & { found: number };

const HIT_COLUMNS = `${SUMMARY_COLUMNS}, l.result_names AS "resultNames", l.name_length AS "nameLength"`;

/** Of so many matches or fewer, all are gathered and then ranked. */
const FEW = 3_000;
/** So many names are looked at from the shortest on: what many names have makes a page there. */
const STEPS = 2_000;
/** Names from this length on share one mark. */
const LONGEST = 60;
/** More items of one name length that have all the words are not ranked among each other. */
const MOST_OF_A_LENGTH = 100_000;
/** An item code, a local code or a catalogue code rather than words. */
const CODE = /^(?=(?:.*\d){6})[0-9A-Za-z][0-9A-Za-z.\-]{7,99}$/;

/**
 * 事项检索 — ranked: first the items whose name has all the words (a name that is little more than the words is the likely one, so the
 * shortest come first), then those that have some of them in the department or the result only.
 */
@Injectable()
export class SearchItems {
  constructor(
    private readonly db: Database,
    private readonly counters: ReadCounter,
  ) {}

  /** Items that have all the words, each in one of its ways. */
  async execute(wanted: readonly Wanted[], filter: ItemFilters): Promise<Page<Hit>> {
    const counter = filter.servicePoint === undefined ? undefined : await this.counters.execute(filter.servicePoint);
    if (wanted.length === 0 || (filter.servicePoint !== undefined && !counter)) return { items: [], next: null };
    const shortest = shortestName(wanted, await this.shortestNames(wanted, filter.category));
    const search = new Search(wanted, filter, counter, decodeCursor(Position, filter.cursor), shortest);
    const rows = (await this.near(search)) ?? (await this.gather(search)) ?? (await this.ofMany(search));
    return page(rows, filter.limit, (last) => encodeCursor({ t: last.tier, l: last.nameLength, c: last.itemCode }));
  }

  /** Items that a code names: 实施编码, 基本编码 or 地方编码. Undefined when the text is no code. */
  async byCode(text: string): Promise<Hit[] | undefined> {
    if (!CODE.test(text)) return undefined;
    return this.db.query<Hit>(
      `SELECT ${HIT_COLUMNS}, 0 AS tier FROM listed_items l
       WHERE l.item_code IN ((SELECT item_code FROM items WHERE item_code = $2) UNION (SELECT item_code FROM items WHERE local_code = $1)
                             UNION (SELECT item_code FROM items WHERE catalogue_code = $2 LIMIT 1000))
       ORDER BY l.region_code, l.item_code LIMIT 100`,
      [text, text.toUpperCase()],
    );
  }

  /** For words that nothing has together: what has most of them. One page, and no further ones. */
  async nearest(wanted: readonly Wanted[], filter: ItemFilters): Promise<Hit[]> {
    if (wanted.length === 0 || filter.servicePoint !== undefined) return [];
    const pairs = allGrams(wanted).filter((gram) => lengthOf(gram) === 2);
    for (const fewer of relaxations(wanted, await this.shortestNames(wanted, undefined))) {
      const params = new Params();
      const query = params.add(and([wordsQuery(fewer), ...marksOf(filter, undefined)]));
      const hits = await this.db.query<Hit>(
        `SELECT ${HIT_COLUMNS}, 1 AS tier
         FROM (SELECT m.item_code, m.name_length, s.score
               FROM listed_matches(${query}::tsquery, ${FEW}) m
               CROSS JOIN LATERAL (SELECT count(*) AS score FROM unnest(${params.add(pairs)}::text[]) g WHERE strpos(m.told, g) > 0) s
               ORDER BY s.score DESC, m.name_length, m.item_code LIMIT ${params.add(filter.limit)}) p
         JOIN listed_items l ON l.item_code = p.item_code ORDER BY p.score DESC, p.name_length, l.item_code`,
        params.values,
      );
      if (hits.length > 0) return hits;
    }
    return [];
  }

  /** For pairs of characters, and single ones, the length of the shortest name that has them; those that no name has are missing. */
  private async shortestNames(wanted: readonly Wanted[], category: string | undefined): Promise<Map<string, number>> {
    const grams = allGrams(wanted);
    const rows = await this.db.query<{ gram: string; shortest: number }>(
      `SELECT gram, min(shortest) AS shortest FROM listed_grams
       WHERE gram = ANY ($1::text[]) AND ($3::text IS NULL OR category = $3) GROUP BY gram
       UNION ALL
       SELECT one, shortest FROM unnest($2::text[]) AS given (one), LATERAL (
         SELECT min(shortest) AS shortest FROM listed_grams
         WHERE gram >= one AND gram < one || U&'\\+10FFFF' AND ($3::text IS NULL OR category = $3)) g
       WHERE shortest IS NOT NULL`,
      [grams.filter((gram) => lengthOf(gram) > 1), grams.filter((gram) => lengthOf(gram) === 1), category ?? null],
    );
    return new Map(rows.map(({ gram, shortest }) => [gram, shortest]));
  }

  /** The page when so many names have the words that a short walk fills it; otherwise undefined. */
  private async near(search: Search): Promise<Hit[] | undefined> {
    const tier = search.shortest === undefined ? 1 : 0;
    if (search.after !== undefined && search.after.t !== tier) return undefined;
    const rows = await this.walk(search, tier, search.after);
    return rows.length > search.filter.limit ? rows : undefined;
  }

  /** The page out of all matches, ranked; undefined when they are too many. */
  private async gather(search: Search): Promise<Hit[] | undefined> {
    const params = new Params();
    const query = params.add(search.query);
    const named = search.named('m', params);
    const conditions = [...search.told('m', params), ...search.atCounter('m', params)];
    const beyond = search.after
      ? `WHERE (r.tier, r.name_length, r.item_code) > (${params.add(search.after.t)}, ${params.add(search.after.l)}, ${params.add(search.after.c)})`
      : '';
    const rows = await this.db.query<Found>(
      `WITH matches AS MATERIALIZED (SELECT * FROM listed_matches(${query}::tsquery, ${FEW + 1})),
            ranked AS (SELECT m.item_code, m.name_length, CASE WHEN ${named} THEN 0 ELSE 1 END AS tier FROM matches m
                       WHERE ${conditions.join(' AND ')})
       SELECT f.found, p.tier, ${HIT_COLUMNS}
       FROM (SELECT count(*)::int AS found FROM matches) f
       LEFT JOIN (SELECT * FROM ranked r ${beyond} ORDER BY r.tier, r.name_length, r.item_code
                  LIMIT ${params.add(search.filter.limit + 1)}) p ON true
       LEFT JOIN listed_items l ON l.item_code = p.item_code
       ORDER BY p.tier, l.name_length, l.item_code`,
      params.values,
    );
    if ((rows[0]?.found ?? 0) > FEW) return undefined;
    return rows.filter((row) => row.itemCode !== null).map(({ found: _found, ...hit }) => hit as Hit);
  }

  private async ofMany(search: Search): Promise<Hit[]> {
    const rows: Hit[] = [];
    for (let tier = search.after?.t ?? 0; tier <= 1 && rows.length <= search.filter.limit; tier++) {
      if (tier === 0 && search.shortest === undefined) continue;
      const after = search.after?.t === tier ? search.after : undefined;
      const near = await this.walk(search, tier, after);
      const enough = search.filter.limit + 1 - rows.length;
      rows.push(...(near.length >= enough ? near.slice(0, enough) : await this.byLength(search, tier, after, enough)));
    }
    return rows;
  }

  /** From the shortest name on, over no more than so many names. */
  private walk(search: Search, tier: number, after: Position | undefined): Promise<Hit[]> {
    const params = new Params();
    const near = [`l.name_length >= ${params.add(search.from(tier))}`];
    if (after) near.push(`(l.name_length, l.item_code) > (${params.add(after.l)}, ${params.add(after.c)})`);
    const far = [
      ...search.inTier(tier, 'l', params),
      ...conditionsOf(search.filter, search.counter, params),
      ...(tier === 0 ? [] : search.told('l', params)),
    ];
    return this.db.query<Hit>(
      `SELECT ${HIT_COLUMNS}, ${tier} AS tier
       FROM (SELECT * FROM listed_items l WHERE ${near.join(' AND ')} ORDER BY l.name_length, l.item_code LIMIT ${STEPS}) l
       WHERE ${far.join(' AND ')} ORDER BY l.name_length, l.item_code LIMIT ${params.add(search.filter.limit + 1)}`,
      params.values,
    );
  }

  /** One name length after the other, each from the index of marks, until the page is full. */
  private byLength(search: Search, tier: number, after: Position | undefined, limit: number): Promise<Hit[]> {
    const params = new Params();
    const query = params.add(search.query);
    const from = params.add(Math.min(after?.l ?? search.from(tier), LONGEST));
    const conditions = [...search.inTier(tier, 'm', params), ...search.told('m', params), ...search.atCounter('m', params)];
    if (after) conditions.push(`(m.name_length, m.item_code) > (${params.add(after.l)}, ${params.add(after.c)})`);
    const most = params.add(limit);
    return this.db.query<Hit>(
      `SELECT ${HIT_COLUMNS}, ${tier} AS tier
       FROM (SELECT m.item_code
             FROM generate_series(${from}::int, ${LONGEST}) AS length
             CROSS JOIN LATERAL (
               SELECT m.item_code
               FROM listed_matches(${query}::tsquery && ('''${MARK}l' || length || '''')::tsquery, ${MOST_OF_A_LENGTH}) m
               WHERE ${conditions.join(' AND ')} ORDER BY m.name_length, m.item_code LIMIT ${most}) m
             LIMIT ${most}) p
       JOIN listed_items l ON l.item_code = p.item_code ORDER BY l.name_length, l.item_code`,
      params.values,
    );
  }
}

/** One search with what its statements have in common. */
class Search {
  readonly query: string;
  private readonly patterns: string[][];

  constructor(
    wanted: readonly Wanted[],
    readonly filter: ItemFilters,
    readonly counter: Counter | undefined,
    readonly after: Position | undefined,
    /** Length of the shortest name that may have all the words; undefined when no name has them. */
    readonly shortest: number | undefined,
  ) {
    this.query = and([wordsQuery(wanted), ...marksOf(filter, counter)]);
    this.patterns = patternsOf(wanted);
  }

  /** Grams may stand apart in a text (经营…品经); the words themselves decide. */
  told(alias: string, params: Params): string[] {
    return this.patterns.map((ways) => `${alias}.told LIKE ANY (${params.add(ways)}::text[])`);
  }

  named(alias: string, params: Params): string {
    return `(${this.patterns.map((ways) => `${alias}.folded_name LIKE ANY (${params.add(ways)}::text[])`).join(' AND ')})`;
  }

  /** Length of name from which on a tier may have items. */
  from(tier: number): number {
    return tier === 0 ? (this.shortest ?? LONGEST) : 1;
  }

  inTier(tier: number, alias: string, params: Params): string[] {
    return [tier === 0 ? this.named(alias, params) : `NOT ${this.named(alias, params)}`];
  }

  /** The index knows the bodies of a counter and not its single items. */
  atCounter(alias: string, params: Params): string[] {
    if (!this.counter) return [];
    const [bodies, items] = [params.add(this.counter.bodies), params.add(this.counter.items)];
    return [`(left(${alias}.item_code, 18) = ANY (${bodies}::text[]) OR ${alias}.item_code = ANY (${items}::text[]))`];
  }
}
