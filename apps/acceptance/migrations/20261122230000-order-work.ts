import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 待办排序: one moment by which the open cases are worked off, and the indexes of the work lists. An index for each way in (window region,
 * deciding body, item, all of them) with the status next, since a list is one of statuses; the row is found for a page of them only.
 */
export class OrderWork20261122230000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Kept by the database, so that no statement which moves a clock can forget it. The far end stands for: nothing is due.
    await runner.query(`
      ALTER TABLE cases ADD work_at timestamptz NOT NULL GENERATED ALWAYS AS (
        CASE WHEN ended_at IS NOT NULL THEN submitted_at
             WHEN status IN ('submitted', 'received') THEN coalesce(acceptance_due_at, '9999-12-31 00:00:00+00'::timestamptz)
             WHEN status = 'accepted' THEN coalesce(promise_due_at, statutory_due_at, '9999-12-31 00:00:00+00'::timestamptz)
             WHEN status = 'decided' THEN coalesce(delivery_due_at, '9999-12-31 00:00:00+00'::timestamptz)
             ELSE '9999-12-31 00:00:00+00'::timestamptz END
      ) STORED`);
    await runner.query('CREATE INDEX cases_by_window ON cases (window_region, status, work_at, case_no)');
    await runner.query('CREATE INDEX cases_by_authority ON cases (deciding_org, status, work_at, case_no)');
    await runner.query('CREATE INDEX cases_by_item ON cases (item_code, status, work_at, case_no)');
    // For who sees a whole city or province: most of what it passes is theirs, and the rest it leaves out without fetching the row.
    await runner.query(
      'CREATE INDEX cases_by_status ON cases (status, work_at, case_no) INCLUDE (window_region, channel, accepted_by, submitted_at)',
    );
    await runner.query('DROP INDEX cases_to_accept, cases_to_deliver');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      `CREATE INDEX cases_to_accept ON cases (window_region, submitted_at, case_no) WHERE status = 'submitted' AND accepted_by = 'window'`,
    );
    await runner.query(
      `CREATE INDEX cases_to_deliver ON cases (window_region, submitted_at, case_no) WHERE status IN ('decided', 'delivered')`,
    );
    await runner.query('DROP INDEX cases_by_window, cases_by_authority, cases_by_item, cases_by_status');
    await runner.query('ALTER TABLE cases DROP work_at');
  }
}
