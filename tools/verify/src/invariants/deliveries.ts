import { NOW } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

const UNDER_WAY_SECONDS = 5;

interface Row {
  task_id: string;
  case_no: string;
  state: string;
  error: string | null;
  attempts: number;
  system_state: string;
  seconds: number;
}

/** 部门投递 */
export const deliveries: Invariant = {
  name: 'deliveries',
  rule: 'every task of a department system was delivered to it, and every recall told, or it is known why not',
  needs: ['dispatch'],
  async check(databases) {
    const breaches: string[] = [];
    const explained: string[] = [];
    const undelivered = await databases.rows<Row>(
      'dispatch',
      `SELECT t.id AS task_id, t.case_no, coalesce(d.state, 'missing') AS state, d.error, coalesce(d.attempts, 0) AS attempts, s.state AS system_state,
              extract(epoch FROM ${NOW} - coalesce(d.created_at, '-infinity'::timestamptz)) ::float8 AS seconds
       FROM tasks t JOIN department_systems s ON s.id = t.system_id LEFT JOIN deliveries d ON d.task_id = t.id
       WHERE (d.state IN ('pending', 'parked')
         -- Messages of tasks that are over go after DELIVERY_RETENTION_DAYS, which is a day at least.
         OR d.id IS NULL AND (t.completed_at IS NULL AND t.ended_at IS NULL OR t.assigned_at > ${NOW} - interval '1 day'))`,
    );
    for (const { task_id, case_no, state, error, attempts, seconds, system_state: of } of undelivered) {
      const what = `task ${task_id} of ${case_no}: delivery ${state}`;
      if (state === 'pending' && attempts > 0) explained.push(`${what} after ${attempts} attempts: ${error}`);
      // 暂停: what it has kept waits until it is back.
      else if (state === 'pending' && of === 'suspended') explained.push(`${what}: its system is suspended`);
      else if (state === 'pending' && seconds <= UNDER_WAY_SECONDS) explained.push(`${what}: under way`);
      else breaches.push(error === null ? what : `${what}: ${error}`);
    }
    const astray = await databases.rows<{ task_id: string }>(
      'dispatch',
      `SELECT task_id FROM deliveries d JOIN tasks t ON t.id = d.task_id WHERE t.case_no <> d.case_no OR d.state = 'sent' AND (d.position IS NULL OR d.sent_at IS NULL)`,
    );
    for (const { task_id } of astray) breaches.push(`task ${task_id}: its delivery contradicts itself`);
    const untold = await databases.rows<{ task_id: string; case_no: string }>(
      'dispatch',
      `SELECT t.id AS task_id, t.case_no FROM tasks t
       WHERE t.state = 'recalled' AND t.system_id IS NOT NULL AND t.recall_acknowledged_at IS NULL
         AND EXISTS (SELECT 1 FROM deliveries d WHERE d.task_id = t.id)
         AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.task_id = t.id AND d.type = 'task.recalled')`,
    );
    for (const { task_id, case_no } of untold) breaches.push(`task ${task_id} of ${case_no} was recalled and its system was not told`);
    return { checked: await databases.count('dispatch', 'SELECT count(*) AS n FROM deliveries'), breaches, explained };
  },
};
