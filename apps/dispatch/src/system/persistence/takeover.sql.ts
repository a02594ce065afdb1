import { OPEN_STATES_SQL } from '../../plan/domain/task-status.js';
import { noTestCase } from '../domain/test-case.js';
import { limitsOf } from './client-standings.sql.js';

/** Tasks that are moved at a time. */
export const PORTION = 100;
/** Something of the task has been sent to the system, or may have been. */
const told = (system: string): string => `EXISTS (SELECT 1 FROM deliveries d
    WHERE d.task_id = t.id AND d.system_id = ${system} AND (d.position IS NOT NULL OR d.attempts > 0))`;

export const BEGIN =
  'INSERT INTO task_takeovers (id, system_id, to_system, after_task, started_at, limited) VALUES ($1, $2, $3, $4, $5, $6)';
export const TAKE = `
  SELECT t.id, t.system_id, t.to_system, t.after_task, t.limited, s.org_code, s.channel, s.state, ${limitsOf('s', 'c')} AS limits
  FROM task_takeovers t JOIN department_systems s ON s.id = t.system_id LEFT JOIN client_standings c ON c.client_id = s.client_id
  WHERE t.ended_at IS NULL ORDER BY t.id LIMIT 1 FOR UPDATE OF t SKIP LOCKED`;
export const NOTE = 'UPDATE task_takeovers SET after_task = $2, moved = moved + $3, ended_at = $4 WHERE id = $1';
/** Test cases are of the system alone. */
export const OF_SYSTEM = `
  SELECT t.id, t.case_no, p.item_code, ${told('t.system_id')} AS told FROM tasks t JOIN case_plans p ON p.case_no = t.case_no
  WHERE t.system_id = $1 AND t.id > $2 AND t.state IN (${OPEN_STATES_SQL}) AND ${noTestCase('t.case_no')}
  ORDER BY t.id LIMIT ${PORTION}`;
/** What an officer has acknowledged stays with him. */
export const IN_WORKBENCH = `
  SELECT t.id, t.case_no, p.item_code, false AS told FROM tasks t JOIN case_plans p ON p.case_no = t.case_no
  WHERE t.org_code = $1 AND t.id > $2 AND t.state = 'assigned' AND t.system_id IS NULL
  ORDER BY t.id LIMIT ${PORTION}`;
export const SAY_NO_MORE =
  "UPDATE deliveries SET state = 'closed' WHERE task_id = ANY($1::uuid[]) AND system_id = $2 AND state <> 'closed'";
