const COLUMNS = `d.sequence, d.id, d.system_id, s.code AS system_code, s.org_code, s.channel, d.type, d.version, d.task_id, d.case_no, d.state,
  d.position, d.attempts, d.error, d.next_attempt_at, d.created_at, d.sent_at, d.acknowledged_at`;

/** One text for each set of filters; $1 is the sequence of the last row before, $2 how many. */
const list = (which: string): string => `
  SELECT ${COLUMNS} FROM deliveries d JOIN department_systems s ON s.id = d.system_id
  WHERE d.sequence > $1 AND ${which} ORDER BY d.sequence LIMIT $2`;

const IN_TROUBLE = "d.state IN ('pending', 'parked') AND d.attempts > 0";
export const TROUBLED = list(IN_TROUBLE);
export const TROUBLED_OF_SYSTEM = list(`${IN_TROUBLE} AND d.system_id = $3`);
/** Of one system, with any of: a state, a type, a case, not older than. */
export const OF_SYSTEM = list(
  `d.system_id = $3 AND ($4::text IS NULL OR d.state = $4) AND ($5::text IS NULL OR d.type = $5) AND ($6::text IS NULL OR d.case_no = $6)
    AND ($7::timestamptz IS NULL OR d.created_at >= $7)`,
);
export const UNHEARD_RECALLS = list("d.type = 'task.recalled' AND d.acknowledged_at IS NULL");
export const UNHEARD_RECALLS_OF_SYSTEM = list("d.type = 'task.recalled' AND d.acknowledged_at IS NULL AND d.system_id = $3");

/**
 * Sends again, at once, also through a circuit that is open, and with what waits behind. A message keeps its id, and its place; in a feed
 * that was read past it, it gets a new one. What the department knows of is closed again when it is sent.
 */
const replay = (which: string): string => `
  WITH chosen AS (
    SELECT d.sequence FROM deliveries d WHERE ${which} ORDER BY d.sequence LIMIT $1 FOR UPDATE OF d
  ), again AS (
    UPDATE deliveries d SET state = 'pending', heard = d.heard OR d.state = 'closed', attempts = 0, nacks = 0, next_attempt_at = now(), error = NULL,
      lease_id = NULL, leased_until = NULL, sent_at = NULL,
      position = CASE WHEN s.channel = 'pull' AND d.sent_at IS NOT NULL THEN NULL ELSE d.position END
    FROM chosen c, department_systems s WHERE d.sequence = c.sequence AND s.id = d.system_id
    RETURNING d.id, d.system_id, d.case_no
  ), behind AS (
    UPDATE deliveries f SET next_attempt_at = now()
    FROM (SELECT DISTINCT system_id, case_no FROM again) a
    WHERE f.system_id = a.system_id AND f.case_no = a.case_no AND f.state = 'pending' AND f.next_attempt_at > now()
      AND f.id NOT IN (SELECT id FROM again)
  ), line AS (
    UPDATE delivery_lines l SET retry_at = now() WHERE l.retry_at > now() AND l.system_id IN (SELECT system_id FROM again)
  )
  SELECT id FROM again`;

export const REPLAY_ONE = replay("d.id = $2 AND d.state <> 'closed'");
export const REPLAY_SOME = replay('d.id = ANY($2::uuid[])');
export const REPLAY_OF_SYSTEM = replay(
  `d.system_id = $2 AND d.state = ANY($3::text[]) AND ($4::timestamptz IS NULL OR d.created_at >= $4) AND ($5::timestamptz IS NULL OR d.created_at < $5)`,
);
