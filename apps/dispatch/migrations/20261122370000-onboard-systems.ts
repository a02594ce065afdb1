import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 系统接入 — who registered and who approved a system, what was done with it, its test cases and its conformance runs. */
export class OnboardSystems20261122370000 implements MigrationInterface {
  readonly name = 'OnboardSystems20261122370000';

  async up(runner: QueryRunner): Promise<void> {
    // form_no: counts what its department said of it, where version counts every change. submitted_by: who registered or last changed it; approved_by must be another one. contact: sealed, a person is named in it.
    await runner.query(`
      ALTER TABLE department_systems
        ADD form_no      int NOT NULL DEFAULT 1,
        ADD contact      text,
        ADD submitted_by text,
        ADD approved_by  text,
        ADD approved_at  timestamptz,
        ADD state_since  timestamptz NOT NULL DEFAULT now(),
        ADD CHECK (approved_by <> submitted_by)`);
    await runner.query(`
      CREATE TABLE system_actions (
        id         uuid PRIMARY KEY,
        system_id  uuid NOT NULL REFERENCES department_systems,
        at         timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id   text NOT NULL,
        action     text NOT NULL,
        details    jsonb NOT NULL
      )`);
    await runner.query('CREATE INDEX system_actions_of_system ON system_actions (system_id, id)');
    await keepAppendOnly(runner, 'system_actions');
    // 接管: open tasks that go to a system which went live (to_system), or from one to the workbench; a worker moves them in portions.
    await runner.query(`
      CREATE TABLE task_takeovers (
        id         uuid PRIMARY KEY,
        system_id  uuid NOT NULL REFERENCES department_systems,
        to_system  boolean NOT NULL,
        after_task uuid NOT NULL,
        moved      int NOT NULL DEFAULT 0,
        started_at timestamptz NOT NULL,
        ended_at   timestamptz
      )`);
    await runner.query(`CREATE INDEX tasks_of_system ON tasks (system_id, id) WHERE system_id IS NOT NULL`);
    await runner.query(`CREATE INDEX tasks_without_system ON tasks (org_code, id) WHERE state = 'assigned' AND system_id IS NULL`);
    await runner.query('DROP INDEX tasks_system');
    await runner.query('CREATE INDEX task_takeovers_of_system ON task_takeovers (system_id, id)');
    await runner.query('CREATE INDEX task_takeovers_under_way ON task_takeovers (id) WHERE ended_at IS NULL');
    await runner.query(`
      CREATE TABLE conformance_runs (
        id             uuid PRIMARY KEY,
        system_id      uuid NOT NULL REFERENCES department_systems,
        form_no        int NOT NULL,
        channel        text NOT NULL,
        ack_seconds    int NOT NULL,
        item_code      text,
        state          text NOT NULL CHECK (state IN ('running', 'passed', 'failed', 'abandoned')),
        checks         jsonb NOT NULL,
        started_by     text NOT NULL,
        started_at     timestamptz NOT NULL,
        leased_until   timestamptz,
        ended_at       timestamptz,
        CHECK ((state = 'running') = (ended_at IS NULL))
      )`);
    await runner.query("CREATE UNIQUE INDEX conformance_runs_one ON conformance_runs (system_id) WHERE state = 'running'");
    await runner.query("CREATE INDEX conformance_runs_under_way ON conformance_runs (id) WHERE state = 'running'");
    await runner.query('CREATE INDEX conformance_runs_of_system ON conformance_runs (system_id, id)');
    // serial: of the case number; test cases have numbers of a day on which there was no platform.
    await runner.query(`
      CREATE TABLE test_cases (
        serial     int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        case_no    text UNIQUE REFERENCES case_plans,
        system_id  uuid NOT NULL REFERENCES department_systems,
        run_id     uuid REFERENCES conformance_runs,
        created_by text NOT NULL,
        created_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX test_cases_of_system ON test_cases (system_id, serial)');
    await runner.query('CREATE INDEX test_cases_of_run ON test_cases (run_id) WHERE run_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX tasks_system ON tasks (system_id) WHERE system_id IS NOT NULL');
    await runner.query('DROP INDEX tasks_of_system, tasks_without_system');
    await runner.query('DROP TABLE test_cases, conformance_runs, task_takeovers, system_actions');
    await runner.query('DROP FUNCTION refuse_change_of_system_actions');
    await runner.query(`
      ALTER TABLE department_systems DROP form_no, DROP contact, DROP submitted_by, DROP approved_by, DROP approved_at, DROP state_since`);
  }
}
