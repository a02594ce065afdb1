import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 减免: a payment is given back when a case ends, an exemption stays; a case that is opened again owes the one anew and not the other. */
export class KeepExemptions20261122170200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query("ALTER TABLE cases ADD exempted_fees text[] NOT NULL DEFAULT '{}'");
    await runner.query(`
      UPDATE cases c SET exempted_fees = e.fees
      FROM (
        SELECT case_no, array_agg(DISTINCT detail ->> 'feeCode') AS fees FROM case_steps
        WHERE kind = 'fee-settled' AND detail ->> 'how' = 'exempted' GROUP BY case_no) AS e
      WHERE c.case_no = e.case_no`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases DROP exempted_fees');
  }
}
