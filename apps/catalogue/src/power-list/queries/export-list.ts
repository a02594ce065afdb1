import { Injectable } from '@nestjs/common';
import type { ListIdentity } from '../domain/list-version.js';
import { BYTE_ORDER_MARK, csvLine } from '../../csv-table/csv-line.js';
import { EXPORT_COLUMNS, ReadLists, type EntryView } from './read-lists.js';

const HEADER = ['编号', '名称', '责任部门', '统一社会信用代码', '类别'];

/** A list of texts as lines of one cell; objects by their values. */
function shown(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  return value
    .map((each: unknown) => (typeof each === 'object' && each !== null ? Object.values(each).map(String).join('，') : String(each)))
    .join('\n');
}

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
  yield BYTE_ORDER_MARK + csvLine([...HEADER, ...columns.map(([title]) => title)]);
  for await (const chunk of chunks) {
    yield chunk
      .map((entry) =>
        csvLine([
          ...[entry.entryCode, entry.name, entry.department, entry.orgCode, entry.category],
          ...columns.map(([, field]) => shown(entry.content[field])),
        ]),
      )
      .join('');
  }
}
