import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 法人缴款: whose case it is when an account of an enterprise has filed it. Of cases of before only the account is known. */
export class KnowEnterprisesThatPay20261124203000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE fee_accounts ADD COLUMN enterprise text COLLATE "C"');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE fee_accounts DROP COLUMN enterprise');
  }
}
