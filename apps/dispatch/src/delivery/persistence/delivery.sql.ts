import { TASK_FIELDS } from '../department-task.js';

/** A system whose last call took longer is slow, and shares the slots of those in trouble. */
const SLOW_MS = 2_000;

/**
 * A message that may go now: due, and behind none of its case that waits or is parked, so that N+1 never arrives without N. `d` is the
 * message. Whoever fails or parks a message also puts off those behind it, and what is told of its case later is put off from the first, so
 * that they are not looked at meanwhile; when it is not waited for any more, a trigger of the table frees them (`free_deliveries_behind`).
 * Asked for each message by the index of what waits, never as a join: with old statistics that would compare all that wait with all that wait.
 */
const MAY_GO = `d.state = 'pending' AND d.next_attempt_at <= now()
  AND (SELECT 1 FROM deliveries b
    WHERE b.system_id = d.system_id AND b.case_no = d.case_no AND b.sequence < d.sequence AND b.state IN ('pending', 'parked')
      AND CASE b.state WHEN 'parked' THEN true ELSE b.attempts > 0 AND b.next_attempt_at > now() END LIMIT 1) IS NULL`;

/**
 * Takes the lines of systems that have something to send and that nobody serves, for as long as the lease lasts: no transaction is open
 * while a system answers, and what a worker leaves behind that dies is taken over. What this worker holds and does not serve, for it met a
 * fault between taking and noting, it takes again at once. An open circuit is taken when its pause is over. Of systems in trouble, at most $5.
 * Of a system whose client's access has ended, none.
 */
export const TAKE_LINES = `
  WITH ready AS (
    SELECT s.id, l.last_sent_at, coalesce(l.failures > 0 OR l.last_call_ms > ${SLOW_MS}, false) AS troubled
    FROM department_systems s LEFT JOIN delivery_lines l ON l.system_id = s.id
    WHERE s.state IN ('live', 'testing') AND s.channel <> 'workbench' AND NOT s.id = ANY($2::uuid[])
      AND (l.leased_until IS NULL OR l.leased_until <= now() OR l.holder = $1) AND (l.retry_at IS NULL OR l.retry_at <= now())
      AND NOT EXISTS (SELECT 1 FROM client_standings c WHERE c.client_id = s.client_id AND c.ended)
      AND EXISTS (SELECT 1 FROM deliveries d WHERE d.system_id = s.id AND ${MAY_GO})
  ), chosen AS (
    SELECT id FROM (SELECT r.*, row_number() OVER (PARTITION BY troubled ORDER BY last_sent_at NULLS FIRST) AS place FROM ready r) r
    WHERE NOT troubled OR place <= $5 ORDER BY troubled, place LIMIT $3
  ), taken AS (
    INSERT INTO delivery_lines AS l (system_id, holder, leased_until)
    SELECT id, $1::uuid, now() + $4::float8 * interval '1 second' FROM chosen
    ON CONFLICT (system_id) DO UPDATE SET holder = excluded.holder, leased_until = excluded.leased_until
      WHERE (l.leased_until IS NULL OR l.leased_until <= now() OR l.holder = $1) AND (l.retry_at IS NULL OR l.retry_at <= now())
    RETURNING l.system_id, l.last_position, l.failures, l.trips, l.open_since IS NOT NULL AS open,
      l.failures > 0 OR coalesce(l.last_call_ms, 0) > ${SLOW_MS} AS troubled
  )
  SELECT t.*, s.channel, s.org_code, s.version AS system_version FROM taken t JOIN department_systems s ON s.id = t.system_id`;

/** In order. Statements of their own after the lines are taken: only then do they see what the holders before have noted. */
export const NEXT_MESSAGES = `
  SELECT d.id, d.system_id, d.type, d.version, d.position, d.data, d.created_at, d.traceparent, d.attempts,
    ${TASK_FIELDS}
  FROM unnest($1::uuid[], $2::int[]) AS s(id, most)
  CROSS JOIN LATERAL (SELECT d.* FROM deliveries d WHERE d.system_id = s.id AND ${MAY_GO} ORDER BY d.sequence LIMIT s.most) d
  JOIN tasks t ON t.id = d.task_id JOIN case_plans p ON p.case_no = t.case_no
  ORDER BY d.system_id, d.sequence`;

/**
 * Notes what became of calls, of any number of systems, and ends or renews their leases. Whoever has lost a lease notes nothing: another
 * holds it and will send again. What was closed while it was under way stays closed. What was held keeps the place it was handed over with,
 * for it may have arrived all the same, and loses no try.
 */
