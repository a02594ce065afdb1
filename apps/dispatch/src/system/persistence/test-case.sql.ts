import { OPEN_STATES_SQL } from '../../plan/domain/task-status.js';

export const NUMBER = `
  INSERT INTO test_cases (system_id, run_id, created_by, created_at) VALUES ($1, $2, $3, $4) RETURNING serial`;
export const NAME = 'UPDATE test_cases SET case_no = $2 WHERE serial = $1';
export const ITEM = `
  SELECT version, core ->> 'name' AS name FROM item_versions
  WHERE item_code = $1 AND core -> 'participants' @> jsonb_build_array(jsonb_build_object('orgCode', $2::text)) ORDER BY version DESC LIMIT 1`;

const OPEN = `EXISTS (SELECT 1 FROM tasks t WHERE t.case_no = c.case_no AND t.state IN (${OPEN_STATES_SQL}))`;
export const OF_SYSTEM = `SELECT c.case_no FROM test_cases c WHERE c.system_id = $1 AND ${OPEN} ORDER BY c.case_no`;
export const OF_RUN = `SELECT c.case_no FROM test_cases c WHERE c.run_id = $1 AND ${OPEN} ORDER BY c.case_no`;
export const SYSTEM_OF_RUN = 'SELECT system_id FROM conformance_runs WHERE id = $1';
/** Whether the system heard of it was a check; from now on nobody has to see to it. $3: it is still told. */
const forget = (which: string): string => `
  UPDATE deliveries SET acknowledged_at = $2, state = CASE WHEN $3 THEN state ELSE 'closed' END WHERE type = 'task.recalled' AND acknowledged_at IS NULL
    AND task_id IN (SELECT t.id FROM test_cases c JOIN tasks t ON t.case_no = c.case_no WHERE c.${which} = $1)`;
export const FORGET_OF_SYSTEM = forget('system_id');
export const FORGET_OF_RUN = forget('run_id');
