import { fileTooLarge } from '../domain/import.errors.js';
import { parsedJson } from '../layouts/cells.js';
import type { RawRow, RawValues } from '../layouts/layout.js';
import type { LineProblem } from '../domain/source-item.js';

const isObject = (value: unknown): value is RawValues => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lines of a text as it comes. @throws CATALOGUE.IMPORT_TOO_LARGE for a line beyond `most` characters */
async function* lines(text: AsyncIterable<string>, most: number): AsyncGenerator<string> {
  let rest = '';
  for await (const piece of text) {
    const parts = (rest + piece).split('\n');
    rest = parts.pop()!;
    if (rest.length > most) throw fileTooLarge();
    yield* parts;
  }
  if (rest !== '') yield rest;
}

/** JSON 行 — one object a line; `table` names the table of a layout that has several. Empty lines are left out. */
export async function* jsonLines(text: AsyncIterable<string>, mostRow: number): AsyncGenerator<RawRow | LineProblem> {
  let line = 0;
  for await (const each of lines(text, mostRow)) {
    line++;
    const trimmed = line === 1 ? each.replace(/^\ufeff/, '').trim() : each.trim();
    if (trimmed === '') continue;
    const value = parsedJson(trimmed)?.value;
    if (isObject(value)) yield { part: typeof value['table'] === 'string' ? value['table'] : '', line, values: value };
    else yield { part: '', line, code: 'CATALOGUE.IMPORT_JSON', reason: '该行不是有效的JSON对象' };
  }
}
