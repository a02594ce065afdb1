import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 工作日历与时限 as data: what was published, the recounts of open cases that followed, and the timers that could not act. */
export class CreateWorkingCalendars20261122180000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE calendar_part AS ENUM ('notice', 'region', 'limits')`);
    // The newest row of a part and subject holds; who published what, and when, stays readable below it.
    await runner.query(`
      CREATE TABLE calendar_publications (
        id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        part         calendar_part NOT NULL,
        subject      text COLLATE "C" NOT NULL,
        content      jsonb NOT NULL,
        published_by jsonb NOT NULL,
        published_at timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX calendar_publications_latest ON calendar_publications (part, subject, id)');
    await keepAppendOnly(runner, 'calendar_publications');
    await runner.query(`CREATE TYPE recount_status AS ENUM ('waiting', 'done')`);
    await runner.query(`
      CREATE TABLE clock_recounts (
        id           uuid PRIMARY KEY,
        publication  bigint REFERENCES calendar_publications (id),
        region       text COLLATE "C",
        requested_by jsonb NOT NULL,
        requested_at timestamptz NOT NULL,
        begins_at    timestamptz NOT NULL,
        status       recount_status NOT NULL DEFAULT 'waiting',
        position     text COLLATE "C" NOT NULL DEFAULT '',
        looked       int NOT NULL DEFAULT 0,
        moved        int NOT NULL DEFAULT 0,
        failed       int NOT NULL DEFAULT 0,
        finished_at  timestamptz
      )`);
    await runner.query('CREATE INDEX clock_recounts_of_publication ON clock_recounts (publication) WHERE publication IS NOT NULL');
    await runner.query(`CREATE INDEX clock_recounts_to_do ON clock_recounts (id) WHERE status = 'waiting'`);
    await runner.query(`
      CREATE TABLE clock_moves (
        recount_id uuid NOT NULL REFERENCES clock_recounts (id),
        case_no    text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        moves      jsonb NOT NULL,
        problem    text,
        PRIMARY KEY (recount_id, case_no)
      )`);
    await runner.query('CREATE INDEX clock_moves_of_case ON clock_moves (case_no)');
    await runner.query(`
      CREATE TABLE stuck_timers (
        case_no    text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        kind       text NOT NULL,
        attempts   int NOT NULL,
        next_at    timestamptz NOT NULL,
        last_error text NOT NULL,
        PRIMARY KEY (case_no, kind)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE stuck_timers, clock_moves, clock_recounts, calendar_publications');
    await runner.query('DROP FUNCTION refuse_change_of_calendar_publications');
    await runner.query('DROP TYPE recount_status, calendar_part');
  }
}
