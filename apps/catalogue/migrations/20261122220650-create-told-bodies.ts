import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 机构代码对照 — which body the lines of a source mean that tell no valid credit code of one, as somebody said who may publish its items. */
export class CreateToldBodies20261122220650 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE told_bodies (
        source text NOT NULL,
        told text COLLATE "C" NOT NULL CHECK (told <> ''),
        org_code text NOT NULL CHECK (org_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
        region_code text NOT NULL CHECK (region_code ~ '^[0-9]{6}([0-9]{3}([0-9]{3})?)?$'),
        name text NOT NULL,
        basis text NOT NULL,
        changed_by text NOT NULL,
        changed_at timestamptz NOT NULL,
        PRIMARY KEY (source, told)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE told_bodies');
  }
}
