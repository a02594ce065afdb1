import { Readable } from 'node:stream';
import type { AppError } from '@yiwang/kernel';
import { withoutGuard } from '@yiwang/table-files';
import { CsvError, parse } from 'csv-parse';
import { csvBroken } from '../domain/import.errors.js';

/** A row of a table with the line on which it ends. */
export interface TableRow {
  line: number;
  cells: readonly string[];
}

const brokenCsv = (error: CsvError): AppError => {
  const line = Number(error['lines'] ?? 0);
  return csvBroken({ invalidParams: [{ name: `line ${line}`, code: error.code, reason: `第${line}行不是有效的CSV` }] });
};

/**
 * The rows of CSV one after another. Where quotes do not close, nobody can tell where the next line begins, so such a file is refused as a
 * whole. `mostRow`: longest row in characters. @throws CATALOGUE.IMPORT_CSV, and what reading the text throws
 */
export async function* csvTable(text: AsyncIterable<string>, mostRow: number): AsyncGenerator<TableRow> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: mostRow });
  const source = Readable.from(text);
  source.once('error', (error) => parser.destroy(error));
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      yield { line: info.lines, cells: record.map(withoutGuard) };
    }
  } catch (error) {
    if (error instanceof CsvError) throw brokenCsv(error);
    throw error;
  } finally {
    source.destroy();
  }
}
