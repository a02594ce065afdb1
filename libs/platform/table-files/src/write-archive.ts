import { once } from 'node:events';
import { Readable } from 'node:stream';
import { ZipFile } from 'yazl';
import type { Table } from './table.js';
import { csvText } from './write-csv.js';

/** Enough to make texts small; more costs time for little. */
const COMPRESSION = { compressionLevel: 3 };

/** An archive whose entries are written one after another while it is read. */
export class ArchiveWriter {
  private readonly zip = new ZipFile();

  private constructor() {}

  /** `fill` adds the entries; the stream ends after them, and breaks off if it fails. */
  static stream(fill: (writer: ArchiveWriter) => Promise<void>): Readable {
    const writer = new ArchiveWriter();
    const output = writer.zip.outputStream as Readable;
    writer.zip.on('error', (error: Error) => output.destroy(error));
    fill(writer).then(
      () => writer.zip.end(),
      (error: unknown) => output.destroy(error as Error),
    );
    return output;
  }

  /** Resolves when the whole entry has been read. */
  async add(name: string, text: AsyncIterable<string>): Promise<void> {
    const stream = Readable.from(text, { objectMode: false });
    this.zip.addReadStream(stream, name, COMPRESSION);
    await once(stream, 'end');
  }

  addText(name: string, text: string): void {
    this.zip.addBuffer(Buffer.from(text), name);
  }
}

/** 压缩包 — a CSV file for each table. */
export const writeCsvArchive = (tables: readonly Table[]): Readable =>
  ArchiveWriter.stream(async (writer) => {
    for (const table of tables) await writer.add(`${table.name}.csv`, csvText(table));
  });
