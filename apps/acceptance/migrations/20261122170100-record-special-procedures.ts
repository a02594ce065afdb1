import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 特别程序、延长、容缺、视为受理、部门自办件: what the ledger knows of a case beside its plain way. */
export class RecordSpecialProcedures20261122170100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Nothing here is written when a case is filed, except agent and origin; a null or a constant costs a filing nothing.
    await runner.query(`
      ALTER TABLE cases
        ADD agent_id          text COLLATE "C",
        ADD origin            jsonb,
        ADD received_at       timestamptz,
        ADD handed_in_at      timestamptz,
        ADD deemed            boolean NOT NULL DEFAULT false,
        ADD handling_from     timestamptz,
        ADD correction_due_at timestamptz,
        ADD suspensions       jsonb NOT NULL DEFAULT '[]',
        ADD extension         jsonb,
        ADD tolerance         jsonb,
        ADD tolerance_due_at  timestamptz,
        ADD reopenings        smallint NOT NULL DEFAULT 0,
        ADD ended_at          timestamptz`);
    await runner.query('UPDATE cases SET ended_at = closed_at WHERE closed_at IS NOT NULL');
    await runner.query(`
      UPDATE cases c SET ended_at = (SELECT max(at) FROM case_steps s WHERE s.case_no = c.case_no AND s.kind IN ('refused', 'withdrawn'))
      WHERE status IN ('refused', 'withdrawn')`);
    // 退回办结, 作废办结: every end has its kind of finish.
    await runner.query(
      `UPDATE cases SET finish_kind = CASE status WHEN 'refused' THEN 1 ELSE 2 END WHERE status IN ('refused', 'withdrawn')`,
    );
    await runner.query(`UPDATE cases SET correction_due_at = (correction ->> 'dueAt')::timestamptz WHERE status = 'correcting'`);
    // A department reports a case of its own once, however often it is sent.
    await runner.query(`
      CREATE UNIQUE INDEX cases_of_origin ON cases ((origin ->> 'system'), (origin ->> 'externalNo')) WHERE origin IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX cases_of_origin');
    await runner.query(`
      ALTER TABLE cases DROP agent_id, DROP origin, DROP received_at, DROP handed_in_at, DROP deemed, DROP handling_from,
        DROP correction_due_at, DROP suspensions, DROP extension, DROP tolerance, DROP tolerance_due_at, DROP reopenings, DROP ended_at`);
  }
}
