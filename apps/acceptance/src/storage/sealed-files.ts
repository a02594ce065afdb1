import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { FieldCipher } from '@yiwang/access';
import { FileStore, type ByteRange, type Bytes } from './file-store.js';
import { fileDamaged } from './storage.errors.js';

/** What whoever puts a file keeps of it in a row. */
export interface StoredFile {
  /** Under which it lies in the store. */
  key: string;
  /** The key that opens it, sealed and bound to its place. */
  sealedKey: string;
  /** Bytes in clear. */
  size: number;
  /** SHA-256 of the bytes in clear, hexadecimal. */
  sha256: string;
}

const ALGORITHM = 'aes-256-gcm';
const FRAME = 64 * 1024;
const TAG = 16;
const SEALED_FRAME = FRAME + TAG;

/** Counter and a mark on the last frame: frames that were swapped, cut off or added do not open. The key belongs to this one file. */
function ivOf(frame: number, last: boolean): Buffer {
  const iv = Buffer.alloc(12);
  iv.writeUInt32BE(frame, 7);
  iv[11] = last ? 1 : 0;
  return iv;
}

const framesOf = (size: number): number => Math.max(1, Math.ceil(size / FRAME));
const contextOf = (key: string): string => `file:${key}`;

/**
 * 加密存储 — files at rest, each with a key of its own that is sealed as personal data are: what lies in the store alone can be neither
 * read nor changed unnoticed. Framed (AES-256-GCM over 64 KiB at a time), so that it streams and any part of it can be read.
 */
@Injectable()
export class SealedFiles {
  constructor(
    private readonly store: FileStore,
    private readonly cipher: FieldCipher,
  ) {}

  /** @throws as FileStore.put */
  async put(key: string, bytes: Bytes): Promise<StoredFile> {
    const fileKey = randomBytes(32);
    const hash = createHash('sha256');
    let size = 0;
    await this.store.put(
      key,
      sealed(fileKey, bytes, (piece) => {
        hash.update(piece);
        size += piece.length;
      }),
    );
    return { key, sealedKey: this.cipher.encrypt(fileKey.toString('base64'), contextOf(key)), size, sha256: hash.digest('hex') };
  }

  /**
   * The bytes in clear, or a range of them that lies within the file. Each piece has been verified when it comes.
   * @throws ACCEPTANCE.FILE_GONE, ACCEPTANCE.FILE_STORE_DOWN; ACCEPTANCE.FILE_DAMAGED while they are read
   */
  async open({ key, sealedKey, size }: Omit<StoredFile, 'sha256'>, range?: ByteRange): Promise<Bytes> {
    const fileKey = Buffer.from(this.cipher.decrypt(sealedKey, contextOf(key)), 'base64');
    const { start, end } = range ?? { start: 0, end: size - 1 };
    const first = Math.floor(start / FRAME);
    const final = framesOf(size) - 1;
    const last = Math.max(first, Math.floor(end / FRAME));
    const sealedEnd = last === final ? size + TAG * framesOf(size) - 1 : (last + 1) * SEALED_FRAME - 1;
    const stored = await this.store.open(key, { start: first * SEALED_FRAME, end: sealedEnd });
    return unsealed(fileKey, stored, { first, last, final, start: start - first * FRAME, length: end - start + 1 });
  }

  remove(key: string): Promise<void> {
    return this.store.remove(key);
  }
}

/**
 * Cuts what comes into pieces of exactly `length`; the last one, which alone may be shorter, is told apart. A piece is good until the next
 * one is asked for: all of them are the same bytes in memory, or a large file would fill it faster than it is cleared.
 */
async function* cut(bytes: Bytes, length: number): AsyncGenerator<{ piece: Buffer; last: boolean }> {
  const frame = Buffer.allocUnsafeSlow(length);
  let held = 0;
  for await (const piece of bytes) {
    for (let at = 0; at < piece.length;) {
      // Given on only when more has come: the last piece is then never empty, unless nothing came at all.
      if (held === length) {
        yield { piece: frame, last: false };
        held = 0;
      }
      const taken = piece.copy(frame, held, at);
      held += taken;
      at += taken;
    }
  }
  yield { piece: frame.subarray(0, held), last: true };
}

async function* sealed(key: Buffer, bytes: Bytes, see: (piece: Buffer) => void): AsyncGenerator<Buffer> {
  let frame = 0;
  for await (const { piece, last } of cut(bytes, FRAME)) {
    see(piece);
    const cipher = createCipheriv(ALGORITHM, key, ivOf(frame++, last));
    yield cipher.update(piece);
    cipher.final();
    yield cipher.getAuthTag();
  }
}

interface Wanted {
  first: number;
  last: number;
  /** The last frame of the file. */
  final: number;
  /** Bytes of the first frame to leave out, and how many to give. */
  start: number;
  length: number;
}

async function* unsealed(key: Buffer, stored: Bytes, { first, last, final, start, length }: Wanted): AsyncGenerator<Buffer> {
  let frame = first;
  let skip = start;
  let left = length;
  for await (const { piece } of cut(stored, SEALED_FRAME)) {
    const clear = opened(key, piece, frame, frame === final).subarray(skip, skip + left);
    skip = 0;
    left -= clear.length;
    frame++;
    if (clear.length > 0) yield clear;
  }
  if (frame <= last) throw fileDamaged();
}

function opened(key: Buffer, piece: Buffer, frame: number, last: boolean): Buffer {
  try {
    const at = piece.length - TAG;
    const decipher = createDecipheriv(ALGORITHM, key, ivOf(frame, last), { authTagLength: TAG }).setAuthTag(piece.subarray(at));
    const clear = decipher.update(piece.subarray(0, at));
    decipher.final(); // throws unless it is what was sealed
    return clear;
  } catch (error) {
    throw fileDamaged({ cause: error });
  }
}
