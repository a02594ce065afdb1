import { beyondLimits } from '../../system/persistence/client-standings.sql.js';

export const PLAN_COLUMNS =
  'p.case_no, p.item_code, p.item_version, p.item_name, p.region_code, p.deciding_org_code, p.state, p.pending, p.stage, p.seats, ' +
  'p.join_rule, p.refused_by, p.reviews, p.corrections, p.suspension, p.suspended, p.measured_at, p.promise_due_at, p.extended, p.reopenings, p.sequence, p.version';

export const LOCK_CASES = `SELECT ${PLAN_COLUMNS} FROM case_plans p WHERE p.case_no = ANY($1) ORDER BY p.case_no FOR UPDATE`;

/** The organisation is part of the question, so that nobody can lock or learn of another's task. */
export const LOCK_OF_TASK = `
  SELECT ${PLAN_COLUMNS} FROM case_plans p
  WHERE p.case_no = (SELECT t.case_no FROM tasks t WHERE t.id = $1 AND t.org_code = $2) FOR UPDATE`;

export const LOCK_ARRANGEABLE = `
  SELECT ${PLAN_COLUMNS} FROM case_plans p
  WHERE p.state = 'waiting'
    AND EXISTS (SELECT 1 FROM item_versions v WHERE v.item_code = p.item_code AND v.version = p.item_version)
  ORDER BY p.case_no LIMIT $1 FOR UPDATE OF p SKIP LOCKED`;

/** A statement of its own after the lock: only then does it see what the holder of the lock before has committed. */
export const TASKS_OF_CASES = 'SELECT * FROM tasks WHERE case_no = ANY($1) ORDER BY assigned_at, id';

/** A second writer that also believes to be the first fails on the check of `version`, and is tried again with what is there. */
export const SAVE_PLANS = `
  INSERT INTO case_plans AS old (case_no, item_code, item_version, item_name, region_code, deciding_org_code, state, pending, stage, seats,
    join_rule, refused_by, reviews, corrections, suspension, suspended, measured_at, promise_due_at, extended, reopenings, sequence, version)
  SELECT case_no, item_code, item_version, item_name, region_code, deciding_org_code, state, pending, stage, seats,
    join_rule, refused_by, reviews, corrections, suspension, suspended, measured_at, promise_due_at, extended, reopenings, sequence, version
  FROM jsonb_to_recordset($1::jsonb) AS r(case_no text, item_code text, item_version int, item_name text, region_code text,
    deciding_org_code text, state text, pending jsonb, stage int, seats jsonb, join_rule text, refused_by text, reviews jsonb, corrections jsonb,
    suspension jsonb, suspended boolean, measured_at timestamptz, promise_due_at timestamptz, extended boolean, reopenings int, sequence int,
    version int)
  ON CONFLICT (case_no) DO UPDATE SET item_name = excluded.item_name, state = excluded.state, pending = excluded.pending,
    stage = excluded.stage, seats = excluded.seats, join_rule = excluded.join_rule, refused_by = excluded.refused_by,
    reviews = excluded.reviews, corrections = excluded.corrections, suspension = excluded.suspension, suspended = excluded.suspended,
    measured_at = excluded.measured_at, promise_due_at = excluded.promise_due_at, extended = excluded.extended,
    reopenings = excluded.reopenings, sequence = excluded.sequence,
    version = CASE WHEN old.version = excluded.version - 1 THEN excluded.version ELSE 0 END`;

const TASK_COLUMNS = `id, case_no, org_code, org_name, purpose, round, stage, attempt, lead, visible_fields, state, channel, system_id, assigned_at,
    due_at, provisional, last_round, acknowledged_at, acknowledged_by, step_count, last_step_ended_at, completed_at, ended_at, end_reason,
    recall_reason, recall_acknowledged_at, extended, suspension, result, late, opinion, answer`;
