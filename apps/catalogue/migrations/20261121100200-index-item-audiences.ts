import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An audience that few items serve is found by its index instead of by walking the whole list. */
export class IndexItemAudiences20261121100200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE INDEX items_listed_by_audience ON items USING gin (audience) WHERE status IN ('published', 'suspended')`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX items_listed_by_audience');
  }
}
