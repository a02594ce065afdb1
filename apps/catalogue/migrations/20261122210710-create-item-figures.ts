import type { MigrationInterface, QueryRunner } from 'typeorm';

/** In force is what people see: published, or suspended for a time. */
const IN_FORCE = `('published', 'suspended')`;
/** The element columns of the queue, in one order everywhere. */
const ELEMENTS = 'org_code, region_code, category, star, grade, depths, materials, steps, promised_days, statutory_days, visits, immediate';
const BEFORE = 'materials_before, steps_before, days_before, visits_before';

/**
 * 统计 — how many items are in force, by what they are and on which day, and what a new version made simpler. Told by the versions
 * themselves, by whatever way they are written; a worker adds it up, so that no request counts items.
 */
export class CreateItemFigures20261122210710 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE limit_unit_days (unit text PRIMARY KEY, working_days numeric NOT NULL CHECK (working_days > 0))`);
    // 250 working days a year; five of seven days. Limits of different units become comparable in sums, not exact.
    await runner.query(`INSERT INTO limit_unit_days VALUES ('workingDay', 1), ('calendarDay', 0.714), ('month', 20.833), ('year', 250)`);
    await runner.query(`
      CREATE TABLE item_figure_changes (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        day date NOT NULL,
        sign smallint NOT NULL CHECK (sign IN (1, -1)),
        org_code text NOT NULL,
        region_code text NOT NULL,
        category text NOT NULL,
        star smallint NOT NULL,
        grade text NOT NULL,
        depths text[] NOT NULL,
        materials integer NOT NULL,
        steps integer NOT NULL,
        promised_days numeric NOT NULL,
        statutory_days numeric NOT NULL,
        visits integer,
        immediate boolean NOT NULL,
        materials_before integer,
        steps_before integer,
        days_before numeric,
        visits_before integer
      )`);
    // Scope: '*', the digits of a region that say where it stands (2, 4, 6, 9 or 12), or the code of a body.
    await runner.query(`
      CREATE TABLE item_figures (
        scope text COLLATE "C" NOT NULL,
        dimension text NOT NULL,
        value text NOT NULL,
        amount numeric NOT NULL,
        PRIMARY KEY (scope, dimension, value)
      ) WITH (fillfactor = 70)`);
    await runner.query(`CREATE INDEX item_figures_by_scope ON item_figures (char_length(scope), scope) WHERE dimension = 'all'`);
    await runner.query(`
      CREATE TABLE item_figure_days (
        scope text COLLATE "C" NOT NULL,
        dimension text NOT NULL,
        day date NOT NULL,
        value text NOT NULL,
        change numeric NOT NULL,
        PRIMARY KEY (scope, dimension, day, value)
      ) WITH (fillfactor = 70)`);
    await runner.query(`
      CREATE TABLE item_simplifications (
        item_code text NOT NULL REFERENCES items (item_code),
        version integer NOT NULL,
        day date NOT NULL,
        org_code text NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        materials_before integer NOT NULL,
        materials integer NOT NULL,
        steps_before integer NOT NULL,
        steps integer NOT NULL,
        days_before numeric NOT NULL,
        days numeric NOT NULL,
        visits_before integer,
        visits integer,
        PRIMARY KEY (item_code, version)
      )`);
    await runner.query('CREATE INDEX item_simplifications_by_region ON item_simplifications (region_code, day, item_code, version)');
    await runner.query(
      'CREATE INDEX item_simplifications_by_body ON item_simplifications (org_code, region_code, day, item_code, version)',
    );

    // Inlined where it is used: a call for each row would cost an import more than the row itself, and each look into a stored document
    // unpacks the whole of it.
    await runner.query(`
      CREATE FUNCTION item_version_elements(core jsonb, descriptive jsonb)
      RETURNS TABLE (org_code text, region_code text, category text, star smallint, grade text, depths text[], materials integer, steps integer,
                     promised_days numeric, statutory_days numeric, visits integer, immediate boolean)
      LANGUAGE sql STABLE AS $$
        SELECT c."implementingBody"->>'orgCode', c."implementingBody"->>'regionCode', c.category, c.star, coalesce(d.extended->>'onlineGrade', 'none'),
          ARRAY(SELECT DISTINCT jsonb_array_elements_text(d.extended->'onlineDepths')),
          jsonb_array_length(c.materials), jsonb_array_length(coalesce(d.process, '[]')),
          (c.limits#>>'{promised,value}')::numeric * coalesce(p.working_days, 1),
          (c.limits#>>'{statutory,value}')::numeric * coalesce(s.working_days, 1),
          d.visits, c."caseKind" = 'immediate'
        FROM jsonb_to_record(core) AS c ("implementingBody" jsonb, category text, star smallint, materials jsonb, limits jsonb, "caseKind" text)
        CROSS JOIN jsonb_to_record(descriptive) AS d (extended jsonb, process jsonb, visits integer)
        LEFT JOIN limit_unit_days p ON p.unit = c.limits#>>'{promised,unit}'
        LEFT JOIN limit_unit_days s ON s.unit = c.limits#>>'{statutory,unit}'
      $$`);
    // Whoever writes a version tells it: a use-case, the worker of planned dates, an import, a load. Only what comes into force or leaves it.
    await this.createTrigger(
      runner,
      'tell_new_item_figures',
      `SELECT item_code, version, core, descriptive, published_at AS at, 1 AS sign FROM changed WHERE status IN ${IN_FORCE}`,
    );
    await this.createTrigger(
      runner,
      'tell_moved_item_figures',
      `SELECT n.item_code, n.version, n.core, n.descriptive, CASE WHEN n.status IN ${IN_FORCE} THEN 1 ELSE -1 END AS sign,
         CASE WHEN n.status IN ${IN_FORCE} THEN n.published_at ELSE coalesce(n.valid_to, n.updated_at) END AS at
       FROM changed n JOIN unchanged o USING (item_code, version)
       WHERE (o.status IN ${IN_FORCE}) <> (n.status IN ${IN_FORCE})`,
    );
    await runner.query(`
      CREATE TRIGGER item_versions_tell_figures_of_new AFTER INSERT ON item_versions REFERENCING NEW TABLE AS changed
      FOR EACH STATEMENT EXECUTE FUNCTION tell_new_item_figures()`);
    await runner.query(`
      CREATE TRIGGER item_versions_tell_figures AFTER UPDATE ON item_versions REFERENCING NEW TABLE AS changed OLD TABLE AS unchanged
      FOR EACH STATEMENT EXECUTE FUNCTION tell_moved_item_figures()`);
    await runner.query(`
      CREATE FUNCTION item_figure_scopes(org_code text, region_code text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
        SELECT '*' UNION ALL SELECT org_code UNION ALL
        SELECT left(rpad(region_code, 12, '0'), n) FROM (VALUES (2, 0), (4, 2), (6, 4), (9, 6), (12, 9)) AS digits (n, above)
        WHERE above = 0 OR substr(rpad(region_code, 12, '0'), above + 1, n - above) !~ '^0*$'
      $$`);
    await this.createRecount(runner);
    await runner.query('SELECT recount_item_figures()');
  }

  /** `moved` selects the versions that came into force (sign 1) or left it (-1). A new one is compared with the one that it superseded. */
  private async createTrigger(runner: QueryRunner, name: string, moved: string): Promise<void> {
    await runner.query(`
      CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        WITH moved AS (${moved}),
        told AS MATERIALIZED (
          SELECT m.item_code, m.version, m.sign, (m.at AT TIME ZONE 'Asia/Shanghai')::date AS day, e.*,
            b.materials AS m, b.steps AS s, b.promised_days AS d, b.visits AS n
          FROM moved m CROSS JOIN LATERAL item_version_elements(m.core, m.descriptive) AS e
          LEFT JOIN LATERAL (
            SELECT earlier.* FROM item_versions v CROSS JOIN LATERAL item_version_elements(v.core, v.descriptive) AS earlier
            WHERE m.version > 1 AND m.sign = 1 AND v.item_code = m.item_code AND v.version < m.version AND v.status = 'superseded'
            ORDER BY v.version DESC LIMIT 1) AS b ON true),
        simpler AS (
          INSERT INTO item_simplifications
          SELECT item_code, version, day, org_code, region_code, m, materials, s, steps, d, promised_days, n, visits
          FROM told WHERE m IS NOT NULL ON CONFLICT DO NOTHING)
        INSERT INTO item_figure_changes (day, sign, ${ELEMENTS}, ${BEFORE}) SELECT day, sign, ${ELEMENTS}, m, s, d, n FROM told;
        RETURN NULL;
      END $$`);
  }

  /** For what was there before this migration, and after a load that told nothing (triggers off). One moment, and no fold meanwhile. */
  private async createRecount(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION recount_item_figures() RETURNS bigint LANGUAGE sql AS $$
        SELECT pg_advisory_xact_lock(hashtextextended('item-figures', 0));
        WITH queue AS (DELETE FROM item_figure_changes), figures AS (DELETE FROM item_figures), days AS (DELETE FROM item_figure_days),
        known AS MATERIALIZED (
          SELECT v.item_code, v.version, v.status, (v.published_at AT TIME ZONE 'Asia/Shanghai')::date AS begun,
            (coalesce(v.valid_to, v.updated_at) AT TIME ZONE 'Asia/Shanghai')::date AS ended, e.*
          FROM item_versions v CROSS JOIN LATERAL item_version_elements(v.core, v.descriptive) AS e
          WHERE v.published_at IS NOT NULL),
        changes AS (
          SELECT k.*, lag(materials) OVER w AS m, lag(steps) OVER w AS s, lag(promised_days) OVER w AS d, lag(visits) OVER w AS n
          FROM known k WINDOW w AS (PARTITION BY item_code ORDER BY version)),
        simpler AS (
          INSERT INTO item_simplifications
          SELECT item_code, version, begun, org_code, region_code, m, materials, s, steps, d, promised_days, n, visits
          FROM changes WHERE m IS NOT NULL ON CONFLICT DO NOTHING),
        told AS (
          INSERT INTO item_figure_changes (day, sign, ${ELEMENTS}, ${BEFORE})
          SELECT begun, 1, ${ELEMENTS}, m, s, d, n FROM changes
          UNION ALL
          SELECT ended, -1, ${ELEMENTS}, NULL, NULL, NULL, NULL FROM changes WHERE status NOT IN ${IN_FORCE}
          RETURNING 1)
        SELECT count(*) FROM told
      $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER item_versions_tell_figures ON item_versions');
    await runner.query('DROP TRIGGER item_versions_tell_figures_of_new ON item_versions');
    await runner.query(
      'DROP FUNCTION recount_item_figures(), tell_new_item_figures(), tell_moved_item_figures(), item_version_elements(jsonb, jsonb), ' +
        'item_figure_scopes(text, text)',
    );
    await runner.query('DROP TABLE item_simplifications, item_figure_days, item_figures, item_figure_changes, limit_unit_days');
  }
}
