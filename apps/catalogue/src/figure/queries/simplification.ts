import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, PageQuery, pageOf, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { BYTE_ORDER_MARK, csvLine } from '@yiwang/table-files';
import { z } from 'zod';
import { regionBounds } from '../../item/queries/region-bounds.js';
import { Day, dayAfter } from '../../power-list/domain/list-kind.js';
import { FigureScope, scopeKey } from './figure-scope.js';
import { ItemFigures } from './item-figures.js';

const Period = FigureScope.extend({ from: Day.describe('first day'), to: Day.describe('last day') });
const ordered = { message: 'from must not be after to' };

export const PeriodQuery = Period.refine(({ from, to }) => from <= to, ordered);
export type PeriodQuery = z.infer<typeof PeriodQuery>;
export const SimplifiedQuery = Period.extend(PageQuery.shape).refine(({ from, to }) => from <= to, ordered);
export type SimplifiedQuery = z.infer<typeof SimplifiedQuery>;

const Change = z.object({
  before: z.number(),
  after: z.number(),
  reduced: z.number().describe('before less after; below zero when more is asked for than before'),
});
const Elements = z.object({
  on: Day,
  items: z.int(),
  materials: z.number().describe('申请材料 an item, on average'),
  steps: z.number().describe('办理环节 an item, on average'),
  promisedDays: z.number().describe('承诺时限 an item in working days, on average'),
  statutoryDays: z.number().describe('法定时限 an item in working days, on average'),
  shortenedPercent: z.number().describe('承诺时限比法定时限缩短, in percent of the statutory limits'),
  visits: z.number().nullable().describe('到办事现场次数 on average, of the items that tell it; null when none does'),
  zeroVisitPercent: z.number().describe('零次跑: items without a visit, in percent of all'),
  immediatePercent: z.number().describe('即办件, in percent of all'),
});

export const Simplification = z
  .object({
    from: Day,
    to: Day,
    versions: z.int().describe('published changes of items in these days'),
    materials: Change.describe('材料精简情况: over all changes'),
    steps: Change.describe('环节精简情况'),
    days: Change.describe('承诺时限压缩情况, in working days'),
    visits: Change.describe('跑动次数, of the changes that tell it on both sides'),
    atStart: Elements.describe('all items in force on the evening before the first day'),
    atEnd: Elements.describe('all items in force at the end of the last day'),
  })
  .meta({ id: 'Simplification' });
export type Simplification = z.infer<typeof Simplification>;

export const SimplifiedItem = z
  .object({
    day: Day,
    itemCode: z.string(),
    version: z.int(),
    name: z.string(),
    department: z.string(),
    regionCode: z.string(),
    materialsBefore: z.int(),
    materials: z.int(),
    stepsBefore: z.int(),
    steps: z.int(),
    daysBefore: z.number(),
    days: z.number(),
    visitsBefore: z.int().nullable(),
    visits: z.int().nullable(),
  })
  .meta({ id: 'SimplifiedItem' });
export type SimplifiedItem = z.infer<typeof SimplifiedItem>;
export const SimplifiedPage = pageOf(SimplifiedItem).meta({ id: 'SimplifiedPage' });

const Position = z.object({ r: z.string(), d: Day, c: z.string(), v: z.int().min(0).max(1_000_000_000) });
const START = { r: '', d: '0001-01-01', c: '', v: 0 };

const rounded = (value: number): number => Math.round(value * 100) / 100;
const share = (part: number, whole: number): number => (whole === 0 ? 0 : rounded((100 * part) / whole));

/** 精简情况 — what became simpler between two days, as it is published. */
@Injectable()
export class ReadSimplification {
  constructor(
    private readonly db: Database,
    private readonly figures: ItemFigures,
  ) {}

  async execute({ from, to, ...scope }: PeriodQuery): Promise<Simplification> {
    const rows = await this.db.query<{ value: string; amount: number }>(
      `SELECT value, sum(change)::float8 AS amount FROM item_figure_days
       WHERE scope = $1 AND dimension = 'simplified' AND day BETWEEN $2::date AND $3::date GROUP BY value`,
      [scopeKey(scope), from, to],
    );
    const sums = new Map(rows.map(({ value, amount }) => [value, rounded(amount)]));
    const change = (name: string): z.infer<typeof Change> => {
      const [before, after] = [sums.get(`${name}Before`) ?? 0, sums.get(name) ?? 0];
      return { before, after, reduced: rounded(before - after) };
    };
    const [atStart, atEnd] = await Promise.all([this.elements(scope, dayAfter(from, -1)), this.elements(scope, to)]);
    return {
      ...{ from, to, versions: sums.get('versions') ?? 0 },
      ...{ materials: change('materials'), steps: change('steps'), days: change('days'), visits: change('visits') },
      ...{ atStart, atEnd },
    };
  }

