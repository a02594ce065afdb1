import { FieldCipher } from '@yiwang/access';
import { loadConfig, PlatformConfig } from '@yiwang/config';
import { withProgress } from '@yiwang/progress';
import pg from 'pg';
import { copyIn } from '../catalogue/copy-in.ts';
import { takeOff } from '../catalogue/take-off.ts';
import { CaseShape, FIRST_SERIAL, type FilableItem, type MadeCase, type Stage } from './case-shape.ts';
import { CaseTemplate, STEP_COLUMNS, type Cells, type TemplateCase } from './case-template.ts';
import { WorkingDays } from './working-days.ts';

/** Cases in one COPY. */
const PORTION = 10_000;
/** Below so many new cases, indexes are kept up row by row. */
const WORTH_TAKING_OFF = 30_000;
const TABLES = ['cases', 'case_steps'];

/** Which case stands for a stage: one that came there through the API. */
export type Originals = Readonly<Record<Stage, string>>;

export interface SeedOptions {
  /** As the superuser: triggers and constraints are looked after here, which a service's own role may not do. */
  url: string;
  /** The key with which the service seals. */
  dataKey: string;
  /** So many cases there shall be beside those that were filed. */
  size: number;
  originals: Originals;
  log: (line: string) => void;
}

/** 造件 — makes sure that so many cases are in acceptance beside those that were filed: all of the missing ones, or none. */
export async function seedCases({ url, dataKey, size, originals, log }: SeedOptions): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const present = await presentIn(client);
    if (present >= size) return;
    const begun = Date.now();
    const days = new WorkingDays(begun, 600);
    const cipher = new FieldCipher(dataKey);
    const templates = new Map<Stage, CaseTemplate>();
    for (const original of await templateCases(client, originals)) {
      templates.set(original.stage, new CaseTemplate(original, cipher, days));
    }
    const shape = new CaseShape(await filableItems(client), size, begun);
    await load(client, shape, templates, present, size);
    const seconds = (Date.now() - begun) / 1000;
    log(`made ${size - present} cases in ${seconds.toFixed(1)} s (${Math.round((size - present) / seconds)} a second)`);
  } finally {
    await client.end();
  }
}

/** The key that a service with this environment has. */
export const dataKeyOf = (env: Record<string, string>): string =>
  loadConfig(PlatformConfig, { ...env, DATABASE_URL: 'postgres://nobody@127.0.0.1/nothing' }).DATA_KEY;

async function presentIn(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ n: number }>(
    `SELECT coalesce(max(substr(case_no, 13, 8)::int) + 1 - $1, 0)::int AS n FROM cases WHERE substr(case_no, 13, 8)::int >= $1`,
    [FIRST_SERIAL],
  );
  return rows[0]!.n;
}

async function filableItems(client: pg.Client): Promise<FilableItem[]> {
  const { rows } = await client.query<FilableItem>(
    `SELECT code, version, core ->> 'name' AS name, core #>> '{implementingBody,orgCode}' AS "orgCode",
       core #>> '{implementingBody,name}' AS "orgName", core #>> '{implementingBody,regionCode}' AS region,
       core ->> 'acceptedBy' AS "acceptedBy", core ->> 'caseKind' AS "caseKind",
       least(60, greatest(1, (core #>> '{limits,promised,value}')::int)) AS "promisedDays"
     FROM item_versions WHERE status = 'published' AND core ->> 'caseKind' IS NOT NULL ORDER BY md5(code)`,
  );
  if (rows.length === 0) throw new Error('acceptance has no item to file for');
  return rows;
}

async function templateCases(client: pg.Client, originals: Originals): Promise<TemplateCase[]> {
  const { rows: columns } = await client.query<{ name: string; time: boolean }>(
    `SELECT attname AS name, atttypid = 'timestamptz'::regtype AS time FROM pg_attribute
     WHERE attrelid = 'cases'::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity = ''`,
  );
  const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const cells = columns.map(({ name, time }) => `'${name}', ${time ? iso(`c."${name}"`) : `c."${name}"::text`}`);
  // A function takes a hundred arguments at most.
  const objects: string[] = [];
  for (let from = 0; from < cells.length; from += 40) objects.push(`jsonb_build_object(${cells.slice(from, from + 40).join(', ')})`);
  const times = new Set(columns.filter(({ time }) => time).map(({ name }) => name));
  const found: TemplateCase[] = [];
  for (const [stage, caseNo] of Object.entries(originals) as [Stage, string][]) {
    const { rows } = await client.query<{ row: Cells; steps: Cells[] }>(
      `SELECT ${objects.join(' || ')} AS row, (
         SELECT json_agg(json_build_object('kind', kind, 'at', ${iso('at')}, 'actor_kind', actor_kind, 'actor_id', actor_id,
                                           'actor_org', actor_org, 'detail', detail::text) ORDER BY seq)
         FROM case_steps s WHERE s.case_no = c.case_no) AS steps
       FROM cases c WHERE case_no = $1`,
      [caseNo],
    );
    if (!rows[0]) throw new Error(`${caseNo} (${stage}) is not there`);
    found.push({ stage, ...rows[0], times });
  }
  return found;
}

async function load(
  client: pg.Client,
  shape: CaseShape,
  templates: ReadonlyMap<Stage, CaseTemplate>,
  from: number,
  to: number,
): Promise<void> {
  let at = from;
  const progress = { done: () => (at - from) / (to - from), now: () => `${at} cases` };
  await withProgress('cases', progress, async () => {
    await client.query('BEGIN');
    try {
      await client.query(`SET LOCAL maintenance_work_mem = '512MB'`);
      await client.query('SET LOCAL synchronous_commit = off');
      await client.query('ALTER TABLE case_steps DISABLE TRIGGER case_steps_are_linked');
      const putBack = to - from >= WORTH_TAKING_OFF ? await takeOff(client, TABLES) : async () => undefined;
      for (; at < to; at += PORTION) {
        await copyPortion(client, templates, shape, at, Math.min(at + PORTION, to));
      }
      at = to;
      await putBack();
      await client.query('ALTER TABLE case_steps ENABLE TRIGGER case_steps_are_linked');
      await client.query('COMMIT');
    } catch (error) {
      await client.query('ROLLBACK');
      throw error;
    }
    await client.query('VACUUM (ANALYZE) cases, case_steps');
  });
}

async function copyPortion(
  client: pg.Client,
  templates: ReadonlyMap<Stage, CaseTemplate>,
  shape: CaseShape,
  from: number,
  to: number,
): Promise<void> {
  const [rows, steps]: [string[], string[]] = [[], []];
  for (let n = from; n < to; n++) {
    const made: MadeCase = shape.made(n);
    const lines = templates.get(made.stage)!.lines(made);
    rows.push(lines.row);
    steps.push(...lines.steps);
  }
  await copyIn(client, 'cases', templates.get('submitted')!.columns, rows);
  await copyIn(client, 'case_steps', STEP_COLUMNS, steps);
}
