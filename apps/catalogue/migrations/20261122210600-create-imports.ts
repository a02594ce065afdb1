import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 导入任务: files that came in, the rows that wait to be taken, and why lines were not. */
export class CreateImports20261122210600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE imports (
        id uuid PRIMARY KEY,
        layout text NOT NULL CHECK (layout IN ('items', 'sichuan', 'national')),
        format text NOT NULL CHECK (format IN ('csv', 'xlsx', 'jsonl', 'zip')),
        publish boolean NOT NULL,
        dry_run boolean NOT NULL,
        status text NOT NULL CHECK (status IN ('waiting', 'running', 'done', 'failed')),
        requested_by text NOT NULL,
        org_code text,
        region_code text COLLATE "C",
        without_review boolean NOT NULL,
        sha256 text NOT NULL,
        bytes bigint NOT NULL,
        rows_staged integer NOT NULL,
        at_row integer NOT NULL DEFAULT 0,
        read integer NOT NULL DEFAULT 0,
        created integer NOT NULL DEFAULT 0,
        changed integer NOT NULL DEFAULT 0,
        unchanged integer NOT NULL DEFAULT 0,
        published integer NOT NULL DEFAULT 0,
        rejected integer NOT NULL DEFAULT 0,
        attempts integer NOT NULL DEFAULT 0,
        problem text,
        requested_at timestamptz NOT NULL,
        started_at timestamptz,
        finished_at timestamptz,
        CHECK ((status IN ('done', 'failed')) = (finished_at IS NOT NULL)),
        CHECK ((status = 'failed') = (problem IS NOT NULL))
      )`);
    await runner.query(`CREATE INDEX imports_open ON imports (id) WHERE status IN ('waiting', 'running')`);
    await runner.query('CREATE INDEX imports_by_body ON imports (org_code, id)');
    await runner.query('CREATE INDEX imports_by_region ON imports (region_code, id)');
    await runner.query('CREATE INDEX imports_finished ON imports (finished_at) WHERE finished_at IS NOT NULL');
    // A copy of what its sender still has: after a crash of the database it is empty, and the import says so.
    await runner.query(`
      CREATE UNLOGGED TABLE import_rows (
        import_id uuid NOT NULL,
        n integer NOT NULL,
        kind text NOT NULL CHECK (kind IN ('item', 'child', 'problem')),
        part text NOT NULL,
        line integer NOT NULL,
        key text NOT NULL,
        data text NOT NULL,
        PRIMARY KEY (import_id, n)
      )`);
    await runner.query('CREATE INDEX import_rows_by_key ON import_rows (import_id, key, n)');
    await runner.query(`
      CREATE TABLE import_problems (
        import_id uuid NOT NULL REFERENCES imports (id) ON DELETE CASCADE,
        n integer NOT NULL,
        part text NOT NULL,
        line integer NOT NULL,
        field text,
        rule text NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (import_id, n)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE import_problems, import_rows, imports');
  }
}
