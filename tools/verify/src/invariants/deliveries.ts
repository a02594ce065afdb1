import { NOW } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

const UNDER_WAY_SECONDS = 5;

interface Row {
  task_id: string;
  case_no: string;
  state: string;
  error: string | null;
  attempts: number;
  seconds: number;
}

/** 部门投递 */
export const deliveries: Invariant = {
  name: 'deliveries',
  rule: 'every task of a department system was delivered to it, or it is known why not',
  needs: ['dispatch'],
  async check(databases) {
    const breaches: string[] = [];
    const explained: string[] = [];
    const undelivered = await databases.rows<Row>(
      'dispatch',
      `SELECT t.id AS task_id, t.case_no, coalesce(d.state, 'missing') AS state, d.error, coalesce(d.attempts, 0) AS attempts,
              extract(epoch FROM ${NOW} - coalesce(d.created_at, '-infinity'::timestamptz)) ::float8 AS seconds
       FROM tasks t LEFT JOIN deliveries d ON d.task_id = t.id
       WHERE t.system_id IS NOT NULL AND (d.id IS NULL OR d.state IN ('pending', 'parked'))`,
    );
    for (const { task_id, case_no, state, error, attempts, seconds } of undelivered) {
      const what = `task ${task_id} of ${case_no}: delivery ${state}`;
      if (state === 'pending' && attempts > 0) explained.push(`${what} after ${attempts} attempts: ${error}`);
      else if (state === 'pending' && seconds <= UNDER_WAY_SECONDS) explained.push(`${what}: under way`);
      else breaches.push(error === null ? what : `${what}: ${error}`);
    }
    const astray = await databases.rows<{ task_id: string }>(
      'dispatch',
      `SELECT task_id FROM deliveries d JOIN tasks t ON t.id = d.task_id WHERE t.case_no <> d.case_no OR (d.state = 'sent') <> (d.position IS NOT NULL AND d.sent_at IS NOT NULL) AND d.state <> 'closed'`,
    );
    for (const { task_id } of astray) breaches.push(`task ${task_id}: its delivery contradicts itself`);
    return { checked: await databases.count('dispatch', 'SELECT count(*) AS n FROM deliveries'), breaches, explained };
  },
};
