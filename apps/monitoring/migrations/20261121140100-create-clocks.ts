import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which fact starts or ends which clock, as data, and the clocks. */
export class CreateClocks20261121140100 implements MigrationInterface {
  readonly name = 'CreateClocks20261121140100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE clock_rules (
        event_type text NOT NULL,
        kind       text NOT NULL CHECK (kind IN ('acceptance', 'promise', 'statutory', 'delivery', 'task')),
        action     text NOT NULL CHECK (action IN ('start', 'answer', 'stop', 'end')),
        due_field  text,
        PRIMARY KEY (event_type, kind),
        CHECK ((action = 'start') = (due_field IS NOT NULL))
      )`);
    await runner.query(`
      INSERT INTO clock_rules (event_type, kind, action, due_field) VALUES
        ('acceptance.case.submitted', 'acceptance', 'start', 'acceptanceDueAt'),
        ('acceptance.case.correction-requested', 'acceptance', 'stop', NULL),
        ('acceptance.case.resubmitted', 'acceptance', 'start', 'acceptanceDueAt'),
        ('acceptance.case.accepted', 'acceptance', 'answer', NULL),
        ('acceptance.case.accepted', 'promise', 'start', 'promiseDueAt'),
        ('acceptance.case.accepted', 'statutory', 'start', 'statutoryDueAt'),
        ('acceptance.case.refused', 'acceptance', 'answer', NULL),
        ('acceptance.case.refused', 'task', 'end', NULL),
        ('acceptance.case.decided', 'promise', 'answer', NULL),
        ('acceptance.case.decided', 'statutory', 'answer', NULL),
        ('acceptance.case.decided', 'delivery', 'start', 'deliveryDueAt'),
        ('acceptance.case.delivered', 'delivery', 'answer', NULL),
        ('acceptance.case.closed', 'acceptance', 'end', NULL),
        ('acceptance.case.closed', 'promise', 'end', NULL),
        ('acceptance.case.closed', 'statutory', 'end', NULL),
        ('acceptance.case.closed', 'delivery', 'end', NULL),
        ('acceptance.case.closed', 'task', 'end', NULL),
        ('dispatch.task.assigned', 'task', 'start', 'dueAt'),
        ('dispatch.task.completed', 'task', 'answer', NULL),
        ('dispatch.acceptance.answered', 'task', 'answer', NULL),
        ('dispatch.case.decided', 'task', 'answer', NULL)`);
    // Like facts, clocks are written under the lock of their case's row only.
    await runner.query(`
      CREATE TABLE clocks (
        started_by  uuid NOT NULL,
        kind        text NOT NULL,
        case_no     text COLLATE "C" NOT NULL,
        task_id     uuid,
        org_code    text COLLATE "C" NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        started_at  timestamptz NOT NULL,
        due_at      timestamptz NOT NULL,
        warn_at     timestamptz NOT NULL,
        stopped_at  timestamptz,
        state       text NOT NULL CHECK (state IN ('running', 'stopped', 'met', 'breached')),
        provisional boolean NOT NULL,
        check_at    timestamptz,
        PRIMARY KEY (started_by, kind)
      )`);
    await runner.query('CREATE INDEX clocks_by_case ON clocks (case_no)');
    // Only what a rule still waits for: its size is that of the open work, not of the history.
    await runner.query('CREATE INDEX clocks_to_check ON clocks (check_at) WHERE check_at IS NOT NULL');
    await runner.query("CREATE INDEX clocks_running ON clocks (kind, due_at) WHERE state = 'running'");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE clocks, clock_rules');
  }
}
