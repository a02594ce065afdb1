import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 双人复核: who registered a site is not who approves it. Sites of before were registered where nobody had to. */
export class LetSitesBeApproved20261123600100 implements MigrationInterface {
  readonly name = 'LetSitesBeApproved20261123600100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE sites
        ADD COLUMN registered_by_kind text,
        ADD COLUMN registered_by_id   text,
        ADD CHECK ((registered_by_kind IS NULL) = (registered_by_id IS NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sites DROP COLUMN registered_by_kind, DROP COLUMN registered_by_id');
  }
}
