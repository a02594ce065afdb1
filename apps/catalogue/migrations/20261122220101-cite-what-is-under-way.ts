import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an item version cites, as rows; an empty article is the law as a whole. A day that no calendar of the database has is no day. */
const CITED = `
  SELECT v.item_code, v.version, b.position::integer AS position, b.cited ->> 'name' AS name, coalesce(b.cited ->> 'documentNo', '') AS document_no,
         coalesce(b.cited ->> 'article', '') AS article, b.cited ->> 'content' AS content, b.cited ->> 'issuer' AS issuer,
         CASE WHEN b.cited ->> 'effectiveFrom' >= '0001-01-01' COLLATE "C" THEN (b.cited ->> 'effectiveFrom')::date END AS effective_from
  FROM item_versions v CROSS JOIN LATERAL jsonb_array_elements(v.descriptive -> 'legalBasis') WITH ORDINALITY AS b (cited, position)
  WHERE v.item_code = ANY (codes) AND v.status IN ('published', 'suspended')`;

const TELL_LAWS_ONCE = `
  INSERT INTO laws (id, name, document_no, issuer, effective_from)
  SELECT DISTINCT ON (law) law, name, document_no, issuer, effective_from FROM cited ORDER BY law, issuer NULLS LAST, effective_from
  ON CONFLICT DO NOTHING`;
/** Only what a law was not known by: rows of laws that stay as they are are not locked. */
const TELL_LAWS = `
  INSERT INTO laws AS l (id, name, document_no, issuer, effective_from)
  SELECT n.* FROM (
    SELECT law, min(name) AS name, min(document_no) AS document_no, min(issuer) AS issuer, min(effective_from) AS effective_from
    FROM cited GROUP BY law) n LEFT JOIN laws had ON had.id = n.law
  WHERE had.id IS NULL OR coalesce(n.issuer, had.issuer) IS DISTINCT FROM had.issuer
        OR coalesce(n.effective_from, had.effective_from) IS DISTINCT FROM had.effective_from
  ORDER BY n.law
  ON CONFLICT (id) DO UPDATE SET issuer = coalesce(excluded.issuer, l.issuer), effective_from = coalesce(excluded.effective_from, l.effective_from)`;

/**
 * 设定依据库 — three things that were lost: a change that was still under way when the worker took the note of the change before it, what a
 * later citation tells of a law that was first cited without it, and every item of a round in which one cited a day of the year 0.
 */
export class CiteWhatIsUnderWay20261122220101 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // A note that is there already is locked by who changes its item, so the worker leaves it until that change can be seen.
    await runner.query(noteCitingItems('DO UPDATE SET item_code = excluded.item_code'));
    await runner.query(citeArticles(CITED, TELL_LAWS));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(noteCitingItems('DO NOTHING'));
    await runner.query(citeArticles(CITED, TELL_LAWS_ONCE));
  }
}

const noteCitingItems = (known: string): string => `
  CREATE OR REPLACE FUNCTION note_citing_items() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO citing_items SELECT DISTINCT c.item_code FROM changed c
    WHERE c.status NOT IN ('draft', 'scheduled')
      AND (c.descriptive -> 'legalBasis' <> '[]' OR EXISTS (SELECT FROM cited_articles a WHERE a.item_code = c.item_code))
    ORDER BY 1 ON CONFLICT (item_code) ${known};
    RETURN NULL;
  END $$`;

// In the order of their keys, so that two workers who meet at a new law wait and do not block each other. One statement: the texts are
// taken apart once, and the references are checked at its end.
const citeArticles = (cited: string, tellLaws: string): string => `
  CREATE OR REPLACE FUNCTION cite_articles(codes text[]) RETURNS void LANGUAGE plpgsql AS $$
  BEGIN
    DELETE FROM cited_articles WHERE item_code = ANY (codes);
    WITH cited AS MATERIALIZED (
      SELECT c.*, law_id(name, document_no) AS law, law_article_id(name, document_no, article) AS article_id, md5(content)::uuid AS wording
      FROM (${cited}) c
    ), told_laws AS (${tellLaws}
    ), told_articles AS (
      INSERT INTO law_articles (id, law_id, article) SELECT DISTINCT article_id, law, article FROM cited ORDER BY 1 ON CONFLICT DO NOTHING
    ), told_wordings AS (
      INSERT INTO law_wordings (article_id, wording, content)
      SELECT DISTINCT ON (article_id, wording) article_id, wording, content FROM cited WHERE content IS NOT NULL ORDER BY 1, 2
      ON CONFLICT DO NOTHING
    )
    INSERT INTO cited_articles (item_code, position, version, article_id, wording)
    SELECT item_code, position, version, article_id, wording FROM cited;
  END $$`;
