import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 收件窗口: which items a counter takes, said by hand or by the service point that it follows. */
export class CreateCounters20261122220000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE counters (
        org_code          text COLLATE "C" PRIMARY KEY,
        name              text NOT NULL,
        region_code       text COLLATE "C" NOT NULL,
        status            text NOT NULL CHECK (status IN ('open', 'closed')),
        departments       text[] NOT NULL,
        items             text[] NOT NULL,
        regions           text[] NOT NULL,
        region_prefixes   text[] NOT NULL,
        service_point     text,
        point_departments text[] NOT NULL DEFAULT '{}',
        point_items       text[] NOT NULL DEFAULT '{}',
        point_tag         text,
        followed_at       timestamptz,
        follow_at         timestamptz,
        follow_error      text,
        version           int NOT NULL,
        changed_by        jsonb NOT NULL,
        updated_at        timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX counters_by_region ON counters (region_code, org_code)');
    await runner.query('CREATE INDEX counters_to_follow ON counters (follow_at) WHERE follow_at IS NOT NULL');
    // What a counter takes of a region, in the order of item codes.
    await runner.query(`
      CREATE INDEX item_versions_by_region ON item_versions (((core #>> '{implementingBody,regionCode}') COLLATE "C"), code)
        WHERE status = 'published'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX item_versions_by_region');
    await runner.query('DROP TABLE counters');
  }
}
