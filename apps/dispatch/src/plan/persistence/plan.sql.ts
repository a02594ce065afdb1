export const PLAN_COLUMNS =
  'p.case_no, p.item_code, p.item_version, p.item_name, p.region_code, p.deciding_org_code, p.state, p.pending, p.stage, p.seats, ' +
  'p.suspended, p.measured_at, p.promise_due_at, p.extended, p.reopenings, p.sequence, p.version';

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
  INSERT INTO case_plans AS old (case_no, item_code, item_version, item_name, region_code, deciding_org_code, state, pending, stage, seats, suspended,
    measured_at, promise_due_at, extended, reopenings, sequence, version)
  SELECT case_no, item_code, item_version, item_name, region_code, deciding_org_code, state, pending, stage, seats, suspended,
    measured_at, promise_due_at, extended, reopenings, sequence, version
  FROM jsonb_to_recordset($1::jsonb) AS r(case_no text, item_code text, item_version int, item_name text, region_code text,
    deciding_org_code text, state text, pending jsonb, stage int, seats jsonb, suspended boolean, measured_at timestamptz, promise_due_at timestamptz,
    extended boolean, reopenings int, sequence int, version int)
  ON CONFLICT (case_no) DO UPDATE SET item_name = excluded.item_name, state = excluded.state, pending = excluded.pending,
    stage = excluded.stage, seats = excluded.seats, suspended = excluded.suspended, measured_at = excluded.measured_at,
    promise_due_at = excluded.promise_due_at, extended = excluded.extended,
    reopenings = excluded.reopenings, sequence = excluded.sequence,
    version = CASE WHEN old.version = excluded.version - 1 THEN excluded.version ELSE 0 END`;

export const SAVE_TASKS = `
  INSERT INTO tasks (id, case_no, org_code, org_name, purpose, round, stage, lead, state, channel, system_id, assigned_at, due_at,
    provisional, last_round, acknowledged_at, acknowledged_by, step_count, last_step_ended_at, completed_at, result, opinion, answer)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, case_no text, org_code text, org_name text, purpose text, round int, stage int,
    lead boolean, state text, channel text, system_id uuid, assigned_at timestamptz, due_at timestamptz, provisional boolean,
    last_round boolean, acknowledged_at timestamptz, acknowledged_by text, step_count int, last_step_ended_at timestamptz, completed_at timestamptz,
    result text, opinion text, answer jsonb)
  ON CONFLICT (id) DO UPDATE SET state = excluded.state, due_at = excluded.due_at, provisional = excluded.provisional, acknowledged_at = excluded.acknowledged_at,
    acknowledged_by = excluded.acknowledged_by, step_count = excluded.step_count, last_step_ended_at = excluded.last_step_ended_at,
    completed_at = excluded.completed_at, result = excluded.result, opinion = excluded.opinion, answer = excluded.answer`;

export const ADD_STEPS = `
  INSERT INTO task_steps (task_id, step_no, link, started_at, ended_at, recorded_by_kind, recorded_by, recorded_at)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(task_id uuid, step_no int, link text, started_at timestamptz, ended_at timestamptz,
    recorded_by_kind text, recorded_by text, recorded_at timestamptz)`;

/** In the order given: the identity is the order of sending. */
export const ADD_DELIVERIES = `
  INSERT INTO deliveries (id, system_id, task_id, case_no, traceparent)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, system_id uuid, task_id uuid, case_no text, traceparent text)`;

/** The department knows of the task, or needs it no longer: it leaves the feed, and is not sent any more. */
export const CLOSE_DELIVERIES = "UPDATE deliveries SET state = 'closed' WHERE task_id = ANY($1::uuid[]) AND state <> 'closed'";
