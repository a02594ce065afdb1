import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 四张清单 — versions of the lists of each region's government, and their entries. What was published is never changed. */
export class CreatePowerLists20261122210700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE power_list_versions (
        list_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        kind text NOT NULL CHECK (kind IN ('power', 'responsibility', 'investment', 'funds')),
        region_code text NOT NULL,
        version integer NOT NULL CHECK (version >= 1),
        status text NOT NULL CHECK (status IN ('draft', 'published', 'withdrawn')),
        revision integer NOT NULL,
        title text NOT NULL,
        basis text,
        issuer text NOT NULL,
        valid_from date NOT NULL,
        valid_to date,
        entries integer NOT NULL,
        changed_by text NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        published_at timestamptz,
        UNIQUE (kind, region_code, version),
        CHECK ((status = 'draft') = (published_at IS NULL)),
        CHECK (status = 'withdrawn' OR valid_to IS NULL OR valid_to >= valid_from)
      )`);
    await runner.query(
      `CREATE UNIQUE INDEX power_list_versions_one_draft ON power_list_versions (kind, region_code) WHERE status = 'draft'`,
    );
    await runner.query(
      `CREATE INDEX power_list_versions_in_force ON power_list_versions (region_code, kind, valid_from) WHERE status <> 'draft'`,
    );
    // The codes of entries are compared as bytes: pages go on where they ended, whatever the database's collation.
    await runner.query(`
      CREATE TABLE power_list_entries (
        list_id bigint NOT NULL REFERENCES power_list_versions (list_id),
        entry_code text COLLATE "C" NOT NULL,
        name text NOT NULL,
        org_code text NOT NULL,
        department text NOT NULL,
        category text NOT NULL,
        content jsonb NOT NULL,
        PRIMARY KEY (list_id, entry_code)
      )`);
    await runner.query('CREATE INDEX power_list_entries_by_body ON power_list_entries (list_id, org_code, entry_code)');
    await runner.query('CREATE INDEX power_list_entries_by_category ON power_list_entries (list_id, category, entry_code)');

    await runner.query(`
      CREATE FUNCTION refuse_change_of_published_list() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'a published list is never changed: a change is a new version' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE TRIGGER power_list_versions_are_final BEFORE UPDATE ON power_list_versions FOR EACH ROW
      WHEN (OLD.status <> 'draft' AND (NEW.status = 'draft' OR
        (NEW.kind, NEW.region_code, NEW.version, NEW.title, NEW.basis, NEW.issuer, NEW.valid_from, NEW.entries, NEW.published_at)
        IS DISTINCT FROM (OLD.kind, OLD.region_code, OLD.version, OLD.title, OLD.basis, OLD.issuer, OLD.valid_from, OLD.entries, OLD.published_at)))
      EXECUTE FUNCTION refuse_change_of_published_list()`);
    await runner.query(`
      CREATE TRIGGER power_list_versions_are_kept BEFORE DELETE ON power_list_versions FOR EACH ROW
      WHEN (OLD.status <> 'draft') EXECUTE FUNCTION refuse_change_of_published_list()`);
    // Once a statement, not once a row: a derived list has as many entries as its government has items.
    await runner.query(`
      CREATE FUNCTION refuse_change_of_published_entries() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF EXISTS (SELECT FROM power_list_versions v WHERE v.status <> 'draft' AND v.list_id IN (SELECT list_id FROM touched)) THEN
          RAISE EXCEPTION 'a published list is never changed: a change is a new version' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NULL;
      END $$`);
    for (const [verb, rows] of [
      ['INSERT', 'NEW'],
      ['UPDATE', 'OLD'],
      ['DELETE', 'OLD'],
    ]) {
      await runner.query(`
        CREATE TRIGGER power_list_entries_are_final_${verb?.toLowerCase()} AFTER ${verb} ON power_list_entries
        REFERENCING ${rows} TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published_entries()`);
    }
    for (const table of ['power_list_versions', 'power_list_entries']) {
      await runner.query(
        `CREATE TRIGGER ${table}_stay BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_published_list()`,
      );
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE power_list_entries, power_list_versions');
    await runner.query('DROP FUNCTION refuse_change_of_published_list(), refuse_change_of_published_entries()');
  }
}
