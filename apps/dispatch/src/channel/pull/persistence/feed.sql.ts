import { TASK_FIELDS } from '../../../delivery/department-task.js';

const MESSAGE = `d.id, d.type, d.version, d.position, d.task_id AS concerned, d.case_no AS subject, d.data, d.created_at, d.traceparent, ${TASK_FIELDS}`;
/** Only where the message's data was not written down is the task asked for it. */
const TASK = `LEFT JOIN tasks t ON t.id = d.task_id AND d.data IS NULL LEFT JOIN case_plans p ON p.case_no = t.case_no`;

/** For a client whose access is limited to items, the parameter: only what is of these. Null, where it is not. */
const ofItems = (n: number): string => `
  ($${n}::text[] IS NULL OR EXISTS (SELECT 1 FROM case_plans i WHERE i.case_no = d.case_no AND i.item_code = ANY($${n})))`;

/** Everything that a system was ever told, as long as it is kept, in the order of its positions; what is not covered is left out after the page is taken. */
export const LOG = `
  SELECT ${MESSAGE}, ${ofItems(4)} AS covered FROM deliveries d ${TASK} WHERE d.system_id = $1 AND d.position > $2 ORDER BY d.position LIMIT $3`;

/** Where to begin without a cursor: before the oldest message that is not acknowledged, or behind the last one. */
export const FIRST_UNHEARD = `
  SELECT coalesce(
    (SELECT d.position - 1 FROM deliveries d WHERE d.system_id = $1 AND d.state = 'sent' ORDER BY d.position LIMIT 1),
    (SELECT l.last_position FROM delivery_lines l WHERE l.system_id = $1), 0) AS position`;

/**
 * Before the first in place of the messages sent at that time or later, or behind the last one. Not always the first by its time: one that was
 * tried for long, or sent again, has an old place. These are looked for by themselves, by the index of the belated; any other was made after
 * that first one was sent, and has a later place, unless it was sent soon after it. (Half a minute is those ten seconds, and clocks that differ.)
 * OFFSET 0 keeps the planner from walking all places up to it.
 */
export const FIRST_SINCE = `
  SELECT coalesce(least(
    (SELECT min(s.position) FROM (
      SELECT d.position FROM deliveries d WHERE d.system_id = $1 AND d.sent_at >= $2 AND d.sent_at <= interval '30 seconds' +
        (SELECT f.sent_at FROM deliveries f WHERE f.system_id = $1 AND f.sent_at >= $2 ORDER BY f.sent_at LIMIT 1)
      OFFSET 0) s),
    (SELECT min(b.position) FROM (
      SELECT d.position FROM deliveries d WHERE d.system_id = $1 AND d.sent_at >= $2 AND d.sent_at - d.created_at > interval '10 seconds'
      OFFSET 0) b)) - 1,
    (SELECT l.last_position FROM delivery_lines l WHERE l.system_id = $1), 0) AS position`;

/** Two readers of one system must not take two messages of one case at once: neither would see the other's lease yet. */
export const LOCK_READERS = `SELECT pg_advisory_xact_lock(hashtextextended('feed:' || $1, 0))`;

/**
 * In order for each case: nothing behind a message that is leased, was given back for later or is parked, nor behind one that was sent again
 * and has its new place after those that came after it.
 */
const LEASABLE = `
    d.system_id = $1 AND d.state = 'sent' AND (d.leased_until IS NULL OR d.leased_until <= now()) AND d.next_attempt_at <= now()
      AND NOT EXISTS (SELECT 1 FROM deliveries b
        WHERE b.system_id = d.system_id AND b.case_no = d.case_no AND b.state = 'sent' AND b.position < d.position
          AND (b.leased_until > now() OR b.next_attempt_at > now()))
      AND NOT EXISTS (SELECT 1 FROM deliveries b
        WHERE b.system_id = d.system_id AND b.case_no = d.case_no AND b.sequence < d.sequence AND b.state IN ('pending', 'parked'))
      AND NOT EXISTS (SELECT 1 FROM deliveries b
        WHERE b.system_id = d.system_id AND b.case_no = d.case_no AND b.state = 'sent' AND b.position > d.position AND b.sequence < d.sequence)`;
const lease = (chosen: string): string => `
  WITH chosen AS (${chosen}), leased AS (
    UPDATE deliveries d SET lease_id = $3, leased_until = now() + $4::float8 * interval '1 second'
    FROM chosen c WHERE d.sequence = c.sequence AND d.state = 'sent' AND d.next_attempt_at <= now() RETURNING d.*
  )
  SELECT ${MESSAGE}, d.leased_until FROM leased d ${TASK} ORDER BY d.position`;

export const LEASE = lease(`SELECT d.sequence FROM deliveries d WHERE ${LEASABLE} ORDER BY d.position LIMIT $2 FOR UPDATE OF d`);

/** $5 the items that the client is limited to. Item by item: what is of others it never acknowledges, and would walk over each time. */
export const LEASE_OF_ITEMS = lease(`
    SELECT m.sequence FROM unnest($5::text[]) i CROSS JOIN LATERAL (
      SELECT d.sequence, d.position FROM deliveries d WHERE d.item_code = i AND ${LEASABLE} ORDER BY d.position LIMIT $2) m
    ORDER BY m.position LIMIT $2`);

/** As if it had not been taken. */
export const END_LEASE = 'UPDATE deliveries SET lease_id = NULL, leased_until = NULL WHERE id = ANY($1::uuid[]) AND lease_id = $2';

/** Recalls among the messages that are not acknowledged yet; of a task that went to another way the message is all that there is to say. */
export const RECALLS = `
  SELECT d.task_id AS "taskId", d.case_no AS "caseNo" FROM deliveries d JOIN tasks t ON t.id = d.task_id AND t.system_id = d.system_id
  WHERE d.system_id = $1 AND d.id = ANY($2::uuid[]) AND d.type = 'task.recalled' AND d.acknowledged_at IS NULL AND d.position IS NOT NULL
    AND ${ofItems(3)}`;

/** 收讫 — said again it changes nothing. What was parked after the system gave it back, and came through after all, is not parked any more. */
export const ACKNOWLEDGE = `
  UPDATE deliveries d SET state = 'closed', acknowledged_at = coalesce(acknowledged_at, $3), lease_id = NULL, leased_until = NULL, error = NULL
  WHERE system_id = $1 AND id = ANY($2::uuid[]) AND position IS NOT NULL AND ${ofItems(4)} RETURNING id, type, task_id`;

/** 退回 — given back with a reason: it comes again later, and after $3 times waits for a person. */
export const GIVE_BACK = `
  UPDATE deliveries d SET nacks = d.nacks + 1, attempts = greatest(d.attempts, 1), error = r.reason, lease_id = NULL, leased_until = NULL,
    state = CASE WHEN d.nacks + 1 >= $3 THEN 'parked' ELSE d.state END,
    next_attempt_at = now() + r.wait_s * interval '1 second'
  FROM jsonb_to_recordset($2::jsonb) AS r(id uuid, reason text, wait_s float8)
  WHERE d.system_id = $1 AND d.id = r.id AND d.state = 'sent' AND ${ofItems(4)}
  RETURNING d.id, d.state, d.nacks`;
