import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, etagOf, page, pageOf, PageQuery, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';
import { contentHash } from '../domain/content-hash.js';

export const Synonym = z
  .object({
    word: z.string().describe('what people say'),
    means: z.array(z.string()).describe('what items say'),
    etag: z.string().describe('for If-Match'),
  })
  .meta({ id: 'SearchSynonym' });
export type Synonym = z.infer<typeof Synonym>;
export const SynonymPage = pageOf(Synonym).meta({ id: 'SearchSynonymPage' });

export const synonymHash = ({ means }: { means: readonly string[] }): string => contentHash(means);
export const synonymView = (synonym: Omit<Synonym, 'etag'>): Synonym => ({ ...synonym, etag: etagOf(synonymHash(synonym)) });

const Position = z.object({ w: z.string() });

/** 同义词, by word. */
@Injectable()
export class ListSynonyms {
  constructor(private readonly db: Database) {}

  async execute(query: z.infer<typeof PageQuery>): Promise<Page<Synonym>> {
    const rows = await this.db.query<Omit<Synonym, 'etag'>>(
      'SELECT word, means FROM search_synonyms WHERE word > $1 ORDER BY word LIMIT $2',
      [decodeCursor(Position, query.cursor)?.w ?? '', query.limit + 1],
    );
    return page(rows.map(synonymView), query.limit, (last) => encodeCursor({ w: last.word }));
  }
}
