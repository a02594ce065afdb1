import { isAppError } from '@yiwang/kernel';
import sax from 'sax';
import { fileTooLarge, workbookBroken } from '../domain/import.errors.js';
import { Archive } from './archive.js';
import type { TableRow } from './csv-table.js';
import { MOST_ROW } from './table-records.js';

/** Shared strings lie in memory while the sheets are read; more text than this belongs into CSV or JSON lines. */
const MOST_SHARED = 24_000_000;
const MOST_STRINGS = 4_000_000;
const MOST_COLUMNS = 400;
/** Rows of a worksheet (ECMA-376). */
const MOST_ROWS = 1_048_576;
const MOST_SHEETS = 1000;
/** A few megabytes can hold millions of elements inside each other, or of attributes of one: no workbook has so many. */
const MOST_LEVELS = 100;
const MOST_ATTRIBUTES = 200;

type Attributes = Readonly<Record<string, string>>;

interface Handlers {
  open?: (name: string, attributes: Attributes) => void;
  close?: (name: string) => void;
  text?: (text: string) => void;
}

const bare = (name: string): string => name.slice(name.indexOf(':') + 1);

/** XML in pieces; namespaces are left off, since every part of a workbook has one for its content. Entities other than XML's five are errors. */
class Xml {
  private readonly parser: sax.SAXParser;
  private readonly decoder = new TextDecoder('utf-8', { fatal: true });
  private failure: Error | undefined;
  private levels = 0;
  private attributes = 0;

  constructor({ open, close, text }: Handlers) {
    this.parser = sax.parser(true, { position: false });
    this.parser.onopentagstart = () => (this.attributes = 0);
    this.parser.onattribute = () => {
      if (++this.attributes > MOST_ATTRIBUTES) throw fileTooLarge();
    };
    this.parser.onopentag = ({ name, attributes }) => {
      if (++this.levels > MOST_LEVELS) throw fileTooLarge();
      open?.(bare(name), attributes as Attributes);
    };
    this.parser.onclosetag = (name) => {
      this.levels--;
      close?.(bare(name));
    };
    this.parser.ontext = (part) => text?.(part);
    this.parser.oncdata = (part) => text?.(part);
    this.parser.onerror = (error) => {
      this.failure ??= error;
      this.parser.resume();
    };
  }

  /** @throws CATALOGUE.IMPORT_WORKBOOK, CATALOGUE.IMPORT_TOO_LARGE */
  write(piece: Uint8Array | undefined): void {
    try {
      this.parser.write(this.decoder.decode(piece, { stream: piece !== undefined }));
      if (piece === undefined) this.parser.close();
    } catch (error) {
      if (isAppError(error)) throw error;
      throw workbookBroken({ cause: error });
    }
    if (this.failure) throw workbookBroken({ cause: this.failure });
  }
}

async function readXml(archive: Archive, name: string, handlers: Handlers): Promise<void> {
  const xml = new Xml(handlers);
  for await (const piece of archive.read(name)) xml.write(piece);
  xml.write(undefined);
}

export interface Sheet {
  name: string;
  path: string;
}

