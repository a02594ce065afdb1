import { fileBroken, fileUnpacksTooLarge } from '../domain/material.errors.js';
import type { StoredBytes } from './stored-bytes.js';

const HEADER = 512;
const IN_HEADER = 109;
const ENTRY = 128;
/** Sector numbers from here on are marks: end of chain, free. */
const MARKS = 0xfffffffa;
const MOST_ENTRIES = 10_000;
/** 128 MiB in the smaller size. A chain may lead back into itself, and many entries to the same chain. */
const MOST_SECTORS = 262_144;
const STORAGE = 1;
const STREAM = 2;
const ROOT = 5;

/** A stream or storage of a compound file. */
export interface CompoundEntry {
  name: string;
  isStream: boolean;
  start: number;
  size: number;
  left: number;
  right: number;
  child: number;
}

/** 复合文档 — a compound file as [MS-CFB] has it, of versions 3 and 4, as far as it takes to list what is in it and read a large stream. */
export class CompoundFile {
  private gone = 0;

  private constructor(
    private readonly bytes: StoredBytes,
    private readonly header: Buffer,
    /** All that is there, in whichever storage, also where no storage leads to it. */
    readonly entries: readonly CompoundEntry[],
  ) {}

  /** @throws ACCEPTANCE.FILE_BROKEN, ACCEPTANCE.FILE_UNPACKS_TOO_LARGE */
  static async open(bytes: StoredBytes): Promise<CompoundFile> {
    const header = await bytes.read(0, HEADER);
    const shift = header.readUInt16LE(30);
    if (header.readUInt16LE(28) !== 0xfffe || (shift !== 9 && shift !== 12)) throw fileBroken();
    const unlisted = new CompoundFile(bytes, header, []);
    const entries: CompoundEntry[] = [];
    for await (const sector of unlisted.sectors(header.readUInt32LE(48))) {
      for (let at = 0; at < sector.length; at += ENTRY) entries.push(entryOf(sector.subarray(at, at + ENTRY)));
      if (entries.length > MOST_ENTRIES) throw fileUnpacksTooLarge();
    }
    return new CompoundFile(bytes, header, entries);
  }

  /** What lies at the top, which says what the file is; what is embedded in it lies deeper. */
  get top(): CompoundEntry[] {
    const found = new Set<CompoundEntry>();
    const next = [this.entries[0]?.child];
    while (next.length > 0) {
      const entry = this.entries[next.pop() ?? MARKS];
      if (!entry || found.has(entry)) continue;
      found.add(entry);
      next.push(entry.left, entry.right);
    }
    return [...found];
  }

  /** A stream of 4 KiB at least; smaller ones lie elsewhere. @throws ACCEPTANCE.FILE_BROKEN */
  async *read({ start, size }: CompoundEntry): AsyncGenerator<Buffer> {
    if (size < this.header.readUInt32LE(56)) throw fileBroken();
    let left = size;
    for await (const sector of this.sectors(start)) {
      yield sector.subarray(0, left);
      left -= sector.length;
      if (left <= 0) return;
    }
    throw fileBroken();
  }

  /** The sectors of a chain. */
  private async *sectors(first: number): AsyncGenerator<Buffer> {
    const length = 1 << this.header.readUInt16LE(30);
    for (let sector = first; sector < MARKS; sector = await this.entryAt(sector, length)) {
      if (++this.gone > MOST_SECTORS) throw fileUnpacksTooLarge();
      yield await this.bytes.read((sector + 1) * length, length);
    }
  }

  /** Which sector comes after this one. */
  private async entryAt(sector: number, length: number): Promise<number> {
    const each = length / 4;
    const table = await this.tableAt(Math.floor(sector / each), each, length);
    return (await this.bytes.read((table + 1) * length + (sector % each) * 4, 4)).readUInt32LE();
  }

  /** Where a sector of the allocation table lies: the first 109 stand in the header, the others in a chain of their own. */
  private async tableAt(index: number, each: number, length: number): Promise<number> {
    if (index < IN_HEADER) return sectorOf(this.header.readUInt32LE(76 + index * 4));
    let at = index - IN_HEADER;
    let list = sectorOf(this.header.readUInt32LE(68));
    for (; at >= each - 1; at -= each - 1) list = sectorOf((await this.bytes.read((list + 2) * length - 4, 4)).readUInt32LE());
    return sectorOf((await this.bytes.read((list + 1) * length + at * 4, 4)).readUInt32LE());
  }
}

function sectorOf(number: number): number {
  if (number >= MARKS) throw fileBroken();
  return number;
}

function entryOf(bytes: Buffer): CompoundEntry {
  const kind = bytes[66]!;
  const named = kind === STORAGE || kind === STREAM || kind === ROOT;
  const length = named ? Math.max(0, Math.min(64, bytes.readUInt16LE(64)) - 2) : 0;
  return {
    name: bytes.toString('utf16le', 0, length),
    isStream: kind === STREAM,
    start: bytes.readUInt32LE(116),
    size: bytes.readUInt32LE(120),
    left: bytes.readUInt32LE(68),
    right: bytes.readUInt32LE(72),
    child: bytes.readUInt32LE(76),
  };
}