export const NOTE_CALLS = `
  WITH call AS (
    SELECT * FROM jsonb_to_recordset($2::jsonb) AS c(system_id uuid, release boolean, last_position bigint, failures int, trips int, open boolean,
      retry_ms float8, well boolean, error text, ms int, sent int, failed int, parked int)
  ), line AS (
    UPDATE delivery_lines l SET
      last_position = greatest(l.last_position, c.last_position), failures = c.failures, trips = c.trips,
      open_since = CASE WHEN c.open THEN coalesce(l.open_since, now()) END,
      retry_at = CASE WHEN c.open THEN coalesce(now() + c.retry_ms * interval '1 millisecond', l.retry_at) END,
      last_sent_at = CASE WHEN c.sent > 0 THEN now() ELSE l.last_sent_at END,
      last_failed_at = CASE WHEN c.well THEN l.last_failed_at ELSE now() END,
      last_error = CASE WHEN c.well THEN l.last_error ELSE c.error END,
      last_call_ms = CASE WHEN c.sent + c.failed + c.parked > 0 THEN c.ms ELSE l.last_call_ms END,
      holder = CASE WHEN c.release THEN NULL ELSE l.holder END,
      leased_until = CASE WHEN c.release THEN NULL ELSE now() + $4::float8 * interval '1 second' END
    FROM call c WHERE l.system_id = c.system_id AND l.holder = $1
    RETURNING l.system_id
  ), message AS (
    SELECT m.* FROM jsonb_to_recordset($3::jsonb) AS m(id uuid, system_id uuid, outcome text, position bigint, wait_ms float8, error text)
    JOIN line USING (system_id)
  ), noted AS (
    UPDATE deliveries d SET
      state = CASE WHEN d.state <> 'pending' THEN d.state WHEN m.outcome = 'sent' AND d.heard THEN 'closed' WHEN m.outcome = 'sent' THEN 'sent' WHEN m.outcome = 'parked' THEN 'parked' ELSE d.state END,
      position = coalesce(d.position, m.position),
      sent_at = CASE WHEN m.outcome = 'sent' THEN $5::timestamptz ELSE d.sent_at END,
      attempts = CASE WHEN m.outcome = 'sent' THEN d.attempts ELSE d.attempts + 1 END,
      next_attempt_at = CASE WHEN m.outcome = 'failed' THEN now() + m.wait_ms * interval '1 millisecond' ELSE d.next_attempt_at END,
      error = m.error
    FROM message m WHERE d.id = m.id AND m.outcome <> 'held'
    RETURNING d.system_id, d.case_no, d.sequence, d.state, d.next_attempt_at, m.outcome
  ), trouble AS (
    SELECT * FROM noted WHERE outcome <> 'sent' AND state IN ('pending', 'parked')
  ), late AS (
    SELECT f.sequence, m.position, t.state, t.next_attempt_at
    FROM trouble t CROSS JOIN LATERAL (
      SELECT d.id, d.sequence FROM deliveries d
      WHERE d.system_id = t.system_id AND d.case_no = t.case_no AND d.sequence > t.sequence AND d.state = 'pending' OFFSET 0) f
    LEFT JOIN message m ON m.id = f.id
    WHERE m.id IS NULL OR m.outcome = 'held'
  ), behind AS (
    UPDATE deliveries f SET position = coalesce(f.position, l.position),
      next_attempt_at = CASE l.state WHEN 'parked' THEN 'infinity' ELSE l.next_attempt_at END
    FROM late l WHERE f.sequence = l.sequence
  ), held AS (
    UPDATE deliveries d SET position = m.position
    FROM message m WHERE d.id = m.id AND m.outcome = 'held' AND d.position IS NULL AND d.sequence <> ALL (SELECT sequence FROM late)
  ), counted AS (
    INSERT INTO delivery_counts AS k (system_id, hour, sent, failed, parked, wait_ms)
    SELECT c.system_id, date_trunc('hour', $5::timestamptz), c.sent, c.failed, c.parked, c.ms FROM call c JOIN line USING (system_id)
    WHERE c.sent + c.failed + c.parked > 0
    ON CONFLICT (system_id, hour) DO UPDATE SET sent = k.sent + excluded.sent, failed = k.failed + excluded.failed,
      parked = k.parked + excluded.parked, wait_ms = k.wait_ms + excluded.wait_ms
  )
  SELECT system_id FROM line`;

/** 对方停用 — the system said that it wants no more messages, and still is what it was when it was called; who knows better makes it live again. */
export const SUSPEND_SYSTEM = `
  WITH suspended AS (
    UPDATE department_systems SET state = 'suspended', state_since = $3, version = version + 1
    WHERE id = $1 AND version = $5 AND state = 'live' RETURNING id
  )
  INSERT INTO system_actions (id, system_id, at, actor_kind, actor_id, action, details)
  SELECT $2, id, $3, 'service', 'dispatch', 'suspended', jsonb_build_object('reason', $4::text, 'handOver', false) FROM suspended
  RETURNING system_id`;
