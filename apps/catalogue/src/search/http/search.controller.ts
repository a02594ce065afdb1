import { Controller, Get, Header, Query } from '@nestjs/common';
import { Public, RequirePermission } from '@yiwang/access';
import { ApiGroup, cursorInvalid, Operation, type Page } from '@yiwang/http-api';
import { ListMisses, MissFilter, MissPage, type Miss } from '../queries/list-misses.js';
import { SearchAnswer, SearchCatalogue, SearchQuery } from '../queries/search-catalogue.js';
import { Suggest, SuggestQuery, Suggestions, type Suggestion } from '../queries/suggest.js';

/** 事项检索 — full-text search, suggestions, and what was not found. */
@ApiGroup('Search')
@Controller('api/v1/catalogue')
export class SearchController {
  constructor(
    private readonly search: SearchCatalogue,
    private readonly suggest: Suggest,
    private readonly misses: ListMisses,
  ) {}

  @Get('search')
  @Public()
  @Operation({
    summary: 'Search items',
    description:
      '检索: names with all words first, the shortest first, then items that have them in department or result; synonyms count as the word. ' +
      'A text of single characters is looked for in names only. A code finds its items. Where nothing has all words, one page of what comes nearest.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: SearchAnswer },
  })
  find(@Query({ schema: SearchQuery }) query: SearchQuery): Promise<SearchAnswer> {
    return this.search.execute(query);
  }

  @Get('suggestions')
  @Public()
  @Operation({
    summary: 'Suggest what to search for while somebody types',
    description: '搜索联想: words people use, themes, and names of items that begin with the text or have it within.',
    consistency: 'strong',
    response: { schema: Suggestions },
  })
  complete(@Query({ schema: SuggestQuery }) query: SuggestQuery): Promise<{ items: Suggestion[] }> {
    return this.suggest.execute(query);
  }

  @Get('search-misses')
  @RequirePermission('item.manage')
  @Operation({
    summary: 'List searches that found nothing',
    description:
      '零结果检索: texts that were searched for at least three times in vain, by day. Nothing that may be about a person is kept.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: MissPage },
  })
  @Header('cache-control', 'private, no-store')
  missed(@Query({ schema: MissFilter }) filter: MissFilter): Promise<Page<Miss>> {
    return this.misses.execute(filter);
  }
}
