import { randomBytes } from 'node:crypto';
import { ZipFile } from 'yazl';

/** Files as applicants hand them in, and as they should not. */
export const pdf = (bytes = 2_000): Buffer => Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(bytes), Buffer.from('\n%%EOF\n')]);
export const PNG = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), randomBytes(500)]);
/** As Windows has them, which is what is called a PDF then. */
export const PROGRAM = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), randomBytes(800)]);

export async function zip(entries: Record<string, Buffer | string>): Promise<Buffer> {
  const file = new ZipFile();
  for (const [name, bytes] of Object.entries(entries)) file.addBuffer(Buffer.from(bytes as string), name);
  file.end();
  const pieces: Buffer[] = [];
  for await (const piece of file.outputStream) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}

export const docx = (more: Record<string, Buffer | string> = {}): Promise<Buffer> =>
  zip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': '<w:document>申请书</w:document>', ...more });

/** 64 MiB of one letter in some kilobytes. */
export const bomb = (): Promise<Buffer> => docx({ 'word/media/image1.bmp': Buffer.alloc(64 * 1024 * 1024, 0x41) });

/** A ZIP whose directory says that an entry is smaller than it is. */
export async function liar(): Promise<Buffer> {
  const bytes = await docx({ 'word/media/image1.bmp': Buffer.alloc(200_000, 0x41) });
  const name = Buffer.from('word/media/image1.bmp');
  for (const [magic, at, nameAt] of [
    [0x04034b50, 22, 30],
    [0x02014b50, 24, 46],
  ] as const) {
    for (let i = 0; i + nameAt < bytes.length; i++) {
      if (bytes.readUInt32LE(i) !== magic || !bytes.subarray(i + nameAt, i + nameAt + name.length).equals(name)) continue;
      bytes.writeUInt32LE(1_000, i + at);
    }
  }
  return bytes;
}

/** A compound file (OLE2, version 3) with these streams at its top, and `deeper` where nothing at the top leads to. */
export function compound(streams: Record<string, Buffer>, deeper: Record<string, Buffer> = {}): Buffer {
  const SECTOR = 512;
  const END = 0xfffffffe;
  const named = [...Object.entries(streams), ...Object.entries(deeper)];
  const sectorsOf = (bytes: Buffer): number => Math.ceil(bytes.length / SECTOR);
  const directory = Math.ceil((named.length + 1) / 4);
  const used = 1 + directory + named.reduce((sum, [, bytes]) => sum + sectorsOf(bytes), 0);
  if (used > SECTOR / 4) throw new Error('one sector of the allocation table is enough for tests');
  const file = Buffer.alloc((used + 1) * SECTOR);
  file.write('d0cf11e0a1b11ae1', 0, 'hex');
  file.writeUInt16LE(3, 26);
  file.writeUInt16LE(0xfffe, 28);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  file.writeUInt32LE(4_096, 56);
  file.writeUInt32LE(END, 68);
  file.fill(0xff, 76, SECTOR).writeUInt32LE(0, 76);
  file.fill(0xff, SECTOR, 2 * SECTOR);
  const chain = (start: number, count: number): void => {
    for (let at = start; at < start + count; at++) file.writeUInt32LE(at + 1 === start + count ? END : at + 1, SECTOR + at * 4);
  };
  chain(1, directory);
  const entry = (index: number, name: string, kind: number, from: number, size: number): void => {
    const at = 2 * SECTOR + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
    file[at + 66] = kind;
    file.writeUInt32LE(0xffffffff, at + 68);
    // Each leads to the next one, as far as there is one at the top.
    file.writeUInt32LE(index > 0 && index < Object.keys(streams).length ? index + 1 : 0xffffffff, at + 72);
    file.writeUInt32LE(index === 0 ? 1 : 0xffffffff, at + 76);
    file.writeUInt32LE(from, at + 116);
    file.writeUInt32LE(size, at + 120);
  };
  entry(0, 'Root Entry', 5, END, 0);
  let next = 1 + directory;
  named.forEach(([name, bytes], index) => {
    entry(index + 1, name, 2, next, bytes.length);
    chain(next, sectorsOf(bytes));
    bytes.copy(file, (next + 1) * SECTOR);
    next += sectorsOf(bytes);
  });
  return file;
}

const padded = (head: Buffer): Buffer => Buffer.concat([head, Buffer.alloc(4_608 - head.length)]);

/** The stream of a Word text; `flags` as its header has them, `0x0100` for a locked one. */
export function wordStream(flags = 0): Buffer {
  const head = Buffer.alloc(32);
  head.writeUInt16LE(0xa5ec, 0);
  head.writeUInt16LE(flags, 10);
  return padded(head);
}

/** The stream of an Excel workbook with such records between its beginning and its end. */
export function workbookStream(...records: [kind: number, ...bytes: number[]][]): Buffer {
  const all: [number, ...number[]][] = [[0x0809, 0, 6, 5, 0], ...records, [0x000a]];
  return padded(
    Buffer.concat(
      all.map(([kind, ...bytes]) => {
        const head = Buffer.alloc(4);
        head.writeUInt16LE(kind, 0);
        head.writeUInt16LE(bytes.length, 2);
        return Buffer.concat([head, Buffer.from(bytes)]);
      }),
    ),
  );
}
/** 工作表: a record of a sheet of the kind, 0 a plain one, 1 one of macros. */
export const sheet = (kind: number): [number, ...number[]] => [0x0085, 0, 0, 0, 0, 0, kind, 1, 0, 65];

export const doc = (): Buffer => compound({ WordDocument: wordStream(), '1Table': Buffer.alloc(4_096) });
export const xls = (): Buffer => compound({ Workbook: workbookStream(sheet(0), sheet(2)) });
