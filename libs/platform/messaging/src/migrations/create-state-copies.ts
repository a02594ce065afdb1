import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which state topics this database holds a copy of, up to where it has to have been read, and when it was. */
export class CreateStateCopies20261122210720 implements MigrationInterface {
  readonly name = 'CreateStateCopies20261122210720';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE state_copies (
        topic       text PRIMARY KEY,
        targets     jsonb,
        claimed_at  timestamptz NOT NULL,
        started_at  timestamptz,
        complete_at timestamptz,
        CHECK ((targets IS NULL) = (started_at IS NULL)),
        CHECK (complete_at IS NULL OR targets IS NOT NULL)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE state_copies');
  }
}
