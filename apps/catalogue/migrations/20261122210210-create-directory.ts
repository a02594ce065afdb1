import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 基本目录 — entries, their versions, and which entries came out of which. */
export class CreateDirectory20261122210210 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // What stands here follows the version in force, so that lists need no join; the code itself lives in catalogue_codes for ever.
    await runner.query(`
      CREATE TABLE directory_entries (
        catalogue_code text PRIMARY KEY REFERENCES catalogue_codes (code),
        scope text NOT NULL GENERATED ALWAYS AS (left(catalogue_code, 4)) STORED,
        local_code text,
        parent_code text REFERENCES directory_entries (catalogue_code) CHECK (parent_code <> catalogue_code),
        region_code text NOT NULL,
        name text NOT NULL,
        category text NOT NULL REFERENCES item_categories (code),
        use_levels text[] NOT NULL,
        status text NOT NULL CHECK (status IN ('planned', 'active', 'suspended', 'cancelled')),
        current_version integer,
        latest_version integer NOT NULL,
        pending_version integer,
        pending_from timestamptz,
        updated_at timestamptz NOT NULL,
        folded_name text NOT NULL GENERATED ALWAYS AS (lower(normalize(name, NFKC))) STORED,
        grams text[] GENERATED ALWAYS AS (item_name_grams(name)) STORED,
        UNIQUE (scope, local_code),
        CHECK ((pending_version IS NULL) = (pending_from IS NULL)),
        CHECK (status <> 'planned' OR pending_version IS NOT NULL)
      )`);
    await runner.query('CREATE INDEX directory_entries_by_parent ON directory_entries (parent_code, catalogue_code)');
    await runner.query('CREATE INDEX directory_entries_by_category ON directory_entries (category, catalogue_code)');
    await runner.query('CREATE INDEX directory_entries_by_region ON directory_entries (region_code, catalogue_code)');
    await runner.query('CREATE INDEX directory_entries_by_status ON directory_entries (status, catalogue_code)');
    // Most entries are of two or three levels: an index of the array would gather half of the directory, to put it in order afterwards.
    for (const level of ['1', '2', '3', '4', '5', '6', '7']) {
      await runner.query(
        `CREATE INDEX directory_entries_at_level_${level} ON directory_entries (catalogue_code) WHERE use_levels @> ARRAY['${level}']`,
      );
    }
    await runner.query('CREATE INDEX directory_entries_by_grams ON directory_entries USING gin (grams)');
    await runner.query(
      'CREATE INDEX directory_entries_pending ON directory_entries (pending_from, catalogue_code) WHERE pending_version IS NOT NULL',
    );
    await runner.query(`
      CREATE TABLE directory_versions (
        catalogue_code text NOT NULL REFERENCES directory_entries (catalogue_code),
        version integer NOT NULL CHECK (version >= 1),
        change text NOT NULL CHECK (change IN ('create', 'change', 'suspend', 'resume', 'split', 'merge', 'cancel', 'withdraw')),
        entry_status text NOT NULL CHECK (entry_status IN ('active', 'suspended', 'cancelled')),
        content jsonb NOT NULL,
        basis text NOT NULL,
        effective_from timestamptz NOT NULL,
        changed_by text NOT NULL,
        created_at timestamptz NOT NULL,
        PRIMARY KEY (catalogue_code, version)
      )`);
    await keepAppendOnly(runner, 'directory_versions');
    await runner.query(`
      CREATE TABLE directory_links (
        from_code text NOT NULL REFERENCES directory_entries (catalogue_code),
        to_code text NOT NULL REFERENCES directory_entries (catalogue_code) CHECK (to_code <> from_code),
        kind text NOT NULL CHECK (kind IN ('split', 'merge')),
        created_at timestamptz NOT NULL,
        PRIMARY KEY (from_code, to_code)
      )`);
    await runner.query('CREATE INDEX directory_links_by_target ON directory_links (to_code, from_code)');
    await keepAppendOnly(runner, 'directory_links');
    // The last main item (prefix of 4) or sub item (prefix of 9) that was made here; the row is also the lock of who makes the next.
    await runner.query(`
      CREATE TABLE directory_code_counters (
        prefix text PRIMARY KEY CHECK (prefix ~ '^[0-9]{4}([0-9]{5})?$'),
        last integer NOT NULL
      )`);
    // Items of an entry are read in the order of their codes; the index of the code alone would sort every time.
    await runner.query('CREATE INDEX items_by_directory_entry ON items (catalogue_code, item_code)');
    await runner.query('DROP INDEX items_by_catalogue_code');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX items_by_catalogue_code ON items (catalogue_code)');
    await runner.query('DROP INDEX items_by_directory_entry');
    await runner.query('DROP TABLE directory_code_counters, directory_links, directory_versions, directory_entries');
    await runner.query('DROP FUNCTION refuse_change_of_directory_versions(), refuse_change_of_directory_links()');
  }
}
