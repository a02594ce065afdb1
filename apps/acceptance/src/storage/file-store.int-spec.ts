import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@yiwang/access';
import { defineError, uuidv7 } from '@yiwang/kernel';
import { uniqueName } from '@yiwang/testing';
import { S3Server } from '../../test/s3-server.js';
import { DiskStore } from './disk-store.js';
import { storageKey, type Bytes, type FileStore } from './file-store.js';
import { S3Store } from './s3-store.js';
import { SealedFiles } from './sealed-files.js';

const MIB = 1024 * 1024;
const refused = defineError('invalid', 'TEST.REFUSED', { zh: '不要', en: 'refused' });

async function* inPieces(bytes: Buffer, size = 100_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.subarray(at, at + size));
}
async function whole(bytes: Bytes): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}
const key = (): string => storageKey('materials', uuidv7());

interface Kind {
  name: string;
  open(): Promise<{ store: FileStore; close(): Promise<void>; damage(key: string): Promise<void> } | undefined>;
}

const disk: Kind = {
  name: 'a folder',
  async open() {
    const folder = await mkdtemp(join(tmpdir(), 'yiwang-files-'));
    const store = new DiskStore(folder);
    return { store, close: () => rm(folder, { recursive: true }), damage: damageIn(store) };
  },
};

const s3: Kind = {
  name: 'a server that speaks S3',
  async open() {
    const server = await S3Server.start();
    if (!server) return undefined;
    const { S3_BUCKET, S3_ACCESS_KEY, S3_SECRET_KEY } = await server.bucket(uniqueName('files').replaceAll('_', '-'));
    const options = { endpoint: server.url, region: 'us-east-1', bucket: S3_BUCKET, accessKey: S3_ACCESS_KEY, secretKey: S3_SECRET_KEY };
    const store = new S3Store(options);
    const close = async (): Promise<void> => {
      await store.close();
      await server.stop();
    };
    return { store, close, damage: damageIn(store) };
  },
};

/** Changes one byte of what lies there. */
const damageIn = (store: FileStore) => async (at: string) => {
  const bytes = await whole(await store.open(at));
  bytes[Math.floor(bytes.length / 2)]! ^= 1;
  await store.put(at, inPieces(bytes));
};

