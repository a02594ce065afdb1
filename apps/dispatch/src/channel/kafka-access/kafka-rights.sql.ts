/** Systems on Kafka that are tested or live have rights; a client that is no longer theirs has not, nor has a suspended system. */
const ENTITLED = `s.channel = 'kafka' AND s.state IN ('testing', 'live') AND s.client_id IS NOT NULL`;

export const WANT = `
  INSERT INTO kafka_rights AS r (system_id, subject, org_code)
  SELECT s.id, s.client_id, s.org_code FROM department_systems s
  WHERE ${ENTITLED}
    AND NOT EXISTS (SELECT 1 FROM kafka_rights k WHERE k.system_id = s.id AND k.subject = s.client_id AND k.wanted)
  ON CONFLICT (system_id, subject) DO UPDATE SET wanted = true, attempts = 0, next_attempt_at = now() WHERE NOT r.wanted`;

/** What the broker was never told needs no taking back, but is taken back all the same: it may have heard, and we not its answer. */
export const UNWANT = `
  UPDATE kafka_rights r SET wanted = false, attempts = 0, next_attempt_at = now()
  WHERE wanted AND NOT EXISTS (
    SELECT 1 FROM department_systems s WHERE s.id = r.system_id AND s.client_id = r.subject AND ${ENTITLED})`;

/** $1 rows at most, $2 seconds of lease. What is to be taken back comes first. */
export const CLAIM = `
  UPDATE kafka_rights r SET leased_until = now() + make_interval(secs => $2)
  FROM (
    SELECT system_id, subject FROM kafka_rights
    WHERE wanted IS DISTINCT FROM granted AND next_attempt_at <= now() AND (leased_until IS NULL OR leased_until < now())
    ORDER BY wanted, next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED
  ) due
  WHERE r.system_id = due.system_id AND r.subject = due.subject
  RETURNING r.system_id, r.subject, r.org_code, r.wanted, r.attempts`;

/** $3: what the broker was told. Where something else is wanted by now, the row is due again. */
export const TOLD = `
  UPDATE kafka_rights SET granted = $3, told_at = now(), attempts = 0, error = NULL, leased_until = NULL, next_attempt_at = now()
  WHERE system_id = $1 AND subject = $2`;

/** $3 the code of why, $4 seconds until the next try. */
export const NOT_TOLD = `
  UPDATE kafka_rights SET attempts = attempts + 1, error = $3, leased_until = NULL, next_attempt_at = now() + make_interval(secs => $4)
  WHERE system_id = $1 AND subject = $2`;

export const SHOW = `
  SELECT s.org_code, s.client_id, r.wanted, r.granted, r.told_at, r.error
  FROM department_systems s LEFT JOIN kafka_rights r ON r.system_id = s.id AND r.subject = s.client_id
  WHERE s.id = $1 AND s.channel = 'kafka' AND s.client_id IS NOT NULL`;
