import { ITEMS } from '@yiwang/demo-data';
import { withProgress } from '@yiwang/progress';
import pg from 'pg';
import { measuredOf } from '../load.ts';
import { withoutFloor, type Workload } from '../report.ts';
import { FIRST_SERIAL } from './case-shape.ts';

const LOOK_MS = 250;
const LIMIT_MS = 600_000;

/** Finished cases become such of one item as nobody has answered, with their clock far ahead at first. */
const PREPARE = `
  UPDATE cases SET status = 'submitted', accepted_at = NULL, promise_due_at = NULL, statutory_due_at = NULL, decided_at = NULL,
    outcome = NULL, result_no = NULL, delivery_due_at = NULL, delivered_at = NULL, delivery_method = NULL, closed_at = NULL,
    finish_kind = NULL, ended_at = NULL, close_due_at = NULL, acceptance_due_at = now() + interval '1 year',
    item_code = v.code, item_version = v.version, item_name = v.core ->> 'name', accepted_by = 'window', case_kind = 'promised',
    deciding_org = v.core #>> '{implementingBody,orgCode}', deciding_name = v.core #>> '{implementingBody,name}',
    deciding_region = v.core #>> '{implementingBody,regionCode}'
  FROM item_versions v
  WHERE v.code = $3 AND v.version = 1 AND case_no IN (
    SELECT case_no FROM cases WHERE cases.status = 'closed' AND substr(case_no, 13, 8)::int >= $1 ORDER BY case_no LIMIT $2)`;
const FALL_DUE = `UPDATE cases SET acceptance_due_at = now() - interval '1 hour' WHERE status = 'submitted' AND acceptance_due_at > now() + interval '100 days'`;
const LEFT = `SELECT count(*)::int AS left FROM cases WHERE status = 'submitted' AND acceptance_due_at < now()`;

/** 到期 — so many cases become overdue at one moment, and are deemed accepted by the timers; times are from that moment for each. */
export async function timersWorkload(url: string, most: number, log: (line: string) => void): Promise<Workload> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const prepared =
      (await withProgress('overdue cases', {}, () => client.query(PREPARE, [FIRST_SERIAL, most, ITEMS.flexibleWorkSubsidy.itemCode])))
        .rowCount ?? 0;
    if (prepared === 0) throw new Error('no made case has been closed');
    await client.query('VACUUM (ANALYZE) cases');
    const due = (await client.query(FALL_DUE)).rowCount ?? 0;
    const begun = performance.now();
    const times: number[] = [];
    let left = due;
    await withProgress('timers', { done: () => 1 - left / due, now: () => `${left} left` }, async () => {
      while (left > 0 && performance.now() - begun < LIMIT_MS) {
        await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
        const { rows } = await client.query<{ left: number }>(LEFT);
        const at = performance.now() - begun;
        for (let n = rows[0]!.left; n < left; n++) times.push(at);
        left = rows[0]!.left;
      }
    });
    const seconds = (performance.now() - begun) / 1000;
    log(`timers: ${due - left} of ${due} cases in ${seconds.toFixed(1)} s`);
    return withoutFloor('timers', measuredOf(times, seconds, left));
  } finally {
    await client.end();
  }
}
