import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 部门特别程序 has a planned end, by which it is supervised: a department that suspends its task and falls silent is overdue like any other.
 * Once it is over, `dispatch.task.rescheduled` tells when the task is due.
 */
export class SuperviseSpecialProcedures20261122410000 implements MigrationInterface {
  readonly name = 'SuperviseSpecialProcedures20261122410000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      "UPDATE clock_rules SET action = 'start', due_field = 'endsBy' WHERE event_type = 'dispatch.task.suspended' AND kind = 'task'",
    );
    await runner.query(
      "INSERT INTO clock_rules (event_type, kind, action, due_field) VALUES ('dispatch.task.resumed', 'task', 'stop', NULL)",
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("DELETE FROM clock_rules WHERE event_type = 'dispatch.task.resumed' AND kind = 'task'");
    await runner.query(
      "UPDATE clock_rules SET action = 'stop', due_field = NULL WHERE event_type = 'dispatch.task.suspended' AND kind = 'task'",
    );
  }
}
