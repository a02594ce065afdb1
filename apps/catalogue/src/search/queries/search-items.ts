import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { z } from 'zod';
import { conditionsOf, marksOf, Params } from '../../item/queries/filter-conditions.js';
import type { ItemFilters } from '../../item/queries/item-filter.js';
import { ReadCounter, type Counter } from '../../item/queries/read-counter.js';
import { allGrams, patternsOf, relaxations, shortestName, wordsQuery, type Wanted } from '../domain/understand.js';
import { and, lengthOf, MARK } from '../domain/words.js';
import { HIT_COLUMNS, type Hit } from './hit.js';

/** Tier, length of the name (a `smallint`), item code: the order of a search. */
const Position = z.object({ t: z.int().min(0).max(1), l: z.int().min(0).max(32_767), c: z.string() });
type Position = z.infer<typeof Position>;

type Found = Partial<Hit> & { found: number };

/** Of so many matches or fewer, all are gathered and then ranked. */
const FEW = 3_000;
/** Of what comes nearest, so many are looked at: more of them are hardly nearer. */
const NEAREST = 1_000;
/** So many names are looked at from the shortest on: what many names have makes a page there. */
const STEPS = 2_000;
/** Names from this length on share one mark. */
const LONGEST = 60;
/** What takes longer was asked for by nobody who goes on from page to page, and others wait for the connection. */
const SLOWEST_MS = 2_000;
/** More items of one name length that have all the words are not looked at. */
const MOST_OF_A_LENGTH = 5_000;

/**
 * 事项检索 — ranked: first the items whose name has all the words (a name that is little more than the words is the likely one, so the
 * shortest come first), then those that have some of them in the department or the result only.
 */
@Injectable()
export class SearchItems {
  constructor(
    private readonly db: Database,
    private readonly uow: UnitOfWork,
    private readonly counters: ReadCounter,
  ) {}

  /** Items that have all the words, each in one of its ways. */
  async execute(wanted: readonly Wanted[], filter: ItemFilters): Promise<Page<Hit>> {
    const counter = filter.servicePoint === undefined ? undefined : await this.counters.execute(filter.servicePoint);
    if (wanted.length === 0 || (filter.servicePoint !== undefined && !counter)) return { items: [], next: null };
    const shortest = shortestName(wanted, await this.shortestNames(wanted, filter.category));
    const search = new Search(wanted, filter, counter, decodeCursor(Position, filter.cursor), shortest);
    const rows = (await this.near(search)) ?? (search.inNames ? undefined : await this.gather(search)) ?? (await this.ofMany(search));
    return page(rows, filter.limit, (last) => encodeCursor({ t: last.tier, l: last.nameLength, c: last.itemCode }));
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
               FROM listed_matches(${query}::tsquery, ${NEAREST}) m
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
    if (search.tier > search.lastTier) return [];
    if (search.after !== undefined && search.after.t !== search.tier) return undefined;
    const rows = await this.walk(search, search.tier, search.after);
    return rows.length > search.filter.limit ? rows : undefined;
  }

  /** The page out of all matches, ranked; undefined when they are too many. */
  private async gather(search: Search): Promise<Hit[] | undefined> {
    const params = new Params();
    const query = params.add(search.query);
    const named = search.named('m', params).join(' AND ');
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
    return hitsOf(rows);
  }

  private async ofMany(search: Search): Promise<Hit[]> {
    const rows: Hit[] = [];
    for (let tier = Math.max(search.after?.t ?? 0, search.tier); tier <= search.lastTier && rows.length <= search.filter.limit; tier++) {
      const after = search.after?.t === tier ? search.after : undefined;
      const enough = search.filter.limit + 1 - rows.length;
      // Where the search began, the walk has been tried before.
      const near = tier === search.tier ? [] : await this.walk(search, tier, after);
      const found = near.length >= enough ? near : tier === 0 ? await this.byName(search, after, enough) : undefined;
      rows.push(...(found ?? (await this.byLength(search, tier, after, enough))).slice(0, enough));
    }
    return rows;
  }

