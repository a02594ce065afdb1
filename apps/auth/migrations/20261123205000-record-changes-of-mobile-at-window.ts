import type { MigrationInterface, QueryRunner } from 'typeorm';

const METHODS = `'authority', 'bankCard', 'face', 'window', 'upstream'`;

/** 窗口更换手机号 stands in the record as what it is. */
export class RecordChangesOfMobileAtWindow20261123205000 implements MigrationInterface {
  readonly name = 'RecordChangesOfMobileAtWindow20261123205000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE real_name_verifications
        DROP CONSTRAINT real_name_verifications_method_check,
        DROP CONSTRAINT real_name_verifications_check,
        ADD CONSTRAINT real_name_verifications_method_check CHECK (method IN (${METHODS}, 'windowMobile')),
        ADD CONSTRAINT real_name_verifications_check CHECK ((method IN ('window', 'windowMobile')) = (verified_by IS NOT NULL))`);
  }

  /** Rows of the record are never changed: those that say it already stay. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE real_name_verifications
        DROP CONSTRAINT real_name_verifications_method_check,
        DROP CONSTRAINT real_name_verifications_check,
        ADD CONSTRAINT real_name_verifications_method_check CHECK (method IN (${METHODS})) NOT VALID,
        ADD CONSTRAINT real_name_verifications_check CHECK ((method = 'window') = (verified_by IS NOT NULL)) NOT VALID`);
  }
}