  /** By region, day and item. */
  async items({ from, to, cursor, limit, ...scope }: SimplifiedQuery): Promise<Page<SimplifiedItem>> {
    const after = decodeCursor(Position, cursor) ?? START;
    const rows = await this.after({ from, to, ...scope }, after, limit + 1);
    return page(rows, limit, (last) => encodeCursor({ r: last.regionCode, d: last.day, c: last.itemCode, v: last.version }));
  }

  /** The same as a CSV file, line by line. */
  async *csv(period: PeriodQuery): AsyncIterable<string> {
    yield BYTE_ORDER_MARK + csvLine(HEADER);
    for (let after = START; ;) {
      const rows = await this.after(period, after, CHUNK);
      yield rows.map((row) => csvLine(LINE(row))).join('');
      const last = rows.at(-1);
      if (rows.length < CHUNK || !last) return;
      after = { r: last.regionCode, d: last.day, c: last.itemCode, v: last.version };
    }
  }

  private after({ from, to, orgCode, region }: PeriodQuery, after: typeof START, limit: number): Promise<SimplifiedItem[]> {
    const bounds = region === undefined ? { from: '', below: ':' } : regionBounds(region);
    const params: unknown[] = [from, to, after.r, after.d, after.c, after.v, limit];
    const scope =
      orgCode === undefined
        ? `s.region_code >= $${params.push(bounds.from)} AND s.region_code < $${params.push(bounds.below)}`
        : `s.org_code = $${params.push(orgCode)}`;
    return this.db.query<SimplifiedItem>(
      `SELECT s.day::text AS day, s.item_code AS "itemCode", s.version, i.name, i.department, s.region_code AS "regionCode",
              s.materials_before AS "materialsBefore", s.materials, s.steps_before AS "stepsBefore", s.steps,
              s.days_before::float8 AS "daysBefore", s.days::float8 AS days, s.visits_before AS "visitsBefore", s.visits
       FROM item_simplifications s JOIN items i ON i.item_code = s.item_code
       WHERE ${scope} AND s.day BETWEEN $1::date AND $2::date
         AND (s.region_code, s.day, s.item_code, s.version) > ($3, $4::date, $5, $6)
       ORDER BY s.region_code, s.day, s.item_code, s.version LIMIT $7`,
      params,
    );
  }

  /** What an item asks for on average on a day. */
  private async elements(scope: FigureScope, on: string): Promise<z.infer<typeof Elements>> {
    const [all, sums] = await Promise.all([this.figures.asOf(scope, 'all', on), this.figures.asOf(scope, 'element', on)]);
    const items = all.get('') ?? 0;
    const sum = (name: string): number => sums.get(name) ?? 0;
    const mean = (name: string): number => (items === 0 ? 0 : rounded(sum(name) / items));
    return {
      ...{ on, items, materials: mean('materials'), steps: mean('steps') },
      ...{ promisedDays: mean('promisedDays'), statutoryDays: mean('statutoryDays') },
      shortenedPercent: share(sum('statutoryDays') - sum('promisedDays'), sum('statutoryDays')),
      visits: sum('visitsKnown') === 0 ? null : rounded(sum('visits') / sum('visitsKnown')),
      zeroVisitPercent: share(sum('zeroVisits'), items),
      immediatePercent: share(sum('immediate'), items),
    };
  }
}

const CHUNK = 1000;
const HEADER = [
  ...['变更日期', '实施编码', '事项版本', '事项名称', '实施主体', '行政区划', '原材料数', '现材料数', '原环节数', '现环节数'],
  ...['原承诺时限（工作日）', '现承诺时限（工作日）', '原到现场次数', '现到现场次数'],
];
const LINE = (row: SimplifiedItem): unknown[] => [
  ...[row.day, row.itemCode, row.version, row.name, row.department, row.regionCode, row.materialsBefore, row.materials],
  ...[row.stepsBefore, row.steps, row.daysBefore, row.days, row.visitsBefore, row.visits],
];
