import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 前置库读取 — whose exchange tables are read when, and by whom; and the files that departments have named in them. */
export class CreateTableReaders20261122350000 implements MigrationInterface {
  readonly name = 'CreateTableReaders20261122350000';

  async up(runner: QueryRunner): Promise<void> {
    // A reader holds the lease while it is at the tables of a system: one at a time, so that rows keep their order.
    await runner.query(`
      CREATE TABLE table_readers (
        system_id    uuid PRIMARY KEY REFERENCES department_systems ON DELETE CASCADE,
        next_at      timestamptz NOT NULL DEFAULT now(),
        leased_until timestamptz,
        read_at      timestamptz,
        failures     int NOT NULL DEFAULT 0,
        failed_at    timestamptz,
        error        text
      )`);
    await runner.query('CREATE INDEX table_readers_next ON table_readers (next_at)');
    // content: name and path, sealed; a file name may be a person's. removed: the department took the row back.
    await runner.query(`
      CREATE TABLE exchange_files (
        system_id  uuid NOT NULL REFERENCES department_systems,
        unid       text NOT NULL,
        case_no    text NOT NULL REFERENCES case_plans,
        stage      text NOT NULL CHECK (stage IN ('01', '02', '03', '04', '05')),
        belongs_to text,
        content    text NOT NULL,
        version    int NOT NULL,
        removed    boolean NOT NULL DEFAULT false,
        noted_at   timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (system_id, unid)
      )`);
    await runner.query('CREATE INDEX exchange_files_of_case ON exchange_files (case_no, system_id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE exchange_files');
    await runner.query('DROP TABLE table_readers');
  }
}