describe.each([disk, s3])('files in $name', (kind) => {
  let opened: Awaited<ReturnType<Kind['open']>>;
  let store: FileStore;
  let files: SealedFiles;
  const rule = (name: string, check: () => Promise<void>): void => {
    it(name, async () => {
      if (opened) await check(); // what is missing has been said once, at the start
    });
  };

  beforeAll(async () => {
    opened = await kind.open();
    if (!opened) return;
    store = opened.store;
    files = new SealedFiles(store, new FieldCipher(Buffer.alloc(32, 7).toString('base64')));
  }, 300_000);
  afterAll(() => opened?.close());

  rule('come back byte by byte, be they empty, small, or of many parts', async () => {
    for (const size of [0, 1, 65_536, 65_537, 8 * MIB, 8 * MIB + 1, 20 * MIB]) {
      const bytes = randomBytes(size);
      const at = key();
      expect(await store.put(at, inPieces(bytes))).toBe(size);
      expect(await store.sizeOf(at)).toBe(size);
      expect((await whole(await store.open(at))).equals(bytes)).toBe(true);
    }
  });

  rule('give any part of themselves', async () => {
    const bytes = randomBytes(300_000);
    const at = key();
    await store.put(at, inPieces(bytes));
    expect((await whole(await store.open(at, { start: 10, end: 199_999 }))).equals(bytes.subarray(10, 200_000))).toBe(true);
    expect((await whole(await store.open(at, { start: 299_999, end: 299_999 }))).equals(bytes.subarray(299_999))).toBe(true);
  });

  rule('are replaced as a whole under the key they have', async () => {
    const at = key();
    await store.put(at, inPieces(Buffer.from('first')));
    await store.put(at, inPieces(Buffer.from('second')));
    expect((await whole(await store.open(at))).toString()).toBe('second');
  });

  rule('are not there when their bytes failed, and what was there before stays', async () => {
    const at = key();
    const failing = async function* (length: number): AsyncGenerator<Buffer> {
      yield* inPieces(randomBytes(length), MIB);
      throw refused();
    };
    await expect(store.put(at, failing(100))).rejects.toMatchObject({ code: 'TEST.REFUSED' });
    await expect(store.put(at, failing(20 * MIB))).rejects.toMatchObject({ code: 'TEST.REFUSED' });
    expect(await store.sizeOf(at)).toBeUndefined();
    await store.put(at, inPieces(Buffer.from('kept')));
    await expect(store.put(at, failing(20 * MIB))).rejects.toMatchObject({ code: 'TEST.REFUSED' });
    expect((await whole(await store.open(at))).toString()).toBe('kept');
    expect(await store.sweep(new Date(Date.now() + 60_000))).toBe(0);
  });

  rule('are gone when they were removed, once and again', async () => {
    const at = key();
    await store.put(at, inPieces(Buffer.from('x')));
    await store.remove(at);
    await store.remove(at);
    expect(await store.sizeOf(at)).toBeUndefined();
    await expect(store.open(at)).rejects.toMatchObject({ code: 'ACCEPTANCE.FILE_GONE' });
  });

  rule('have no key that leads elsewhere', async () => {
    for (const wrong of ['../up', 'a//b', '/etc/passwd', 'a/../b', '.incoming/x', 'A', '']) {
      await expect(store.put(wrong, inPieces(Buffer.from('x')))).rejects.toThrow('not a key');
    }
  });

  rule('are sealed: told by size and SHA-256, readable in any part, and not to be recognised in the store', async () => {
    for (const size of [0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]) {
      const bytes = randomBytes(size);
      const stored = await files.put(key(), inPieces(bytes, 7_001));
      expect(stored).toMatchObject({ size, sha256: createHash('sha256').update(bytes).digest('hex') });
      expect((await whole(await files.open(stored))).equals(bytes)).toBe(true);
      if (size > 8) expect((await whole(await store.open(stored.key))).includes(bytes.subarray(0, 8))).toBe(false);
      for (const [start, end] of [
        [0, 0],
        [65_530, 65_540],
        [65_536, 131_071],
        [size - 1, size - 1],
      ] as const) {
        if (start < 0 || end >= size) continue;
        expect((await whole(await files.open(stored, { start, end }))).equals(bytes.subarray(start, end + 1))).toBe(true);
      }
    }
  });

  rule('are refused where one byte was changed, frames were cut off, or they lie under another key', async () => {
    const bytes = randomBytes(200_000);
    const damaged = await files.put(key(), inPieces(bytes));
    await opened!.damage(damaged.key);
    await expect(files.open(damaged).then(whole)).rejects.toMatchObject({ code: 'ACCEPTANCE.FILE_DAMAGED' });

    const short = await files.put(key(), inPieces(bytes));
    const sealed = await whole(await store.open(short.key));
    await store.put(short.key, inPieces(sealed.subarray(0, 65_552)));
    await expect(files.open(short).then(whole)).rejects.toMatchObject({ code: 'ACCEPTANCE.FILE_DAMAGED' });

    const other = key();
    await store.put(other, inPieces(sealed));
    await expect(files.open({ ...short, key: other })).rejects.toThrow();
  });
});

