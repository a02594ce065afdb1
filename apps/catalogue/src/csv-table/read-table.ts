import { CsvError, parse } from 'csv-parse/sync';
import { tableCsv, tableEncoding } from './csv-table.errors.js';

/** A row with the line on which it ends in the file. */
export interface TableRow {
  line: number;
  cells: readonly string[];
}

/** A counter may accept two thousand items, named in one cell. */
const MOST_IN_ROW = 128 * 1024;
const CHARSETS = ['utf-8', 'gb18030'];

/** UTF-8 if it is that, or else GB 18030: hardly any text of Chinese is both. @throws CATALOGUE.TABLE_ENCODING */
function decoded(bytes: Uint8Array): string {
  for (const charset of CHARSETS) {
    try {
      const text = new TextDecoder(charset, { fatal: true }).decode(bytes);
      // A NUL is in no table that people make, and no database takes it.
      if (!text.includes('\u0000')) return text;
    } catch {
      continue;
    }
  }
  throw tableEncoding();
}

/** The rows of a CSV file that fits into memory, empty ones left out. @throws CATALOGUE.TABLE_ENCODING, CATALOGUE.TABLE_CSV */
export function readTable(bytes: Uint8Array): TableRow[] {
  const text = decoded(bytes);
  try {
    const records = parse(text, {
      bom: true,
      info: true,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MOST_IN_ROW,
    }) as unknown as { record: string[]; info: { lines: number } }[];
    return records
      .map(({ record, info }) => ({ line: info.lines, cells: record }))
      .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  } catch (error) {
    if (error instanceof CsvError) throw tableCsv();
    throw error;
  }
}
