import { Injectable } from '@nestjs/common';
import { Clock } from '@yiwang/kernel';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { regionRange } from '@yiwang/standards';
import type { CoreContent, DescriptiveParts } from '../../item/domain/item-definition.js';
import type { Problem } from '../domain/quality-rule.js';
import { QualityRules } from '../domain/quality-rules.repository.js';

interface Report {
  id: string;
  org_code: string | null;
  region_code: string;
  category: string | null;
  status: 'waiting' | 'running';
  kept: number;
  at_region: string;
  at_item: string;
}

interface ItemRow {
  item_code: string;
  region_code: string;
  org_code: string;
  category: string;
  version: number;
  core: CoreContent;
  descriptive: DescriptiveParts;
}

interface Checked {
  item: ItemRow;
  problems: Problem[];
}

/** A report keeps so many findings; its tallies count all of them. */
export const MOST_FINDINGS = 200_000;

const INSERT_FINDINGS = `
  INSERT INTO quality_findings (report_id, item_code, rule, field, version, severity, org_code, category, reason)
  SELECT $1, f.* FROM unnest($2::text[], $3::text[], $4::text[], $5::integer[], $6::text[], $7::text[], $8::text[], $9::text[]) AS f
  ON CONFLICT DO NOTHING`;
const COUNT_TALLIES = `
  INSERT INTO quality_tallies (report_id, org_code, category, rule, severity, items)
  SELECT $1, t.* FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::integer[]) AS t
  ON CONFLICT (report_id, org_code, category, rule) DO UPDATE SET items = quality_tallies.items + excluded.items`;

/** 质量检查 of the library — each round takes the next items of a report. Where it stands is in the table, so any process goes on with it. */
@Injectable()
export class WalkLibrary {
  constructor(
    private readonly uow: UnitOfWork,
    private readonly db: Database,
    private readonly quality: QualityRules,
    private readonly clock: Clock,
  ) {}

  /**
   * Checks the next `size` items of a report that no other process works on. False when there is none. The one with the least left goes
   * first: a department's few items do not wait behind the million of a province.
   */
  round(size: number): Promise<boolean> {
    return this.uow.run(async () => {
      const [report] = await this.db.query<Report & Record<string, unknown>>(
        `SELECT id, org_code, region_code, category, status, kept, at_region, at_item FROM quality_reports
         WHERE status <> 'done' ORDER BY expected - checked NULLS FIRST, requested_at, id LIMIT 1 FOR UPDATE SKIP LOCKED`,
      );
      if (!report) return false;
      const rules = await this.quality.rules();
      const { page, params } = itemsOf(report);
      const expected = report.status === 'waiting' ? await this.estimate(page, params) : null;
      const items = await this.db.query<ItemRow & Record<string, unknown>>(
        `WITH page AS MATERIALIZED (${page} LIMIT $${params.length + 1})
         SELECT p.*, v.core, v.descriptive FROM page p CROSS JOIN LATERAL (
           SELECT core, descriptive FROM item_versions WHERE item_code = p.item_code AND version = p.version OFFSET 0
         ) v ORDER BY p.region_code, p.item_code`,
        [...params, size],
      );
      const checked = items.map((item) => ({ item, problems: rules.problems({ core: item.core, descriptive: item.descriptive }) }));
      const kept = await this.keep(report, checked);
      await this.count(report.id, checked);
      await this.advance(report, checked, { kept, expected, done: items.length < size });
      return true;
    });
  }

  /** The planner's guess: a count would walk the list once before it is walked. */
  private async estimate(page: string, params: unknown[]): Promise<number> {
    const [row] = await this.db.query<{ 'QUERY PLAN': [{ Plan: { 'Plan Rows': number } }] }>(`EXPLAIN (FORMAT JSON) ${page}`, params);
    return Math.min(Math.round(row?.['QUERY PLAN'][0].Plan['Plan Rows'] ?? 0), 2_000_000_000);
  }

