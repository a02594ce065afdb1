import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The copy of the catalogue's state topic, as far as it concerns money. */
export class CreateItemFees20261122100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE item_fees (
        item_code text COLLATE "C" NOT NULL,
        version   int NOT NULL,
        sequence  bigint NOT NULL,
        fees      jsonb NOT NULL,
        PRIMARY KEY (item_code, version)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE item_fees');
  }
}
