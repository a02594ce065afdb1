export const LOAD_WORKS = `
  SELECT w.task_id, w.case_no, w.org_code, w.item_code, w.region_code, w.purpose, w.process_id, w.link_no, w.visit, w.open, w.task_due_at, p.links
  FROM task_works w LEFT JOIN work_processes p ON p.id = w.process_id WHERE w.task_id = ANY($1::uuid[])`;

export const LOAD_TURNS = 'SELECT * FROM work_turns WHERE task_id = ANY($1::uuid[]) ORDER BY visit, began_at, id';

export const SAVE_WORKS = `
  INSERT INTO task_works (task_id, case_no, org_code, item_code, region_code, purpose, process_id, link_no, visit, open, task_due_at)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(task_id uuid, case_no text, org_code text, item_code text, region_code text, purpose text,
    process_id uuid, link_no int, visit int, open boolean, task_due_at timestamptz)
  ON CONFLICT (task_id) DO UPDATE SET link_no = excluded.link_no, visit = excluded.visit, open = excluded.open, task_due_at = excluded.task_due_at`;

export const SAVE_TURNS = `
  INSERT INTO work_turns (id, task_id, org_code, visit, link, link_name, kind, post_code, holder_id, holder_name, claimed_at, began_at, limit_at,
    due_at, ended_at, ending, done_by, done_by_name, on_behalf_of, on_behalf_name, opinion, agrees)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, task_id uuid, org_code text, visit int, link text, link_name text, kind text,
    post_code text, holder_id text, holder_name text, claimed_at timestamptz, began_at timestamptz, limit_at timestamptz, due_at timestamptz,
    ended_at timestamptz, ending text, done_by text, done_by_name text, on_behalf_of text, on_behalf_name text, opinion text, agrees boolean)
  ON CONFLICT (id) DO UPDATE SET holder_id = excluded.holder_id, holder_name = excluded.holder_name, claimed_at = excluded.claimed_at,
    ended_at = excluded.ended_at, ending = excluded.ending, done_by = excluded.done_by, done_by_name = excluded.done_by_name,
    on_behalf_of = excluded.on_behalf_of, on_behalf_name = excluded.on_behalf_name, opinion = excluded.opinion, agrees = excluded.agrees`;

export const ADD_MOVES = `
  INSERT INTO work_moves (task_id, turn_id, kind, link, by_id, by_name, on_behalf_of, on_behalf_name, to_id, to_name, to_link, reason, at)
  SELECT * FROM jsonb_to_recordset($1::jsonb) AS r(task_id uuid, turn_id uuid, kind text, link text, by_id text, by_name text,
    on_behalf_of text, on_behalf_name text, to_id text, to_name text, to_link text, reason text, at timestamptz)`;

export const TASK_OF_TURN = 'SELECT task_id FROM work_turns WHERE id = $1 AND org_code = $2';

/** Of the item itself before that of all items. */
export const PROCESSES_FOR = `
  SELECT r.no, p.id, p.links FROM jsonb_to_recordset($1::jsonb) AS r(no int, org_code text, purpose text, item_code text)
  CROSS JOIN LATERAL (
    SELECT id, links FROM work_processes
    WHERE org_code = r.org_code AND purpose = r.purpose AND state = 'published' AND (item_code = r.item_code OR item_code IS NULL)
    ORDER BY item_code NULLS LAST LIMIT 1
  ) p`;

/** The task is done, recalled, or a system of the department has it: nobody's turn any more. */
export const CLOSE_WORKS = 'UPDATE task_works SET open = false WHERE task_id = ANY($1::uuid[]) AND open';
export const WITHDRAW_TURNS =
  "UPDATE work_turns SET ended_at = $2, ending = 'withdrawn' WHERE task_id = ANY($1::uuid[]) AND ended_at IS NULL";

export const STANDING = 'SELECT task_id, open, task_due_at FROM task_works WHERE task_id = ANY($1::uuid[])';
export const MOVE_WORKS = `
  UPDATE task_works w SET task_due_at = r.due_at FROM jsonb_to_recordset($1::jsonb) AS r(task_id uuid, due_at timestamptz)
  WHERE w.task_id = r.task_id`;
/** A link gets the time that its task gets, say for a special procedure; no time is taken from it that the task does not take. */
export const MOVE_TURNS = `
  UPDATE work_turns t SET limit_at = t.limit_at + make_interval(secs => r.later), due_at = LEAST(t.limit_at + make_interval(secs => r.later), r.due_at)
  FROM jsonb_to_recordset($1::jsonb) AS r(task_id uuid, due_at timestamptz, later double precision)
  WHERE t.task_id = r.task_id AND t.ended_at IS NULL`;
