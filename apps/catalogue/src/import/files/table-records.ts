import type { LineProblem } from '../domain/source-item.js';
import type { RawRow } from '../layouts/layout.js';
import type { TableRow } from './csv-table.js';

/** Rows that continue the cells of the row above, because a workbook's cell holds 32,767 characters at most. */
export const CONTINUATION = '+';

/**
 * The rows of a table by the names of its header. Columns without a name keep no value; a row with more cells than the header has named
 * is reported, one with fewer is read (workbooks leave empty ends out) unless the table is `strict`.
 */
export async function* tableRecords(part: string, rows: AsyncIterable<TableRow>, strict: boolean): AsyncGenerator<RawRow | LineProblem> {
  let header: string[] | undefined;
  let last: { line: number; cells: string[] } | undefined;
  const record = (names: readonly string[], { line, cells }: { line: number; cells: readonly string[] }): RawRow | LineProblem => {
    if (cells.length > names.length || (strict && cells.length < names.length)) {
      return { part, line, code: 'CATALOGUE.IMPORT_COLUMNS', reason: `应有${names.length}列，实有${cells.length}列` };
    }
    return { part, line, values: Object.fromEntries(cells.map((cell, i) => [names[i]!, cell]).filter(([name]) => name !== '')) };
  };
  for await (const { line, cells } of rows) {
    if (!header) {
      header = cells.map((name) => name.trim());
      continue;
    }
    if (cells[0] === CONTINUATION && last) {
      for (let i = 1; i < cells.length; i++) last.cells[i] = (last.cells[i] ?? '') + cells[i]!;
      continue;
    }
    if (last) yield record(header, last);
    last = { line, cells: [...cells] };
  }
  if (header && last) yield record(header, last);
}
