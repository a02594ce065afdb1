import type { Database } from '@yiwang/persistence';
import { noSums, SUM_FIELDS, type RatingSums } from '../domain/rating-sums.js';

/** A change of one row of `rating_sums`. */
export interface SumRow {
  month: string;
  regionCode: string;
  orgCode: string;
  itemCode: string;
  by: RatingSums;
}

const ADD = `
  INSERT INTO rating_sums AS s (month, region_code, org_code, item_code, very_good, good, fair, poor, very_poor, defaults, follow_ups, excluded)
  SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::int[], $6::int[], $7::int[], $8::int[], $9::int[], $10::int[],
    $11::int[], $12::int[])
  ON CONFLICT (org_code, item_code, region_code, month) DO UPDATE SET
    very_good = s.very_good + excluded.very_good, good = s.good + excluded.good, fair = s.fair + excluded.fair, poor = s.poor + excluded.poor,
    very_poor = s.very_poor + excluded.very_poor, defaults = s.defaults + excluded.defaults, follow_ups = s.follow_ups + excluded.follow_ups,
    excluded = s.excluded + excluded.excluded`;

const keyOf = ({ orgCode, itemCode, regionCode, month }: SumRow): string => `${orgCode} ${itemCode} ${regionCode} ${month}`;

/** Adds the changes to the sums: each row once, and in the order of its key, so that two transactions cannot wait for each other. */
export async function writeSums(database: Database, changes: readonly SumRow[]): Promise<void> {
  if (changes.length === 0) return;
  const rows = new Map<string, SumRow>();
  for (const change of changes) {
    const row = rows.get(keyOf(change)) ?? { ...change, by: noSums() };
    for (const field of SUM_FIELDS) row.by[field] += change.by[field];
    rows.set(keyOf(change), row);
  }
  const sorted = [...rows.values()].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  await database.write(ADD, [
    sorted.map(({ month }) => month),
    sorted.map(({ regionCode }) => regionCode),
    sorted.map(({ orgCode }) => orgCode),
    sorted.map(({ itemCode }) => itemCode),
    ...SUM_FIELDS.map((field) => sorted.map(({ by }) => by[field])),
  ]);
}
