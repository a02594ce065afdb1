import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 访问终止: whose access has ended while tokens of his may still be out. Hashes alone, for services to compare theirs with; a row lives as
 * long as a token can. `written_by` is the transaction, by which a reader knows what he may have missed because it was not committed yet.
 */
export class CreateAccessEndings20261123700000 implements MigrationInterface {
  readonly name = 'CreateAccessEndings20261123700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE access_endings (
        seq        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        key_hash   text NOT NULL,
        not_before bigint,
        expires_at timestamptz NOT NULL,
        written_by xid8 NOT NULL DEFAULT pg_current_xact_id()
      )`);
    await runner.query('CREATE INDEX access_endings_written_by ON access_endings (written_by)');
    await runner.query('CREATE INDEX access_endings_expires_at ON access_endings (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE access_endings');
  }
}
