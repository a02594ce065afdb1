import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, PageQuery, pageOf, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { articleNotFound, lawNotFound } from '../legal-basis.errors.js';

export const LawFilter = PageQuery.extend({
  name: z.string().trim().min(1).max(200).optional().describe('法规名称, or how it begins'),
  documentNo: z.string().trim().min(1).max(100).optional().describe('文号, exactly'),
});
export type LawFilter = z.infer<typeof LawFilter>;

export const Law = z
  .object({
    id: z.guid(),
    name: z.string().describe('法规名称'),
    documentNo: z.string().nullable().describe('文号'),
    issuer: z.string().nullable().describe('颁布机关'),
    effectiveFrom: z.iso.date().nullable().describe('实施日期'),
  })
  .meta({ id: 'Law' });
export type Law = z.infer<typeof Law>;
export const LawPage = pageOf(Law).meta({ id: 'LawPage' });

export const Article = z
  .object({ id: z.guid(), lawId: z.guid(), article: z.string().nullable().describe('条款; null: the law as a whole') })
  .meta({ id: 'LawArticle' });
export type Article = z.infer<typeof Article>;
export const ArticlePage = pageOf(Article).meta({ id: 'LawArticlePage' });

export const ArticleDetail = Article.extend({
  law: Law,
  wordings: z
    .array(z.object({ wording: z.guid(), content: z.string() }))
    .describe('条文内容 as items in force cite it; more than one is a discrepancy between departments. At most 20 are given'),
}).meta({ id: 'LawArticleDetail' });
export type ArticleDetail = z.infer<typeof ArticleDetail>;

export const CitingItem = z
  .object({ itemCode: z.string(), version: z.int(), name: z.string(), department: z.string(), wording: z.guid().nullable() })
  .meta({ id: 'CitingItem' });
export type CitingItem = z.infer<typeof CitingItem>;
export const CitingItemPage = pageOf(CitingItem).meta({ id: 'CitingItemPage' });

const LawPosition = z.object({ n: z.string(), i: z.guid() });
const ArticlePosition = z.object({ a: z.string(), i: z.guid() });
const ItemPosition = z.object({ c: z.string(), p: z.int32() });

const LAW = `l.id, l.name, nullif(l.document_no, '') AS "documentNo", l.issuer, to_char(l.effective_from, 'YYYY-MM-DD') AS "effectiveFrom"`;
const MOST_WORDINGS = 20;

/** 设定依据库 — laws, their articles, and the items in force that stand on them. */
@Injectable()
export class ReadLaws {
  constructor(private readonly db: Database) {}

  /** By name. */
  async laws(filter: LawFilter): Promise<Page<Law>> {
    const params: unknown[] = [];
    const where: string[] = ['true'];
    const add = (sql: (n: string) => string, value: unknown): void => {
      params.push(value);
      where.push(sql(`$${params.length}`));
    };
    if (filter.documentNo !== undefined) add((n) => `l.document_no = ${n}`, filter.documentNo);
    if (filter.name !== undefined) {
      // Names are ordered by their bytes, so those that begin alike lie together; U+10FFFF comes after every character.
      add((n) => `l.name >= ${n}`, filter.name);
      add((n) => `l.name < ${n}`, `${filter.name}\u{10FFFF}`);
    }
    const after = decodeCursor(LawPosition, filter.cursor);
    if (after) {
      params.push(after.n, after.i);
      where.push(`(l.name, l.id) > ($${params.length - 1}, $${params.length}::uuid)`);
    }
    params.push(filter.limit + 1);
    const rows = await this.db.query<Law>(
      `SELECT ${LAW} FROM laws l WHERE ${where.join(' AND ')} ORDER BY l.name, l.id LIMIT $${params.length}`,
      params,
    );
    return page(rows, filter.limit, (last) => encodeCursor({ n: last.name, i: last.id }));
  }

  /** By their text. @throws CATALOGUE.LAW_NOT_FOUND */
  async articles(lawId: string, { cursor, limit }: z.infer<typeof PageQuery>): Promise<Page<Article>> {
    const [law] = await this.db.query('SELECT 1 FROM laws WHERE id = $1', [lawId]);
    if (!law) throw lawNotFound();
    const after = decodeCursor(ArticlePosition, cursor) ?? { a: '', i: '00000000-0000-0000-0000-000000000000' };
    const rows = await this.db.query<Article>(
      `SELECT id, law_id AS "lawId", nullif(article, '') AS article FROM law_articles
       WHERE law_id = $1 AND (article, id) > ($2, $3::uuid) ORDER BY law_articles.article, id LIMIT $4`,
      [lawId, after.a, after.i, limit + 1],
    );
    return page(rows, limit, (last) => encodeCursor({ a: last.article ?? '', i: last.id }));
  }

  /** @throws CATALOGUE.ARTICLE_NOT_FOUND */
  async article(id: string): Promise<ArticleDetail> {
    const [row] = await this.db.query<Law & { articleId: string; article: string | null }>(
      `SELECT ${LAW}, a.id AS "articleId", nullif(a.article, '') AS article FROM law_articles a JOIN laws l ON l.id = a.law_id WHERE a.id = $1`,
      [id],
    );
    if (!row) throw articleNotFound();
    const { articleId, article, ...law } = row;
    const wordings = await this.db.query<{ wording: string; content: string }>(
      // A wording that its departments have corrected stays in the table, and is no discrepancy any more.
      `SELECT wording, content FROM law_wordings w
       WHERE article_id = $1 AND EXISTS (SELECT FROM cited_articles c WHERE c.article_id = w.article_id AND c.wording = w.wording)
       ORDER BY wording LIMIT ${MOST_WORDINGS}`,
      [id],
    );
    return { id: articleId, lawId: law.id, article, law, wordings };
  }

  /** By item code. @throws CATALOGUE.ARTICLE_NOT_FOUND */
  async items(id: string, { cursor, limit }: z.infer<typeof PageQuery>): Promise<Page<CitingItem>> {
    const [article] = await this.db.query('SELECT 1 FROM law_articles WHERE id = $1', [id]);
    if (!article) throw articleNotFound();
    const after = decodeCursor(ItemPosition, cursor) ?? { c: '', p: 0 };
    const rows = await this.db.query<CitingItem & { position: number }>(
      `SELECT c.item_code AS "itemCode", c.version, i.name, i.department, c.wording, c.position
       FROM cited_articles c JOIN items i ON i.item_code = c.item_code
       WHERE c.article_id = $1 AND (c.item_code, c.position) > ($2, $3::integer) ORDER BY c.item_code, c.position LIMIT $4`,
      [id, after.c, after.p, limit + 1],
    );
    const { items, next } = page(rows, limit, (last) => encodeCursor({ c: last.itemCode, p: last.position }));
    return { items: items.map(({ position: _position, ...item }) => item), next };
  }
}
