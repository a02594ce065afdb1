import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 特别程序、延长审批、重新办理: what the lead asked for, and how often a case was opened again. */
export class SuspendAndReopenPlans20261122250000 implements MigrationInterface {
  readonly name = 'SuspendAndReopenPlans20261122250000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE case_plans ADD suspended boolean NOT NULL DEFAULT false, ADD extended boolean NOT NULL DEFAULT false,
        ADD reopenings int NOT NULL DEFAULT 0`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE case_plans DROP suspended, DROP extended, DROP reopenings');
  }
}
