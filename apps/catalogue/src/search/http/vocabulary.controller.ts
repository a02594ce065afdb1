import { Body, Controller, Delete, Get, Headers, Param, Put, Query } from '@nestjs/common';
import { CurrentPrincipal, Public, RequirePermission, type Principal } from '@yiwang/access';
import {
  ApiGroup,
  cursorInvalid,
  Idempotency,
  IdempotencyKey,
  type IdempotentRequest,
  ifMatchMissing,
  ifMatchStale,
  Operation,
  PageQuery,
  type Page,
} from '@yiwang/http-api';
import { z } from 'zod';
import { entryOutOfScope } from '../../directory/domain/directory.errors.js';
import { requireProvince } from '../../directory/http/require-province.js';
import { ListSynonyms, Synonym, SynonymPage } from '../queries/list-synonyms.js';
import { ListTopics, Topic, TopicFilter, TopicKind, TopicList } from '../queries/list-topics.js';
import {
  EditVocabulary,
  SynonymMeans,
  synonymNotFound,
  synonymsFull,
  SynonymWord,
  topicsFull,
  TopicText,
} from '../use-cases/edit-vocabulary.js';

const TopicCode = z.string().regex(/^[0-9A-Za-z]{1,40}$/);

/** 检索词库 — themes and life events, and the synonyms of the search. */
@ApiGroup('Search')
@Controller('api/v1/catalogue')
export class VocabularyController {
  constructor(
    private readonly topics: ListTopics,
    private readonly synonyms: ListSynonyms,
    private readonly edit: EditVocabulary,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('topics')
  @Public()
  @Operation({
    summary: 'List themes and life events',
    description: '主题分类、人生事件: codes for the filters of lists and search.',
    consistency: 'strong',
    response: { schema: TopicList },
  })
  listTopics(@Query({ schema: TopicFilter }) filter: TopicFilter): Promise<{ items: Topic[] }> {
    return this.topics.execute(filter);
  }

  @Put('topics/:kind/:code')
  @RequirePermission('directory.manage')
  @Operation({
    summary: 'Add or rename a theme or life event',
    description: 'For officers of the province. One that is there needs If-Match with the `etag` of the list.',
    consistency: 'strong',
    errors: [entryOutOfScope, topicsFull, ifMatchMissing, ifMatchStale],
    response: { schema: Topic },
  })
  putTopic(
    @Param('kind', { schema: TopicKind }) kind: Topic['kind'],
    @Param('code', { schema: TopicCode }) code: string,
    @Body({ schema: TopicText }) text: TopicText,
    @Headers('if-match') ifMatch: string | undefined,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Topic> {
    requireProvince(principal);
    return this.idempotency.once(key, () => this.edit.putTopic(kind, code, text, ifMatch), { status: 200 });
  }

  @Get('synonyms')
  @Public()
  @Operation({
    summary: 'List the synonyms of the search',
    description: '同义词, by word.',
    consistency: 'strong',
    errors: [cursorInvalid],
    response: { schema: SynonymPage },
  })
  listSynonyms(@Query({ schema: PageQuery }) query: z.infer<typeof PageQuery>): Promise<Page<Synonym>> {
    return this.synonyms.execute(query);
  }

  @Put('synonyms/:word')
  @RequirePermission('directory.manage')
  @Operation({
    summary: 'Say what a word of the search means',
    description:
      'For officers of the province. A word that is there needs If-Match with the `etag` of the list. The next search that is not answered ' +
      'from a cache knows it: nothing is indexed again.',
    consistency: 'strong',
    errors: [entryOutOfScope, synonymsFull, ifMatchMissing, ifMatchStale],
    response: { schema: Synonym },
  })
  putSynonym(
    @Param('word', { schema: SynonymWord }) word: string,
    @Body({ schema: SynonymMeans }) means: SynonymMeans,
    @Headers('if-match') ifMatch: string | undefined,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<Synonym> {
    requireProvince(principal);
    return this.idempotency.once(key, () => this.edit.putSynonym(word, means, ifMatch, principal.id), { status: 200 });
  }

  @Delete('synonyms/:word')
  @RequirePermission('directory.manage')
  @Operation({
    summary: 'Remove a synonym',
    description: 'For officers of the province. Needs If-Match with the `etag` of the list.',
    consistency: 'strong',
    errors: [entryOutOfScope, synonymNotFound, ifMatchMissing, ifMatchStale],
    response: { schema: z.object({ word: z.string() }) },
  })
  removeSynonym(
    @Param('word', { schema: SynonymWord }) word: string,
    @Headers('if-match') ifMatch: string | undefined,
    @IdempotencyKey() key: IdempotentRequest,
    @CurrentPrincipal() principal: Principal,
  ): Promise<{ word: string }> {
    requireProvince(principal);
    return this.idempotency.once(
      key,
      async () => {
        await this.edit.removeSynonym(word, ifMatch);
        return { word };
      },
      { status: 200 },
    );
  }
}
