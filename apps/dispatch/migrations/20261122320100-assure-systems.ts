import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kind, threshold. */
const RULES: readonly [string, number][] = [
  ['circuitOpen', 300],
  ['parked', 1],
  ['waiting', 900],
  ['unacknowledged', 86_400],
  ['recallUnheard', 86_400],
  ['failing', 20],
  ['dayDiffers', 1],
  ['gone', 1],
];

/** 对接保障 — when somebody is told about a system, and each day's count of what it was sent and has done. */
export class AssureSystems20261122320100 implements MigrationInterface {
  readonly name = 'AssureSystems20261122320100';

  async up(runner: QueryRunner): Promise<void> {
    // threshold: seconds (circuitOpen, waiting, unacknowledged, recallUnheard), messages (parked), percent (failing), cases (dayDiffers); gone: 1.
    await runner.query(`
      CREATE TABLE alert_rules (
        kind       text PRIMARY KEY,
        threshold  int NOT NULL CHECK (threshold > 0),
        active     boolean NOT NULL DEFAULT true,
        changed_at timestamptz NOT NULL DEFAULT now(),
        changed_by text
      )`);
    for (const rule of RULES) await runner.query('INSERT INTO alert_rules (kind, threshold) VALUES ($1, $2)', [...rule]);
    await runner.query(`
      CREATE TABLE system_alerts (
        id         uuid PRIMARY KEY,
        system_id  uuid NOT NULL REFERENCES department_systems,
        kind       text NOT NULL REFERENCES alert_rules,
        figure     int NOT NULL,
        raised_at  timestamptz NOT NULL,
        cleared_at timestamptz
      )`);
    await runner.query('CREATE UNIQUE INDEX system_alerts_open ON system_alerts (system_id, kind) WHERE cleared_at IS NULL');
    await runner.query('CREATE INDEX system_alerts_of_system ON system_alerts (system_id, id)');
    await runner.query('CREATE INDEX system_alerts_kind ON system_alerts (kind)');

    // stated_*: what the system itself has counted; tasks: those it has received, if it names them.
    await runner.query(`
      CREATE TABLE system_days (
        system_id       uuid NOT NULL REFERENCES department_systems,
        day             date NOT NULL,
        sent            int NOT NULL,
        acknowledged    int NOT NULL,
        messages        int NOT NULL,
        decided         int NOT NULL,
        differing       int NOT NULL,
        counted_at      timestamptz NOT NULL,
        PRIMARY KEY (system_id, day)
      )`);
    await runner.query('CREATE INDEX system_days_of_day ON system_days (day, system_id)');
    await runner.query(`
      CREATE TABLE system_day_statements (
        system_id uuid NOT NULL REFERENCES department_systems,
        day       date NOT NULL,
        received  int NOT NULL CHECK (received >= 0),
        decided   int NOT NULL CHECK (decided >= 0),
        tasks     uuid[],
        stated_at timestamptz NOT NULL,
        PRIMARY KEY (system_id, day)
      )`);
    await runner.query(`
      CREATE TABLE system_day_cases (
        system_id  uuid NOT NULL,
        day        date NOT NULL,
        nth        int NOT NULL,
        difference text NOT NULL,
        case_no    text,
        task_id    uuid,
        PRIMARY KEY (system_id, day, nth),
        FOREIGN KEY (system_id, day) REFERENCES system_days ON DELETE CASCADE
      )`);
    await runner.query(
      "CREATE INDEX deliveries_open_tasks ON deliveries (system_id, position) WHERE state = 'sent' AND type = 'task.assigned'",
    );
    await runner.query(
      'CREATE INDEX tasks_done_of_system ON tasks (system_id, completed_at) WHERE system_id IS NOT NULL AND completed_at IS NOT NULL',
    );
    await runner.query("CREATE INDEX deliveries_of_time ON deliveries (created_at) WHERE state IN ('sent', 'closed')");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX deliveries_open_tasks, tasks_done_of_system, deliveries_of_time');
    await runner.query('DROP TABLE system_day_cases, system_day_statements, system_days, system_alerts, alert_rules');
  }
}
