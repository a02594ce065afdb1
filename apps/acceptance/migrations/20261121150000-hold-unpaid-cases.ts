import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 缴费前置与撤回: which fees of a case are settled, the department's answer that waits for one, and the state of a withdrawn case. */
export class HoldUnpaidCases20261121150000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TYPE case_status ADD VALUE IF NOT EXISTS 'withdrawn'`);
    await runner.query(`
      ALTER TABLE cases
        ADD fee_quantities jsonb,
        ADD settled_fees   text[] NOT NULL DEFAULT '{}',
        ADD held           jsonb`);
  }

  /** The status stays: PostgreSQL takes no value out of a type, and withdrawn cases may use it. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases DROP fee_quantities, DROP settled_fees, DROP held');
  }
}
