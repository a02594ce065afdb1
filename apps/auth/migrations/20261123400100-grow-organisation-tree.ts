import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 机构树: what a body belongs to, which level of administration it is of, and who carries on where it has been abolished. The level follows
 * from the region that the body serves (GB/T 2260): 市本级 (…01) is the city itself.
 */
export class GrowOrganisationTree20261123400100 implements MigrationInterface {
  readonly name = 'GrowOrganisationTree20261123400100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE organisations
        ADD COLUMN parent_org_code text REFERENCES organisations CHECK (parent_org_code <> org_code),
        ADD COLUMN path text,
        ADD COLUMN abolished_at timestamptz,
        ADD COLUMN successor_org_code text REFERENCES organisations CHECK (successor_org_code <> org_code),
        ADD COLUMN level text NOT NULL GENERATED ALWAYS AS (CASE
          WHEN rpad(region_code, 12, '0') ~ '^\\d{2}0{10}$' THEN 'province'
          WHEN rpad(region_code, 12, '0') ~ '^\\d{4}0[01]0{6}$' THEN 'city'
          WHEN rpad(region_code, 12, '0') ~ '^\\d{6}0{6}$' THEN 'county'
          WHEN rpad(region_code, 12, '0') ~ '^\\d{9}000$' THEN 'town'
          ELSE 'village' END) STORED,
        ADD CONSTRAINT organisations_successor CHECK (successor_org_code IS NULL OR abolished_at IS NOT NULL)`);
    await runner.query(`UPDATE organisations SET path = '/' || org_code || '/'`);
    await runner.query('ALTER TABLE organisations ALTER COLUMN path SET NOT NULL');
    // Whoever adds a body names its parent at most; where the tree is changed, the paths below follow in the same statement.
    await runner.query(`
      CREATE FUNCTION set_organisation_path() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        NEW.path := coalesce((SELECT path FROM organisations WHERE org_code = NEW.parent_org_code), '/') || NEW.org_code || '/';
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER organisations_set_path BEFORE INSERT ON organisations FOR EACH ROW EXECUTE FUNCTION set_organisation_path()`);
    await runner.query('CREATE INDEX organisations_parent ON organisations (parent_org_code)');
    await runner.query('CREATE INDEX organisations_successor ON organisations (successor_org_code)');
    // In the order of bytes whatever the database's collation is, so that a subtree is a range.
    await runner.query('CREATE INDEX organisations_path ON organisations (path COLLATE "C")');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER organisations_set_path ON organisations');
    await runner.query('DROP FUNCTION set_organisation_path()');
    await runner.query(`
      ALTER TABLE organisations
        DROP COLUMN level, DROP COLUMN successor_org_code, DROP COLUMN abolished_at, DROP COLUMN path, DROP COLUMN parent_org_code`);
  }
}
