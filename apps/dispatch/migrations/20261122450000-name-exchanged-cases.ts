import type { MigrationInterface, QueryRunner } from 'typeorm';

/** XML 接口、前置库 — which numbers wait for the department's word of acceptance, and what was said of a file. */
export class NameExchangedCases20261122450000 implements MigrationInterface {
  readonly name = 'NameExchangedCases20261122450000';

  async up(runner: QueryRunner): Promise<void> {
    // window_accepts: the case goes into the ledger with the department's word that it has accepted it. Until now nothing else was kept.
    await runner.query('ALTER TABLE xml_numbers ADD COLUMN window_accepts boolean NOT NULL DEFAULT false');
    await runner.query('UPDATE xml_numbers SET window_accepts = true WHERE content IS NOT NULL');
    // said: keyed, of what the file was named as; null of those from before.
    await runner.query('ALTER TABLE xml_files ADD COLUMN said text');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE xml_files DROP COLUMN said');
    await runner.query('ALTER TABLE xml_numbers DROP COLUMN window_accepts');
  }
}
