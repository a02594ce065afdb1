import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { and } from '../../search/domain/words.js';
import { conditionsOf, marksOf, Params, where } from './filter-conditions.js';
import { SUMMARY_COLUMNS, summariesOf, type FoundSummary, type ItemFilters, type ItemSummary, type ListPosition } from './item-filter.js';
import { ReadCounter, type Counter } from './read-counter.js';

/** Of so many matches or fewer, all are gathered and then put in order; of more, a walk soon has a page. */
const FEW = 1_000;

/** 网点受理事项 — what a hall or counter accepts, in the order of lists, with any combination of filters. */
@Injectable()
export class ListAtCounter {
  constructor(
    private readonly db: Database,
    private readonly counters: ReadCounter,
  ) {}

  /** `limit + 1` items at most, to tell whether there are more; none for a counter that is not there, or closed. */
  async execute(servicePoint: string, filter: ItemFilters, after: ListPosition | undefined): Promise<ItemSummary[]> {
    const counter = await this.counters.execute(servicePoint);
    if (!counter) return [];
    return (await this.gather(filter, counter, after)) ?? this.walk(filter, counter, after);
  }

  /** What the bodies have that passes the filters, from the index of marks; undefined when nothing is filtered, or too many pass. */
  private async gather(filter: ItemFilters, counter: Counter, after: ListPosition | undefined): Promise<ItemSummary[] | undefined> {
    // A region leads the walk past what stands elsewhere.
    if (counter.bodies.length === 0 || marksOf({ ...filter, region: undefined }, undefined).length === 0) return undefined;
    const params = new Params();
    const query = params.add(and(marksOf(filter, { ...counter, items: [] })));
    const conditions = conditionsAfter(filter, after, params);
    const rows = await this.db.query<FoundSummary>(
      `WITH matches AS MATERIALIZED (SELECT * FROM listed_matches(${query}::tsquery, ${FEW + 1}))
       SELECT f.found, ${SUMMARY_COLUMNS}
       FROM (SELECT count(*)::int AS found FROM matches) f
       LEFT JOIN (SELECT l.* FROM (SELECT item_code FROM matches UNION SELECT unnest(${params.add(counter.items)}::text[])) a (item_code)
                  JOIN listed_items l ON l.item_code = a.item_code
                  ${where(conditions)} ORDER BY l.region_code, l.item_code LIMIT ${params.add(filter.limit + 1)}) l ON true
       ORDER BY l.region_code, l.item_code`,
      params.values,
    );
    return (rows[0]?.found ?? 0) > FEW ? undefined : summariesOf(rows);
  }

  /** Body after body, which is the order of the list, and the single items among them. */
  private walk(filter: ItemFilters, counter: Counter, after: ListPosition | undefined): Promise<ItemSummary[]> {
    const params = new Params();
    const conditions = conditionsAfter(filter, after, params);
    const [bodies, regions, items] = [params.add(counter.bodies), params.add(counter.regions), params.add(counter.items)];
    const limit = params.add(filter.limit + 1);
    return this.db.query<ItemSummary>(
      `SELECT ${SUMMARY_COLUMNS} FROM (
         (SELECT b.* FROM unnest(${bodies}::text[], ${regions}::text[]) AS given (org, region) CROSS JOIN LATERAL (
            SELECT l.* FROM listed_items l ${where([...conditions, 'l.org_code = given.org', 'l.region_code = given.region'])}
            ORDER BY l.item_code LIMIT ${limit}) b LIMIT ${limit})
         UNION ALL
         (SELECT l.* FROM listed_items l
          ${where([...conditions, `l.item_code = ANY (${items}::text[])`, `l.org_code <> ALL (${bodies}::text[])`])}
          ORDER BY l.region_code, l.item_code LIMIT ${limit})
       ) l ORDER BY l.region_code, l.item_code LIMIT ${limit}`,
      params.values,
    );
  }
}

const conditionsAfter = (filter: ItemFilters, after: ListPosition | undefined, params: Params): string[] => [
  ...conditionsOf(filter, undefined, params),
  ...(after ? [`(l.region_code, l.item_code) > (${params.add(after.r)}, ${params.add(after.c)})`] : []),
];
