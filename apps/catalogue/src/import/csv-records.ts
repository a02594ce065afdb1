import { Readable } from 'node:stream';
import type { AppError } from '@yiwang/kernel';
import { CsvError, parse } from 'csv-parse';
import { csvBroken, csvEncoding, headerWrong, tooManyLines } from './domain/import.errors.js';
import { OPTIONAL_COLUMNS, REQUIRED_COLUMNS, type ImportRecord } from './domain/import-row.js';
import type { RejectedLine } from './domain/import-report.js';

/** A report names every line that did not land, and all of an import is one transaction: both have to stay of a size. */
export const MAX_IMPORT_LINES = 20_000;

export type CsvLine = { line: number; record: ImportRecord } | RejectedLine;

const CHARSETS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
};

/** The charset of a `text/csv; charset=…`, UTF-8 unless given. GB 2312 and GBK are read as GB 18030, which contains them. */
export function charsetOf(contentType: string): string {
  const name = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase() ?? 'utf-8';
  const charset = CHARSETS[name];
  if (charset === undefined) throw csvEncoding();
  return charset;
}

/** Decoded in pieces, so that a file of megabytes is never held a second time as text. @throws CATALOGUE.IMPORT_ENCODING */
function* decoded(bytes: Uint8Array, charset: string): Generator<string> {
  const decoder = new TextDecoder(charset, { fatal: true });
  const PIECE = 64 * 1024;
  try {
    for (let at = 0; at < bytes.length; at += PIECE) yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
    yield decoder.decode();
  } catch {
    throw csvEncoding();
  }
}

/**
 * The lines of an item list one after another; a line of too many or too few columns comes as a rejected line. Where quotes do not
 * close, nobody can tell where the next line begins, so such a file is refused as a whole.
 * @throws CATALOGUE.IMPORT_HEADER, CATALOGUE.IMPORT_ENCODING, CATALOGUE.IMPORT_CSV, CATALOGUE.IMPORT_TOO_MANY_LINES
 */
export async function* csvRecords(bytes: Uint8Array, charset = 'utf-8'): AsyncGenerator<CsvLine> {
  const parser = parse({ bom: true, info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: 64 * 1024 });
  const source = Readable.from(decoded(bytes, charset));
  source.once('error', (error) => parser.destroy(error));
  let header: string[] | undefined;
  let count = 0;
  try {
    for await (const { record, info } of source.pipe(parser) as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
      if (!header) {
        header = readHeader(record);
        continue;
      }
      if (++count > MAX_IMPORT_LINES) throw tooManyLines();
      yield lineOf(header, record, info.lines);
    }
  } catch (error) {
    if (error instanceof CsvError) throw brokenCsv(error);
    throw error;
  }
  if (!header) readHeader([]);
}

function lineOf(header: readonly string[], record: readonly string[], line: number): CsvLine {
  if (record.length !== header.length) {
    return { line, code: 'CATALOGUE.IMPORT_COLUMNS', reason: `应有${header.length}列，实有${record.length}列` };
  }
  return { line, record: Object.fromEntries(record.map((value, i) => [header[i]!, value])) as ImportRecord };
}

function brokenCsv(error: CsvError): AppError {
  const line = Number(error['lines'] ?? 0);
  return csvBroken({ invalidParams: [{ name: `line ${line}`, code: error.code, reason: `第${line}行不是有效的CSV` }] });
}

function readHeader(record: string[]): string[] {
  const header = record.map((name) => name.trim());
  const missing = REQUIRED_COLUMNS.filter((name) => !header.includes(name));
  if (missing.length > 0) {
    throw headerWrong({ invalidParams: missing.map((name) => ({ name, code: 'required', reason: `缺少列 ${name}` })) });
  }
  const known: readonly string[] = [...REQUIRED_COLUMNS, ...OPTIONAL_COLUMNS];
  // Columns nobody reads keep their place under a name that no reader asks for.
  return header.map((name, i) => (known.includes(name) ? name : `column${i + 1}`));
}
