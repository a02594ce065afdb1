import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { bodyTooLarge } from '@yiwang/http-api';
import { Clock, uuidv7, type InvalidParam } from '@yiwang/kernel';
import { wellFormed } from '../domain/clean-text.js';
import { fileTooLarge, headerWrong, layoutWrong } from '../domain/import.errors.js';
import { ImportJobs, type ImportRequest, type Sender, type StagedRow, type Upload } from '../domain/import-job.js';
import type { LineProblem } from '../domain/source-item.js';
import { readFile } from '../files/read-file.js';
import type { Format, Layout, LayoutReader, RawRow } from '../layouts/layout.js';
import { layoutReader } from '../layouts/layout-readers.js';

/** Largest file. Archives and workbooks lie in memory as a whole while they are read. */
export const MOST_BYTES: Readonly<Record<Format, number>> = {
  csv: 64 * 1024 * 1024,
  jsonl: 64 * 1024 * 1024,
  xlsx: 32 * 1024 * 1024,
  zip: 32 * 1024 * 1024,
};
/** Rows that go to the database in one piece, and about as many characters. */
const PIECE_ROWS = 2000;
const PIECE_CHARACTERS = 4_000_000;
/** A million items and what tables beside tell of them. */
const MOST_ROWS = 5_000_000;
const MOST_PARTS = 2000;
const MOST_KEY = 200;

export interface IncomingFile {
  format: Format;
  layout: Layout;
  /** Named by the sender; found out otherwise. */
  charset: string | undefined;
  /** Bytes that the sender announced; 0 where he did not. */
  length: number;
  bytes: AsyncIterable<Buffer>;
}

/** 接收 — reads a file as it comes and stages its rows; a worker takes them into the library afterwards. */
@Injectable()
export class ReceiveImport {
  constructor(
    private readonly jobs: ImportJobs,
    private readonly clock: Clock,
  ) {}

  /**
   * Stages the rows of a file. Nothing of it counts until `open`.
   * @throws HTTP.BODY_TOO_LARGE, CATALOGUE.IMPORT_HEADER, CATALOGUE.IMPORT_LAYOUT, and what the reading of the file throws
   */
  async stage(file: IncomingFile): Promise<Upload> {
    if (file.length > MOST_BYTES[file.format]) throw bodyTooLarge();
    const id = uuidv7();
    try {
      return await this.copy(id, file);
    } catch (error) {
      await this.discard(id);
      throw error;
    }
  }

  /** Makes an import of what was staged; inside a unit of work. @throws CATALOGUE.IMPORTS_WAITING */
  async open(upload: Upload, request: ImportRequest, sender: Sender): Promise<{ id: string; rows: number }> {
    await this.jobs.open(upload, request, sender, this.clock.now());
    return { id: upload.id, rows: upload.rows };
  }

  /** Takes back what no import was made of. */
  async discard(id: string): Promise<void> {
    while (await this.jobs.unstage(id));
  }

  private async copy(id: string, { format, layout, charset, bytes }: IncomingFile): Promise<Upload> {
    const reader = layoutReader(layout, this.clock.now());
    const upload: Upload = { id, sha256: '', bytes: 0, rows: 0 };
    const hash = createHash('sha256');
    const counted = async function* (): AsyncGenerator<Buffer> {
      for await (const piece of bytes) {
        upload.bytes += piece.length;
        if (upload.bytes > MOST_BYTES[format]) throw bodyTooLarge();
        hash.update(piece);
        yield piece;
      }
    };
    const parts = new KnownParts(reader);
    let piece: StagedRow[] = [];
    let characters = 0;
    let n = 0;
    for await (const row of readFile({ format, charset, bytes: counted() })) {
      const kind = parts.kindOf(row);
      if (kind === 'unknown') continue;
      if (++n > MOST_ROWS) throw fileTooLarge();
      if (kind !== 'child') upload.rows++;
      const staged = stagedRow(n, kind, row, reader);
      piece.push(staged);
      characters += staged.data.length;
      if (piece.length < PIECE_ROWS && characters < PIECE_CHARACTERS) continue;
      await this.jobs.stage(id, piece);
      piece = [];
      characters = 0;
    }
    if (upload.rows === 0) throw parts.missing.length > 0 ? headerWrong({ invalidParams: parts.missing }) : layoutWrong();
    await this.jobs.stage(id, piece);
    upload.sha256 = hash.digest('hex');
    return upload;
  }
}

type FileRow = RawRow | LineProblem;

/** Which tables of a file are this layout's: one without the columns that it needs is a sheet of notes, for example. */
class KnownParts {
  private readonly parts = new Map<string, boolean>();
  /** Columns that the first table of the layout's names lacks. */
  missing: InvalidParam[] = [];

  constructor(private readonly reader: LayoutReader) {}

  kindOf(row: FileRow): StagedRow['kind'] | 'unknown' {
    if (!('values' in row)) return this.parts.get(row.part) === false ? 'unknown' : 'problem';
    const kind = this.reader.kindOf(row.part);
    if (kind !== 'item') return kind;
    const known = this.parts.get(row.part) ?? this.learn(row);
    return known ? 'item' : 'unknown';
  }

  private learn({ part, values }: RawRow): boolean {
    const missing = this.reader.missing(values);
    if (this.parts.size >= MOST_PARTS) throw fileTooLarge();
    this.parts.set(part, missing.length === 0);
    if (this.missing.length === 0) this.missing = missing.map((name) => ({ name, code: 'required', reason: `缺少列 ${name}` }));
    return missing.length === 0;
  }
}

function stagedRow(n: number, kind: StagedRow['kind'], row: FileRow, reader: LayoutReader): StagedRow {
  // The end of a long path names the table.
  const place = { n, kind, part: wellFormed(row.part.trim().slice(-MOST_KEY)), line: row.line };
  if (!('values' in row)) return { ...place, key: '', data: JSON.stringify({ code: row.code, reason: row.reason }) };
  return { ...place, key: wellFormed(reader.keyOf(row.values).slice(0, MOST_KEY)), data: JSON.stringify(row.values) };
}
