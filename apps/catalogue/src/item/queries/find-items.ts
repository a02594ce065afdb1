import { Injectable } from '@nestjs/common';
import type { Page } from '@yiwang/http-api';
import type { Hit } from '../../search/queries/hit.js';
import { SearchItems } from '../../search/queries/search-items.js';
import { ReadVocabulary } from '../../search/queries/read-vocabulary.js';
import { understand } from '../../search/domain/understand.js';
import type { ItemFilter, ItemSummary } from './item-filter.js';
import { ListItems } from './list-items.js';

/** 事项列表、检索 — one list: by region and code, or with words as the search ranks. */
@Injectable()
export class FindItems {
  constructor(
    private readonly list: ListItems,
    private readonly search: SearchItems,
    private readonly vocabulary: ReadVocabulary,
  ) {}

  async execute({ q, ...filter }: ItemFilter): Promise<Page<ItemSummary>> {
    if (q === undefined) return this.list.execute(filter);
    const { items, next } = await this.search.execute(understand(q, await this.vocabulary.of(q)), filter);
    return { items: items.map(summaryOf), next };
  }
}

/** Without what only ranks it. */
const summaryOf = ({ resultNames: _names, tier: _tier, nameLength: _length, ...item }: Hit): ItemSummary => item;
