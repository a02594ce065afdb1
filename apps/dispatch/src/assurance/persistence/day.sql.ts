import { noTestCase } from '../../system/domain/test-case.js';

/** When a message was sent for the first time: sent again, it stays a message of that day. */
const FIRST_SENT = 'coalesce(d.first_sent_at, d.sent_at)';
/** Of a day's work test cases are no part, whatever was tried with them. A message that named no case, or none that there is, is. */
const REAL_DELIVERY = noTestCase('d.case_no');
const REAL_MESSAGE = `(m.case_no IS NULL OR ${noTestCase('m.case_no')})`;
const REAL_TASK = noTestCase('t.case_no');

/**
 * Keeps each row's look into the other table by its key. The planner knows nothing of a day that has just been: where it expects one row and
 * meets seventy thousand, any other way of joining them takes minutes.
 */
const ONE_BY_ONE = 'OFFSET 0';

/** $1 the system, $2 the day, $3 and $4 its bounds. */
export const COUNT = `
  WITH told AS (
    SELECT DISTINCT d.task_id FROM deliveries d
    WHERE d.system_id = $1 AND d.type = 'task.assigned' AND ${FIRST_SENT} >= $3 AND ${FIRST_SENT} < $4 AND ${REAL_DELIVERY}
  )
  SELECT
    (SELECT count(*)::int FROM told) AS sent,
    (SELECT count(*)::int FROM told
      CROSS JOIN LATERAL (SELECT 1 FROM tasks t WHERE t.id = told.task_id AND t.acknowledged_at IS NOT NULL ${ONE_BY_ONE}) t) AS acknowledged,
    (SELECT count(*)::int FROM intake_messages m
      WHERE m.system_id = $1 AND m.received_at >= $3 AND m.received_at < $4 AND m.state IN ('applied', 'late') AND ${REAL_MESSAGE}) AS messages,
    (SELECT count(*)::int FROM tasks t
      WHERE t.system_id = $1 AND t.completed_at >= $3 AND t.completed_at < $4 AND (t.result IS NOT NULL OR t.answer IS NOT NULL)
        AND ${REAL_TASK}) AS decided
  WHERE $2::date IS NOT NULL`;

/**
 * What does not fit, each with its case: what was not sent, not heard, not taken; and what the system counts otherwise, each task where it names
 * them, else that its number is another, so that nothing differs without being told.
 * A task is heard of when the department has acknowledged it, not when its system has acknowledged the message. At most $5, each with the
 * number of all.
 */
