import { gathered } from '../../csv-table/raw-body.js';
import type { LineProblem } from '../domain/source-item.js';
import type { Format, RawRow } from '../layouts/layout.js';
import { Archive } from './archive.js';
import { decoded } from './charset.js';
import { csvTable } from './csv-table.js';
import { jsonLines } from './json-lines.js';
import { MOST_ROW, tableRecords } from './table-records.js';
import { Workbook } from './workbook.js';

export interface FileToRead {
  format: Format;
  /** The bytes as they come; archives and workbooks are gathered, because their directory stands at their end. */
  bytes: AsyncIterable<Buffer>;
  /** Named by the sender; found out otherwise. */
  charset: string | undefined;
}

async function* ofArchive(bytes: Buffer, charset: string | undefined): AsyncGenerator<RawRow | LineProblem> {
  const archive = await Archive.open(bytes);
  for (const name of archive.names) {
    // With its folders, so that the report names the file: two folders may hold tables of one name.
    const table = /^(.*[^/\\])\.csv$/i.exec(name)?.[1];
    if (table === undefined || name.startsWith('__MACOSX')) continue;
    yield* tableRecords(table, csvTable(decoded(archive.read(name), charset), MOST_ROW), true);
  }
}

async function* ofWorkbook(bytes: Buffer): AsyncGenerator<RawRow | LineProblem> {
  const workbook = await Workbook.open(bytes);
  for (const sheet of workbook.sheets) yield* tableRecords(sheet.name, workbook.rows(sheet), false);
}

/**
 * The rows of a file, in order, with those that cannot be read as one.
 * @throws CATALOGUE.IMPORT_ENCODING, CATALOGUE.IMPORT_CSV, CATALOGUE.IMPORT_WORKBOOK, CATALOGUE.IMPORT_HEADER, CATALOGUE.IMPORT_TOO_LARGE
 */
export async function* readFile({ format, bytes, charset }: FileToRead): AsyncGenerator<RawRow | LineProblem> {
  switch (format) {
    case 'csv':
      return yield* tableRecords('', csvTable(decoded(bytes, charset), MOST_ROW), true);
    case 'jsonl':
      return yield* jsonLines(decoded(bytes, charset), MOST_ROW);
    case 'xlsx':
      return yield* ofWorkbook(await gathered(bytes, Infinity));
    case 'zip':
      return yield* ofArchive(await gathered(bytes, Infinity), charset);
  }
}
