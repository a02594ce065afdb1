import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

const statuses = (...names: string[]): string =>
  `DROP CONSTRAINT reviews_status_check, ADD CONSTRAINT reviews_status_check CHECK (status IN (${names.map((name) => `'${name}'`).join(', ')}))`;

/** 撤回报送: a report that its department took back before anybody gave an opinion on it. */
export class CreateReviewWithdrawals20261122210302 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_withdrawals (
        review_id uuid NOT NULL,
        round integer NOT NULL,
        reason text,
        withdrawn_by text NOT NULL,
        withdrawn_org text,
        capacity text NOT NULL,
        withdrawn_at timestamptz NOT NULL,
        PRIMARY KEY (review_id, round),
        FOREIGN KEY (review_id, round) REFERENCES review_rounds (review_id, round)
      )`);
    await keepAppendOnly(runner, 'review_withdrawals');
    await runner.query(`
      ALTER TABLE reviews
        ADD COLUMN withdrawals integer NOT NULL DEFAULT 0 CHECK (withdrawals BETWEEN 0 AND round),
        ${statuses('open', 'withdrawn', 'returned', 'passed', 'refused')}`);
    await runner.query(`INSERT INTO track_kinds VALUES ('withdrawReport', '撤回报送', 'report withdrawn')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM track_kinds WHERE kind = 'withdrawReport'`);
    await runner.query(`UPDATE reviews SET status = 'returned' WHERE status = 'withdrawn'`);
    await runner.query(`ALTER TABLE reviews DROP COLUMN withdrawals, ${statuses('open', 'returned', 'passed', 'refused')}`);
    await runner.query('DROP TABLE review_withdrawals');
    await runner.query('DROP FUNCTION refuse_change_of_review_withdrawals');
  }
}
