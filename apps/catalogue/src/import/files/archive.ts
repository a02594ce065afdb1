import type { Readable } from 'node:stream';
import { isAppError } from '@yiwang/kernel';
import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { fileTooLarge, workbookBroken } from '../domain/import.errors.js';

/** What an archive may unpack to: a few megabytes can hold terabytes of one letter. */
const MOST_UNPACKED = 512 * 1024 * 1024;
const MOST_ENTRIES = 1000;

/** 压缩包 — the entries of an archive that lies in memory, each read as a stream. */
export class Archive {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly most: number,
  ) {}

  /**
   * `most`: bytes that all that is read of it may unpack to.
   * @throws CATALOGUE.IMPORT_WORKBOOK for what is no archive, CATALOGUE.IMPORT_TOO_LARGE for one of too many files
   */
  static async open(bytes: Buffer, most = MOST_UNPACKED): Promise<Archive> {
    try {
      const zip = await fromBufferPromise(bytes, { autoClose: false });
      const entries = new Map<string, Entry>();
      for await (const entry of zip.eachEntry()) {
        if (entries.size >= MOST_ENTRIES) throw fileTooLarge();
        entries.set(entry.fileName, entry);
      }
      return new Archive(zip, entries, most);
    } catch (error) {
      throw isAppError(error) ? error : workbookBroken({ cause: error });
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /** The bytes of an entry. @throws CATALOGUE.IMPORT_WORKBOOK, CATALOGUE.IMPORT_TOO_LARGE */
  async *read(name: string): AsyncGenerator<Buffer> {
    const entry = this.entries.get(name);
    if (!entry) throw workbookBroken();
    try {
      const stream: Readable = await this.zip.openReadStreamPromise(entry);
      for await (const piece of stream as AsyncIterable<Buffer>) {
        this.unpacked += piece.length;
        if (this.unpacked > this.most) {
          stream.destroy();
          throw fileTooLarge();
        }
        yield piece;
      }
    } catch (error) {
      throw isAppError(error) ? error : workbookBroken({ cause: error });
    }
  }
}
