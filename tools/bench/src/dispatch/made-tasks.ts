import { randomUUID } from 'node:crypto';
import type pg from 'pg';

/** Numbers that no filing gets. */
const PREFIX = '33020399';
let serial = Date.now() % 1_000_000_000;

export interface MadeTask {
  caseNo: string;
  taskId: string;
  systemId: string;
  orgCode: string;
}

export const madeTask = (systemId: string, orgCode: string): MadeTask => ({
  caseNo: `${PREFIX}${String(serial++).padStart(12, '0')}X`,
  taskId: randomUUID(),
  systemId,
  orgCode,
});

/** A case of its own for each, with a message of its assignment that waits to be sent, or was sent to the feed as far as `sentFrom` counts. */
const INSERT = `
  WITH t AS (
    SELECT *, row_number() OVER () AS n FROM jsonb_to_recordset($1::jsonb) AS t("caseNo" text, "taskId" uuid, "systemId" uuid, "orgCode" text)
  ), plan AS (
    INSERT INTO case_plans (case_no, item_code, item_version, item_name, region_code, deciding_org_code, state, stage, seats, sequence, version)
    SELECT "caseNo", '11330203MB0A1001334330131001000', 1, '食品经营许可', '330203', "orgCode", 'handling', 1, '[]', 1, 1 FROM t
  ), task AS (
    INSERT INTO tasks (id, case_no, org_code, org_name, purpose, round, stage, lead, state, channel, system_id, assigned_at, due_at, provisional,
      step_count)
    SELECT "taskId", "caseNo", "orgCode", "orgCode", 'handling', 0, 1, true, 'assigned', $2, "systemId", now(), now() + interval '5 days', false, 0
    FROM t
  )
  INSERT INTO deliveries (id, system_id, task_id, case_no, state, position, sent_at)
  SELECT gen_random_uuid(), "systemId", "taskId", "caseNo", CASE WHEN $3::bigint IS NULL THEN 'pending' ELSE 'sent' END, $3 + n,
    CASE WHEN $3::bigint IS NOT NULL THEN now() END FROM t`;

/** As the superuser, for foreign keys between parts of one statement are looked at in its end only for who may put them off. */
export async function insertTasks(
  database: pg.Client,
  tasks: readonly MadeTask[],
  channel: 'webhook' | 'pull',
  sentFrom: number | null = null,
): Promise<void> {
  await database.query(INSERT, [JSON.stringify(tasks), channel, sentFrom]);
}

/** What was made, and what came of it. */
export async function removeMadeTasks(database: pg.Client): Promise<void> {
  for (const sql of [
    `DELETE FROM deliveries WHERE case_no LIKE '${PREFIX}%'`,
    `DELETE FROM tasks WHERE case_no LIKE '${PREFIX}%'`,
    `DELETE FROM case_plans WHERE case_no LIKE '${PREFIX}%'`,
  ])
    await database.query(sql);
}
