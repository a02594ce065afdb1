import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 日结: what a counter did on a day, fixed when it closed the day. */
export class CreateDayEnds20261122220300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE day_ends (
        org_code  text COLLATE "C" NOT NULL,
        day       date NOT NULL,
        summary   json NOT NULL,
        sha256    text NOT NULL,
        remark    text,
        closed_by jsonb NOT NULL,
        closed_at timestamptz NOT NULL,
        PRIMARY KEY (org_code, day)
      )`);
    await keepAppendOnly(runner, 'day_ends');
    // The work of officers of one body within a day; what applicants do online is not in it, and costs nothing.
    await runner.query(`CREATE INDEX case_steps_of_officers ON case_steps (actor_org, at) WHERE actor_kind = 'officer'`);
    // Papers that lie at a counter.
    await runner.query(`CREATE INDEX cases_received_at ON cases (received_org, submitted_at, case_no) WHERE received_org IS NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX cases_received_at');
    await runner.query('DROP INDEX case_steps_of_officers');
    await runner.query('DROP TABLE day_ends');
    await runner.query('DROP FUNCTION refuse_change_of_day_ends');
  }
}
