import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { and, MARK } from '../../search/domain/words.js';
import { conditionsOf, marksOf, Params, topicsOf, where } from './filter-conditions.js';
import { ListPosition, SUMMARY_COLUMNS, summariesOf, type FoundSummary, type ItemFilters, type ItemSummary } from './item-filter.js';
import { ListAtCounter } from './list-at-counter.js';
import { regionBounds } from './region-bounds.js';

/** So many rows are looked at in the order of the list before the filters are asked of the index of marks. */
const STEPS = 1_500;
/** Of so many matches or fewer, all are gathered and then put in order. */
const FEW = 5_000;

/**
 * 事项列表 — items in force or suspended, by region and code, with any combination of filters. Filters that many items pass make a page
 * soon on a walk in the order of the list. Where the walk gets nowhere, few items pass, and the index of marks finds them all at once;
 * what many pass who all stand far behind is asked for region by region.
 */
@Injectable()
export class ListItems {
  constructor(
    private readonly db: Database,
    private readonly atCounter: ListAtCounter,
  ) {}

  async execute(filter: ItemFilters): Promise<Page<ItemSummary>> {
    const after = decodeCursor(ListPosition, filter.cursor);
    const rows = await this.rows(filter, after);
    return page(rows, filter.limit, (last) => encodeCursor({ r: last.regionCode, c: last.itemCode }));
  }

  private async rows(filter: ItemFilters, after: ListPosition | undefined): Promise<ItemSummary[]> {
    if (filter.servicePoint !== undefined) return this.atCounter.execute(filter.servicePoint, filter, after);
    const near = await this.walk(filter, after);
    if (near.length > filter.limit || isAlone(filter) || !(await this.goesOn(filter, after))) return near;
    return (await this.gather(filter, after)) ?? this.byRegion(filter, after);
  }

  /** Over so many rows, which are more than a page, of the index that as a rule leads to the fewest. */
  private walk(filter: ItemFilters, after: ListPosition | undefined): Promise<ItemSummary[]> {
    const params = new Params();
    const { byTopic, rows } = wayOf(filter, after, params);
    const steps = `(SELECT * ${rows} LIMIT ${STEPS})`;
    const rest = where(conditionsOf(filter, undefined, params));
    const limit = params.add(filter.limit + 1);
    return this.db.query<ItemSummary>(
      byTopic
        ? `SELECT ${SUMMARY_COLUMNS} FROM ${steps} t JOIN listed_items l ON l.item_code = t.item_code
           ${rest} ORDER BY t.region_code, t.item_code LIMIT ${limit}`
        : `SELECT ${SUMMARY_COLUMNS} FROM ${steps} l ${rest} ORDER BY l.region_code, l.item_code LIMIT ${limit}`,
      params.values,
    );
  }

  /** Whether the way of the walk is longer than the walk: otherwise it has seen everything. */
  private async goesOn(filter: ItemFilters, after: ListPosition | undefined): Promise<boolean> {
    const params = new Params();
    const { rows } = wayOf(filter, after, params);
    return (await this.db.query(`SELECT 1 ${rows} OFFSET ${STEPS - 1} LIMIT 1`, params.values)).length > 0;
  }

  /** The page out of all matches, or undefined when they are too many to gather. */
  private async gather(filter: ItemFilters, after: ListPosition | undefined): Promise<ItemSummary[] | undefined> {
    const params = new Params();
    const query = params.add(and(marksOf(filter, undefined)));
    const beyond = after ? `WHERE (m.region_code, m.item_code) > (${params.add(after.r)}, ${params.add(after.c)})` : '';
    const rows = await this.db.query<FoundSummary>(
      `WITH matches AS MATERIALIZED (SELECT * FROM listed_matches(${query}::tsquery, ${FEW + 1}))
       SELECT f.found, ${SUMMARY_COLUMNS}
       FROM (SELECT count(*)::int AS found FROM matches) f
       LEFT JOIN (SELECT m.region_code, m.item_code FROM matches m ${beyond} ORDER BY m.region_code, m.item_code
                  LIMIT ${params.add(filter.limit + 1)}) p ON true
       LEFT JOIN listed_items l ON l.item_code = p.item_code
       ORDER BY l.region_code, l.item_code`,
      params.values,
    );
    return (rows[0]?.found ?? 0) > FEW ? undefined : summariesOf(rows);
  }

