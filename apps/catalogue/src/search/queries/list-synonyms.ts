import { Injectable } from '@nestjs/common';
import { decodeCursor, encodeCursor, page, pageOf, PageQuery, type Page } from '@yiwang/http-api';
import { Database } from '@yiwang/persistence';
import { z } from 'zod';

export const Synonym = z
  .object({ word: z.string().describe('what people say'), means: z.array(z.string()).describe('what items say') })
  .meta({ id: 'SearchSynonym' });
export type Synonym = z.infer<typeof Synonym>;
export const SynonymPage = pageOf(Synonym).meta({ id: 'SearchSynonymPage' });

const Position = z.object({ w: z.string() });

/** 同义词, by word. */
@Injectable()
export class ListSynonyms {
  constructor(private readonly db: Database) {}

  async execute(query: z.infer<typeof PageQuery>): Promise<Page<Synonym>> {
    const rows = await this.db.query<Synonym>('SELECT word, means FROM search_synonyms WHERE word > $1 ORDER BY word LIMIT $2', [
      decodeCursor(Position, query.cursor)?.w ?? '',
      query.limit + 1,
    ]);
    return page(rows, query.limit, (last) => encodeCursor({ w: last.word }));
  }
}
