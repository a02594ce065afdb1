import type { Table } from './table.js';

/** Without it, workbook programs take UTF-8 for the local charset. */
const BYTE_ORDER_MARK = '\ufeff';

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
const line = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** CSV (RFC 4180) in UTF-8, header first. */
export async function* csvText(table: Pick<Table, 'header' | 'rows'>): AsyncGenerator<string> {
  yield BYTE_ORDER_MARK + line(table.header);
  for await (const cells of table.rows()) yield line(cells);
}
