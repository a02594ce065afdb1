import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { bodyTooLarge } from '@yiwang/http-api';
import { Clock, uuidv7 } from '@yiwang/kernel';
import { wellFormed } from '../domain/clean-text.js';
import { headerWrong, layoutWrong } from '../domain/import.errors.js';
import { ImportJobs, type ImportRequest, type Sender, type StagedRow, type Upload } from '../domain/import-job.js';
import { readFile } from '../files/read-file.js';
import type { Format, Layout, LayoutReader, RawValues } from '../layouts/layout.js';
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
const MOST_KEY = 200;

export interface IncomingFile {
  format: Format;
  layout: Layout;
  /** Named by the sender; found out otherwise. */
  charset: string | undefined;
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
    let piece: StagedRow[] = [];
    let characters = 0;
    let n = 0;
    for await (const row of readFile({ format, charset, bytes: counted() })) {
      const staged = this.staged(n + 1, row, reader, upload.rows === 0);
      if (!staged) continue;
      n++;
      if (staged.kind !== 'child') upload.rows++;
      piece.push(staged);
      characters += staged.data.length;
      if (piece.length < PIECE_ROWS && characters < PIECE_CHARACTERS) continue;
      await this.jobs.stage(id, piece);
      piece = [];
      characters = 0;
    }
    if (upload.rows === 0) throw layoutWrong();
    await this.jobs.stage(id, piece);
    upload.sha256 = hash.digest('hex');
    return upload;
  }

  /** A row as it is staged; undefined for one of a table that is not this layout's (a sheet of notes, for example). */
  private staged(
    n: number,
    row: { part: string; line: number; values: RawValues } | { part: string; line: number; code: string; reason: string },
    reader: LayoutReader,
    first: boolean,
  ): StagedRow | undefined {
    const { part, line } = row;
    if (!('values' in row)) {
      return {
        n,
        kind: 'problem',
        part: wellFormed(part.trim().slice(-MOST_KEY)),
        line,
        key: '',
        data: JSON.stringify({ code: row.code, reason: row.reason }),
      };
    }
    const kind = reader.kindOf(part);
    if (kind === 'unknown') return undefined;
    if (first && kind === 'item') {
      const missing = reader.missing(row.values);
      if (missing.length > 0) {
        throw headerWrong({ invalidParams: missing.map((name) => ({ name, code: 'required', reason: `缺少列 ${name}` })) });
      }
    }
    const key = wellFormed(reader.keyOf(row.values).slice(0, MOST_KEY));
    // The end of a long path names the table.
    return { n, kind, part: wellFormed(part.trim().slice(-MOST_KEY)), line, key, data: JSON.stringify(row.values) };
  }
}
