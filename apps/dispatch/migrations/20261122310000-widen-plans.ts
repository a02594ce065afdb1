import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 合并规则、收回、退回、会审: plans that are joined by a rule and changed on the way, and tasks that end in more ways than by their result.
 * A department may be asked again, so that a task is one of several attempts.
 */
export class WidenPlans20261122310000 implements MigrationInterface {
  readonly name = 'WidenPlans20261122310000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE case_plans
        ADD join_rule   text NOT NULL DEFAULT 'all' CHECK (join_rule IN ('all', 'leadDecides', 'earlyEnd')),
        ADD refused_by  text,
        ADD reviews     jsonb NOT NULL DEFAULT '[]',
        ADD corrections jsonb NOT NULL DEFAULT '[]',
        ADD suspension  jsonb`);
    // visible_fields: null where the item says what the department sees. late: the result came after the decision and changes nothing.
    await runner.query(`
      ALTER TABLE tasks
        DROP CONSTRAINT tasks_state_check,
        ADD CONSTRAINT tasks_state_check CHECK (state IN
          ('assigned', 'acknowledged', 'inProgress', 'suspended', 'completed', 'returned', 'transferred', 'recalled', 'decided', 'cancelled')),
        ADD attempt                int NOT NULL DEFAULT 1,
        ADD visible_fields         jsonb,
        ADD ended_at               timestamptz,
        ADD end_reason             text,
        ADD recall_reason          text,
        ADD recall_acknowledged_at timestamptz,
        ADD extended               boolean NOT NULL DEFAULT false,
        ADD suspension             jsonb,
        ADD late                   boolean NOT NULL DEFAULT false,
        ADD CHECK ((state = 'recalled') = (recall_reason IS NOT NULL)),
        ADD CHECK ((state = 'suspended') = (suspension IS NOT NULL)),
        ADD CHECK (NOT late OR (state IN ('recalled', 'decided') AND result IS NOT NULL))`);
    await runner.query('DROP INDEX tasks_once, tasks_open_work');
    await runner.query('CREATE UNIQUE INDEX tasks_once ON tasks (case_no, purpose, round, stage, org_code, attempt)');
    await runner.query(
      "CREATE INDEX tasks_open_work ON tasks (org_code, due_at, id) WHERE state IN ('assigned', 'acknowledged', 'inProgress', 'suspended')",
    );
    // Recalls that a system has not acknowledged: few at any time.
    await runner.query(`
      CREATE INDEX tasks_recalls_unheard ON tasks (org_code, ended_at, id)
      WHERE state = 'recalled' AND system_id IS NOT NULL AND recall_acknowledged_at IS NULL`);
    await runner.query('ALTER TABLE task_steps ADD person text, ADD opinion text');
    await runner.query(`
      CREATE TABLE plan_changes (
        case_no         text NOT NULL REFERENCES case_plans,
        sequence        int NOT NULL,
        change          text NOT NULL,
        org_code        text NOT NULL,
        instead_of      text,
        reason          text NOT NULL,
        changed_by_kind text NOT NULL,
        changed_by      text NOT NULL,
        changed_at      timestamptz NOT NULL,
        PRIMARY KEY (case_no, sequence)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE plan_changes');
    await runner.query('ALTER TABLE task_steps DROP person, DROP opinion');
    await runner.query('DROP INDEX tasks_once, tasks_open_work, tasks_recalls_unheard');
    await runner.query('DELETE FROM task_steps WHERE task_id IN (SELECT id FROM tasks WHERE attempt > 1)');
    await runner.query('DELETE FROM deliveries WHERE task_id IN (SELECT id FROM tasks WHERE attempt > 1)');
    await runner.query('DELETE FROM tasks WHERE attempt > 1');
    await runner.query(`
      ALTER TABLE tasks DROP CONSTRAINT tasks_state_check, DROP attempt, DROP visible_fields, DROP ended_at, DROP end_reason, DROP recall_reason,
        DROP recall_acknowledged_at, DROP extended, DROP suspension, DROP late`);
    await runner.query(`UPDATE tasks SET state = 'cancelled' WHERE state IN ('returned', 'transferred', 'recalled', 'decided')`);
    await runner.query(`UPDATE tasks SET state = 'inProgress' WHERE state = 'suspended'`);
    await runner.query(`
      ALTER TABLE tasks ADD CONSTRAINT tasks_state_check
        CHECK (state IN ('assigned', 'acknowledged', 'inProgress', 'completed', 'cancelled'))`);
    await runner.query('CREATE UNIQUE INDEX tasks_once ON tasks (case_no, purpose, round, stage, org_code)');
    await runner.query(
      "CREATE INDEX tasks_open_work ON tasks (org_code, due_at, id) WHERE state IN ('assigned', 'acknowledged', 'inProgress')",
    );
    await runner.query('ALTER TABLE case_plans DROP join_rule, DROP refused_by, DROP reviews, DROP corrections, DROP suspension');
  }
}
