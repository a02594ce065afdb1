import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 事项范围: when a client is limited, open tasks of other items leave its system, which stays what it is. */
export class TakeBackLimitedTasks20261124205200 implements MigrationInterface {
  readonly name = 'TakeBackLimitedTasks20261124205200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE task_takeovers ADD COLUMN limited boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE task_takeovers DROP COLUMN limited');
  }
}