export const SAVE_TASKS = `
  INSERT INTO tasks (${TASK_COLUMNS})
  SELECT ${TASK_COLUMNS} FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, case_no text, org_code text, org_name text, purpose text, round int,
    stage int, attempt int, lead boolean, visible_fields jsonb, state text, channel text, system_id uuid, assigned_at timestamptz,
    due_at timestamptz, provisional boolean, last_round boolean, acknowledged_at timestamptz, acknowledged_by text, step_count int,
    last_step_ended_at timestamptz, completed_at timestamptz, ended_at timestamptz, end_reason text, recall_reason text,
    recall_acknowledged_at timestamptz, extended boolean, suspension jsonb, result text, late boolean, opinion text, answer jsonb)
  ON CONFLICT (id) DO UPDATE SET channel = excluded.channel, system_id = excluded.system_id, lead = excluded.lead,
    state = excluded.state, due_at = excluded.due_at, provisional = excluded.provisional,
    acknowledged_at = excluded.acknowledged_at, acknowledged_by = excluded.acknowledged_by, step_count = excluded.step_count,
    last_step_ended_at = excluded.last_step_ended_at, completed_at = excluded.completed_at, ended_at = excluded.ended_at,
    end_reason = excluded.end_reason, recall_reason = excluded.recall_reason, recall_acknowledged_at = excluded.recall_acknowledged_at,
    extended = excluded.extended, suspension = excluded.suspension, result = excluded.result, late = excluded.late,
    opinion = excluded.opinion, answer = excluded.answer`;

export const ADD_STEPS = `
  INSERT INTO task_steps (task_id, step_no, link, person, opinion, started_at, ended_at, recorded_by_kind, recorded_by, recorded_at)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(task_id uuid, step_no int, link text, person text, opinion text, started_at timestamptz,
    ended_at timestamptz, recorded_by_kind text, recorded_by text, recorded_at timestamptz)`;

export const ADD_NOTES = `
  INSERT INTO plan_changes (case_no, sequence, change, org_code, instead_of, reason, changed_by_kind, changed_by, changed_at)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(case_no text, sequence int, change text, org_code text, instead_of text, reason text,
    changed_by_kind text, changed_by text, changed_at timestamptz)`;

/**
 * In the order given: the identity is the order of sending. Their versions count on under the lock of the case's plan. What lies behind a
 * message of its case that is parked or was tried in vain is not looked at until that one is done with, or is tried again. That one is shared
 * meanwhile: whoever frees what lies behind it then sees these. If another is just changing it, these are looked at, and wait in their turn.
 * Of an item that the system's client may not know of (事项范围) it hears no more than that it has lost a task: it had answered before.
 */
export const ADD_DELIVERIES = `
  INSERT INTO deliveries (id, system_id, task_id, case_no, item_code, type, version, data, traceparent, next_attempt_at)
  SELECT r.id, r.system_id, r.task_id, r.case_no, r.item_code, r.type,
    coalesce((SELECT max(d.version) FROM deliveries d WHERE d.task_id = r.task_id AND d.type = r.type), 0)
      + (row_number() OVER (PARTITION BY r.task_id, r.type ORDER BY r.ord))::int,
    r.data, r.traceparent,
    coalesce((SELECT max(b.until) FROM (
      SELECT CASE d.state WHEN 'parked' THEN 'infinity' ELSE d.next_attempt_at END AS until FROM deliveries d
      WHERE d.system_id = r.system_id AND d.case_no = r.case_no AND d.state IN ('pending', 'parked')
        AND (d.state = 'parked' OR d.attempts > 0 AND d.next_attempt_at > now())
      FOR SHARE SKIP LOCKED) b), now())
  FROM jsonb_to_recordset($1::jsonb) AS r(ord int, id uuid, system_id uuid, task_id uuid, case_no text, item_code text, type text,
    data jsonb, traceparent text)
  WHERE r.type = 'task.recalled' OR NOT ${beyondLimits('r')}
  ORDER BY r.ord`;

/** 签收: the department knows of the task, which leaves the feed, and is not sent any more. */
export const CLOSE_HEARD = `
  UPDATE deliveries SET state = 'closed', acknowledged_at = coalesce(acknowledged_at, now())
  WHERE task_id = ANY($1::uuid[]) AND type = 'task.assigned' AND state <> 'closed'`;

/** Nothing of the task is said any more but that it is over, and to a system that has lost it before, that it has. */
export const CLOSE_OVER = `
  UPDATE deliveries SET state = 'closed' WHERE task_id = ANY($1::uuid[]) AND state <> 'closed' AND type <> 'task.recalled'`;

/** 收回确认. */
export const CLOSE_RECALLS = `
  UPDATE deliveries SET state = 'closed', acknowledged_at = now()
  WHERE task_id = ANY($1::uuid[]) AND type = 'task.recalled' AND acknowledged_at IS NULL
    AND system_id = (SELECT t.system_id FROM tasks t WHERE t.id = task_id)`;
