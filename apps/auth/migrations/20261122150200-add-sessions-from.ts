import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 会话起始时间: no session of an account counts whose password was checked before this instant. */
export class AddSessionsFrom20261122150200 implements MigrationInterface {
  readonly name = 'AddSessionsFrom20261122150200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE accounts ADD COLUMN sessions_from timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE accounts DROP COLUMN sessions_from');
  }
}
