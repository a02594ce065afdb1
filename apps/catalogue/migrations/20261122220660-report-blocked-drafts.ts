import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that an import takes as drafts although they break a rule of publication: counted and reported like those it does not take. */
export class ReportBlockedDrafts20261122220660 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE imports ADD blocked integer NOT NULL DEFAULT 0');
    await runner.query(`ALTER TABLE import_problems ADD kind text NOT NULL DEFAULT 'rejected' CHECK (kind IN ('rejected', 'blocked'))`);
    await runner.query('ALTER TABLE import_problems ALTER kind DROP DEFAULT');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE import_problems DROP kind');
    await runner.query('ALTER TABLE imports DROP blocked');
  }
}
