import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 清单导出: one row an export, and its file in parts, so that any process hands out what any other has written. */
export class CreateCaseExports20261122230100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_exports (
        id            uuid PRIMARY KEY,
        owner         text COLLATE "C" NOT NULL,
        selection     jsonb NOT NULL,
        status        text NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed')),
        requested_at  timestamptz NOT NULL,
        finished_at   timestamptz,
        expected      int,
        written       int NOT NULL DEFAULT 0,
        truncated     boolean NOT NULL DEFAULT false,
        bytes         bigint NOT NULL DEFAULT 0,
        attempts      int NOT NULL DEFAULT 0,
        claimed_until timestamptz NOT NULL DEFAULT '-infinity'
      )`);
    await runner.query('CREATE INDEX case_exports_of_owner ON case_exports (owner, requested_at, id)');
    await runner.query(`CREATE INDEX case_exports_to_write ON case_exports (requested_at) WHERE status IN ('waiting', 'running')`);
    await runner.query('CREATE INDEX case_exports_by_time ON case_exports (requested_at)');
    await runner.query(`
      CREATE TABLE case_export_parts (
        export_id uuid NOT NULL REFERENCES case_exports (id) ON DELETE CASCADE,
        part      int NOT NULL,
        bytes     bytea NOT NULL,
        PRIMARY KEY (export_id, part)
      )`);
    // Compressed already; trying again costs time for nothing.
    await runner.query('ALTER TABLE case_export_parts ALTER bytes SET STORAGE EXTERNAL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_export_parts, case_exports');
  }
}
