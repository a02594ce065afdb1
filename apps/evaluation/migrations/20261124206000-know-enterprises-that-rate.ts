import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 法人评价: from whose account a case was filed, when it was an enterprise's. Of cases of before only the account is known. */
export class KnowEnterprisesThatRate20261124206000 implements MigrationInterface {
  readonly name = 'KnowEnterprisesThatRate20261124206000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases ADD COLUMN enterprise text COLLATE "C"');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE cases DROP COLUMN enterprise');
  }
}
