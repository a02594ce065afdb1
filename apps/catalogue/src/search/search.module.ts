import { Module } from '@nestjs/common';
import { FindItems } from '../item/queries/find-items.js';
import { ListAtCounter } from '../item/queries/list-at-counter.js';
import { ListItems } from '../item/queries/list-items.js';
import { ReadCounter } from '../item/queries/read-counter.js';
import { SearchController } from './http/search.controller.js';
import { VocabularyController } from './http/vocabulary.controller.js';
import { FindByCode } from './queries/find-by-code.js';
import { ListMisses } from './queries/list-misses.js';
import { ListSynonyms } from './queries/list-synonyms.js';
import { ListTopics } from './queries/list-topics.js';
import { ReadVocabulary } from './queries/read-vocabulary.js';
import { SearchCatalogue } from './queries/search-catalogue.js';
import { SearchItems } from './queries/search-items.js';
import { Suggest } from './queries/suggest.js';
import { EditVocabulary } from './use-cases/edit-vocabulary.js';
import { NoteMiss } from './use-cases/note-miss.js';
import { PruneMisses } from './use-cases/prune-misses.js';

/** 事项检索 — lists, search, suggestions, and the words, themes and life events by which people find items. */
@Module({
  controllers: [SearchController, VocabularyController],
  providers: [
    ReadCounter,
    ListAtCounter,
    ListItems,
    FindItems,
    ReadVocabulary,
    SearchItems,
    FindByCode,
    SearchCatalogue,
    Suggest,
    ListTopics,
    ListSynonyms,
    ListMisses,
    EditVocabulary,
    NoteMiss,
    PruneMisses,
  ],
  exports: [FindItems],
})
export class SearchModule {}
