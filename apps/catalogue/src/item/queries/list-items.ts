import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { and } from '../../search/domain/words.js';
import { conditionsOf, marksOf, Params, topicsOf } from './filter-conditions.js';
import { SUMMARY_COLUMNS, type ItemFilters, type ItemSummary } from './item-filter.js';
import { ReadCounter, type Counter } from './read-counter.js';

const Position = z.object({ r: z.string(), c: z.string() });
type Position = z.infer<typeof Position>;

/** So many rows are looked at in the order of the list before the filters are asked of the index of marks. */
const STEPS = 1_500;
/** Of so many matches or fewer, all are gathered and then put in order. */
const FEW = 5_000;

type Found = Partial<ItemSummary> & { found: number };

/**
 * 事项列表 — items in force or suspended, by region and code, with any combination of filters. Filters that many items pass make a page
 * soon on a walk in the order of the list. Where the walk gets nowhere, few items pass, and the index of marks finds them all at once.
 * Only filters that many pass who all stand far behind need the long walk.
 */
@Injectable()
export class ListItems {
  constructor(
    private readonly db: Database,
    private readonly counters: ReadCounter,
  ) {}

  async execute(filter: ItemFilters): Promise<Page<ItemSummary>> {
    const after = decodeCursor(Position, filter.cursor);
    const rows = await this.rows(filter, after);
    return page(rows, filter.limit, (last) => encodeCursor({ r: last.regionCode, c: last.itemCode }));
  }

  private async rows(filter: ItemFilters, after: Position | undefined): Promise<ItemSummary[]> {
    if (filter.servicePoint !== undefined) {
      const counter = await this.counters.execute(filter.servicePoint);
      return counter ? this.atCounter(filter, counter, after) : [];
    }
    const walk = walkOf(filter);
    if (walk.complete) return this.walk(filter, after, walk);
    const near = await this.walk(filter, after, walk, STEPS);
    if (near.length > filter.limit) return near;
    return (await this.gather(filter, after)) ?? this.walk(filter, after, walk);
  }

  /** Along the index that leads to the fewest rows; with `steps`, over no more than so many of them. */
  private walk(filter: ItemFilters, after: Position | undefined, { along }: Walk, steps?: number): Promise<ItemSummary[]> {
    const params = new Params();
    const conditions = conditionsOf(filter, undefined, params);
    const position = after && `(${params.add(after.r)}, ${params.add(after.c)})`;
    const limit = params.add(filter.limit + 1);
    if (along === 'topic') {
      const [topic] = topicsOf(filter);
      const range = conditions.filter((condition) => condition.includes('region_code')).map((each) => each.replace('l.', 't.'));
      const inTopic = [`t.topic = ${params.add(topic)}`, ...range, ...(position ? [`(t.region_code, t.item_code) > ${position}`] : [])];
      return this.db.query<ItemSummary>(
        `SELECT ${SUMMARY_COLUMNS}
         FROM (SELECT t.region_code, t.item_code FROM listed_topics t WHERE ${inTopic.join(' AND ')}
               ORDER BY t.region_code, t.item_code ${steps === undefined ? '' : `LIMIT ${steps}`}) t
         JOIN listed_items l ON l.item_code = t.item_code
         ${where(conditions)} ORDER BY t.region_code, t.item_code LIMIT ${limit}`,
        params.values,
      );
    }
    if (position) conditions.push(`(l.region_code, l.item_code) > ${position}`);
    if (steps === undefined) {
      return this.db.query<ItemSummary>(
        `SELECT ${SUMMARY_COLUMNS} FROM listed_items l ${where(conditions)} ORDER BY l.region_code, l.item_code LIMIT ${limit}`,
        params.values,
      );
    }
    const [near, far] = [conditions.filter((each) => isAlong(each, along)), conditions.filter((each) => !isAlong(each, along))];
    return this.db.query<ItemSummary>(
      `SELECT ${SUMMARY_COLUMNS}
       FROM (SELECT * FROM listed_items l ${where(near)} ORDER BY l.region_code, l.item_code LIMIT ${steps}) l
       ${where(far)} ORDER BY l.region_code, l.item_code LIMIT ${limit}`,
      params.values,
    );
  }

  /** The page out of all matches, or undefined when they are too many to gather. */
  private async gather(filter: ItemFilters, after: Position | undefined): Promise<ItemSummary[] | undefined> {
    const params = new Params();
    const query = params.add(and(marksOf(filter, undefined)));
    const beyond = after ? `WHERE (m.region_code, m.item_code) > (${params.add(after.r)}, ${params.add(after.c)})` : '';
    const rows = await this.db.query<Found>(
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

  /** Body after body, which is the order of the list, and the single items among them. */
  private async atCounter(filter: ItemFilters, counter: Counter, after: Position | undefined): Promise<ItemSummary[]> {
    const params = new Params();
    const conditions = conditionsOf(filter, undefined, params);
    if (after) conditions.push(`(l.region_code, l.item_code) > (${params.add(after.r)}, ${params.add(after.c)})`);
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

const where = (conditions: readonly string[]): string => (conditions.length === 0 ? '' : `WHERE ${conditions.join(' AND ')}`);

const summariesOf = (rows: readonly Found[]): ItemSummary[] =>
  rows.filter((row) => row.itemCode !== null).map(({ found: _found, ...item }) => item as ItemSummary);

type Along = 'org_code' | 'department' | 'topic' | 'category' | 'online_grade' | 'star' | 'region_code';
interface Walk {
  along: Along;
  /** Nothing else is asked, so the walk passes no row in vain. */
  complete: boolean;
}

const isAlong = (condition: string, along: Along): boolean =>
  condition.startsWith(`l.${along} `) || condition.includes('l.region_code ') || condition.startsWith('(l.region_code');

/** The index to walk along: of the filters given, the one that as a rule fewest items pass. */
function walkOf(filter: ItemFilters): Walk {
  const topics = topicsOf(filter);
  const given: [Along, boolean][] = [
    ['org_code', filter.orgCode !== undefined],
    ['department', filter.department !== undefined],
    ['topic', topics.length > 0],
    ['category', filter.category !== undefined],
    ['online_grade', filter.grade !== undefined],
    ['star', filter.star !== undefined],
  ];
  const along = given.find(([, is]) => is)?.[0] ?? 'region_code';
  const others = given.filter(([name, is]) => is && name !== along).length + Math.max(0, topics.length - 1);
  const walked = [filter.audience, filter.applicant, filter.depth].filter((value) => value !== undefined).length;
  return { along, complete: others + walked === 0 };
}
