import { BYTE_ORDER_MARK, csvLine } from './csv-line.js';
import type { Table } from './table.js';

/** CSV (RFC 4180) in UTF-8, header first. */
export async function* csvText(table: Pick<Table, 'header' | 'rows'>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + csvLine(table.header);
  for await (const cells of table.rows()) yield csvLine(cells);
}
