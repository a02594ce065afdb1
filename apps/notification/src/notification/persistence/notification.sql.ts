export const ADD = `
  INSERT INTO notifications (id, event_id, event_type, rule_code, recipient, case_no, facts, template_code, language, created_at)
  SELECT u.*, $10::timestamptz FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[], $8::text[],
    $9::text[]) u
  ON CONFLICT (event_id, rule_code, recipient) DO NOTHING`;

/** Waits are by the database's clock: they are technical, and every worker sees the same one. */
export const CLAIM = `
  UPDATE notifications n SET version = n.version + 1, attempts = n.attempts + 1, next_at = now() + $2::int * interval '1 millisecond'
  FROM (SELECT id FROM notifications WHERE state = 'pending' AND next_at <= now() ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED) due
  WHERE n.id = due.id
  RETURNING n.id, event_id, event_type, rule_code, recipient, case_no, facts, template_code, language, version, attempts, contact_sealed,
    text_sealed`;

const HELD = "WHERE id = $1 AND version = $2 AND state = 'pending' RETURNING id";
export const KEEP = `
  UPDATE notifications SET contact_masked = $3, contact_sealed = $4, text_sealed = $5, template_version = $6 ${HELD}`;
/** Nothing is sent again after this, so neither number nor text is kept: 个人信息保护法 art. 47. */
const FORGET = 'contact_sealed = NULL, text_sealed = NULL';
export const SENT = `UPDATE notifications SET state = 'sent', channel = $3, sent_at = $4, last_error = NULL, ${FORGET} ${HELD}`;
export const SKIPPED = `UPDATE notifications SET state = 'skipped', reason = $3, last_error = NULL ${HELD}`;
export const EXPANDED = `UPDATE notifications SET state = 'expanded', last_error = NULL ${HELD}`;
export const FAILED = `
  UPDATE notifications SET state = CASE WHEN $4::int IS NULL THEN 'parked' ELSE state END, last_error = $3,
    next_at = CASE WHEN $4::int IS NULL THEN next_at ELSE now() + $4::int * interval '1 millisecond' END ${HELD}`;

export const SCHEDULE = 'SELECT attempt, wait_ms FROM retry_schedule';

/** From the beginning of the schedule; a message that was composed stays the same. */
export const RETRY = `
  UPDATE notifications SET state = 'pending', version = version + 1, attempts = 0, next_at = now(), reason = NULL
  WHERE id = $1 AND state IN ('parked', 'skipped') RETURNING id`;
export const DROP = `
  UPDATE notifications SET state = 'dropped', version = version + 1, ${FORGET} WHERE id = $1 AND state = 'parked' RETURNING id`;
export const EXISTS = 'SELECT 1 FROM notifications WHERE id = $1';

const COLUMNS = `id, event_id, event_type, rule_code, recipient, case_no, state, reason, contact_masked, channel, template_code,
  template_version, language, attempts, last_error, created_at, next_at, sent_at`;
/** Ids are UUIDs of version 7: the newest first. */
const PAGE = 'id < $1 ORDER BY id DESC LIMIT $2';
export const LIST = {
  all: `SELECT ${COLUMNS} FROM notifications WHERE ${PAGE}`,
  state: `SELECT ${COLUMNS} FROM notifications WHERE state = $3::notification_state AND ${PAGE}`,
  case: `SELECT ${COLUMNS} FROM notifications WHERE case_no = $3 AND ${PAGE}`,
  both: `SELECT ${COLUMNS} FROM notifications WHERE case_no = $3 AND state = $4::notification_state AND ${PAGE}`,
};
