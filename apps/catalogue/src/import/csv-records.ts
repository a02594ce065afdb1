import { headerWrong, tooManyLines } from './domain/import.errors.js';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS, type ImportRecord } from './domain/import-row.js';
import type { RejectedLine } from './domain/import-report.js';
import { decoded } from './files/charset.js';
import { csvTable } from './files/csv-table.js';

/** A report names every line that did not land, and all of an import is one transaction: both have to stay of a size. */
export const MAX_IMPORT_LINES = 20_000;
const MOST_ROW = 64 * 1024;
const PIECE = 64 * 1024;

export type CsvLine = { line: number; record: ImportRecord } | RejectedLine;

/** In pieces, so that a file of megabytes is never held a second time as text. */
function* piecesOf(bytes: Uint8Array): Generator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/**
 * The lines of an item list one after another; a line of too many or too few columns comes as a rejected line. The charset is found out
 * where it is not given.
 * @throws CATALOGUE.IMPORT_HEADER, CATALOGUE.IMPORT_ENCODING, CATALOGUE.IMPORT_CSV, CATALOGUE.IMPORT_TOO_MANY_LINES
 */
export async function* csvRecords(bytes: Uint8Array, charset?: string): AsyncGenerator<CsvLine> {
  let header: string[] | undefined;
  let count = 0;
  for await (const { line, cells } of csvTable(decoded(piecesOf(bytes), charset), MOST_ROW)) {
    if (!header) {
      header = readHeader(cells);
      continue;
    }
    if (++count > MAX_IMPORT_LINES) throw tooManyLines();
    yield lineOf(header, cells, line);
  }
  if (!header) readHeader([]);
}

function lineOf(header: readonly string[], cells: readonly string[], line: number): CsvLine {
  if (cells.length !== header.length) {
    return { line, code: 'CATALOGUE.IMPORT_COLUMNS', reason: `应有${header.length}列，实有${cells.length}列` };
  }
  return { line, record: Object.fromEntries(cells.map((value, i) => [header[i]!, value])) as ImportRecord };
}

function readHeader(cells: readonly string[]): string[] {
  const header = cells.map((name) => name.trim());
  const missing = REQUIRED_COLUMNS.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    throw headerWrong({ invalidParams: missing.map((name) => ({ name, code: 'required', reason: `缺少列 ${name}` })) });
  }
  const known: readonly string[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];
  // Columns nobody reads keep their place under a name that no reader asks for.
  return header.map((name, i) => (known.includes(name) ? name : `column${i + 1}`));
}
