import type { Readable } from 'node:stream';
import type { Table } from './table.js';
import { ArchiveWriter } from './write-archive.js';

/** Begins the rows that continue the cells of the row above, because a cell holds 32,767 characters at most. */
export const CONTINUATION = '+';

/** Limits of a worksheet (ECMA-376, and every program that opens one). */
const MOST_ROWS = 1_048_576;
const MOST_CELL = 32_767;

const SPREADSHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\r': '&#13;' };
/** What XML 1.0 has no way to say, and what would be read as the way in which workbooks say it. */
const UNSPEAKABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)/g;
/** Half a character, which no text of a database has. */
const HALVES = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `_x0001_` (ECMA-376, ST_Xstring). */
const asXstring = (character: string): string => `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;
const escaped = (text: string): string =>
  text
    .replace(HALVES, '')
    .replace(UNSPEAKABLE, asXstring)
    .replace(/[&<>"\r]/g, (character) => ENTITIES[character]!);
const cell = (text: string): string =>
  text === '' ? '<c/>' : `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
const row = (cells: readonly string[]): string => `<row>${cells.map(cell).join('')}</row>`;

/** A text in pieces that a cell holds; no piece ends within a character. */
function pieces(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length;) {
    let end = Math.min(at + MOST_CELL, text.length);
    if (end < text.length && /[\ud800-\udbff]/.test(text[end - 1]!)) end--;
    found.push(text.slice(at, end));
    at = end;
  }
  return found;
}

/** A row, and rows that continue the cells which are too long for one. */
function rowsOf(cells: readonly string[]): string[] {
  if (cells.every((text) => text.length <= MOST_CELL)) return [row(cells)];
  const cut = cells.map(pieces);
  const count = Math.max(...cut.map((list) => list.length));
  return Array.from({ length: count }, (_, n) => row(cut.map((list, i) => (n > 0 && i === 0 ? CONTINUATION : (list[n] ?? '')))));
}

interface Progress {
  rows: AsyncIterator<readonly string[]>;
  /** Made already, and too many for the sheet before. */
  waiting: string[];
  done: boolean;
}

async function* sheetXml(header: readonly string[], progress: Progress): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${SPREADSHEET}"><sheetData>${row(header)}`;
  let written = 1;
  for (;;) {
    if (progress.waiting.length === 0) {
      const next = await progress.rows.next();
      progress.done = next.done === true;
      if (next.done) break;
      progress.waiting = rowsOf(next.value);
    }
    if (written + progress.waiting.length > MOST_ROWS) break;
    written += progress.waiting.length;
    yield progress.waiting.splice(0).join('');
  }
  yield '</sheetData></worksheet>';
}

const workbookXml = (sheets: readonly string[]): string =>
  `${HEAD}<workbook xmlns="${SPREADSHEET}" xmlns:r="${RELATIONSHIPS}"><sheets>${sheets
    .map((name, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`)
    .join('')}</sheets></workbook>`;

const relationsXml = (targets: readonly { type: string; target: string }[]): string =>
  `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(({ type, target }, i) => `<Relationship Id="rId${i + 1}" Type="${RELATIONSHIPS}/${type}" Target="${target}"/>`)
    .join('')}</Relationships>`;

const contentTypesXml = (sheets: readonly string[]): string => {
  const kind = (name: string): string => `application/vnd.openxmlformats-officedocument.spreadsheetml.${name}+xml`;
  return (
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
    `<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind('sheet.main')}"/>` +
    sheets.map((_, i) => `<Override PartName="/xl/worksheets/sheet${i + 1}.xml" ContentType="${kind('worksheet')}"/>`).join('') +
    '</Types>'
  );
};

/** 工作簿 — an XLSX file with a sheet for each table, and further ones for a table that is too long for one; written as it is read. */
export const writeWorkbook = (tables: readonly Table[]): Readable =>
  ArchiveWriter.stream(async (writer) => {
    const sheets: string[] = [];
    for (const table of tables) {
      const progress: Progress = { rows: table.rows()[Symbol.asyncIterator](), waiting: [], done: false };
      for (let part = 1; !progress.done; part++) {
        sheets.push(part === 1 ? table.name : `${table.name} (${part})`);
        await writer.add(`xl/worksheets/sheet${sheets.length}.xml`, sheetXml(table.header, progress));
      }
    }
    writer.addText('xl/workbook.xml', workbookXml(sheets));
    writer.addText(
      'xl/_rels/workbook.xml.rels',
      relationsXml(sheets.map((_, i) => ({ type: 'worksheet', target: `worksheets/sheet${i + 1}.xml` }))),
    );
    writer.addText('_rels/.rels', relationsXml([{ type: 'officeDocument', target: 'xl/workbook.xml' }]));
    writer.addText('[Content_Types].xml', contentTypesXml(sheets));
  });
