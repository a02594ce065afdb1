import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 查阅记录: for which item (事项) and case (办件) an identity or a number was read; unknown of readings of before, and of those for none. */
export class SayWhichCaseReadingsAreFor20261123850000 implements MigrationInterface {
  readonly name = 'SayWhichCaseReadingsAreFor20261123850000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE identity_readings ADD COLUMN item_code text, ADD COLUMN case_no text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE identity_readings DROP COLUMN item_code, DROP COLUMN case_no');
  }
}
