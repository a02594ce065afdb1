import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Codes that were ever issued, the items under them, and their versions. */
export class CreateItems20261121100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Codes outlive what they named: an item may go, its code stays taken for ever, and no statement of any role takes it back.
    await runner.query(`
      CREATE FUNCTION refuse_change_of_issued_code() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'an issued code is never changed, withdrawn or reused' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(`
      CREATE TABLE issued_codes (
        code text PRIMARY KEY CHECK (code ~ '^[0-9A-Z]{31}([0-9]{2})?$'),
        issued_at timestamptz NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE catalogue_codes (
        code text PRIMARY KEY CHECK (code ~ '^[0-9]{12}$'),
        scope text NOT NULL GENERATED ALWAYS AS (left(code, 4)) STORED,
        main_item text NOT NULL GENERATED ALWAYS AS (substr(code, 5, 5)) STORED,
        local_catalogue_code text,
        issued_at timestamptz NOT NULL,
        UNIQUE (scope, local_catalogue_code)
      )`);
    for (const table of ['issued_codes', 'catalogue_codes']) {
      await runner.query(
        `CREATE TRIGGER ${table}_are_final BEFORE UPDATE OR DELETE ON ${table} FOR EACH ROW EXECUTE FUNCTION refuse_change_of_issued_code()`,
      );
      await runner.query(
        `CREATE TRIGGER ${table}_are_kept BEFORE TRUNCATE ON ${table} FOR EACH STATEMENT EXECUTE FUNCTION refuse_change_of_issued_code()`,
      );
    }
    await runner.query(`
      CREATE TABLE implementing_bodies (
        org_code text PRIMARY KEY,
        name text NOT NULL,
        region_code text NOT NULL
      )`);
    await runner.query('CREATE INDEX implementing_bodies_by_region ON implementing_bodies (region_code, org_code)');

    // Trigrams cannot serve the two-character words that Chinese mostly consists of; one- and two-character grams in a GIN index can.
    await runner.query(`
      CREATE FUNCTION item_name_grams(name text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT array_agg(DISTINCT substr(folded, i, w))
        FROM (SELECT lower(normalize(name, NFKC)) AS folded) AS f,
             generate_series(1, char_length(folded)) AS i, (VALUES (1), (2)) AS widths (w)
        WHERE i + w - 1 <= char_length(folded)
      $$`);
    await runner.query(`
      CREATE TABLE items (
        item_code text PRIMARY KEY REFERENCES issued_codes (code),
        local_code text UNIQUE,
        source_hash text,
        catalogue_code text NOT NULL REFERENCES catalogue_codes (code),
        name text NOT NULL,
        category text NOT NULL,
        region_code text NOT NULL,
        org_code text NOT NULL REFERENCES implementing_bodies (org_code),
        department text NOT NULL,
        audience text[] NOT NULL,
        star smallint NOT NULL,
        case_kind text NOT NULL,
        status text NOT NULL CHECK (status IN ('draft', 'published', 'suspended', 'cancelled')),
        current_version integer,
        latest_version integer NOT NULL,
        updated_at timestamptz NOT NULL,
        folded_name text NOT NULL GENERATED ALWAYS AS (lower(normalize(name, NFKC))) STORED,
        name_length smallint NOT NULL GENERATED ALWAYS AS (char_length(name)) STORED,
        grams text[] GENERATED ALWAYS AS (item_name_grams(name)) STORED,
        CHECK ((status = 'draft') = (current_version IS NULL))
      )`);
    await runner.query('CREATE INDEX items_by_catalogue_code ON items (catalogue_code)');
    await runner.query('CREATE INDEX items_by_body ON items (org_code, region_code, item_code)');
    // What the public sees, in the order of its lists.
    const listed = `WHERE status IN ('published', 'suspended')`;
    await runner.query(`CREATE INDEX items_listed ON items (region_code, item_code) ${listed}`);
    await runner.query(`CREATE INDEX items_listed_by_department ON items (department, region_code, item_code) ${listed}`);
    await runner.query(`CREATE INDEX items_listed_by_category ON items (category, region_code, item_code) ${listed}`);
    await runner.query(`CREATE INDEX items_listed_by_star ON items (star, region_code, item_code) ${listed}`);
    await runner.query(`CREATE INDEX items_listed_by_length ON items (name_length, item_code) ${listed}`);
    await runner.query(`CREATE INDEX items_by_grams ON items USING gin (grams)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE items, implementing_bodies, catalogue_codes, issued_codes');
    await runner.query('DROP FUNCTION item_name_grams(text), refuse_change_of_issued_code()');
  }
}
