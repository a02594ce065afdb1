import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Versions of items, and the forms and guides they name by reference and hash. */
export class CreateItemVersions20261121100100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const table of ['forms', 'guides']) {
      // The body is kept as text, not jsonb: its bytes are what the hash is of.
      await runner.query(`
        CREATE TABLE ${table} (
          ref text PRIMARY KEY,
          sha256 text NOT NULL UNIQUE CHECK (sha256 ~ '^[0-9a-f]{64}$'),
          body text NOT NULL,
          created_at timestamptz NOT NULL
        )`);
    }
    await runner.query(`
      CREATE TABLE item_versions (
        item_code text NOT NULL REFERENCES items (item_code),
        version integer NOT NULL CHECK (version >= 1),
        status text NOT NULL CHECK (status IN ('draft', 'published', 'suspended', 'superseded', 'cancelled')),
        sequence integer NOT NULL,
        core jsonb NOT NULL,
        descriptive jsonb NOT NULL,
        form_ref text NOT NULL REFERENCES forms (ref),
        guide_ref text NOT NULL REFERENCES guides (ref),
        valid_from timestamptz,
        valid_to timestamptz,
        detail text NOT NULL,
        etag text NOT NULL,
        changed_by text NOT NULL,
        created_at timestamptz NOT NULL,
        updated_at timestamptz NOT NULL,
        published_at timestamptz,
        PRIMARY KEY (item_code, version),
        CHECK ((status = 'draft') = (published_at IS NULL))
      )`);
    await runner.query('CREATE INDEX item_versions_by_form ON item_versions (form_ref)');
    await runner.query('CREATE INDEX item_versions_by_guide ON item_versions (guide_ref)');
    await runner.query(`CREATE UNIQUE INDEX item_versions_one_draft ON item_versions (item_code) WHERE status = 'draft'`);
    await runner.query(
      `CREATE UNIQUE INDEX item_versions_one_in_force ON item_versions (item_code) WHERE status IN ('published', 'suspended')`,
    );
    await runner.query(`
      CREATE FUNCTION refuse_change_of_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.core, NEW.descriptive, NEW.form_ref, NEW.guide_ref) IS DISTINCT FROM (OLD.core, OLD.descriptive, OLD.form_ref, OLD.guide_ref)
           OR NEW.status = 'draft' THEN
          RAISE EXCEPTION 'a published version is never changed: a change is a new version' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER item_versions_are_final BEFORE UPDATE ON item_versions
      FOR EACH ROW WHEN (OLD.status <> 'draft') EXECUTE FUNCTION refuse_change_of_published_version()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE item_versions, guides, forms');
    await runner.query('DROP FUNCTION refuse_change_of_published_version()');
  }
}
