import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, PageQuery, pageOf, type Page } from '@yiwang/http-api';
import { Clock } from '@yiwang/kernel';
import { Database } from '@yiwang/persistence';
import { itemCategories, onlineDepths, onlineGrades, regionTree, shanghaiDate } from '@yiwang/standards';
import { z } from 'zod';
import { regionBounds } from '../../item/queries/region-bounds.js';
import { Day } from '../../power-list/domain/list-kind.js';
import { FigureScope, partLength, regionOf, regionScope, scopeKey } from './figure-scope.js';
import { days, levels, type Change } from './levels.js';

/** What items are counted by. `depth` is multi-valued: an item counts for each depth it has. */
export const COUNTED_BY = ['category', 'star', 'grade', 'depth'] as const;
export type CountedBy = (typeof COUNTED_BY)[number];

export const CountQuery = FigureScope.extend({
  by: z
    .enum([...COUNTED_BY, 'region'])
    .default('category')
    .describe('事项类型、星级、网办级别、网办深度、下级行政区划 (and the region itself for what its own bodies have)'),
  on: Day.optional().describe('as of the end of this day; now without it'),
});
export type CountQuery = z.infer<typeof CountQuery>;

export const SeriesQuery = FigureScope.extend({
  by: z.enum(['all', ...COUNTED_BY]).default('all'),
  from: Day,
  to: Day,
  step: z.enum(['day', 'month']).default('day'),
}).refine(({ from, to, step }) => from <= to && days(from, to) / (step === 'day' ? 1 : 28) <= 400, {
  message: 'from must not be after to, and at most 400 points are told',
});
export type SeriesQuery = z.infer<typeof SeriesQuery>;

export const BodyQuery = PageQuery.extend({
  region: FigureScope.shape.region,
  on: Day.optional().describe('as of the end of this day; now without it'),
});
export type BodyQuery = z.infer<typeof BodyQuery>;

const Count = z.object({ value: z.string(), name: z.string(), items: z.int() });
export const ItemCounts = z.object({ on: Day, by: z.string(), total: z.int(), groups: z.array(Count) }).meta({ id: 'ItemCounts' });
export type ItemCounts = z.infer<typeof ItemCounts>;
export const ItemSeries = z
  .object({
    by: z.string(),
    points: z.array(z.object({ day: Day, counts: z.record(z.string(), z.int()).describe('items by value at the end of the day') })),
  })
  .meta({ id: 'ItemCountSeries' });
export type ItemSeries = z.infer<typeof ItemSeries>;

const BodyCount = z.object({ orgCode: z.string(), name: z.string(), regionCode: z.string(), items: z.int() }).meta({ id: 'BodyItemCount' });
export const BodyCounts = pageOf(BodyCount).meta({ id: 'BodyItemCounts' });
type BodyCount = z.infer<typeof BodyCount>;

const Position = z.object({ r: z.string(), o: z.string() });

/** The past is now less what came later. */
const AS_OF = `
  SELECT f.value, (f.amount - coalesce(later.change, 0))::float8 AS amount
  FROM item_figures f LEFT JOIN (
    SELECT value, sum(change) AS change FROM item_figure_days WHERE scope = $1 AND dimension = $2 AND day > $3::date GROUP BY value
  ) AS later USING (value)
  WHERE f.scope = $1 AND f.dimension = $2`;

/** A region has at most a few dozen parts, the country 34. */
const PARTS = `
  SELECT f.scope, (f.amount - coalesce((
    SELECT sum(d.change) FROM item_figure_days d WHERE d.scope = f.scope AND d.dimension = 'all' AND d.day > $4::date), 0))::int AS items
  FROM item_figures f
  WHERE f.dimension = 'all' AND char_length(f.scope) = $1 AND f.scope >= $2 AND f.scope < $3 ORDER BY f.scope LIMIT 500`;

/** Those that had something in force then: a body that no longer has anything has its figures still. */
const BODIES = `
  SELECT b.org_code AS "orgCode", b.name, b.region_code AS "regionCode", n.items
  FROM implementing_bodies b JOIN item_figures f ON f.scope = b.org_code AND f.dimension = 'all' AND f.value = ''
  CROSS JOIN LATERAL (
    SELECT (f.amount - coalesce((
      SELECT sum(d.change) FROM item_figure_days d WHERE d.scope = f.scope AND d.dimension = 'all' AND d.day > $6::date), 0))::int AS items
  ) AS n
  WHERE b.region_code >= $1 AND b.region_code < $2 AND (b.region_code, b.org_code) > ($3, $4) AND n.items > 0
  ORDER BY b.region_code, b.org_code LIMIT $5`;

