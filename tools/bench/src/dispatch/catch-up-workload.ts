import { SYSTEMS } from '@yiwang/demo-data';
import { withProgress } from '@yiwang/progress';
import { ApiClient } from '@yiwang/stack';
import pg from 'pg';
import { measuredOf } from '../load.ts';
import { withoutFloor, type Workload } from '../report.ts';
import { superuserUrl, type Target } from '../target.ts';
import { insertTasks, madeTask, removeMadeTasks } from './made-tasks.ts';

/** A day of the province. */
const TASKS = 70_000;
const PORTION = 5_000;
const PAGE = 500;

const LINE = `
  INSERT INTO delivery_lines AS l (system_id, last_position) VALUES ($1, 0) ON CONFLICT (system_id) DO UPDATE SET last_position = l.last_position
  RETURNING last_position::int AS position`;

interface FeedPage {
  items: { id: string }[];
  next: string;
}

/** 补拉 — a system that was away for a day reads what it missed, page by page, and acknowledges it; times are those of a page. */
export async function catchUpWorkload(target: Target, log: (line: string) => void): Promise<Workload> {
  const database = new pg.Client({ connectionString: superuserUrl(target, 'dispatch') });
  await database.connect();
  try {
    const { rows } = await database.query<{ id: string; org_code: string }>(
      'SELECT id, org_code FROM department_systems WHERE client_id = $1',
      [SYSTEMS.fire.clientId],
    );
    const { id, org_code: orgCode } = rows[0]!;
    const since = new Date();
    const from = (await database.query<{ position: number }>(LINE, [id])).rows[0]!.position;
    await withProgress('a day of tasks', {}, async () => {
      for (let n = 0; n < TASKS; n += PORTION) {
        const tasks = Array.from({ length: PORTION }, () => madeTask(id, orgCode));
        await insertTasks(database, tasks, 'pull', from + n);
      }
      await database.query('UPDATE delivery_lines SET last_position = $2 WHERE system_id = $1', [id, from + TASKS]);
      await database.query('VACUUM (ANALYZE) deliveries, tasks, case_plans');
    });
    const system = ApiClient.system(target.addresses.gateway, SYSTEMS.fire);
    const times: number[] = [];
    let read = 0;
    const begun = performance.now();
    let where = `since=${since.toISOString()}`;
    await withProgress('catching up', { done: () => read / TASKS }, async () => {
      for (;;) {
        const asked = performance.now();
        const page = await system.call<FeedPage>(`/api/v1/department/feed?${where}&limit=${PAGE}`);
        if (page.items.length === 0) break;
        await system.call('/api/v1/department/feed/acks', { body: { messageIds: page.items.map((message) => message.id) } });
        times.push(performance.now() - asked);
        read += page.items.length;
        where = `cursor=${encodeURIComponent(page.next)}`;
      }
    });
    const seconds = (performance.now() - begun) / 1000;
    log(`catch-up: ${read} messages read and acknowledged in ${seconds.toFixed(1)} s`);
    return { ...withoutFloor('catch-up', measuredOf(times, seconds, Math.max(0, TASKS - read))), rate: Math.round(read / seconds) };
  } finally {
    await removeMadeTasks(database);
    await database.end();
  }
}
