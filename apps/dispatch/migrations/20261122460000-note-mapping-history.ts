import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 映射履历 — who brought which version into force, and who tried one on whose case. */
export class NoteMappingHistory20261122460000 implements MigrationInterface {
  readonly name = 'NoteMappingHistory20261122460000';

  async up(runner: QueryRunner): Promise<void> {
    // sample_id: the task or the message of a trial; both may be gone, and what was done with them stays.
    await runner.query(`
      CREATE TABLE mapping_history (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        mapping_id  uuid NOT NULL REFERENCES mappings,
        what        text NOT NULL CHECK (what IN ('activated', 'retired', 'tried')),
        by          text NOT NULL,
        sample_kind text CHECK (sample_kind IN ('task', 'message')),
        sample_id   uuid,
        at          timestamptz NOT NULL DEFAULT now(),
        CHECK ((what = 'tried') = (sample_kind IS NOT NULL)),
        CHECK ((sample_kind IS NULL) = (sample_id IS NULL))
      )`);
    await runner.query('CREATE INDEX mapping_history_of_mapping ON mapping_history (mapping_id, id)');
    await runner.query('CREATE INDEX mapping_history_of_sample ON mapping_history (sample_id) WHERE sample_id IS NOT NULL');
    await runner.query(`
      INSERT INTO mapping_history (mapping_id, what, by, at)
      SELECT id, 'activated', activated_by, activated_at FROM mappings WHERE activated_at IS NOT NULL AND activated_by IS NOT NULL`);
    await keepAppendOnly(runner, 'mapping_history');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE mapping_history');
    await runner.query('DROP FUNCTION refuse_change_of_mapping_history');
  }
}
