import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The copy of the catalogue's state topic, so that a filing asks no neighbour. */
export class CreateItemVersions20261121130000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A row without core is a version that some case waits for: whoever files for it and whoever brings it meet at this row's lock.
    await runner.query(`
      CREATE TABLE item_versions (
        code        text COLLATE "C" NOT NULL,
        version     int NOT NULL,
        core        jsonb,
        sequence    bigint NOT NULL,
        status      text CHECK (status IN ('published', 'suspended', 'cancelled')),
        valid_from  timestamptz,
        valid_to    timestamptz,
        received_at timestamptz NOT NULL,
        PRIMARY KEY (code, version),
        CHECK ((core IS NULL) = (status IS NULL) AND (core IS NULL) = (valid_from IS NULL))
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE item_versions');
  }
}
