import { beyondLimits } from '../../system/persistence/client-standings.sql.js';

const COLUMNS = `d.sequence, d.id, d.system_id, s.code AS system_code, s.org_code, s.channel, d.type, d.version, d.task_id, d.case_no, d.state,
  d.position, d.attempts, d.error, d.next_attempt_at, d.created_at, d.sent_at, d.acknowledged_at`;

/** One text for each set of filters; $1 is the place of the last row before, $2 how many. */
const list = (which: string, place: 'sequence' | 'position' = 'sequence'): string => `
  SELECT ${COLUMNS}, d.${place} AS place FROM deliveries d JOIN department_systems s ON s.id = d.system_id
  WHERE d.${place} > $1 AND ${which} ORDER BY d.${place} LIMIT $2`;

const IN_TROUBLE = "d.state IN ('pending', 'parked') AND d.attempts > 0";
export const TROUBLED = list(IN_TROUBLE);
export const TROUBLED_OF_SYSTEM = list(`${IN_TROUBLE} AND d.system_id = $3`);
const FILTERS = 'd.system_id = $3 AND ($4::text IS NULL OR d.type = $4) AND ($5::timestamptz IS NULL OR d.created_at >= $5)';
/** Of one system: each state by the index that holds it alone, for what waits lies among months of what is done. */
export const OF_SYSTEM = {
  pending: list(`${FILTERS} AND d.state = 'pending'`),
  parked: list(`${FILTERS} AND d.state = 'parked'`),
  /** In the order of their places. */
  sent: list(`${FILTERS} AND d.state = 'sent'`, 'position'),
  closed: list(`${FILTERS} AND d.state = 'closed'`),
  all: list(FILTERS),
} as const;
/** Of one case; $6 the case, $7 the state, or null. */
export const OF_CASE = list(
  `${FILTERS} AND d.task_id = ANY (ARRAY(SELECT t.id FROM tasks t WHERE t.case_no = $6)) AND ($7::text IS NULL OR d.state = $7)`,
);
export const UNHEARD_RECALLS = list("d.type = 'task.recalled' AND d.acknowledged_at IS NULL");
export const UNHEARD_RECALLS_OF_SYSTEM = list("d.type = 'task.recalled' AND d.acknowledged_at IS NULL AND d.system_id = $3");

/** Of messages of before that were not given it, as the plan says. */
const ITEM = 'coalesce(d.item_code, (SELECT p.item_code FROM case_plans p WHERE p.case_no = d.case_no))';

/**
 * Sends again, at once, also through a circuit that is open, and with what waits behind. A message keeps its id, and its place; in a feed
 * that was read past it, it gets a new one. What the department knows of is closed again when it is sent. Not what was closed before it was
 * sent, for it was of no use any more, nor of a task that is another's by now: of such a one only that it was taken
 * away, which gives nobody work; nor of an item that its client may not know of. Returns how many of each system, the last of them, and its cases
 * with the first of each.
 */
const replay = (which: string): string => `
  WITH chosen AS (
    SELECT d.sequence FROM deliveries d
    WHERE ${which} AND (d.state <> 'closed' OR d.sent_at IS NOT NULL)
      AND (d.type = 'task.recalled' OR EXISTS (SELECT 1 FROM tasks t WHERE t.id = d.task_id AND t.system_id = d.system_id)
        AND NOT ${beyondLimits('d', ITEM)})
      AND EXISTS (SELECT 1 FROM department_systems s WHERE s.id = d.system_id AND s.state IN ('live', 'testing'))
    ORDER BY d.sequence LIMIT $1 FOR UPDATE OF d
  ), again AS (
    UPDATE deliveries d SET state = 'pending', heard = d.heard OR d.state = 'closed', attempts = 0, nacks = 0, next_attempt_at = now(), error = NULL,
      lease_id = NULL, leased_until = NULL, first_sent_at = coalesce(d.first_sent_at, d.sent_at), sent_at = NULL,
      item_code = ${ITEM},
      position = CASE WHEN s.channel = 'pull' AND d.sent_at IS NOT NULL THEN NULL ELSE d.position END
    FROM chosen c, department_systems s WHERE d.sequence = c.sequence AND s.id = d.system_id
    RETURNING d.sequence, d.system_id, d.case_no
  ), line AS (
    UPDATE delivery_lines l SET retry_at = now() WHERE l.retry_at > now() AND l.system_id IN (SELECT system_id FROM again)
  )
  SELECT system_id, sum(count)::int AS count, max(last) AS last, array_agg(case_no) AS cases, array_agg(first::text) AS firsts
  FROM (SELECT system_id, case_no, count(*) AS count, min(sequence) AS first, max(sequence) AS last FROM again GROUP BY system_id, case_no) c
  GROUP BY system_id`;

/**
 * What lies behind them goes, too. A statement of its own: who tried one of them has put these off while the statement before waited for
 * him, which that one does not see. $1 the system, $2 its cases, $3 from where on in each.
 */
export const FREE_BEHIND = `
  UPDATE deliveries f SET next_attempt_at = now() FROM unnest($2::text[], $3::bigint[]) AS a(case_no, first)
  WHERE f.system_id = $1 AND f.case_no = a.case_no AND f.sequence > a.first AND f.state = 'pending' AND f.next_attempt_at > now()`;

export const REPLAY_ONE = replay("d.id = $2 AND d.state <> 'closed'");
export const REPLAY_SOME = replay('d.id = ANY($2::uuid[])');
const OF_ONE_SYSTEM = `d.system_id = $2 AND d.state = ANY($3::text[]) AND d.sequence > $4
  AND ($5::timestamptz IS NULL OR d.created_at >= $5) AND ($6::timestamptz IS NULL OR d.created_at < $6)`;
export const REPLAY_OF_SYSTEM = replay(OF_ONE_SYSTEM);
/** The same, of what was not sent: few among all. */
export const REPLAY_WAITING_OF_SYSTEM = replay(`${OF_ONE_SYSTEM} AND d.state IN ('pending', 'parked')`);

export const SYSTEM_STATE = 'SELECT state FROM department_systems WHERE id = $1';
export const SYSTEM_STATE_OF_MESSAGE = 'SELECT s.state FROM deliveries d JOIN department_systems s ON s.id = d.system_id WHERE d.id = $1';

/** 操作留痕. */
export const NOTE_REPLAY = `
  INSERT INTO system_actions (id, system_id, at, actor_kind, actor_id, action, details) VALUES ($1, $2, $3, $4, $5, 'replayed', $6)`;
