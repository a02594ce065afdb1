import { NOW } from '../databases.ts';
import type { Invariant } from '../invariant.ts';

/** What waits is looked at twice a minute, and called up when its case moves. */
const UNDER_WAY_SECONDS = 60;

/** What a message that has taken effect has left on its task. A decision and measures are about the case; facts tell of them. */
const EFFECTS: Readonly<Record<string, string>> = {
  'task.acknowledge': 't.acknowledged_at IS NOT NULL',
  'acceptance.answer': 't.answer IS NOT NULL',
  'task.step': 't.step_count > 0',
  'task.result': 't.result IS NOT NULL',
  'task.return': "t.state = 'returned'",
  // 接管: what went to another way is recalled from its system only; once that system's deliveries are pruned, nothing is kept to hold it against.
  'recall.acknowledge': `(t.recall_acknowledged_at IS NOT NULL OR EXISTS (SELECT 1 FROM deliveries d
    WHERE d.task_id = t.id AND d.system_id = m.system_id AND d.type = 'task.recalled' AND d.acknowledged_at IS NOT NULL)
    OR NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.task_id = t.id AND d.system_id = m.system_id))`,
};
const LEFT = Object.entries(EFFECTS)
  .map(([type, left]) => `m.type = '${type}' AND NOT (${left})`)
  .join(' OR ');

interface Row {
  id: string;
  type: string;
  case_no: string | null;
  code: string | null;
  seconds: number;
}

/** 部门上报 */
export const intake: Invariant = {
  name: 'intake',
  rule: 'every message of a department’s system has its outcome or waits for a time, and what took effect is there, on a task of that department',
  needs: ['dispatch'],
  async check(databases) {
    const breaches: string[] = [];
    const explained: string[] = [];
    const waiting = await databases.rows<Row & { over: boolean }>(
      'dispatch',
      `SELECT id, type, case_no, code, wait_until < ${NOW} AS over,
              extract(epoch FROM ${NOW} - least(next_attempt_at, wait_until))::float8 AS seconds
       FROM intake_messages WHERE state = 'waiting'`,
    );
    for (const { id, type, case_no, code, over, seconds } of waiting) {
      const what = `message ${id} (${type} of ${case_no ?? 'no case'})`;
      if (seconds <= UNDER_WAY_SECONDS) explained.push(`${what} waits: ${code}`);
      else if (over) breaches.push(`${what} still waits, and its time has been over for ${Math.round(seconds)} s`);
      else breaches.push(`${what} is due for ${Math.round(seconds)} s, and nobody tries it`);
    }
    const idle = await databases.rows<Row>(
      'dispatch',
      `SELECT m.id, m.type, m.case_no FROM intake_messages m LEFT JOIN tasks t ON t.id = m.task_id
       WHERE m.state = 'applied' AND (t.id IS NULL OR ${LEFT})`,
    );
    for (const { id, type, case_no } of idle) breaches.push(`message ${id} (${type} of ${case_no}) took effect, and nothing is left of it`);
    const strange = await databases.rows<Row>(
      'dispatch',
      `SELECT m.id, m.type, m.case_no FROM intake_messages m JOIN department_systems s ON s.id = m.system_id JOIN tasks t ON t.id = m.task_id
       WHERE m.state IN ('applied', 'late') AND (t.org_code <> s.org_code OR t.case_no <> m.case_no)`,
    );
    for (const { id, type, case_no } of strange)
      breaches.push(`message ${id} (${type} of ${case_no}) moved a task that was not its department’s`);
    const unread = await databases.rows<{ topic: string; partition: number; record: string; code: string }>(
      'dispatch',
      'SELECT topic, partition, record, code FROM intake_rejects WHERE replayed_at IS NULL',
    );
    for (const { topic, partition, record, code } of unread)
      explained.push(`record ${record} of ${topic}/${partition} was no message: ${code}`);
    return { checked: await databases.count('dispatch', 'SELECT count(*) AS n FROM intake_messages'), breaches, explained };
  },
};
