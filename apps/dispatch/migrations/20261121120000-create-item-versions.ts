import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 事项版本副本 — the copy of the catalogue's state topic. */
export class CreateItemVersions20261121120000 implements MigrationInterface {
  readonly name = 'CreateItemVersions20261121120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE item_versions (
        item_code  text NOT NULL,
        version    int NOT NULL,
        sequence   int NOT NULL,
        status     text NOT NULL,
        core       jsonb NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (item_code, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE item_versions');
  }
}
