import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 收回、退回、转办、未等到结果 end the clock of one task, 部门特别程序 stops it; when it runs again `dispatch.task.rescheduled` tells. A returned
 * task was answered, in time or not; one that was recalled is nobody's delay unless it was late already.
 */
export class EndTasksSingly20261122310000 implements MigrationInterface {
  readonly name = 'EndTasksSingly20261122310000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      INSERT INTO clock_rules (event_type, kind, action, due_field) VALUES
        ('dispatch.task.recalled', 'task', 'stop', NULL),
        ('dispatch.task.returned', 'task', 'answer', NULL),
        ('dispatch.task.transferred', 'task', 'stop', NULL),
        ('dispatch.task.decided-without', 'task', 'stop', NULL),
        ('dispatch.task.suspended', 'task', 'stop', NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM clock_rules WHERE kind = 'task' AND event_type IN ('dispatch.task.recalled', 'dispatch.task.returned',
        'dispatch.task.transferred', 'dispatch.task.decided-without', 'dispatch.task.suspended')`);
  }
}