  /**
   * Items whose names have the words, from the names: also where far more items have them in the department only (公安局). Undefined when
   * the names are too many.
   */
  private async byName(search: Search, after: Position | undefined, limit: number): Promise<Hit[] | undefined> {
    const params = new Params();
    const from = params.add(after?.l ?? 0);
    const conditions = [...search.named('n', params), ...conditionsOf(search.filter, search.counter, params)];
    if (after) conditions.push(`(l.name_length, l.item_code) > (${params.add(after.l)}, ${params.add(after.c)})`);
    const most = params.add(limit);
    const rows = await this.db.query<Found>(
      `WITH names AS MATERIALIZED (SELECT * FROM named_matches(${params.add(search.words)}::tsquery, ${FEW + 1}))
       SELECT f.found, 0 AS tier, ${HIT_COLUMNS}
       FROM (SELECT count(*)::int AS found FROM names) f
       LEFT JOIN (SELECT l.*
                  FROM (SELECT DISTINCT name_length AS length FROM names WHERE name_length >= ${from} AND (SELECT count(*) FROM names) <= ${FEW}
                        ORDER BY 1) s
                  CROSS JOIN LATERAL (
                    SELECT l.* FROM names n JOIN listed_items l ON l.folded_name = n.folded_name
                    WHERE n.name_length = s.length AND ${conditions.join(' AND ')} ORDER BY l.item_code LIMIT ${most}) l
                  LIMIT ${most}) l ON true
       ORDER BY l.name_length, l.item_code`,
      params.values,
    );
    return (rows[0]?.found ?? 0) > FEW ? undefined : hitsOf(rows);
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
    const sql = `
      SELECT ${HIT_COLUMNS}, ${tier} AS tier
      FROM (SELECT m.item_code
            FROM generate_series(${from}::int, ${LONGEST}) AS length
            CROSS JOIN LATERAL (
              SELECT m.item_code
              FROM listed_matches(${query}::tsquery && ('''${MARK}l' || length || '''')::tsquery, ${MOST_OF_A_LENGTH}) m
              WHERE ${conditions.join(' AND ')} ORDER BY m.name_length, m.item_code LIMIT ${most}) m
            LIMIT ${most}) p
      JOIN listed_items l ON l.item_code = p.item_code ORDER BY l.name_length, l.item_code`;
    return this.uow.run(async () => {
      await this.db.query(`SELECT set_config('statement_timeout', '${SLOWEST_MS}', true)`);
      return this.db.query<Hit>(sql, params.values);
    });
  }
}

const hitsOf = (rows: readonly Found[]): Hit[] =>
  rows.filter((row) => row.itemCode !== null).map(({ found: _found, ...hit }) => hit as Hit);

/** One search with what its statements have in common. */
class Search {
  /** The words as the index of names knows them. */
  readonly words: string;
  /** The words and the filters as the index of marks knows them. */
  readonly query: string;
  /** The first that may have items: 0 for names with all the words, 1 when no name has them. */
  readonly tier: 0 | 1;
  /** A single character stands in every other department (局) and says something only in a name. */
  readonly inNames: boolean;
  readonly lastTier: 0 | 1;
  private readonly patterns: string[][];

  constructor(
    wanted: readonly Wanted[],
    readonly filter: ItemFilters,
    readonly counter: Counter | undefined,
    readonly after: Position | undefined,
    /** Length of the shortest name that may have all the words; undefined when no name has them. */
    private readonly shortest: number | undefined,
  ) {
    this.words = wordsQuery(wanted);
    this.query = and([this.words, ...marksOf(filter, counter)]);
    this.patterns = patternsOf(wanted);
    this.tier = shortest === undefined ? 1 : 0;
    this.inNames = wanted.every(({ word, also }) => lengthOf(word) === 1 && also.length === 0);
    this.lastTier = this.inNames ? 0 : 1;
  }

  /** Grams may stand apart in a text (经营…品经); the words themselves decide. */
  told(alias: string, params: Params): string[] {
    return this.patterns.map((ways) => `${alias}.told LIKE ANY (${params.add(ways)}::text[])`);
  }

  named(alias: string, params: Params): string[] {
    return this.patterns.map((ways) => `${alias}.folded_name LIKE ANY (${params.add(ways)}::text[])`);
  }

  /** Length of name from which on a tier may have items. */
  from(tier: number): number {
    return tier === 0 ? (this.shortest ?? LONGEST) : 1;
  }

  inTier(tier: number, alias: string, params: Params): string[] {
    const named = this.named(alias, params);
    return tier === 0 ? named : [`NOT (${named.join(' AND ')})`];
  }

  /** The index knows the bodies of a counter and not its single items. */
  atCounter(alias: string, params: Params): string[] {
    if (!this.counter) return [];
    const [bodies, items] = [params.add(this.counter.bodies), params.add(this.counter.items)];
    return [`(left(${alias}.item_code, 18) = ANY (${bodies}::text[]) OR ${alias}.item_code = ANY (${items}::text[]))`];
  }
}
