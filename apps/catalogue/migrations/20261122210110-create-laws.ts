import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an item version cites, as rows; an empty article is the law as a whole. */
const CITED = `
  SELECT v.item_code, v.version, b.position::integer AS position, b.cited ->> 'name' AS name, coalesce(b.cited ->> 'documentNo', '') AS document_no,
         coalesce(b.cited ->> 'article', '') AS article, b.cited ->> 'content' AS content, b.cited ->> 'issuer' AS issuer,
         (b.cited ->> 'effectiveFrom')::date AS effective_from
  FROM item_versions v CROSS JOIN LATERAL jsonb_array_elements(v.descriptive -> 'legalBasis') WITH ORDINALITY AS b (cited, position)
  WHERE v.item_code = ANY (codes) AND v.status IN ('published', 'suspended')`;

/**
 * 设定依据库 — laws, their articles and the wordings under which items cite them. One 文号 is cited with many articles, and one article in
 * many wordings, so the three are kept apart. The versions tell which items to look at; a worker does it, so that nobody who publishes
 * waits for another who cites the same law.
 */
export class CreateLaws20261122210110 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE laws (
        id uuid PRIMARY KEY,
        name text COLLATE "C" NOT NULL,
        document_no text NOT NULL,
        issuer text,
        effective_from date
      )`);
    await runner.query('CREATE INDEX laws_by_name ON laws (name, id)');
    await runner.query('CREATE INDEX laws_by_document_no ON laws (document_no, name, id)');
    await runner.query(`
      CREATE TABLE law_articles (
        id uuid PRIMARY KEY,
        law_id uuid NOT NULL REFERENCES laws (id),
        article text COLLATE "C" NOT NULL
      )`);
    await runner.query('CREATE INDEX law_articles_of_law ON law_articles (law_id, article, id)');
    await runner.query(`
      CREATE TABLE law_wordings (
        article_id uuid NOT NULL REFERENCES law_articles (id),
        wording uuid NOT NULL,
        content text NOT NULL,
        PRIMARY KEY (article_id, wording)
      )`);
    await runner.query(`
      CREATE TABLE cited_articles (
        item_code text NOT NULL,
        position integer NOT NULL,
        version integer NOT NULL,
        article_id uuid NOT NULL REFERENCES law_articles (id),
        wording uuid,
        PRIMARY KEY (item_code, position),
        FOREIGN KEY (article_id, wording) REFERENCES law_wordings (article_id, wording)
      )`);
    await runner.query('CREATE INDEX cited_articles_by_article ON cited_articles (article_id, item_code, position)');
    await runner.query('CREATE INDEX cited_articles_by_wording ON cited_articles (article_id, wording)');
    await runner.query('CREATE TABLE citing_items (item_code text PRIMARY KEY)');
    await this.createFunctions(runner);
    await runner.query(`
      INSERT INTO citing_items SELECT item_code FROM item_versions
      WHERE status IN ('published', 'suspended') AND descriptive -> 'legalBasis' <> '[]' ON CONFLICT DO NOTHING`);
  }

  private async createFunctions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE FUNCTION law_id(name text, document_no text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT md5(name || E'\\x1f' || document_no)::uuid
      $$`);
    await runner.query(`
      CREATE FUNCTION law_article_id(name text, document_no text, article text) RETURNS uuid LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
        SELECT md5(name || E'\\x1f' || document_no || E'\\x1f' || article)::uuid
      $$`);
    // In the order of their keys, so that two workers who meet at a new law wait and do not block each other. One statement: the texts
    // are taken apart once, and the references are checked at its end.
    await runner.query(`
      CREATE FUNCTION cite_articles(codes text[]) RETURNS void LANGUAGE plpgsql AS $$
      BEGIN
        DELETE FROM cited_articles WHERE item_code = ANY (codes);
        WITH cited AS MATERIALIZED (
          SELECT c.*, law_id(name, document_no) AS law, law_article_id(name, document_no, article) AS article_id, md5(content)::uuid AS wording
          FROM (${CITED}) c
        ), told_laws AS (
          INSERT INTO laws (id, name, document_no, issuer, effective_from)
          SELECT DISTINCT ON (law) law, name, document_no, issuer, effective_from FROM cited ORDER BY law, issuer NULLS LAST, effective_from
          ON CONFLICT DO NOTHING
        ), told_articles AS (
          INSERT INTO law_articles (id, law_id, article) SELECT DISTINCT article_id, law, article FROM cited ORDER BY 1 ON CONFLICT DO NOTHING
        ), told_wordings AS (
          INSERT INTO law_wordings (article_id, wording, content)
          SELECT DISTINCT ON (article_id, wording) article_id, wording, content FROM cited WHERE content IS NOT NULL ORDER BY 1, 2
          ON CONFLICT DO NOTHING
        )
        INSERT INTO cited_articles (item_code, position, version, article_id, wording)
        SELECT item_code, position, version, article_id, wording FROM cited;
      END $$`);
    await runner.query(`
      CREATE FUNCTION note_citing_items() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO citing_items SELECT DISTINCT c.item_code FROM changed c
        WHERE c.status NOT IN ('draft', 'scheduled')
          AND (c.descriptive -> 'legalBasis' <> '[]' OR EXISTS (SELECT FROM cited_articles a WHERE a.item_code = c.item_code))
        ORDER BY 1 ON CONFLICT DO NOTHING;
        RETURN NULL;
      END $$`);
    for (const [event, when] of [
      ['INSERT', 'inserted'],
      ['UPDATE', 'updated'],
    ]) {
      await runner.query(`
        CREATE TRIGGER item_versions_citing_when_${when} AFTER ${event} ON item_versions
        REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION note_citing_items()`);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER item_versions_citing_when_inserted ON item_versions');
    await runner.query('DROP TRIGGER item_versions_citing_when_updated ON item_versions');
    await runner.query('DROP FUNCTION note_citing_items(), cite_articles(text[])');
    await runner.query('DROP TABLE citing_items, cited_articles, law_wordings, law_articles, laws');
    await runner.query('DROP FUNCTION law_article_id(text, text, text), law_id(text, text)');
  }
}