/** Visible names of the sheets and where they lie. */
async function sheetsOf(archive: Archive): Promise<Sheet[]> {
  const paths = new Map<string, string>();
  await readXml(archive, 'xl/_rels/workbook.xml.rels', {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) paths.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target}`);
      if (paths.size > MOST_SHEETS) throw fileTooLarge();
    },
  });
  const sheets: Sheet[] = [];
  await readXml(archive, 'xl/workbook.xml', {
    open: (name, attributes) => {
      const path = paths.get(attributes['r:id'] ?? '');
      if (name === 'sheet' && path !== undefined) sheets.push({ name: attributes['name'] ?? '', path });
      if (sheets.length > MOST_SHEETS) throw fileTooLarge();
    },
  });
  return sheets;
}

async function sharedStrings(archive: Archive): Promise<string[]> {
  const strings: string[] = [];
  if (!archive.has('xl/sharedStrings.xml')) return strings;
  let size = 0;
  let text = '';
  let inText = false;
  let phonetic = 0;
  await readXml(archive, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') text = '';
      if (name === 'rPh') phonetic++;
      inText = name === 't' && phonetic === 0;
    },
    close: (name) => {
      if (name === 'rPh') phonetic--;
      if (name === 't') inText = false;
      if (name === 'si') strings.push(unescaped(text));
      if (strings.length > MOST_STRINGS) throw fileTooLarge();
    },
    text: (part) => {
      if (!inText) return;
      text += part;
      size += part.length;
      if (size > MOST_SHARED) throw fileTooLarge();
    },
  });
  return strings;
}

/** Characters that XML cannot say, and those that look like one, stand as `_x000D_` (ECMA-376, ST_Xstring). */
const unescaped = (text: string): string =>
  text.includes('_x') ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

/** `BC12` → 54: column by its letters. */
function columnOf(reference: string): number {
  let column = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column - 1;
}

/** Cells of the sheet that are being read, gathered row by row. */
class SheetReader {
  readonly rows: TableRow[] = [];
  private cells: string[] = [];
  private line = 0;
  private column = -1;
  private type = '';
  private value = '';
  private size = 0;
  private inValue = false;

  constructor(private readonly strings: readonly string[]) {}

  /** @throws CATALOGUE.IMPORT_WORKBOOK for a string that is not there: an empty cell would say that there is none */
  private shared(): string {
    if (this.value === '') return '';
    const found = this.strings[Number(this.value)];
    if (found === undefined) throw workbookBroken();
    return found;
  }

  readonly handlers: Handlers = {
    open: (name, attributes) => {
      if (name === 'row') {
        this.line = attributes['r'] ? Number(attributes['r']) : this.line + 1;
        if (!Number.isInteger(this.line) || this.line < 1 || this.line > MOST_ROWS) throw workbookBroken();
        this.cells = [];
        this.column = -1;
        this.size = 0;
      } else if (name === 'c') {
        this.column = attributes['r'] ? columnOf(attributes['r']) : this.column + 1;
        this.type = attributes['t'] ?? '';
        this.value = '';
      }
      this.inValue = name === 'v' || name === 't';
    },
    text: (text) => {
      if (!this.inValue) return;
      this.size += text.length;
      if (this.size > MOST_ROW) throw fileTooLarge();
      this.value += text;
    },
    close: (name) => {
      if (name === 'v' || name === 't') this.inValue = false;
      if (name === 'c' && this.column >= 0 && this.column < MOST_COLUMNS) {
        while (this.cells.length < this.column) this.cells.push('');
        this.cells[this.column] = this.type === 's' ? this.shared() : unescaped(this.value);
      }
      if (name === 'row' && this.cells.some((cell) => cell.trim() !== '')) this.rows.push({ line: this.line, cells: this.cells });
    },
  };
}

/** 工作簿 — an XLSX file (ECMA-376) that lies in memory; its sheets are read row by row. */
export class Workbook {
  private constructor(
    private readonly archive: Archive,
    private readonly strings: readonly string[],
    readonly sheets: readonly Sheet[],
  ) {}

  /** @throws CATALOGUE.IMPORT_WORKBOOK, CATALOGUE.IMPORT_TOO_LARGE */
  static async open(bytes: Buffer): Promise<Workbook> {
    const archive = await Archive.open(bytes);
    const sheets = await sheetsOf(archive);
    return new Workbook(archive, await sharedStrings(archive), sheets);
  }

  /** Rows with anything in them. @throws CATALOGUE.IMPORT_WORKBOOK, CATALOGUE.IMPORT_TOO_LARGE */
  async *rows(sheet: Sheet): AsyncGenerator<TableRow> {
    const reader = new SheetReader(this.strings);
    const xml = new Xml(reader.handlers);
    for await (const piece of this.archive.read(sheet.path)) {
      xml.write(piece);
      yield* reader.rows.splice(0);
    }
    xml.write(undefined);
    yield* reader.rows.splice(0);
  }
}
