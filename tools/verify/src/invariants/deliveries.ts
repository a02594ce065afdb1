import { NOW } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

const UNDER_WAY_SECONDS = 5;
/** Cases that the count of a day names at most. */
const MOST_NAMED = 5_000;

interface Row {
  task_id: string;
  case_no: string;
  state: string;
  error: string | null;
  attempts: number;
  system_state: string;
  seconds: number;
}

const CONTRADICTIONS: readonly (readonly [string, string])[] = [
  [
    // A system may ask for a day; longer waits only what lies behind a parked message, and then there is one.
    `SELECT d.type || ' of task ' || d.task_id AS subject FROM deliveries d
     WHERE d.state = 'pending' AND d.next_attempt_at > ${NOW} + interval '25 hours'
       AND NOT EXISTS (SELECT 1 FROM deliveries b WHERE b.system_id = d.system_id AND b.case_no = d.case_no AND b.sequence < d.sequence
                       AND b.state IN ('pending', 'parked'))`,
    'is held back and nothing is before it',
  ],
  [
    `SELECT 'task ' || d.task_id AS subject FROM deliveries d JOIN tasks t ON t.id = d.task_id AND t.system_id = d.system_id
     WHERE d.type = 'task.assigned' AND d.state = 'closed' AND d.sent_at IS NULL AND d.first_sent_at IS NULL
       AND t.state = 'assigned' AND t.acknowledged_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM deliveries n WHERE n.task_id = d.task_id AND n.type = d.type AND n.version > d.version)`,
    'is open and was never told: its delivery is closed',
  ],
  [
    // What was sent again has a new place in a feed.
    `SELECT a.type || ' of task ' || a.task_id AS subject FROM deliveries a JOIN deliveries b
       ON b.system_id = a.system_id AND b.case_no = a.case_no AND b.sequence > a.sequence AND b.position < a.position
     WHERE a.first_sent_at IS NULL AND b.first_sent_at IS NULL`,
    'was overtaken by a later message of its case',
  ],
  [
    `SELECT 'the count of ' || y.day || ' for system ' || y.system_id AS subject FROM system_days y
     WHERE y.day > (${NOW} AT TIME ZONE 'Asia/Shanghai')::date - 7
       AND least(y.differing, ${MOST_NAMED}) <> (SELECT count(*) FROM system_day_cases c WHERE c.system_id = y.system_id AND c.day = y.day)`,
    'does not name the cases that differ',
  ],
];

/** 部门投递 */
export const deliveries: Invariant = {
  name: 'deliveries',
  rule: 'every task of a department system was delivered to it, in the order of its case, every recall told, or it is known why not; a day’s count names what differs',
  needs: ['dispatch'],
  async check(databases) {
    const breaches: string[] = [];
    const explained: string[] = [];
    const undelivered = await databases.rows<Row>(
      'dispatch',
      `SELECT t.id AS task_id, t.case_no, coalesce(d.state, 'missing') AS state, d.error, coalesce(d.attempts, 0) AS attempts, s.state AS system_state,
              extract(epoch FROM ${NOW} - coalesce(d.created_at, '-infinity'::timestamptz)) ::float8 AS seconds
       FROM tasks t LEFT JOIN deliveries d ON d.task_id = t.id JOIN department_systems s ON s.id = coalesce(d.system_id, t.system_id)
       WHERE t.system_id IS NOT NULL AND (d.state IN ('pending', 'parked')
         -- Messages of tasks that are over go after DELIVERY_RETENTION_DAYS, which is a day at least.
         OR d.id IS NULL AND (t.completed_at IS NULL AND t.ended_at IS NULL OR t.assigned_at > ${NOW} - interval '1 day'))`,
    );
    for (const { task_id, case_no, state, error, attempts, seconds, system_state: of } of undelivered) {
      const what = `task ${task_id} of ${case_no}: delivery ${state}`;
      if (state === 'pending' && attempts > 0) explained.push(`${what} after ${attempts} attempts: ${error}`);
      // 暂停: what it has kept waits until it is back, also as one that is approved and tested anew.
      else if (state === 'pending' && (of === 'suspended' || of === 'registered')) explained.push(`${what}: its system is ${of}`);
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
    for (const [sql, what] of CONTRADICTIONS)
      for (const { subject } of await databases.rows<{ subject: string }>('dispatch', sql)) breaches.push(`${subject} ${what}`);
    return { checked: await databases.count('dispatch', 'SELECT count(*) AS n FROM deliveries'), breaches, explained };
  },
};
