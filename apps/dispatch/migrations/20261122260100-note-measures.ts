import type { MigrationInterface, QueryRunner } from 'typeorm';

/** When the lead last began or ended a special procedure, so that the ledger's late word of an earlier one changes nothing. */
export class NoteMeasures20261122260100 implements MigrationInterface {
  readonly name = 'NoteMeasures20261122260100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE case_plans ADD measured_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE case_plans DROP measured_at');
  }
}
