import { describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@yiwang/access';
import fc from 'fast-check';
import { FileStore, type ByteRange, type Bytes } from './file-store.js';
import { SealedFiles } from './sealed-files.js';

/** Keeps what is put as one piece, so that the test may change it. */
class Memory extends FileStore {
  readonly files = new Map<string, Buffer>();
  async put(key: string, bytes: Bytes): Promise<number> {
    const pieces: Buffer[] = [];
    for await (const piece of bytes) pieces.push(Buffer.from(piece));
    this.files.set(key, Buffer.concat(pieces));
    return this.files.get(key)!.length;
  }
  open(key: string, { start, end }: ByteRange): Promise<Bytes> {
    return Promise.resolve(pieces(this.files.get(key)!.subarray(start, end + 1), [10_000]));
  }
  sizeOf(key: string): Promise<number | undefined> {
    return Promise.resolve(this.files.get(key)?.length);
  }
  remove(key: string): Promise<void> {
    this.files.delete(key);
    return Promise.resolve();
  }
  sweep(): Promise<number> {
    return Promise.resolve(0);
  }
}

async function* pieces(bytes: Buffer, lengths: readonly number[]): AsyncGenerator<Buffer> {
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const length = lengths[i % lengths.length]!;
    yield await Promise.resolve(bytes.subarray(at, at + length));
    at += length;
  }
}
async function whole(bytes: Bytes): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of bytes) all.push(piece);
  return Buffer.concat(all);
}

const FRAME = 64 * 1024;
const around = fc.constantFrom(0, 1, FRAME - 1, FRAME, FRAME + 1, 2 * FRAME - 1, 2 * FRAME, 2 * FRAME + 1, 3 * FRAME);
const size = fc.oneof(around, fc.integer({ min: 0, max: 200_000 }));
const lengths = fc.array(fc.integer({ min: 1, max: 90_000 }), { minLength: 1, maxLength: 5 });
const contentOf = (length: number): Buffer => Buffer.from(Uint8Array.from({ length }, (_, i) => (i * 31 + (i >> 8)) & 0xff));

describe('a sealed file', () => {
  const store = new Memory();
  const files = new SealedFiles(store, new FieldCipher(Buffer.alloc(32, 3).toString('base64')));
  const key = 'materials/aa/file';

  it('gives back any range, however it came in', async () => {
    await fc.assert(
      fc.asyncProperty(size, lengths, fc.nat(), fc.nat(), async (length, cuts, a, b) => {
        const bytes = contentOf(length);
        const stored = await files.put(key, pieces(bytes, cuts));
        expect(stored.size).toBe(length);
        expect((await whole(await files.open(stored))).equals(bytes)).toBe(true);
        if (length === 0) return;
        const [start, end] = [a % length, b % length].sort((x, y) => x - y) as [number, number];
        expect((await whole(await files.open(stored, { start, end }))).equals(bytes.subarray(start, end + 1))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is not given once any bit of it was changed, any frame swapped, or any end cut off', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 200_000 }), fc.nat(), fc.constantFrom('bit', 'swap', 'cut'), async (length, at, how) => {
        const stored = await files.put(key, pieces(contentOf(length), [FRAME]));
        const sealed = Buffer.from(store.files.get(key)!);
        if (how === 'bit') sealed[at % sealed.length]! ^= 1 << (at % 8);
        else if (how === 'cut') store.files.set(key, sealed.subarray(0, at % sealed.length));
        else {
          if (length <= 2 * FRAME) return; // two whole frames are needed
          const first = Buffer.from(sealed.subarray(0, FRAME + 16));
          sealed.copyWithin(0, FRAME + 16, 2 * (FRAME + 16));
          first.copy(sealed, FRAME + 16);
        }
        if (how !== 'cut') store.files.set(key, sealed);
        await expect(files.open(stored).then(whole)).rejects.toMatchObject({ code: 'ACCEPTANCE.FILE_DAMAGED' });
      }),
      { numRuns: 60 },
    );
  });
});
