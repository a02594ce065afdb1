import { Readable } from 'node:stream';
import { isAppError } from '@yiwang/kernel';
import { fromRandomAccessReaderPromise, RandomAccessReader, type Entry, type ZipFile } from 'yauzl';
import { documentTypeOf, HEAD_BYTES, isArchive, isProgram, isProgramEntry } from '../domain/file-type.js';
import { archiveInside, fileBroken, fileEncrypted, fileExecutable, fileUnpacksTooLarge } from '../domain/material.errors.js';
import { StoredBytes, WINDOW, type OpenRange } from './stored-bytes.js';

const MIB = 1024 * 1024;
/** What a container may unpack to: a few kilobytes can hold terabytes of one letter. */
const MOST_UNPACKED = 1024 * MIB;
const MOST_ENTRIES = 2_000;
/** Text packs 20 to 1, drawings 50; what packs better than this is made to. Small files may: blank pages pack well. */
const MOST_RATIO = 150;
const ALWAYS_UNPACKED = 32 * MIB;
/** Documents in documents: a table in a text. */
const EMBEDDED = /^(word|xl|ppt)\/embeddings\/[^/]+\.(docx|xlsx|pptx)$/i;

/** The file in the store, as the ZIP library wants to read it: here and there, never as a whole. */
class StoredZip extends RandomAccessReader {
  private readonly bytes: StoredBytes;

  constructor(
    private readonly open: OpenRange,
    size: number,
  ) {
    super();
    this.bytes = new StoredBytes(open, size);
  }

  /** `end` is exclusive. */
  override _readStreamForRange(start: number, end: number): Readable {
    const { open, bytes } = this;
    return Readable.from(
      (async function* (): AsyncGenerator<Buffer> {
        if (end - start > WINDOW) yield* await open({ start, end: end - 1 });
        else if (end > start) yield await bytes.read(start, end - start);
      })(),
      { objectMode: false },
    );
  }
}

/**
 * Looks into a ZIP in the store: what kind of document it is, and that nothing in it is a program, locked, an archive again, or larger
 * than it may be. Everything is unpacked once and thrown away, since what an entry says of its size may be a lie.
 * @throws ACCEPTANCE.FILE_BROKEN, FILE_ENCRYPTED, FILE_EXECUTABLE, FILE_ARCHIVE_INSIDE, FILE_UNPACKS_TOO_LARGE
 */
export async function inspectContainer(open: OpenRange, size: number): Promise<string> {
  let zip: ZipFile | undefined;
  try {
    zip = await fromRandomAccessReaderPromise(new StoredZip(open, size), size, { autoClose: false, validateEntrySizes: true });
    const entries = await listed(zip, size);
    for (const entry of entries) await look(zip, entry);
    return documentTypeOf(new Set(entries.map(({ fileName }) => fileName)));
  } catch (error) {
    throw isAppError(error) ? error : fileBroken({ cause: error });
  } finally {
    zip?.close();
  }
}

/** The entries, as far as their headers alone say that they may be unpacked. */
async function listed(zip: ZipFile, size: number): Promise<Entry[]> {
  const entries: Entry[] = [];
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    if (entries.length >= MOST_ENTRIES) throw fileUnpacksTooLarge();
    if (entry.isEncrypted()) throw fileEncrypted();
    if (isProgramEntry(entry.fileName)) throw fileExecutable();
    unpacked += entry.uncompressedSize;
    if (unpacked > MOST_UNPACKED || (unpacked > ALWAYS_UNPACKED && unpacked > MOST_RATIO * size)) throw fileUnpacksTooLarge();
    entries.push(entry);
  }
  if (entries.length === 0) throw fileBroken();
  return entries;
}

/** Unpacks one entry. One that holds more than its header says ends in an error of the library. */
async function look(zip: ZipFile, entry: Entry): Promise<void> {
  if (entry.fileName.endsWith('/')) return;
  const stream = (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const piece of stream) {
    if (!head) continue;
    head = Buffer.concat([head, piece]);
    if (head.length < HEAD_BYTES) continue;
    judge(head, entry.fileName);
    head = undefined;
  }
  if (head) judge(head, entry.fileName);
}

function judge(head: Buffer, name: string): void {
  if (isProgram(head)) throw fileExecutable();
  if (isArchive(head) && !EMBEDDED.test(name)) throw archiveInside();
}
