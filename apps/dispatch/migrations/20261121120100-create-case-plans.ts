import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 分派方案、任务、环节. */
export class CreateCasePlans20261121120100 implements MigrationInterface {
  readonly name = 'CreateCasePlans20261121120100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE department_systems (
        id            uuid PRIMARY KEY,
        org_code      text NOT NULL,
        name          text NOT NULL,
        channel       text NOT NULL CHECK (channel IN ('kafka', 'pull', 'workbench')),
        client_id     text UNIQUE,
        active        boolean NOT NULL DEFAULT true,
        last_position bigint NOT NULL DEFAULT 0
      )`);
    await runner.query('CREATE UNIQUE INDEX department_systems_active ON department_systems (org_code) WHERE active');
    // version: guards against two writers that both believe to be the first; the check turns the second one away.
    await runner.query(`
      CREATE TABLE case_plans (
        case_no           text PRIMARY KEY,
        item_code         text NOT NULL,
        item_version      int NOT NULL,
        item_name         text,
        region_code       text NOT NULL,
        deciding_org_code text NOT NULL,
        state             text NOT NULL CHECK (state IN ('waiting', 'accepting', 'handling', 'decided', 'ended')),
        pending           jsonb,
        stage             int NOT NULL,
        seats             jsonb NOT NULL,
        sequence          int NOT NULL,
        version           int NOT NULL CHECK (version > 0),
        created_at        timestamptz NOT NULL DEFAULT now(),
        CHECK ((state = 'waiting') = (pending IS NOT NULL))
      )`);
    await runner.query("CREATE INDEX case_plans_waiting ON case_plans (case_no) WHERE state = 'waiting'");
    await runner.query(`
      CREATE TABLE tasks (
        id                 uuid PRIMARY KEY,
        case_no            text NOT NULL REFERENCES case_plans,
        org_code           text NOT NULL,
        org_name           text NOT NULL,
        purpose            text NOT NULL CHECK (purpose IN ('acceptance', 'handling')),
        round              int NOT NULL,
        stage              int NOT NULL,
        lead               boolean NOT NULL,
        state              text NOT NULL CHECK (state IN ('assigned', 'acknowledged', 'inProgress', 'completed', 'cancelled')),
        channel            text NOT NULL,
        system_id          uuid REFERENCES department_systems,
        assigned_at        timestamptz NOT NULL,
        due_at             timestamptz NOT NULL,
        provisional        boolean NOT NULL,
        acknowledged_at    timestamptz,
        acknowledged_by    text,
        step_count         int NOT NULL,
        last_step_ended_at timestamptz,
        completed_at       timestamptz,
        result             text CHECK (result IN ('approved', 'rejected')),
        opinion            text,
        answer             jsonb
      )`);
    await runner.query('CREATE UNIQUE INDEX tasks_once ON tasks (case_no, purpose, round, stage, org_code)');
    await runner.query(
      "CREATE INDEX tasks_open_work ON tasks (org_code, due_at, id) WHERE state IN ('assigned', 'acknowledged', 'inProgress')",
    );
    await runner.query('CREATE INDEX tasks_by_state ON tasks (org_code, state, due_at, id)');
    await runner.query('CREATE INDEX tasks_system ON tasks (system_id) WHERE system_id IS NOT NULL');
    await runner.query(`
      CREATE TABLE task_steps (
        task_id          uuid NOT NULL REFERENCES tasks,
        step_no          int NOT NULL,
        link             text NOT NULL,
        started_at       timestamptz NOT NULL,
        ended_at         timestamptz NOT NULL,
        recorded_by_kind text NOT NULL,
        recorded_by      text NOT NULL,
        recorded_at      timestamptz NOT NULL,
        PRIMARY KEY (task_id, step_no)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE task_steps, tasks, case_plans, department_systems');
  }
}
