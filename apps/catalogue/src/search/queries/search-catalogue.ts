import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { text } from '../../item/domain/elements/text.js';
import { ItemFilters, ItemSummary } from '../../item/queries/item-filter.js';
import { highlight, Segment } from '../domain/highlight.js';
import { understand, type Wanted } from '../domain/understand.js';
import { foldText, gramsOf } from '../domain/words.js';
import { NoteMiss } from '../use-cases/note-miss.js';
import { FindByCode } from './find-by-code.js';
import type { Hit } from './hit.js';
import { ReadVocabulary } from './read-vocabulary.js';
import { SearchItems } from './search-items.js';

export const SearchQuery = ItemFilters.extend({
  q: text(60).describe('words, a question as people ask it, or a code of an item'),
});
export type SearchQuery = z.infer<typeof SearchQuery>;

export const SearchHit = ItemSummary.extend({
  highlights: z
    .object({ name: z.array(Segment).optional(), department: z.array(Segment).optional(), results: z.array(z.array(Segment)).optional() })
    .describe('where the words are, in pieces without markup; only of texts that have some'),
}).meta({ id: 'SearchHit' });
export type SearchHit = z.infer<typeof SearchHit>;

export const SearchAnswer = z
  .object({
    items: z.array(SearchHit),
    next: z.string().nullable().describe('cursor of the next page, null at the end'),
    understood: z.object({
      kind: z
        .enum(['words', 'code', 'nearest'])
        .describe('all words occur; the text was a code; or nothing has all words and these come nearest, without further pages'),
      words: z.array(z.object({ word: z.string(), also: z.array(z.string()).describe('同义词 that were searched for as well') })),
    }),
  })
  .meta({ id: 'SearchAnswer' });
export type SearchAnswer = z.infer<typeof SearchAnswer>;

/** 全文检索 — understands the text, searches, and says where the words are. */
@Injectable()
export class SearchCatalogue {
  constructor(
    private readonly vocabulary: ReadVocabulary,
    private readonly search: SearchItems,
    private readonly codes: FindByCode,
    private readonly misses: NoteMiss,
  ) {}

  async execute({ q, ...filter }: SearchQuery): Promise<SearchAnswer> {
    const named = await this.codes.execute(q, filter);
    if (named) return answer(named.items, named.next, 'code', []);
    const words = understand(q, await this.vocabulary.of(q));
    const { items, next } = await this.search.execute(words, filter);
    if (items.length > 0 || filter.cursor !== undefined) return answer(items, next, 'words', words);
    // What only the filters left out was found: it says nothing about the words.
    if (isUnfiltered(filter))
      await this.misses.execute(
        q,
        words.map(({ word }) => word),
      );
    return answer(await this.search.nearest(words, filter), null, 'nearest', words);
  }
}

const isUnfiltered = ({ limit: _limit, cursor: _cursor, ...filters }: ItemFilters): boolean =>
  Object.values(filters).every((value) => value === undefined);

function answer(hits: readonly Hit[], next: string | null, kind: SearchAnswer['understood']['kind'], words: Wanted[]): SearchAnswer {
  const all = words.flatMap(({ word, also }) => [word, ...also]).map(foldText);
  const marked = kind === 'nearest' ? [...new Set(all.flatMap(gramsOf))] : all;
  return {
    items: hits.map(({ resultNames, tier: _tier, nameLength: _length, ...item }) => {
      const name = highlight(item.name, marked);
      const department = highlight(item.department, marked);
      const results = resultNames.map((each) => highlight(each, marked)).filter((found) => found !== undefined);
      return {
        ...item,
        highlights: {
          ...(name && { name }),
          ...(department && { department }),
          ...(results.length > 0 && { results }),
        },
      };
    }),
    next,
    understood: { kind, words },
  };
}
