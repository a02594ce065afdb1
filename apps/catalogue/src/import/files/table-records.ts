import { CONTINUATION } from '@yiwang/table-files';
import { fileTooLarge, headerWrong } from '../domain/import.errors.js';
import type { LineProblem } from '../domain/source-item.js';
import type { RawRow } from '../layouts/layout.js';
import type { TableRow } from './csv-table.js';

/** Longest row in characters: an article of law has 30,000, and an item may cite several. */
export const MOST_ROW = 4_000_000;
const MOST_COLUMNS = 1000;

const sizeOf = (cells: readonly string[]): number => cells.reduce((sum, cell) => sum + cell.length, 0);

/** @throws CATALOGUE.IMPORT_HEADER where two columns have one name: the second would silently take the place of the first */
function headerOf(cells: readonly string[]): string[] {
  if (cells.length > MOST_COLUMNS) throw fileTooLarge();
  const header = cells.map((name) => name.trim());
  const twice = header.find((name, i) => name !== '' && header.indexOf(name) !== i);
  if (twice === undefined) return header;
  throw headerWrong({ invalidParams: [{ name: twice.slice(0, 100), code: 'duplicate', reason: '表头中有重复的列' }] });
}

/**
 * The rows of a table by the names of its header. Columns without a name keep no value; a row with more cells than the header has named
 * is reported, one with fewer is read (workbooks leave empty ends out) unless the table is `strict`.
 * @throws CATALOGUE.IMPORT_HEADER, CATALOGUE.IMPORT_TOO_LARGE
 */
export async function* tableRecords(part: string, rows: AsyncIterable<TableRow>, strict: boolean): AsyncGenerator<RawRow | LineProblem> {
  let header: string[] | undefined;
  let last: { line: number; cells: string[] } | undefined;
  let size = 0;
  const record = (names: readonly string[], { line, cells }: { line: number; cells: readonly string[] }): RawRow | LineProblem => {
    if (cells.length > names.length || (strict && cells.length < names.length)) {
      return { part, line, code: 'CATALOGUE.IMPORT_COLUMNS', reason: `应有${names.length}列，实有${cells.length}列` };
    }
    return { part, line, values: Object.fromEntries(cells.map((cell, i) => [names[i]!, cell]).filter(([name]) => name !== '')) };
  };
  for await (const { line, cells } of rows) {
    if (!header) {
      header = headerOf(cells);
      continue;
    }
    if (!strict && cells[0] === CONTINUATION && last) {
      for (let i = 1; i < cells.length; i++) last.cells[i] = (last.cells[i] ?? '') + cells[i]!;
      size += sizeOf(cells);
      if (size > MOST_ROW) throw fileTooLarge();
      continue;
    }
    if (last) yield record(header, last);
    last = { line, cells: [...cells] };
    size = sizeOf(cells);
  }
  if (header && last) yield record(header, last);
}
