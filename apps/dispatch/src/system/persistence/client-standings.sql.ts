import { noTestCase } from '../domain/test-case.js';

/**
 * 事项范围 of a system `s` by the standing `c` of its client: the items that it may be told of, null where it is not limited. On Kafka none,
 * where it is: the broker knows topics and no items, and does not let it in.
 */
export const limitsOf = (s: string, c: string): string =>
  `CASE WHEN ${s}.channel = 'kafka' AND ${c}.item_codes IS NOT NULL THEN '{}'::text[] ELSE ${c}.item_codes END`;

/**
 * Whether the message `d` is of an item that its system's client may not know of. Not where the system fetches it itself: there its token says
 * what it may see, and the rest waits. A test case is of no item that there is.
 */
export const beyondLimits = (d: string, itemCode = `${d}.item_code`): string => `(${noTestCase(`${d}.case_no`)} AND EXISTS (
    SELECT 1 FROM department_systems bs JOIN client_standings bc ON bc.client_id = bs.client_id
    WHERE bs.id = ${d}.system_id AND bs.channel <> 'pull' AND ${itemCode} <> ALL (${limitsOf('bs', 'bc')})))`;

/** What waits for a system beyond its client's limits is not sent to it, but that it has lost a task. Who is just changing one knows better. */
export const CLOSE_BEYOND = `
  UPDATE deliveries d SET state = 'closed' FROM (
    SELECT w.sequence FROM deliveries w
    WHERE w.system_id = $1 AND w.state IN ('pending', 'parked') AND w.type <> 'task.recalled' AND ${beyondLimits('w')}
    FOR UPDATE OF w SKIP LOCKED) b
  WHERE d.sequence = b.sequence`;

/** Whoever is named by a system is asked for. */
export const MEET = `
  INSERT INTO client_standings (client_id)
  SELECT s.client_id FROM department_systems s
  WHERE s.client_id IS NOT NULL AND s.state <> 'retired' AND NOT EXISTS (SELECT 1 FROM client_standings c WHERE c.client_id = s.client_id)
  ON CONFLICT DO NOTHING`;

/** $1 how many, $2 seconds. The end of the lease is the token of who asks: who is due again meanwhile is asked for again. */
export const CLAIM = `
  UPDATE client_standings c SET due_at = now() + make_interval(secs => $2)
  FROM (
    SELECT k.client_id, s.org_code FROM client_standings k JOIN department_systems s ON s.client_id = k.client_id AND s.state <> 'retired'
    WHERE k.due_at <= now() ORDER BY k.due_at LIMIT $1 FOR UPDATE OF k SKIP LOCKED) d
  WHERE c.client_id = d.client_id RETURNING c.client_id, d.org_code, c.due_at::text AS token`;

/** Returns the system whose client knows of less than before, or may. */
export const NOTE_KNOWN = `
  UPDATE client_standings c SET item_codes = $3, known_at = now(), ended = false, due_at = now() + make_interval(secs => $4)
  FROM client_standings before JOIN department_systems s ON s.client_id = before.client_id AND s.state <> 'retired'
  WHERE c.client_id = $1 AND c.due_at = $2::timestamptz AND before.client_id = c.client_id
  RETURNING CASE WHEN c.item_codes IS DISTINCT FROM before.item_codes AND c.item_codes IS NOT NULL THEN s.id END AS limited`;

/** One that auth never knew has nothing that could have ended. Returns it where it has ended just now. */
export const NOTE_UNKNOWN = `
  UPDATE client_standings c SET ended = c.known_at IS NOT NULL, due_at = now() + make_interval(secs => $3)
  FROM client_standings before
  WHERE c.client_id = $1 AND c.due_at = $2::timestamptz AND before.client_id = c.client_id
  RETURNING c.ended AND NOT before.ended AS "justNow"`;

export const NOTE_AWAY =
  'UPDATE client_standings SET due_at = now() + make_interval(secs => $3) WHERE client_id = $1 AND due_at = $2::timestamptz';

export const ASK_AGAIN = 'UPDATE client_standings SET due_at = now() WHERE client_id = ANY($1)';
