import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 前置库读取 — whose exchange tables are read when and by whom, and what their rows were understood as. */
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
    // message: sealed. row_hash: keyed, of what the row said.
    await runner.query(`
      CREATE TABLE table_messages (
        system_id   uuid NOT NULL REFERENCES department_systems,
        external_id text NOT NULL,
        version     int NOT NULL,
        row_hash    text NOT NULL,
        message     text NOT NULL,
        told_at     timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (system_id, external_id, version)
      )`);
    await runner.query('CREATE INDEX table_messages_told ON table_messages (told_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE table_messages');
    await runner.query('DROP TABLE table_readers');
  }
}
