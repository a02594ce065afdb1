import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 特别程序 is nobody's time: the tasks of a suspended case stand still, and dispatch tells when they are due once handling goes on. A new
 * calendar moves the clocks that run, and starts none that stands.
 */
export class StopTasksWhileSuspended20261122260000 implements MigrationInterface {
  readonly name = 'StopTasksWhileSuspended20261122260000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE clock_rules DROP CONSTRAINT clock_rules_action_check, DROP CONSTRAINT clock_rules_check');
    await runner.query(`
      ALTER TABLE clock_rules
        ADD CONSTRAINT clock_rules_action_check CHECK (action IN ('start', 'move', 'answer', 'stop', 'end', 'restart')),
        ADD CONSTRAINT clock_rules_check CHECK (action = 'restart' OR (action IN ('start', 'move')) = (due_field IS NOT NULL))`);
    await runner.query("UPDATE clock_rules SET action = 'move' WHERE event_type = 'acceptance.case.clocks-moved'");
    await runner.query(`
      INSERT INTO clock_rules (event_type, kind, action, due_field) VALUES
        ('acceptance.case.suspended', 'task', 'stop', NULL),
        ('dispatch.task.rescheduled', 'task', 'start', 'dueAt')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DELETE FROM clock_rules
      WHERE (event_type, kind) IN (('acceptance.case.suspended', 'task'), ('dispatch.task.rescheduled', 'task'))`);
    await runner.query("UPDATE clock_rules SET action = 'start' WHERE event_type = 'acceptance.case.clocks-moved'");
    await runner.query('ALTER TABLE clock_rules DROP CONSTRAINT clock_rules_action_check, DROP CONSTRAINT clock_rules_check');
    await runner.query(`
      ALTER TABLE clock_rules
        ADD CONSTRAINT clock_rules_action_check CHECK (action IN ('start', 'answer', 'stop', 'end', 'restart')),
        ADD CONSTRAINT clock_rules_check CHECK (action = 'restart' OR (action = 'start') = (due_field IS NOT NULL))`);
  }
}
