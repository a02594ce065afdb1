import { Injectable } from '@nestjs/common';
import { itemCategories } from '@yiwang/standards';
import { BYTE_ORDER_MARK, csvLine } from '@yiwang/table-files';
import type { ListIdentity } from '../domain/list-version.js';
import { EXPORT_COLUMNS } from './export-columns.js';
import { ReadLists, type EntryView } from './read-lists.js';

const HEADER = ['编号', '名称', '责任部门', '统一社会信用代码', '类别'];
const CATEGORIES: Readonly<Record<string, string>> = Object.fromEntries(itemCategories.entries.map(({ code, zh }) => [code, zh]));

/** 清单导出 — a published version as a CSV file, sent while it is read. */
@Injectable()
export class ExportList {
  constructor(private readonly lists: ReadLists) {}

  /** @throws CATALOGUE.LIST_NOT_FOUND, before anything is sent */
  async csv(list: ListIdentity, version: number): Promise<AsyncIterable<string>> {
    return lines(list, await this.lists.everyEntry(list, version));
  }
}

async function* lines({ kind }: ListIdentity, chunks: AsyncIterable<EntryView[]>): AsyncIterable<string> {
  const columns = EXPORT_COLUMNS[kind];
  // The categories of powers are codes; those of the other lists are the keeper's own words.
  const categoryOf = ({ category }: EntryView): string => (kind === 'power' ? (CATEGORIES[category] ?? category) : category);
  yield BYTE_ORDER_MARK + csvLine([...HEADER, ...columns.map(({ title }) => title)]);
  for await (const chunk of chunks) {
    yield chunk
      .map((entry) =>
        csvLine([
          ...[entry.entryCode, entry.name, entry.department, entry.orgCode, categoryOf(entry)],
          ...columns.map(({ of }) => of(entry.content)),
        ]),
      )
      .join('');
  }
}
