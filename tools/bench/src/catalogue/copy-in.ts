import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** Lines go out in pieces of about this size; one write for each line would cost more than the line. */
const PIECE = 256 * 1024;

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value as COPY reads it in its text format; null is NULL. */
export const copyText = (value: string | null): string =>
  value === null ? '\\N' : value.replace(SPECIAL, (character) => ESCAPES[character]!);

/** COPYs lines (cells divided by tabs, escaped by `copyText`, without the newline) into a table, at the pace at which it takes them. */
export async function copyIn(client: pg.Client, table: string, columns: readonly string[], lines: Iterable<string>): Promise<void> {
  const names = columns.map((column) => `"${column}"`).join(', ');
  await pipeline(Readable.from(pieces(lines)), client.query(copyFrom(`COPY ${table} (${names}) FROM STDIN`)));
}

function* pieces(lines: Iterable<string>): Generator<string> {
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}
