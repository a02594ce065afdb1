import type { Invariant } from '../invariant.ts';

interface Row {
  task_id: string;
  case_no: string;
  state: string;
}

const OPEN = `('assigned', 'acknowledged', 'inProgress', 'suspended')`;

/** 待办 — turns follow their tasks in the same transaction, so there is nothing under way. */
export const workbench: Invariant = {
  name: 'workbench',
  rule: 'every open task of the workbench is somebody’s turn, and no other task is',
  needs: ['dispatch'],
  async check(databases) {
    const breaches: string[] = [];
    const nobodys = await databases.rows<Row>(
      'dispatch',
      `SELECT t.id AS task_id, t.case_no, t.state FROM tasks t
       WHERE t.channel = 'workbench' AND t.state IN ${OPEN} AND NOT EXISTS (
         SELECT 1 FROM task_works w JOIN work_turns u ON u.task_id = w.task_id AND u.visit = w.visit AND u.ended_at IS NULL
         WHERE w.task_id = t.id AND w.open)`,
    );
    for (const { task_id, case_no, state } of nobodys) breaches.push(`task ${task_id} of ${case_no} is ${state} and nobody’s turn`);
    const left = await databases.rows<Row>(
      'dispatch',
      `SELECT t.id AS task_id, t.case_no, t.state FROM tasks t JOIN task_works w ON w.task_id = t.id
       WHERE NOT (t.channel = 'workbench' AND t.state IN ${OPEN})
         AND (w.open OR EXISTS (SELECT 1 FROM work_turns u WHERE u.task_id = t.id AND u.ended_at IS NULL))`,
    );
    for (const { task_id, case_no, state } of left) breaches.push(`task ${task_id} of ${case_no} is ${state} and still somebody’s turn`);
    return { checked: await databases.count('dispatch', 'SELECT count(*) AS n FROM task_works'), breaches };
  },
};
