import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { isAppError, uuidv7 } from '@yiwang/kernel';
import { assertKey, FileStore, type ByteRange, type Bytes } from './file-store.js';
import { fileGone, fileStoreDown } from './storage.errors.js';

/** Where files grow before they get their name. On the same file system, so that naming is one step. */
const INCOMING = '.incoming';
const READ_AT_ONCE = 64 * 1024;

const isAbsent = (error: unknown): boolean => (error as NodeJS.ErrnoException | null)?.code === 'ENOENT';
const down = (error: unknown): Error => (isAppError(error) ? error : fileStoreDown({ cause: error }));

/** 文件系统 — files under one folder, which may be a shared one: several processes put and read at once. */
export class DiskStore extends FileStore {
  private readonly root: string;

  constructor(folder: string) {
    super();
    this.root = resolve(folder);
  }

  async put(key: string, bytes: Bytes): Promise<number> {
    const path = this.pathOf(key);
    const growing = join(this.root, INCOMING, uuidv7());
    try {
      await mkdir(dirname(growing), { recursive: true, mode: 0o700 });
      const size = await write(growing, bytes);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      await rename(growing, path);
      await sync(dirname(path));
      return size;
    } catch (error) {
      await rm(growing, { force: true }).catch(() => undefined); // the sweep finds it
      throw down(error);
    }
  }

  async open(key: string, range?: ByteRange): Promise<Bytes> {
    const path = this.pathOf(key);
    try {
      const handle = await open(path, 'r');
      // The handle is opened first, so that a file that is gone is known before anything of it has been answered.
      return pieces(createReadStream(path, { fd: handle, highWaterMark: READ_AT_ONCE, ...range }));
    } catch (error) {
      throw isAbsent(error) ? fileGone() : down(error);
    }
  }

  async sizeOf(key: string): Promise<number | undefined> {
    try {
      return (await stat(this.pathOf(key))).size;
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw down(error);
    }
  }

  async remove(key: string): Promise<void> {
    await rm(this.pathOf(key), { force: true }).catch((error: unknown) => {
      throw down(error);
    });
  }

  async sweep(before: Date): Promise<number> {
    const folder = join(this.root, INCOMING);
    try {
      let swept = 0;
      for (const name of await readdir(folder)) {
        const path = join(folder, name);
        const left = await stat(path).catch(() => undefined); // named or swept by another meanwhile
        if (!left || left.mtime >= before) continue;
        await rm(path, { force: true });
        swept++;
      }
      return swept;
    } catch (error) {
      if (isAbsent(error)) return 0;
      throw down(error);
    }
  }

  private pathOf(key: string): string {
    assertKey(key);
    return join(this.root, ...key.split('/'));
  }
}

async function write(path: string, bytes: Bytes): Promise<number> {
  const file = await open(path, 'wx', 0o600);
  try {
    let size = 0;
    for await (const piece of bytes) {
      for (let at = 0; at < piece.length;) at += (await file.write(piece, at)).bytesWritten;
      size += piece.length;
    }
    await file.sync();
    return size;
  } finally {
    await file.close();
  }
}

/** A name survives a power cut only when its folder is written too. */
async function sync(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function* pieces(stream: AsyncIterable<unknown>): AsyncGenerator<Buffer> {
  try {
    for await (const piece of stream) yield piece as Buffer;
  } catch (error) {
    throw down(error);
  }
}
