import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 事项范围: what a client says whose access is limited to items counts for these only, also once it has waited. */
export class LimitMessages20261123905000 implements MigrationInterface {
  readonly name = 'LimitMessages20261123905000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE intake_messages ADD COLUMN item_codes text[]');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE intake_messages DROP COLUMN item_codes');
  }
}