  /** One region after the other, and of a region either all matches, in order, or a walk where they are too many. */
  private byRegion(filter: ItemFilters, after: ListPosition | undefined): Promise<ItemSummary[]> {
    const params = new Params();
    const query = params.add(and(marksOf(filter, undefined)));
    const { from, below } = filter.region === undefined ? ANYWHERE : regionBounds(filter.region);
    const [first, end] = [params.add(after && after.r > from ? after.r : from), params.add(below)];
    const beyond = after ? [`(l.region_code, l.item_code) > (${params.add(after.r)}, ${params.add(after.c)})`] : [];
    const limit = params.add(filter.limit + 1);
    const next = (since: string): string =>
      `SELECT region_code FROM listed_items WHERE region_code ${since} AND region_code < ${end} ORDER BY region_code LIMIT 1`;
    const ofRegion = where(['l.region_code = r.code', ...beyond, ...conditionsOf(filter, undefined, params)]);
    return this.db.query<ItemSummary>(
      `WITH RECURSIVE regions (code) AS (
         (${next(`>= ${first}`)}) UNION ALL SELECT (${next('> r.code')}) FROM regions r WHERE r.code IS NOT NULL)
       SELECT ${SUMMARY_COLUMNS}
       FROM (SELECT m.item_code FROM (SELECT code FROM regions WHERE code IS NOT NULL ORDER BY code) r
             CROSS JOIN LATERAL (
               WITH found AS MATERIALIZED (
                 SELECT * FROM listed_matches(${query}::tsquery && ('''${MARK}r' || r.code || '''')::tsquery, ${FEW + 1}))
               SELECT item_code FROM (
                 (SELECT l.item_code FROM found l ${where(['l.region_code = r.code', ...beyond, `(SELECT count(*) FROM found) <= ${FEW}`])})
                 UNION ALL
                 (SELECT l.item_code FROM listed_items l ${ofRegion} AND (SELECT count(*) FROM found) > ${FEW}
                  ORDER BY l.item_code LIMIT ${limit})) m
               ORDER BY item_code LIMIT ${limit}) m
             LIMIT ${limit}) p
       JOIN listed_items l ON l.item_code = p.item_code ORDER BY l.region_code, l.item_code`,
      params.values,
    );
  }
}

/** Digits only: what stands before or after a digit depends on the collation of the database. */
const ANYWHERE = { from: '', below: '9'.repeat(13) };

/** Rows of the index to walk along, from the position on, in the order of the list. */
function wayOf(filter: ItemFilters, after: ListPosition | undefined, params: Params): { byTopic: boolean; rows: string } {
  const [given] = givenOf(filter);
  const byTopic = given?.[0] === 'topic';
  const conditions = given ? [`s.${given[0]} = ${params.add(given[1])}`] : [];
  if (filter.region !== undefined) {
    const { from, below } = regionBounds(filter.region);
    conditions.push(`s.region_code >= ${params.add(from)}`, `s.region_code < ${params.add(below)}`);
  }
  if (after) conditions.push(`(s.region_code, s.item_code) > (${params.add(after.r)}, ${params.add(after.c)})`);
  const table = byTopic ? 'listed_topics' : 'listed_items';
  return { byTopic, rows: `FROM ${table} s ${where(conditions)} ORDER BY s.region_code, s.item_code` };
}

/** The filters that have an index in the order of the list, by its column; those that as a rule fewest items pass come first. */
function givenOf(filter: ItemFilters): [column: string, value: unknown][] {
  const given: [string, unknown][] = [
    ['org_code', filter.orgCode],
    ['department', filter.department],
    ...topicsOf(filter).map((topic): [string, unknown] => ['topic', topic]),
    ['category', filter.category],
    ['online_grade', filter.grade],
    ['star', filter.star],
  ];
  return given.filter(([, value]) => value !== undefined);
}

/** Whether one index has all that is asked for, so that a walk along it passes no row in vain. */
const isAlone = (filter: ItemFilters): boolean =>
  givenOf(filter).length <= 1 && [filter.audience, filter.applicant, filter.depth].every((value) => value === undefined);
