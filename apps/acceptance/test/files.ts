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
