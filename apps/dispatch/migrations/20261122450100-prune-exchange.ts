import type { MigrationInterface, QueryRunner } from 'typeorm';

/** XML 接口 — what is forgotten is found by its time. */
export class PruneExchange20261122450100 implements MigrationInterface {
  readonly name = 'PruneExchange20261122450100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX xml_sendings_made ON xml_sendings (created_at)');
    await runner.query('CREATE INDEX xml_calls_received ON xml_calls (received_at)');
    await runner.query('CREATE INDEX xml_numbers_held ON xml_numbers (received_at) WHERE content IS NOT NULL');
    await runner.query('CREATE INDEX xml_numbers_unused ON xml_numbers (drawn_at) WHERE content_hash IS NULL AND case_no IS NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX xml_sendings_made, xml_calls_received, xml_numbers_held, xml_numbers_unused');
  }
}