export const DIFFERENCES = `
  WITH told AS (
    SELECT DISTINCT d.task_id, d.case_no FROM deliveries d
    WHERE d.system_id = $1 AND d.type = 'task.assigned' AND ${FIRST_SENT} >= $3 AND ${FIRST_SENT} < $4 AND ${REAL_DELIVERY}
  ), stated AS (
    SELECT unnest(s.tasks) AS task_id FROM system_day_statements s WHERE s.system_id = $1 AND s.day = $2::date AND s.tasks IS NOT NULL
  ), decided AS (
    SELECT t.id AS task_id, t.case_no FROM tasks t
    WHERE t.system_id = $1 AND t.completed_at >= $3 AND t.completed_at < $4 AND (t.result IS NOT NULL OR t.answer IS NOT NULL) AND ${REAL_TASK}
  ), stated_decided AS (
    SELECT unnest(s.decided_tasks) AS task_id FROM system_day_statements s
    WHERE s.system_id = $1 AND s.day = $2::date AND s.decided_tasks IS NOT NULL
  ), differing AS (
    SELECT CASE d.state WHEN 'parked' THEN 'parked' ELSE 'notSent' END AS difference, d.case_no, d.task_id FROM deliveries d
    WHERE d.system_id = $1 AND (d.state = 'parked' OR d.state = 'pending' AND d.first_sent_at IS NULL) AND d.created_at >= $3 AND d.created_at < $4
      AND ${REAL_DELIVERY}
    UNION ALL
    SELECT 'notAcknowledged', o.case_no, o.task_id FROM told o
    CROSS JOIN LATERAL (SELECT 1 FROM tasks t
      WHERE t.id = o.task_id AND t.system_id = $1 AND t.acknowledged_at IS NULL AND t.state = 'assigned' ${ONE_BY_ONE}) t
    UNION ALL
    SELECT 'recallNotAcknowledged', d.case_no, d.task_id FROM deliveries d
    WHERE d.system_id = $1 AND d.type = 'task.recalled' AND d.acknowledged_at IS NULL AND ${FIRST_SENT} >= $3 AND ${FIRST_SENT} < $4
      AND ${REAL_DELIVERY}
    UNION ALL
    SELECT CASE m.state WHEN 'refused' THEN 'messageRefused' ELSE 'messageWaiting' END, m.case_no, m.task_id FROM intake_messages m
    WHERE m.system_id = $1 AND m.state IN ('refused', 'waiting') AND m.received_at >= $3 AND m.received_at < $4
      AND ${REAL_MESSAGE}
    UNION ALL
    SELECT 'notReceived', o.case_no, o.task_id FROM told o
    WHERE EXISTS (SELECT 1 FROM system_day_statements s WHERE s.system_id = $1 AND s.day = $2::date AND s.tasks IS NOT NULL)
      AND o.task_id NOT IN (SELECT task_id FROM stated)
    UNION ALL
    SELECT 'notSentByUs', t.case_no, s.task_id FROM stated s LEFT JOIN tasks t ON t.id = s.task_id AND t.system_id = $1
    WHERE s.task_id NOT IN (SELECT task_id FROM told) AND (t.case_no IS NULL OR ${REAL_TASK})
    UNION ALL
    SELECT 'notDecidedByThem', o.case_no, o.task_id FROM decided o
    WHERE EXISTS (SELECT 1 FROM system_day_statements s WHERE s.system_id = $1 AND s.day = $2::date AND s.decided_tasks IS NOT NULL)
      AND o.task_id NOT IN (SELECT task_id FROM stated_decided)
    UNION ALL
    SELECT 'notDecidedByUs', t.case_no, s.task_id FROM stated_decided s LEFT JOIN tasks t ON t.id = s.task_id AND t.system_id = $1
    WHERE s.task_id NOT IN (SELECT task_id FROM decided) AND (t.case_no IS NULL OR ${REAL_TASK})
    UNION ALL
    SELECT n.difference, NULL, NULL::uuid FROM system_day_statements s
    CROSS JOIN LATERAL (VALUES
      ('receivedDiffers', s.received, s.tasks, (SELECT count(*) FROM told)),
      ('decidedDiffers', s.decided, s.decided_tasks, (SELECT count(*) FROM decided))) AS n(difference, stated, named, ours)
    WHERE s.system_id = $1 AND s.day = $2::date AND n.stated <> n.ours AND cardinality(n.named) IS DISTINCT FROM n.stated
  )
  SELECT difference, case_no, task_id, (SELECT count(*)::int FROM differing) AS total FROM differing ORDER BY 2, 1 LIMIT $5`;

export const LOCK_DAY = `SELECT pg_advisory_xact_lock(hashtextextended('day:' || $1 || $2, 0))`;
export const FORGET_CASES = 'DELETE FROM system_day_cases WHERE system_id = $1 AND day = $2';
export const SAVE_DAY = `
  INSERT INTO system_days (system_id, day, sent, acknowledged, messages, decided, differing, counted_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  ON CONFLICT (system_id, day) DO UPDATE SET sent = excluded.sent, acknowledged = excluded.acknowledged, messages = excluded.messages,
    decided = excluded.decided, differing = excluded.differing, counted_at = excluded.counted_at`;
export const SAVE_CASES = `
  INSERT INTO system_day_cases (system_id, day, nth, difference, case_no, task_id)
  SELECT $1, $2, nth, difference, case_no, task_id FROM unnest($3::text[], $4::text[], $5::uuid[]) WITH ORDINALITY AS c(difference, case_no, task_id, nth)`;

/** Whether somebody else has counted it meanwhile; asked under the lock. */
export const COUNTED_SINCE = 'SELECT 1 FROM system_days WHERE system_id = $1 AND day = $2 AND counted_at >= $3';

