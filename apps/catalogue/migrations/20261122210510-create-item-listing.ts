import type { MigrationInterface, QueryRunner } from 'typeorm';

const BACKFILL_AT_ONCE = 2_000;

/**
 * 事项检索库 — what lists and search read: one narrow row for each item in force or suspended. The database itself keeps it beside the
 * versions, whoever writes them (editing, review, import by COPY, the worker of planned dates), so no reader sees half of a change.
 */
export class CreateItemListing20261122210510 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await this.createTables(runner);
    await this.createFunctions(runner);
    await this.fill(runner);
    await this.createIndexes(runner);
    await this.dropOldSearch(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    const listed = `WHERE status IN ('published', 'suspended')`;
    await runner.query(`
      ALTER TABLE items
        ADD COLUMN folded_name text NOT NULL GENERATED ALWAYS AS (lower(normalize(name, NFKC))) STORED,
        ADD COLUMN name_length smallint NOT NULL GENERATED ALWAYS AS (char_length(name)) STORED,
        ADD COLUMN grams text[] GENERATED ALWAYS AS (item_name_grams(name)) STORED`);
    await runner.query(`CREATE INDEX items_listed ON items (region_code, item_code) ${listed}`);
    await runner.query(`CREATE INDEX items_listed_by_department ON items (department, region_code, item_code) ${listed}`);
    await runner.query(`CREATE INDEX items_listed_by_category ON items (category, region_code, item_code) ${listed}`);
    await runner.query(`CREATE INDEX items_listed_by_star ON items (star, region_code, item_code) ${listed}`);
    await runner.query(`CREATE INDEX items_listed_by_length ON items (name_length, item_code) ${listed}`);
    await runner.query(`CREATE INDEX items_listed_by_audience ON items USING gin (audience) ${listed}`);
    await runner.query(`CREATE INDEX items_by_grams ON items USING gin (grams)`);
    await runner.query('DROP TRIGGER item_versions_listed_when_inserted ON item_versions');
    await runner.query('DROP TRIGGER item_versions_listed_when_updated ON item_versions');
    await runner.query(
      'DROP FUNCTION list_changed_versions(), relist_items(text[]), listed_matches(tsquery, integer), named_matches(tsquery, integer)',
    );
    await runner.query('DROP TABLE listed_grams, listed_names, listed_topics, listed_items');
    await runner.query('DROP FUNCTION text_grams(text)');
  }

  private async createTables(runner: QueryRunner): Promise<void> {
    // Names are ordered by their bytes, so that the names with a prefix are a range. Codes have the collation of the tables they are
    // joined with: no index serves a join of two collations.
    await runner.query(`
      CREATE TABLE listed_items (
        item_code text PRIMARY KEY,
        version integer NOT NULL,
        status text NOT NULL,
        name text NOT NULL,
        category text NOT NULL,
        region_code text NOT NULL,
        org_code text NOT NULL,
        department text NOT NULL,
        audience text[] NOT NULL,
        star smallint NOT NULL,
        case_kind text NOT NULL,
        online_grade text,
        online_depths text[] NOT NULL,
        topics text[] NOT NULL,
        result_names text[] NOT NULL,
        folded_name text COLLATE "C" NOT NULL,
        name_length smallint NOT NULL,
        told text NOT NULL,
        marks tsvector NOT NULL
      )`);
    await runner.query(`
      CREATE TABLE listed_topics (
        topic text NOT NULL,
        region_code text NOT NULL,
        item_code text NOT NULL,
        PRIMARY KEY (topic, region_code, item_code)
      )`);
    await runner.query(`
      CREATE TABLE listed_names (
        folded_name text COLLATE "C" PRIMARY KEY,
        name text NOT NULL,
        name_length smallint NOT NULL
      )`);
    // The length of the shortest name of a category that ever had these two characters: where a walk from short names to long ones may
    // begin, and that no name has a word at all.
    await runner.query(`
      CREATE TABLE listed_grams (
        gram text COLLATE "C" NOT NULL,
        category text NOT NULL,
        shortest smallint NOT NULL,
        PRIMARY KEY (gram, category)
      )`);
  }

  private async createFunctions(runner: QueryRunner): Promise<void> {
    // Every pair of neighbours, and the last character alone: a search for one character asks for the pairs that begin with it. A loop
    // over an array costs a third of what a query over the text does.
    await runner.query(`
      CREATE FUNCTION text_grams(folded text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
      DECLARE
        characters text[] := string_to_array(folded, NULL);
        last integer := cardinality(characters);
        grams text[] := characters;
      BEGIN
        FOR i IN 1 .. last - 1 LOOP grams[i] := characters[i] || characters[i + 1]; END LOOP;
        RETURN grams;
      END $$`);
    await runner.query(RELIST_ITEMS);
    await runner.query(`
      CREATE FUNCTION list_changed_versions() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE codes text[];
      BEGIN
        SELECT array_agg(DISTINCT item_code) INTO codes FROM changed WHERE status NOT IN ('draft', 'scheduled');
        IF codes IS NOT NULL THEN PERFORM relist_items(codes); END IF;
        RETURN NULL;
      END $$`);
    for (const [event, when] of [
      ['INSERT', 'inserted'],
      ['UPDATE', 'updated'],
    ]) {
      await runner.query(`
        CREATE TRIGGER item_versions_listed_when_${when} AFTER ${event} ON item_versions
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION list_changed_versions()`);
    }
    // The planner takes conditions for independent, and a walk over all rows for cheap where it expects many matches. Who asks here
    // knows better: the answer comes from the index, whatever it expects, and with memory enough to remember rows and not only pages.
    await runner.query(`
      CREATE FUNCTION listed_matches(query tsquery, most integer)
      RETURNS TABLE (item_code text, region_code text, name_length smallint, folded_name text, told text)
      LANGUAGE sql STABLE ROWS 1000 SET enable_seqscan = off SET enable_indexscan = off SET work_mem = '32MB' AS $$
        SELECT i.item_code, i.region_code, i.name_length, i.folded_name, i.told FROM listed_items i WHERE i.marks @@ query LIMIT most
      $$`);
    await runner.query(`
      CREATE FUNCTION named_matches(query tsquery, most integer)
      RETURNS TABLE (folded_name text, name text, name_length smallint)
      LANGUAGE sql STABLE ROWS 1000 SET enable_seqscan = off SET enable_indexscan = off SET work_mem = '32MB' AS $$
        SELECT n.folded_name, n.name, n.name_length FROM listed_names n
        WHERE array_to_tsvector(text_grams(n.folded_name)) @@ query LIMIT most
      $$`);
  }

  /** Before the indexes, which are made faster over what is there than kept up row by row. */
  private async fill(runner: QueryRunner): Promise<void> {
    let after = '';
    for (;;) {
      const [{ codes }] = (await runner.query(
        `SELECT array_agg(item_code) AS codes FROM (SELECT item_code FROM items WHERE item_code > $1 ORDER BY item_code LIMIT ${BACKFILL_AT_ONCE}) b`,
        [after],
      )) as [{ codes: string[] | null }];
      if (codes === null) return;
      await runner.query('SELECT relist_items($1)', [codes]);
      after = codes.at(-1)!;
    }
  }

  private async createIndexes(runner: QueryRunner): Promise<void> {
    // The order of lists is region, then code; every filter that may be the only one has an index in that order.
    await runner.query('CREATE INDEX listed_items_in_order ON listed_items (region_code, item_code)');
    await runner.query('CREATE INDEX listed_items_by_body ON listed_items (org_code, region_code, item_code)');
    await runner.query('CREATE INDEX listed_items_by_department ON listed_items (department, region_code, item_code)');
    await runner.query('CREATE INDEX listed_items_by_category ON listed_items (category, region_code, item_code)');
    await runner.query('CREATE INDEX listed_items_by_star ON listed_items (star, region_code, item_code)');
    await runner.query('CREATE INDEX listed_items_by_grade ON listed_items (online_grade, region_code, item_code)');
    // The order of a search.
    await runner.query('CREATE INDEX listed_items_by_length ON listed_items (name_length, item_code)');
    await runner.query('CREATE INDEX listed_items_by_name ON listed_items USING hash (folded_name)');
    // Words and filters together, whichever are asked for.
    await runner.query('CREATE INDEX listed_items_by_marks ON listed_items USING gin (marks)');
    await runner.query('CREATE INDEX listed_names_by_one ON listed_names (left(folded_name, 1), name_length, folded_name)');
    await runner.query('CREATE INDEX listed_names_by_two ON listed_names (left(folded_name, 2), name_length, folded_name)');
    await runner.query('CREATE INDEX listed_names_by_length ON listed_names (name_length, folded_name)');
    await runner.query('CREATE INDEX listed_names_by_grams ON listed_names USING gin (array_to_tsvector(text_grams(folded_name)))');
  }

  private async dropOldSearch(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP INDEX items_listed, items_listed_by_department, items_listed_by_category, items_listed_by_star, items_listed_by_length,
                 items_listed_by_audience, items_by_grams`);
    await runner.query('ALTER TABLE items DROP COLUMN folded_name, DROP COLUMN name_length, DROP COLUMN grams');
  }
}

/**
 * Marks of a row: grams of its words, and its filters, each behind a § that no word has. Each version is taken apart once (every look into a
 * stored document unpacks the whole of it), and what follows goes by what was found there.
 */
const RELIST_ITEMS = `
  CREATE FUNCTION relist_items(codes text[]) RETURNS void LANGUAGE plpgsql SET enable_seqscan = off AS $$
  BEGIN
    DELETE FROM listed_topics t USING listed_items l, unnest(l.topics) AS had (topic)
    WHERE l.item_code = ANY (codes) AND t.topic = had.topic AND t.region_code = l.region_code AND t.item_code = l.item_code;
    DELETE FROM listed_items l WHERE l.item_code = ANY (codes) AND NOT EXISTS (
      SELECT FROM item_versions v WHERE v.item_code = l.item_code AND v.status IN ('published', 'suspended'));

    WITH found AS MATERIALIZED (
      SELECT v.item_code, v.version, v.status, c.name, c.category, c.star, c."caseKind" AS case_kind, c.audience,
             c."implementingBody"->>'regionCode' AS region, c."implementingBody"->>'orgCode' AS org,
             c."implementingBody"->>'name' AS department, x."onlineGrade" AS grade, coalesce(x."onlineDepths", '{}') AS depths,
             ARRAY(SELECT DISTINCT r->>'name' FROM jsonb_array_elements(x.results) r WHERE r->>'name' <> '') AS results,
             ARRAY(SELECT DISTINCT 'p' || p FROM unnest(x."personTopics") p) || ARRAY(SELECT DISTINCT 'l' || p FROM unnest(x."legalPersonTopics") p)
               || ARRAY(SELECT DISTINCT 'e' || p FROM unnest(x."lifeEvents") p) AS topics
      FROM item_versions v
      CROSS JOIN LATERAL jsonb_to_record(v.core) AS c (
        name text, category text, star smallint, "caseKind" text, audience text[], "implementingBody" jsonb)
      CROSS JOIN LATERAL jsonb_to_record(v.descriptive->'extended') AS x (
        "onlineGrade" text, "onlineDepths" text[], results jsonb, "personTopics" text[], "legalPersonTopics" text[], "lifeEvents" text[])
      WHERE v.item_code = ANY (codes) AND v.status IN ('published', 'suspended')),
    folded AS MATERIALIZED (
      SELECT *, lower(normalize(name, NFKC)) COLLATE "C" AS folded_name,
             lower(normalize(concat_ws(E'\\n', department, array_to_string(results, E'\\n')), NFKC)) AS beside
      FROM found),
    told AS MATERIALIZED (SELECT *, char_length(folded_name) AS name_length, text_grams(folded_name) AS grams FROM folded),
    listed AS (
      INSERT INTO listed_items AS l (item_code, version, status, name, category, region_code, org_code, department, audience, star, case_kind,
                                     online_grade, online_depths, topics, result_names, folded_name, name_length, told, marks)
      SELECT item_code, version, status, name, category, region, org, department, audience, star, case_kind, grade, depths, topics, results,
             folded_name, name_length, folded_name || E'\\n' || beside,
             array_to_tsvector(grams || text_grams(beside)
               || ARRAY['§c' || category, '§s' || star, '§o' || org, '§n' || department, '§l' || least(name_length, 60),
                        '§r' || left(region, 2), '§r' || left(region, 4), '§r' || left(region, 6), '§r' || left(region, 9),
                        '§r' || left(region, 12), '§g' || coalesce(grade, 'none')]
               || ARRAY(SELECT '§a' || a FROM unnest(audience) a) || ARRAY(SELECT '§d' || d FROM unnest(depths) d)
               || ARRAY(SELECT '§t' || t FROM unnest(topics) t))
      FROM told
      ON CONFLICT (item_code) DO UPDATE
      SET (version, status, name, category, region_code, org_code, department, audience, star, case_kind, online_grade, online_depths,
           topics, result_names, folded_name, name_length, told, marks)
        = (EXCLUDED.version, EXCLUDED.status, EXCLUDED.name, EXCLUDED.category, EXCLUDED.region_code, EXCLUDED.org_code, EXCLUDED.department,
           EXCLUDED.audience, EXCLUDED.star, EXCLUDED.case_kind, EXCLUDED.online_grade, EXCLUDED.online_depths, EXCLUDED.topics,
           EXCLUDED.result_names, EXCLUDED.folded_name, EXCLUDED.name_length, EXCLUDED.told, EXCLUDED.marks)),
    topical AS (
      INSERT INTO listed_topics (topic, region_code, item_code)
      SELECT t, region, item_code FROM told, unnest(topics) t ON CONFLICT DO NOTHING),
    -- In one order for everybody, so that two who publish the same names at once wait for each other in turn and not crosswise.
    named AS (
      INSERT INTO listed_names (folded_name, name, name_length)
      SELECT DISTINCT ON (folded_name) folded_name, name, name_length FROM told ORDER BY folded_name, name ON CONFLICT DO NOTHING)
    INSERT INTO listed_grams AS k (gram, category, shortest)
    SELECT n.gram, n.category, n.shortest
    FROM (SELECT g.gram, category, min(name_length) AS shortest FROM told, unnest(grams) AS g (gram) GROUP BY g.gram, category) n
    LEFT JOIN listed_grams had ON had.gram = n.gram COLLATE "C" AND had.category = n.category WHERE had.gram IS NULL OR had.shortest > n.shortest
    ORDER BY n.gram COLLATE "C", n.category ON CONFLICT (gram, category) DO UPDATE SET shortest = least(k.shortest, EXCLUDED.shortest);
  END $$`;