describe('a store that is away', () => {
  it('says so, and keeps nothing', async () => {
    const away = new S3Store({ endpoint: 'http://127.0.0.1:9', region: 'us-east-1', bucket: 'files', accessKey: 'a', secretKey: 'b' });
    await expect(away.put(key(), inPieces(Buffer.from('x')))).rejects.toMatchObject({ code: 'ACCEPTANCE.FILE_STORE_DOWN' });
    await away.close();
    const unwritable = new DiskStore(import.meta.filename);
    await expect(unwritable.put(key(), inPieces(Buffer.from('x')))).rejects.toMatchObject({ code: 'ACCEPTANCE.FILE_STORE_DOWN' });
  });

  it('leaves what a killed upload began to the sweep', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'yiwang-files-'));
    const store = new DiskStore(folder);
    const stuck = async function* (): AsyncGenerator<Buffer> {
      yield Buffer.from('x');
      expect(await readdir(join(folder, '.incoming'))).toHaveLength(1);
      expect(await store.sweep(new Date(Date.now() + 60_000))).toBe(1);
    };
    await expect(store.put(key(), stuck())).rejects.toMatchObject({ code: 'ACCEPTANCE.FILE_STORE_DOWN' });
    expect(await readdir(join(folder, '.incoming'))).toEqual([]);
    await rm(folder, { recursive: true });
  });
});

/** A server that speaks as much S3 as a test needs of one that breaks. */
async function faultyServer(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url!, 'http://s3');
    const what = `${request.method} ${[...searchParams.keys()].filter((name) => name !== 'x-id').join(' ')}`.trim();
    request.resume().once('end', () => {
      asked.push(what);
      if (what === 'POST uploads') {
        response.end('<InitiateMultipartUploadResult><UploadId>u1</UploadId></InitiateMultipartUploadResult>');
      } else if (request.method === 'DELETE') response.writeHead(request.url!.includes('=gone') ? 404 : 204).end();
      else answer(request, response);
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const store = new S3Store({ endpoint, region: 'us-east-1', bucket: 'files', accessKey: 'a', secretKey: 'b', answerMs: 300 });
  const close = async (): Promise<void> => {
    await store.close();
    server.closeAllConnections();
    server.close();
  };
  return { store, asked, close };
}

describe('a server of S3 that breaks midway', () => {
  const down = { code: 'ACCEPTANCE.FILE_STORE_DOWN' };

  it('with 500 for a part of a large file: the upload is called off', async () => {
    const { store, asked, close } = await faultyServer((request, response) => {
      if (request.url!.includes('partNumber=1')) response.setHeader('etag', '"1"').end();
      else response.writeHead(500).end('<Error><Code>InternalError</Code></Error>');
    });
    await expect(store.put(key(), inPieces(randomBytes(12 * MIB)))).rejects.toMatchObject(down);
    expect(asked.at(-1)).toBe('DELETE uploadId');
    expect(asked.filter((what) => what === 'PUT partNumber uploadId').length).toBeGreaterThan(2); // tried again before
    await close();
  });

  it('with an error in the answer that says 200: nothing is taken for stored', async () => {
    const { store, asked, close } = await faultyServer((request, response) => {
      if (request.method === 'PUT') response.setHeader('etag', '"1"').end();
      else response.end('<Error><Code>InternalError</Code><Message>try again</Message></Error>');
    });
    await expect(store.put(key(), inPieces(randomBytes(6 * MIB)))).rejects.toMatchObject(down);
    expect(asked.at(-1)).toBe('DELETE uploadId');
    await close();
  });

  it('with silence, before an answer or in the middle of a file: nobody waits for ever', async () => {
    const { store, close } = await faultyServer((request, response) => {
      if (request.method === 'GET') response.writeHead(200, { 'content-length': 1_000 }).write('x'.repeat(100));
    });
    await expect(store.put(key(), inPieces(Buffer.from('x')))).rejects.toMatchObject(down);
    const begun = await store.open(key());
    await expect(whole(begun)).rejects.toMatchObject(down);
    await close();
  }, 30_000);

  it('under the sweep of another process: what that one took away is gone, not an error', async () => {
    const left = '<Upload><Key>a</Key><UploadId>u1</UploadId><Initiated>2020-01-01T00:00:00.000Z</Initiated></Upload>';
    const { store, close } = await faultyServer((_request, response) =>
      response.end(`<ListMultipartUploadsResult>${left}${left.replace('u1', 'gone')}</ListMultipartUploadsResult>`),
    );
    expect(await store.sweep(new Date())).toBe(1);
    await close();
  });
});
