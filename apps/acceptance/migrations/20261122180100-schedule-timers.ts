import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 定时器: when a delivered case is closed by itself, and the order in which cases whose time is over are found. */
export class ScheduleTimers20261122180100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases ADD close_due_at timestamptz');
    // Cases that wait for an answer on acceptance are found by the index of the work lists; a filing pays for none of these.
    await runner.query(`CREATE INDEX cases_to_lapse ON cases (correction_due_at, case_no) WHERE status = 'correcting'`);
    await runner.query(`
      CREATE INDEX cases_to_break ON cases (tolerance_due_at, case_no)
      WHERE tolerance_due_at IS NOT NULL AND status IN ('accepted', 'suspended')`);
    await runner.query(
      `CREATE INDEX cases_to_close ON cases (close_due_at, case_no) WHERE close_due_at IS NOT NULL AND status = 'delivered'`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX cases_to_lapse, cases_to_break, cases_to_close');
    await runner.query('ALTER TABLE cases DROP close_due_at');
  }
}
