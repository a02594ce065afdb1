import type { ByteRange, Bytes } from '../../storage/file-store.js';
import { fileBroken } from '../domain/material.errors.js';

/** Reads any part of a file in the store. */
export type OpenRange = (range: ByteRange) => Promise<Bytes>;

/** As large as what the store opens at once. */
export const WINDOW = 64 * 1024;
const KEPT = 4;

/** A file in the store, for whoever reads a little here and there: each question to the store brings what is asked next, too. */
export class StoredBytes {
  private readonly windows = new Map<number, Buffer>();
  private asked = 0;

  /** `mostWindows`: how often the store may be asked, so that a file that leads to and fro in itself comes to an end. */
  constructor(
    private readonly open: OpenRange,
    private readonly size: number,
    private readonly mostWindows = Number.MAX_SAFE_INTEGER,
  ) {}

  /** @throws ACCEPTANCE.FILE_BROKEN for what does not lie within the file, or is asked for too often */
  async read(start: number, length: number): Promise<Buffer> {
    if (start < 0 || length < 0 || start + length > this.size) throw fileBroken();
    const pieces: Buffer[] = [];
    for (let at = start; at < start + length;) {
      const window = await this.window(Math.floor(at / WINDOW));
      const from = at % WINDOW;
      const piece = window.subarray(from, from + start + length - at);
      pieces.push(piece);
      at += piece.length;
    }
    return Buffer.concat(pieces);
  }

  private async window(index: number): Promise<Buffer> {
    const kept = this.windows.get(index);
    if (kept) return kept;
    if (++this.asked > this.mostWindows) throw fileBroken();
    const start = index * WINDOW;
    const length = Math.min(WINDOW, this.size - start);
    const pieces: Buffer[] = [];
    for await (const piece of await this.open({ start, end: start + length - 1 })) pieces.push(piece);
    const window = Buffer.concat(pieces);
    if (window.length !== length) throw fileBroken(); // or what reads on would never come to the end
    const [oldest] = this.windows.keys();
    if (this.windows.size === KEPT) this.windows.delete(oldest!);
    this.windows.set(index, window);
    return window;
  }
}