  private async keep(report: Report, checked: readonly Checked[]): Promise<number> {
    const found = new Map<string, { item: ItemRow; problem: Problem }>();
    for (const { item, problems } of checked)
      for (const problem of problems) found.set(`${item.item_code} ${problem.code} ${problem.field}`, { item, problem });
    const rows = [...found.values()].slice(0, Math.max(0, MOST_FINDINGS - report.kept));
    if (rows.length === 0) return 0;
    await this.db.write(INSERT_FINDINGS, [
      report.id,
      rows.map(({ item }) => item.item_code),
      rows.map(({ problem }) => problem.code),
      rows.map(({ problem }) => problem.field),
      rows.map(({ item }) => item.version),
      rows.map(({ problem }) => problem.severity),
      rows.map(({ item }) => item.org_code),
      rows.map(({ item }) => item.category),
      rows.map(({ problem }) => problem.reason),
    ]);
    return rows.length;
  }

  private async count(id: string, checked: readonly Checked[]): Promise<void> {
    const tallies = new Map<string, { item: ItemRow; problem: Problem; items: number }>();
    for (const { item, problems } of checked) {
      // An item counts once for a rule, however many places it breaks it at.
      for (const problem of new Map(problems.map((each) => [each.code, each])).values()) {
        const key = `${item.org_code} ${item.category} ${problem.code}`;
        const tally = tallies.get(key) ?? { item, problem, items: 0 };
        tally.items++;
        tallies.set(key, tally);
      }
    }
    if (tallies.size === 0) return;
    const rows = [...tallies.values()];
    await this.db.write(COUNT_TALLIES, [
      id,
      rows.map(({ item }) => item.org_code),
      rows.map(({ item }) => item.category),
      rows.map(({ problem }) => problem.code),
      rows.map(({ problem }) => problem.severity),
      rows.map(({ items }) => items),
    ]);
  }

  private async advance(
    report: Report,
    checked: readonly Checked[],
    { kept, expected, done }: { kept: number; expected: number | null; done: boolean },
  ): Promise<void> {
    const last = checked.at(-1)?.item;
    const having = (severity: Problem['severity']): number =>
      checked.filter(({ problems }) => problems.some((p) => p.severity === severity)).length;
    await this.db.write(
      `UPDATE quality_reports SET status = $2, expected = CASE WHEN $2 = 'done' THEN checked + $4 ELSE greatest($3, expected, checked + $4) END, checked = checked + $4, with_errors = with_errors + $5,
         with_warnings = with_warnings + $6, findings = findings + $7, kept = kept + $8, at_region = $9, at_item = $10, finished_at = $11
       WHERE id = $1`,
      [
        report.id,
        done ? 'done' : 'running',
        expected,
        checked.length,
        having('error'),
        having('warning'),
        checked.reduce((sum, { problems }) => sum + problems.length, 0),
        kept,
        last?.region_code ?? report.at_region,
        last?.item_code ?? report.at_item,
        done ? this.clock.now() : null,
      ],
      { rows: 1 },
    );
  }
}

/**
 * What is in force or suspended in the report's part of the library, after its position; the filters pick the index that has this order.
 * The page is fixed before the versions are fetched, each by its key, whatever the planner expects.
 */
function itemsOf({ org_code, category, region_code, at_region, at_item }: Report): { page: string; params: unknown[] } {
  const range = regionRange(region_code) ?? { from: '0', to: ':' };
  const params: unknown[] = [range.from, range.to, at_region, at_item];
  const filters: string[] = [];
  for (const [column, value] of Object.entries({ org_code, category })) {
    if (value === null) continue;
    params.push(value);
    filters.push(`AND ${column} = $${params.length}`);
  }
  return {
    page: `SELECT item_code, region_code, org_code, category, version FROM listed_items
      WHERE region_code >= $1 AND region_code < $2 AND (region_code, item_code) > ($3, $4) ${filters.join(' ')}
      ORDER BY region_code, item_code`,
    params,
  };
}
