import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 系统自报办结 — a system may name the tasks that it has done on a day, as it names those that it has received. */
export class NameDecidedTasks20261122430100 implements MigrationInterface {
  readonly name = 'NameDecidedTasks20261122430100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE system_day_statements ADD decided_tasks uuid[]');
    await runner.query('DROP INDEX system_day_statements_named');
    await runner.query(
      'CREATE INDEX system_day_statements_named ON system_day_statements (day) WHERE tasks IS NOT NULL OR decided_tasks IS NOT NULL',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX system_day_statements_named');
    await runner.query('CREATE INDEX system_day_statements_named ON system_day_statements (day) WHERE tasks IS NOT NULL');
    await runner.query('ALTER TABLE system_day_statements DROP decided_tasks');
  }
}
