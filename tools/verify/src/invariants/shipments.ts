import { NOW } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

const UNDER_WAY_SECONDS = 5;

/** What parcels and cases say of each other. */
const CONTRADICTIONS = `
  SELECT c.case_no, CASE
    WHEN c.delivery_method = 'courier' THEN 'was delivered by courier and ' || s.delivered || ' of its parcels arrived'
    WHEN s.delivered > 0 THEN 'has a parcel that arrived and was delivered by ' || coalesce(c.delivery_method, 'nobody')
    ELSE 'is ' || c.status || ' and has a parcel under way' END AS what
  FROM cases c CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE status = 'delivered') AS delivered,
           count(*) FILTER (WHERE status IN ('requested', 'parked', 'placed', 'collected')) AS under_way
    FROM shipments s WHERE s.case_no = c.case_no) s
  WHERE coalesce(c.delivery_method = 'courier', false) <> (s.delivered > 0) OR s.delivered > 1
     OR (s.under_way > 0 AND c.status <> 'decided')
  UNION ALL
  SELECT case_no, 'parcel ' || id || ' is ' || status || ' without a tracking number' FROM shipments
  WHERE status IN ('placed', 'collected', 'delivered', 'returned') AND tracking_no IS NULL`;

interface Waiting {
  id: string;
  case_no: string;
  status: string;
  attempts: number;
  error: string | null;
  /** Seconds since it was due; negative while it waits for its next try. */
  due: number;
}

/** 快递送达 */
export const shipments: Invariant = {
  name: 'shipments',
  rule: 'a case delivered by courier has one parcel that arrived, and the other way round; none is parked or lies about',
  needs: ['acceptance'],
  async check(databases) {
    const rows = await databases.rows<{ case_no: string; what: string }>('acceptance', CONTRADICTIONS);
    const breaches = rows.map(({ case_no, what }) => `${case_no} ${what}`);
    const explained: string[] = [];
    const waiting = await databases.rows<Waiting>(
      'acceptance',
      `SELECT id, case_no, status::text, attempts, last_error AS error, extract(epoch FROM ${NOW} - next_attempt_at)::float8 AS due
       FROM shipments WHERE status IN ('requested', 'parked')`,
    );
    for (const { id, case_no, status, attempts, error, due } of waiting) {
      const what = `${case_no}: parcel ${id}`;
      if (status === 'parked') breaches.push(`${what} is given up after ${attempts} attempts: ${error}`);
      else if (due > UNDER_WAY_SECONDS) breaches.push(`${what} is due for ${Math.round(due)} s, and nobody places it`);
      else explained.push(error === null ? `${what}: under way` : `${what} waits after ${attempts} attempts: ${error}`);
    }
    return { checked: await databases.count('acceptance', 'SELECT count(*) AS n FROM shipments'), breaches, explained };
  },
};
