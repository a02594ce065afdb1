export { BYTE_ORDER_MARK, csvLine, withoutGuard } from './csv-line.js';
export type { Table } from './table.js';
export { ArchiveWriter, writeCsvArchive } from './write-archive.js';
export { csvText } from './write-csv.js';
export { CONTINUATION, writeWorkbook } from './write-workbook.js';
