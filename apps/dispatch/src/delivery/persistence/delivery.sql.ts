import { TASK_FIELDS } from '../department-task.js';

/** Systems whose first pending delivery may be tried now. Each probes one index entry. */
export const READY_SYSTEMS = `
  SELECT s.id FROM department_systems s
  CROSS JOIN LATERAL (
    SELECT d.next_attempt_at FROM deliveries d WHERE d.system_id = s.id AND d.state = 'pending' ORDER BY d.sequence LIMIT 1) head
  WHERE s.active AND head.next_attempt_at <= now() ORDER BY head.next_attempt_at`;

/** NO KEY: a new delivery's foreign key must not wait until the broker has answered. SKIP: another worker serves this system. */
export const LOCK_SYSTEM = `
  SELECT s.id, s.org_code, s.channel, s.last_position FROM department_systems s
  WHERE s.id = $1 AND s.active FOR NO KEY UPDATE SKIP LOCKED`;

/**
 * In order; what lies behind a parked delivery of the same case waits with it, so that N+1 never arrives without N. The rows are not locked:
 * the system's row is, and a department must be able to take a task, or a case to end, while the broker does not answer.
 */
export const PENDING = `
  SELECT d.id AS delivery_id, d.attempts, d.traceparent, d.next_attempt_at <= now() AS ready, ${TASK_FIELDS}
  FROM deliveries d JOIN tasks t ON t.id = d.task_id JOIN case_plans p ON p.case_no = t.case_no
  WHERE d.system_id = $1 AND d.state = 'pending'
    AND NOT EXISTS (SELECT 1 FROM deliveries b WHERE b.system_id = d.system_id AND b.case_no = d.case_no AND b.state = 'parked')
  ORDER BY d.sequence LIMIT $2`;

/** What was closed while it was under way stays closed. */
export const MARK_SENT = `
  UPDATE deliveries d SET state = CASE d.state WHEN 'pending' THEN 'sent' ELSE d.state END, position = s.position, sent_at = $3, error = NULL
  FROM unnest($1::uuid[], $2::bigint[]) AS s(id, position) WHERE d.id = s.id`;

export const MOVE_POSITION = 'UPDATE department_systems SET last_position = $2 WHERE id = $1';

/** Backs off from a quarter of a second to a minute. */
export const MARK_FAILED = `
  UPDATE deliveries SET attempts = attempts + 1, error = $2, state = $3,
    next_attempt_at = now() + least(interval '1 minute', interval '250 milliseconds' * power(2, least(attempts, 9)))
  WHERE id = $1 AND state = 'pending'`;

export const FEED = `
  SELECT d.position, ${TASK_FIELDS}
  FROM department_systems s JOIN deliveries d ON d.system_id = s.id AND d.state = 'sent'
  JOIN tasks t ON t.id = d.task_id JOIN case_plans p ON p.case_no = t.case_no
  WHERE s.org_code = $1 AND s.client_id = $2 AND s.active AND d.position > $3
  ORDER BY d.position LIMIT $4`;

export const TROUBLED = `
  SELECT d.sequence, d.id, s.org_code, s.channel, d.task_id, d.case_no, d.state, d.attempts, d.error, d.next_attempt_at, d.created_at
  FROM deliveries d JOIN department_systems s ON s.id = d.system_id
  WHERE d.state IN ('pending', 'parked') AND d.attempts > 0 AND d.sequence > $1 ORDER BY d.sequence LIMIT $2`;

export const REPLAY = `
  UPDATE deliveries SET state = 'pending', attempts = 0, next_attempt_at = now() WHERE id = $1 AND state IN ('parked', 'pending')
  RETURNING id`;