/**
 * Of the week up to the day $1: days not counted yet, of systems that were connected then, and days that differ, which are looked at again
 * after an hour ($3 is now), for things come right late. After the place $4, $5, so that one that cannot be counted keeps nobody waiting.
 */
export const DAYS_TO_COUNT = `
  SELECT s.id AS "systemId", d.day::date::text AS day
  FROM department_systems s
  CROSS JOIN LATERAL (SELECT coalesce(
    (SELECT min(a.at) FROM system_actions a WHERE a.system_id = s.id AND a.action = 'went-live'),
    CASE WHEN s.submitted_by IS NULL THEN s.created_at END) AS since) l
  CROSS JOIN generate_series($1::date - 6, $1::date, interval '1 day') AS d(day)
  LEFT JOIN system_days y ON y.system_id = s.id AND y.day = d.day::date
  WHERE s.channel <> 'workbench' AND (s.id, d.day::date) > ($4::uuid, $5::date)
    AND CASE WHEN y.day IS NULL
      THEN l.since < timezone('Asia/Shanghai', d.day::timestamp + interval '1 day')
        AND (s.state <> 'retired' OR s.state_since >= timezone('Asia/Shanghai', d.day::timestamp))
      ELSE y.differing > 0 AND y.counted_at < $3::timestamptz - interval '1 hour' END
  ORDER BY 1, 2 LIMIT $2`;

const COLUMNS = `y.system_id AS "systemId", s.code, s.name, s.org_code AS "orgCode", y.day::text AS day, y.sent, y.acknowledged, y.messages, y.decided,
  y.differing, y.counted_at AS "countedAt", st.received AS "statedReceived", st.decided AS "statedDecided"`;
const FROM = `system_days y JOIN department_systems s ON s.id = y.system_id
  LEFT JOIN system_day_statements st ON st.system_id = y.system_id AND st.day = y.day`;

export const DAY_OF_SYSTEM = `SELECT ${COLUMNS} FROM ${FROM} WHERE y.system_id = $1 AND y.day = $2`;
export const DAYS_OF_SYSTEM = `SELECT ${COLUMNS} FROM ${FROM} WHERE y.system_id = $1 AND y.day < $2 ORDER BY y.day DESC LIMIT $3`;
export const SYSTEMS_OF_DAY = `SELECT ${COLUMNS} FROM ${FROM} WHERE y.day = $1 AND y.system_id > $2 ORDER BY y.system_id LIMIT $3`;
/** Of a client that is limited to items, $5: also what the system named and nobody here knows. */
export const CASES_OF_DAY = `
  SELECT nth, difference, case_no AS "caseNo", task_id AS "taskId" FROM system_day_cases WHERE system_id = $1 AND day = $2 AND nth > $3
    AND ($5::text[] IS NULL OR case_no IS NULL
      OR EXISTS (SELECT 1 FROM case_plans i WHERE i.case_no = system_day_cases.case_no AND i.item_code = ANY($5)))
  ORDER BY nth LIMIT $4`;
export const EXPORT_DAY = `
  SELECT y.system_id AS "systemId", c.nth, s.code, s.name, s.org_code AS "orgCode", y.sent, y.acknowledged, y.messages, y.decided, st.received AS "statedReceived",
    st.decided AS "statedDecided", y.differing, c.difference, c.case_no AS "caseNo"
  FROM ${FROM} LEFT JOIN system_day_cases c ON c.system_id = y.system_id AND c.day = y.day
  WHERE y.day = $1 AND (y.system_id, coalesce(c.nth, 0)) > ($2::uuid, $3::int) ORDER BY y.system_id, coalesce(c.nth, 0) LIMIT $4`;

export const STATE_DAY = `
  INSERT INTO system_day_statements (system_id, day, received, decided, tasks, decided_tasks, stated_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (system_id, day) DO UPDATE SET received = excluded.received, decided = excluded.decided, tasks = excluded.tasks,
    decided_tasks = excluded.decided_tasks, stated_at = excluded.stated_at`;