/** 事项数量 — how many items are in force, by what they are, now and in the past. */
@Injectable()
export class ItemFigures {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async counts({ by, on, ...scope }: CountQuery): Promise<ItemCounts> {
    const day = on ?? this.today();
    const [all, groups] = await Promise.all([
      this.asOf(scope, 'all', day),
      by === 'region' ? this.parts(scope, day) : this.asOf(scope, by, day),
    ]);
    const total = all.get('') ?? 0;
    // What the region's own bodies have stands in none of its parts.
    if (by === 'region' && scope.region !== undefined && scope.orgCode === undefined)
      groups.set(regionOf(regionScope(scope.region)), total - [...groups.values()].reduce((sum, items) => sum + items, 0));
    return {
      on: day,
      by,
      total,
      groups: [...groups]
        .filter(([, items]) => items > 0)
        .map(([value, items]) => ({ value, name: nameOf(by, value), items }))
        .sort((a, b) => (a.value < b.value ? -1 : 1)),
    };
  }

  /** Sums of a dimension at the end of a day. */
  async asOf(scope: FigureScope, dimension: string, day: string): Promise<Map<string, number>> {
    const rows = await this.db.query<{ value: string; amount: number }>(AS_OF, [scopeKey(scope), dimension, day]);
    return new Map(rows.map(({ value, amount }) => [value, amount]));
  }

  async series({ by, from, to, step, ...scope }: SeriesQuery): Promise<ItemSeries> {
    const key = scopeKey(scope);
    const now = await this.asOf(scope, by, '9999-12-31');
    // What came after the last point is one sum; before it, one sum a step.
    const changes = await this.db.query<Change>(
      `SELECT value, CASE WHEN day > $4::date THEN NULL ELSE to_char(date_trunc($5, day), 'YYYY-MM-DD') END AS since,
              sum(change)::float8 AS change
       FROM item_figure_days WHERE scope = $1 AND dimension = $2 AND day > $3::date GROUP BY 1, 2`,
      [key, by, step === 'month' ? `${from.slice(0, 7)}-01` : from, to, step],
    );
    return { by, points: levels({ now, changes, from, to, step }) };
  }

  /** 按部门 — bodies of a region with what they have in force, by region and code. */
  async bodies({ region, on, cursor, limit }: BodyQuery): Promise<Page<BodyCount>> {
    const { from, below } = region === undefined ? { from: '', below: '9'.repeat(13) } : regionBounds(region);
    const after = decodeCursor(Position, cursor) ?? { r: '', o: '' };
    const rows = await this.db.query<BodyCount>(BODIES, [from, below, after.r, after.o, limit + 1, on ?? this.today()]);
    return page(rows, limit, (last) => encodeCursor({ r: last.regionCode, o: last.orgCode }));
  }

  private async parts(scope: FigureScope, day: string): Promise<Map<string, number>> {
    const key = scopeKey(scope);
    const length = scope.orgCode === undefined ? partLength(key) : undefined;
    if (length === undefined) return new Map();
    const prefix = key === '*' ? '' : key;
    const rows = await this.db.query<{ scope: string; items: number }>(PARTS, [length, prefix, `${prefix}:`, day]);
    return new Map(rows.map((row) => [regionOf(row.scope), row.items]));
  }

  private today(): string {
    return shanghaiDate(this.clock.now());
  }
}

const NAMES: Readonly<Record<CountedBy, (value: string) => string | undefined>> = {
  category: (value) => itemCategories.entries.find(({ code }) => code === value)?.zh,
  star: (value) => ({ 0: '未评星', 3: '三星', 4: '四星', 5: '五星' })[value],
  grade: (value) => (value === 'none' ? '未定级' : onlineGrades.entries.find(({ key }) => key === value)?.zh),
  depth: (value) => onlineDepths.entries.find(({ key }) => key === value)?.zh,
};

/** What people call a value; an extension of a code list that nobody named here is its own name. */
function nameOf(by: CountedBy | 'region', value: string): string {
  if (by !== 'region') return NAMES[by](value) ?? value;
  const region = regionTree().find(value);
  return region.ok ? region.value.name : value;
}
