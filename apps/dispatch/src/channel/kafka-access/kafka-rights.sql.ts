/** Systems on Kafka that are tested or live have rights; a client that is no longer theirs has not, nor has a suspended system. */
const ENTITLED = `s.channel = 'kafka' AND s.state IN ('testing', 'live') AND s.client_id IS NOT NULL`;
const TOPIC = `coalesce(s.settings ->> 'topic', 'department')`;

export const WANT = `
  INSERT INTO kafka_rights AS r (system_id, subject, org_code, topic)
  SELECT s.id, s.client_id, s.org_code, ${TOPIC} FROM department_systems s
  WHERE ${ENTITLED}
    AND NOT EXISTS (SELECT 1 FROM kafka_rights k WHERE k.system_id = s.id AND k.subject = s.client_id AND k.wanted AND k.topic = ${TOPIC})
  ON CONFLICT (system_id, subject) DO UPDATE SET wanted = true, topic = excluded.topic, granted = NULL, attempts = 0, next_attempt_at = now()
    WHERE NOT r.wanted OR r.topic <> excluded.topic`;

/** What the broker was never told needs no taking back, but is taken back all the same: it may have heard, and we not its answer. */
export const UNWANT = `
  UPDATE kafka_rights r SET wanted = false, attempts = 0, next_attempt_at = now()
  WHERE wanted AND NOT EXISTS (
    SELECT 1 FROM department_systems s WHERE s.id = r.system_id AND s.client_id = r.subject AND ${ENTITLED})`;

/**
 * All rows of one subject, leased for $1 seconds: the broker knows subjects, and two of us who tell it of the same one at once would undo each
 * other's word. What is to be taken back comes first. The end of the lease is the token of who holds it. What the broker allows whoever is to be
 * looked at again is not known from now on, so that he is still due when it dies who holds him.
 */
export const CLAIM = `
  UPDATE kafka_rights r SET leased_until = now() + make_interval(secs => $1), recheck = false, granted = CASE WHEN r.recheck THEN NULL ELSE r.granted END
  WHERE r.subject = (
      SELECT k.subject FROM kafka_rights k
      WHERE (k.wanted IS DISTINCT FROM k.granted OR k.recheck) AND k.next_attempt_at <= now()
        AND NOT EXISTS (SELECT 1 FROM kafka_rights o WHERE o.subject = k.subject AND o.leased_until > now())
      ORDER BY k.wanted, k.next_attempt_at LIMIT 1)
    AND (r.leased_until IS NULL OR r.leased_until <= now())
  RETURNING r.system_id, r.subject, r.org_code, r.topic, r.wanted, r.attempts, r.leased_until::text AS token`;

/** $1 the subject, $2 the token, $3 rows of it: of what the broker was told. Where something else is wanted by now, it is due again. */
export const TOLD = `
  UPDATE kafka_rights r SET granted = CASE WHEN r.topic = v.topic THEN v.wanted END, told_at = now(), attempts = 0, error = NULL,
    leased_until = NULL, next_attempt_at = now()
  FROM jsonb_to_recordset($3::jsonb) AS v(system_id uuid, topic text, wanted boolean)
  WHERE r.subject = $1 AND r.leased_until = $2::timestamptz AND r.system_id = v.system_id`;

/** What the broker allows is not known then. $3 the code of why, $4 seconds until the next try. */
export const NOT_TOLD = `
  UPDATE kafka_rights SET granted = NULL, attempts = attempts + 1, error = $3, leased_until = NULL, next_attempt_at = now() + make_interval(secs => $4)
  WHERE subject = $1 AND leased_until = $2::timestamptz`;

/** What the broker should allow, as far as it was told: what it was not told yet is on its way. */
export const SETTLED = `
  SELECT system_id, subject, org_code, topic, wanted FROM kafka_rights k
  WHERE NOT EXISTS (SELECT 1 FROM kafka_rights o WHERE o.subject = k.subject AND (o.wanted IS DISTINCT FROM o.granted OR o.recheck OR o.leased_until > now()))`;

/** 复核 — whose client's access has changed or ended is asked for again, also while the broker is just being told of it. */
export const RECHECK = 'UPDATE kafka_rights SET recheck = true, next_attempt_at = now() WHERE subject = ANY($1) AND wanted';

/** Not told, after all. */
export const FORGET = `UPDATE kafka_rights SET granted = NULL, next_attempt_at = now() WHERE subject = ANY($1) AND granted = wanted`;

export const KNOWN = 'SELECT subject FROM kafka_rights WHERE subject = ANY($1)';

export const SHOW = `
  SELECT s.org_code, s.client_id, s.settings, r.wanted, r.granted, r.told_at, r.error
  FROM department_systems s LEFT JOIN kafka_rights r ON r.system_id = s.id AND r.subject = s.client_id
  WHERE s.id = $1 AND s.channel = 'kafka' AND s.client_id IS NOT NULL`;
