import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 服务网点 — halls and counters, and what each of them accepts. */
export class CreateServicePoints20261122210400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // The position is PostgreSQL's own point (longitude, latitude): its GiST index finds what lies in a box, and no extension is needed.
    await runner.query(`
      CREATE TABLE service_points (
        code text PRIMARY KEY CHECK (code ~ '^[0-9A-Za-z][0-9A-Za-z_-]{0,39}$'),
        name text NOT NULL,
        kind text NOT NULL CHECK (kind IN ('hall', 'branch', 'town', 'village', 'selfService')),
        region_code text NOT NULL,
        org_code text NOT NULL,
        address text NOT NULL,
        position point NOT NULL,
        phone text,
        hours json NOT NULL,
        notes text,
        status text NOT NULL CHECK (status IN ('open', 'closed')),
        etag text NOT NULL,
        changed_by text NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL
      )`);
    const inUse = `WHERE status = 'open'`;
    await runner.query(`CREATE INDEX service_points_by_region ON service_points (region_code, code) ${inUse}`);
    await runner.query(`CREATE INDEX service_points_by_kind ON service_points (kind, region_code, code) ${inUse}`);
    await runner.query(`CREATE INDEX service_points_by_position ON service_points USING gist (position) ${inUse}`);
    // Accepted by department (all of its items), and by single item.
    await runner.query(`
      CREATE TABLE service_point_bodies (
        point_code text NOT NULL REFERENCES service_points (code) ON DELETE CASCADE,
        org_code text NOT NULL REFERENCES implementing_bodies (org_code),
        PRIMARY KEY (point_code, org_code)
      )`);
    await runner.query('CREATE INDEX service_point_bodies_by_body ON service_point_bodies (org_code, point_code)');
    await runner.query(`
      CREATE TABLE service_point_items (
        point_code text NOT NULL REFERENCES service_points (code) ON DELETE CASCADE,
        item_code text NOT NULL REFERENCES items (item_code),
        PRIMARY KEY (point_code, item_code)
      )`);
    await runner.query('CREATE INDEX service_point_items_by_item ON service_point_items (item_code, point_code)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE service_point_items, service_point_bodies, service_points');
  }
}
