import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PoolClient } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const SPECIAL = /[\\\t\n\r]/g;
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value in the text format of COPY, which knows no NUL. */
const copyText = (value: string | number): string =>
  typeof value === 'number' ? String(value) : value.replaceAll('\u0000', '').replace(SPECIAL, (character) => ESCAPES[character]!);

/**
 * 批量写入 — copies rows into a table by COPY, several times as fast as inserts. `columns`: names in the order of the values; none may be
 * NULL. The rows go out as one piece: give it portions.
 */
export async function copyRows(
  client: PoolClient,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): Promise<void> {
  const text = rows.map((row) => `${row.map(copyText).join('\t')}\n`).join('');
  await pipeline(Readable.from([text]), client.query(copyFrom(`COPY ${table} (${columns.join(', ')}) FROM STDIN`)));
}
