import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 上报的边界 — what one system may take of the room and the time of all, for how long records are kept, and who changed which rule. */
export class BoundIntake20261122460100 implements MigrationInterface {
  readonly name = 'BoundIntake20261122460100';

  async up(runner: QueryRunner): Promise<void> {
    // The waiting ones of one system by turn: some of each are tried, whatever the others have.
    await runner.query(`
      CREATE INDEX intake_messages_waiting_by_system ON intake_messages (system_id, next_attempt_at) WHERE state = 'waiting'`);

    // changed_*: how often a message was said again with other content, and when the last time.
    await runner.query(`
      ALTER TABLE intake_messages ADD COLUMN changed_count int NOT NULL DEFAULT 0, ADD COLUMN changed_at timestamptz`);

    // Trouble of the host, or a mapping that somebody has to mend: no answer to what a department said.
    await runner.query(`
      UPDATE intake_rules SET waits_on = array_append(waits_on, 'DISPATCH.MAPPING_TOO_LONG')
      WHERE NOT 'DISPATCH.MAPPING_TOO_LONG' = ANY(waits_on)`);

    // Nobody knows what stands in a rejected record; it is kept no longer than what messages said.
    await runner.query('ALTER TABLE intake_rejects ALTER COLUMN sealed DROP NOT NULL');
    await runner.query('CREATE INDEX intake_rejects_kept ON intake_rejects (received_at) WHERE sealed IS NOT NULL');

    await runner.query(`
      CREATE TABLE intake_rule_changes (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        type       text NOT NULL REFERENCES intake_rules,
        before     jsonb NOT NULL,
        after      jsonb NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX intake_rule_changes_of_type ON intake_rule_changes (type, id)');
    await keepAppendOnly(runner, 'intake_rule_changes');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE intake_rule_changes');
    await runner.query('DROP FUNCTION refuse_change_of_intake_rule_changes');
    await runner.query('DROP INDEX intake_rejects_kept');
    await runner.query('DELETE FROM intake_rejects WHERE sealed IS NULL');
    await runner.query('ALTER TABLE intake_rejects ALTER COLUMN sealed SET NOT NULL');
    await runner.query(`UPDATE intake_rules SET waits_on = array_remove(waits_on, 'DISPATCH.MAPPING_TOO_LONG')`);
    await runner.query('ALTER TABLE intake_messages DROP COLUMN changed_count, DROP COLUMN changed_at');
    await runner.query('DROP INDEX intake_messages_waiting_by_system');
  }
}
