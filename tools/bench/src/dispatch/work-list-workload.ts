import { OFFICERS, ORGANISATIONS } from '@yiwang/demo-data';
import { withProgress } from '@yiwang/progress';
import { ApiClient } from '@yiwang/stack';
import pg from 'pg';
import { measureQuestions, type Asking, type Question } from '../acceptance/asked.ts';
import type { Workload } from '../report.ts';
import { superuserUrl, type Target } from '../target.ts';

const TASKS = 1_000_000;
/** Parallel tasks of one case. */
const OF_A_CASE = 4;

/** One of each four tasks is the market bureau's, the others are spread over two hundred departments; one of twenty-five is open. */
const PLANS = `
  INSERT INTO case_plans (case_no, item_code, item_version, item_name, region_code, deciding_org_code, state, stage, seats, sequence, version)
  SELECT '33020398' || lpad(n::text, 12, '0') || 'X', '11330203MB0A1001334330131001000', 1, '食品经营许可', '330203', $2, 'decided', 1, '[]', 1, 1
  FROM generate_series(1, $1::int) n ON CONFLICT DO NOTHING`;
const MAKE = `
  INSERT INTO tasks (id, case_no, org_code, org_name, purpose, round, stage, lead, state, channel, assigned_at, due_at, provisional, step_count,
    acknowledged_at, acknowledged_by, completed_at, result)
  SELECT gen_random_uuid(), '33020398' || lpad(n::text, 12, '0') || 'X',
    CASE p WHEN 0 THEN $2 ELSE '11330203MB9E' || lpad(((n * 7 + p) % 200)::text, 4, '0') || '0X' END, '部门', 'handling', 0, 1, p = 0,
    CASE WHEN n % 25 > 0 THEN 'completed' ELSE (ARRAY['assigned', 'acknowledged', 'inProgress'])[1 + n % 3] END, 'workbench',
    now() - n * interval '1 minute', now() - n * interval '1 minute' + interval '30 days', false, 0,
    CASE WHEN n % 25 > 0 OR n % 3 > 0 THEN now() END, CASE WHEN n % 25 > 0 OR n % 3 > 0 THEN 'made' END,
    CASE WHEN n % 25 > 0 THEN now() END, CASE WHEN n % 25 > 0 THEN 'approved' END
  FROM generate_series(1, $1::int) n, generate_series(0, ${OF_A_CASE - 1}) p ON CONFLICT DO NOTHING`;

/** 待办 of the open ones, one of three held by the officer who asks. */
const WORKS = `
  INSERT INTO task_works (task_id, case_no, org_code, item_code, region_code, purpose, link_no, visit, open, task_due_at)
  SELECT id, case_no, org_code, '11330203MB0A1001334330131001000', '330203', purpose, 0, 1, true, due_at FROM tasks
  WHERE channel = 'workbench' AND state IN ('assigned', 'acknowledged', 'inProgress') ON CONFLICT DO NOTHING`;
const TURNS = `
  INSERT INTO work_turns (id, task_id, org_code, visit, link, link_name, kind, holder_id, holder_name, began_at, due_at)
  SELECT gen_random_uuid(), w.task_id, w.org_code, 1, 'review', '审核', 'link', h.id, h.id, now(), w.task_due_at
  FROM task_works w LEFT JOIN LATERAL (SELECT $1::text AS id WHERE abs(hashtext(w.case_no)) % 3 = 0) h ON true
  WHERE w.open AND NOT EXISTS (SELECT 1 FROM work_turns t WHERE t.task_id = w.task_id)`;

const LISTS = [
  ...['limit=20', 'limit=100', 'state=completed&limit=20', 'state=assigned&limit=20'].map((list) => `tasks?${list}`),
  ...['list=mine&limit=20', 'list=team&limit=20', 'list=all&overdue=true&limit=100'].map((list) => `turns?${list}`),
];
const PAGES = 3;

/** 待办清单 of a department's officer among a million tasks, a quarter of them its own. */
export async function workListWorkload(target: Target, asking: Asking): Promise<Workload> {
  const database = new pg.Client({ connectionString: superuserUrl(target, 'dispatch') });
  await database.connect();
  try {
    await withProgress('a million tasks', {}, async () => {
      await database.query('SET session_replication_role = replica');
      const [cases, org] = [TASKS / OF_A_CASE, ORGANISATIONS.haishuMarket.orgCode];
      await database.query(PLANS, [cases, org]);
      await database.query(MAKE, [cases, org]);
      await database.query(WORKS);
      await database.query(TURNS, [OFFICERS.marketHandler.id]);
      await database.query('VACUUM (ANALYZE) case_plans, tasks, task_works, work_turns');
    });
  } finally {
    await database.end();
  }
  const officer = ApiClient.person(target.addresses.gateway, OFFICERS.marketHandler.login);
  const headers = { authorization: `Bearer ${await officer.token()}` };
  const questions: Question[] = [];
  for (const list of LISTS) {
    let cursor: string | null = '';
    for (let n = 0; n < PAGES && cursor !== null; n++) {
      const path: string = `/api/v1/workbench/${list}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
      questions.push({ path, headers });
      cursor = (await officer.call<{ next: string | null }>(path)).next;
    }
  }
  return measureQuestions(target, 'work-list', questions, asking);
}
