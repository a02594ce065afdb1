import { Injectable } from '@nestjs/common';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { text } from '../../item/domain/elements/text.js';
import { highlight, Segment } from '../domain/highlight.js';
import { foldText, gramsOf, lengthOf, and, lexeme, MARK } from '../domain/words.js';

export const SuggestQuery = z.object({
  q: text(30).describe('what is typed so far'),
  limit: z.coerce.number().int().min(1).max(20).default(10),
});
export type SuggestQuery = z.infer<typeof SuggestQuery>;

export const Suggestion = z
  .object({
    text: z.string().describe('what to search for'),
    kind: z.enum(['word', 'topic', 'name']).describe('a word people use, a theme or life event, the name of an item'),
    topic: z.object({ kind: z.enum(['person', 'legalPerson', 'lifeEvent']), code: z.string() }).optional(),
    segments: z.array(Segment).describe('the text in pieces, what was typed apart'),
  })
  .meta({ id: 'SearchSuggestion' });
export type Suggestion = z.infer<typeof Suggestion>;
export const Suggestions = z.object({ items: z.array(Suggestion) }).meta({ id: 'SearchSuggestions' });

/** So many names at most are looked at for one answer. */
const MOST = 2_000;
/** Of those, so many of the shortest are asked for whether an item in force has them. */
const SHORTEST = 60;
/** Of words and themes, which go before names. */
const MOST_WORDS = 3;
/** A name that no item in force has any more stays in the table and is not suggested. */
const IN_USE = 'EXISTS (SELECT FROM listed_items i WHERE i.folded_name = n.folded_name)';

type Entry = Omit<Suggestion, 'segments'>;

/** 搜索联想 — while somebody types: names that begin with it, the shortest first, then names that have it within. */
@Injectable()
export class Suggest {
  constructor(private readonly db: Database) {}

  async execute({ q, limit }: SuggestQuery): Promise<{ items: Suggestion[] }> {
    const typed = foldText(q).replaceAll(MARK, '').trim();
    if (typed === '') return { items: [] };
    const [words, begun] = await Promise.all([this.words(typed), this.beginning(typed, limit)]);
    const names = begun.length + words.length < limit && lengthOf(typed) > 1 ? [...begun, ...(await this.within(typed, limit))] : begun;
    const entries = new Map<string, Entry>();
    for (const entry of [...words, ...names.map((text): Entry => ({ text, kind: 'name' }))]) {
      if (!entries.has(entry.text)) entries.set(entry.text, entry);
    }
    return {
      items: [...entries.values()]
        .slice(0, limit)
        .map((entry) => ({ ...entry, segments: highlight(entry.text, [typed]) ?? [{ text: entry.text, hit: false }] })),
    };
  }

  private async words(typed: string): Promise<Entry[]> {
    const rows = await this.db.query<{ text: string; kind: string | null; code: string | null }>(
      `(SELECT word AS text, NULL AS kind, NULL AS code FROM search_synonyms WHERE starts_with(word, $1) ORDER BY char_length(word), word LIMIT ${MOST_WORDS})
       UNION ALL
       (SELECT name, kind, code FROM topics WHERE strpos(lower(normalize(name, NFKC)), $1) > 0 ORDER BY kind, position LIMIT ${MOST_WORDS})`,
      [typed],
    );
    return rows.map(({ text, kind, code }) => {
      if (kind === null || code === null) return { text, kind: 'word' };
      return { text, kind: 'topic', topic: { kind: kind as 'person', code } };
    });
  }

  /** One or two characters have an index by length; with three or more, few names are left. */
  private async beginning(typed: string, limit: number): Promise<string[]> {
    const length = lengthOf(typed);
    const sql =
      length <= 2
        ? `SELECT n.name FROM (SELECT * FROM listed_names b WHERE left(b.folded_name, ${length}) = $1
                               ORDER BY b.name_length, b.folded_name LIMIT ${MOST}) n
           WHERE ${IN_USE} ORDER BY n.name_length, n.folded_name LIMIT $2`
        : `SELECT n.name FROM (SELECT * FROM (SELECT * FROM listed_names b WHERE b.folded_name >= $1 AND b.folded_name < $3
                                              ORDER BY b.folded_name LIMIT ${MOST}) b
                               ORDER BY b.name_length, b.folded_name LIMIT ${SHORTEST}) n
           WHERE ${IN_USE} ORDER BY n.name_length, n.folded_name LIMIT $2`;
    const rows = await this.db.query<{ name: string }>(sql, length <= 2 ? [typed, limit] : [typed, limit, `${typed}\u{10FFFF}`]);
    return rows.map(({ name }) => name);
  }

  /** On a walk from the shortest name that may have it, which is soon over for what many names have; else by the index. */
  private async within(typed: string, limit: number): Promise<string[]> {
    const grams = gramsOf(typed);
    const near = await this.db.query<{ name: string }>(
      `SELECT n.name FROM (SELECT * FROM listed_names b
                           WHERE b.name_length >= (SELECT max(g.shortest) FROM (SELECT min(shortest) AS shortest FROM listed_grams
                                                                            WHERE gram = ANY ($1::text[]) GROUP BY gram) g)
                           ORDER BY b.name_length, b.folded_name LIMIT ${MOST}) n
       WHERE strpos(n.folded_name, $2) > 0 AND ${IN_USE} ORDER BY n.name_length, n.folded_name LIMIT $3`,
      [grams, typed, limit],
    );
    if (near.length >= limit) return near.map(({ name }) => name);
    const rows = await this.db.query<{ name: string }>(
      `SELECT n.name FROM (SELECT * FROM named_matches($1::tsquery, ${MOST}) b WHERE strpos(b.folded_name, $2) > 0
                           ORDER BY b.name_length, b.folded_name LIMIT ${SHORTEST}) n
       WHERE ${IN_USE} ORDER BY n.name_length, n.folded_name LIMIT $3`,
      [and(grams.map(lexeme)), typed, limit],
    );
    return rows.map(({ name }) => name);
  }
}
