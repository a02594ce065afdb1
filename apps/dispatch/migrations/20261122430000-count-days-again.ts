import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 日对账与告警 — what a day's count reads by the day, whatever is sent again; how soon an alert may come again; what is over is forgotten by its day. */
export class CountDaysAgain20261122430000 implements MigrationInterface {
  readonly name = 'CountDaysAgain20261122430000';

  async up(runner: QueryRunner): Promise<void> {
    // first_sent_at: of a message that was sent again since; before, sent_at is the first time.
    await runner.query('ALTER TABLE deliveries ADD first_sent_at timestamptz');
    await runner.query(`
      CREATE INDEX deliveries_of_day ON deliveries (system_id, type, (coalesce(first_sent_at, sent_at)))
      WHERE type IN ('task.assigned', 'task.recalled')`);
    await runner.query('CREATE INDEX intake_messages_of_day ON intake_messages (system_id, received_at)');
    await runner.query(`
      CREATE INDEX tasks_unheard ON tasks (system_id, id) WHERE state = 'assigned' AND acknowledged_at IS NULL AND system_id IS NOT NULL`);
    await runner.query(`
      ALTER TABLE alert_rules ADD again_after_seconds int NOT NULL DEFAULT 900 CHECK (again_after_seconds BETWEEN 0 AND 604800)`);
    await runner.query('CREATE INDEX system_alerts_over ON system_alerts (cleared_at) WHERE cleared_at IS NOT NULL');
    await runner.query('CREATE INDEX system_day_cases_of_day ON system_day_cases (day)');
    await runner.query('CREATE INDEX system_day_statements_named ON system_day_statements (day) WHERE tasks IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX deliveries_of_day, intake_messages_of_day, tasks_unheard, system_alerts_over, system_day_cases_of_day,
        system_day_statements_named`);
    await runner.query('ALTER TABLE alert_rules DROP again_after_seconds');
    await runner.query('ALTER TABLE deliveries DROP first_sent_at');
  }
}
