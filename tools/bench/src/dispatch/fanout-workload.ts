import { withProgress, bySeconds } from '@yiwang/progress';
import pg from 'pg';
import { measuredOf, type Measured } from '../load.ts';
import { withoutFloor, type Workload } from '../report.ts';
import { superuserUrl, type Target } from '../target.ts';
import { insertTasks, madeTask, removeMadeTasks, type MadeTask } from './made-tasks.ts';
import { pause } from './readers.ts';
import { removeMadeSystems, WebhookSystems } from './webhook-systems.ts';

const SYSTEMS = 100;
const TICK_MS = 100;
/** After the last task; what has not come by then is an error. */
const LAST_CHANCE_MS = 10_000;
const WARM_SECONDS = 3;
const SLOW_MS = 10_000;

const orgOf = (n: number): string => `11330203MB9F${String(n).padStart(4, '0')}0X`;

/**
 * 一坏一慢 — so many tasks a second for a hundred systems that are called, of which one is dead and one takes ten seconds a call: how long
 * until the other 98 have theirs, with those two and, in the same run, without. Without them before and after, and the better of the two is
 * what the middle one is held against: a stack that is still cold must not flatter the ratio, nor one that has grown tired.
 */
export async function fanoutWorkload(target: Target, seconds: number, rate: number, log: (line: string) => void): Promise<Workload[]> {
  const database = new pg.Client({ connectionString: superuserUrl(target, 'dispatch') });
  await database.connect();
  try {
    const before = await run(target, database, { seconds, rate, troubled: false });
    const among = await run(target, database, { seconds, rate, troubled: true });
    const after = await run(target, database, { seconds, rate, troubled: false });
    const alone = before.p95 <= after.p95 ? before : after;
    log(
      `fanout: p95 of the 98 ${before.p95} ms before and ${after.p95} ms after without the dead and the slow one, ${among.p95} ms with them: ` +
        `${(among.p95 / alone.p95).toFixed(2)} of the better`,
    );
    return [withoutFloor('fanout-alone', alone), withoutFloor('fanout', among)];
  } finally {
    await removeMadeTasks(database);
    await removeMadeSystems(database);
    await database.end();
  }
}

async function run(target: Target, database: pg.Client, load: { seconds: number; rate: number; troubled: boolean }): Promise<Measured> {
  const { seconds, rate, troubled } = load;
  const habits = Array.from({ length: SYSTEMS }, (_, n) => ({
    orgCode: orgOf(n),
    dead: troubled && n === 0,
    delayMs: troubled && n === 1 ? SLOW_MS : 0,
  }));
  const hooks = await WebhookSystems.start(target, habits);
  try {
    const made = new Map<string, number>();
    const others = hooks.systems.slice(2);
    const targets = troubled ? hooks.systems : others;
    const give = async (count: number, counted: boolean): Promise<void> => {
      const tasks: MadeTask[] = Array.from({ length: count }, () => {
        const { id, orgCode } = targets[Math.floor(Math.random() * targets.length)]!;
        return madeTask(id, orgCode);
      });
      await insertTasks(database, tasks, 'webhook');
      const at = Date.now();
      const ofOthers = new Set(others.map(({ id }) => id));
      if (counted) for (const { caseNo, systemId } of tasks) if (ofOthers.has(systemId)) made.set(caseNo, at);
    };
    const flow = async (duration: number, counted: boolean): Promise<void> => {
      const begun = Date.now();
      for (let given = 0; Date.now() - begun < duration * 1000;) {
        const due = Math.floor(((Date.now() - begun + TICK_MS) * rate) / 1000) - given;
        if (due > 0) await give(due, counted);
        given += Math.max(0, due);
        await pause(TICK_MS - ((Date.now() - begun) % TICK_MS));
      }
    };
    await flow(WARM_SECONDS, false);
    await withProgress(troubled ? 'with a dead and a slow one' : 'without them', { done: bySeconds(seconds) }, () => flow(seconds, true));
    await hooks.all([...made.keys()], LAST_CHANCE_MS).catch(() => undefined);
    const times = [...made].flatMap(([caseNo, at]) => {
      const seen = hooks.seen.get(caseNo);
      return seen === undefined ? [] : [Math.max(0, seen - at)];
    });
    return measuredOf(times, seconds, made.size - times.length);
  } finally {
    await hooks.stop();
  }
}
