import { readFileSync } from 'node:fs';
import { inflateRawSync } from 'node:zlib';

const endOfDirectory = 0x06054b50;
const directoryEntry = 0x02014b50;

/** Where the central directory starts, from the record at the end of the file, which a comment may follow. */
function directoryOf(archive: Buffer): { offset: number; entries: number } {
  for (let at = archive.length - 22; at >= 0; at--) {
    if (archive.readUInt32LE(at) === endOfDirectory)
      return { offset: archive.readUInt32LE(at + 16), entries: archive.readUInt16LE(at + 10) };
  }
  throw new Error('not a zip archive');
}

/**
 * Reads one file out of a zip archive (a jar is one), so that no `unzip` or JDK tool is needed.
 * @param wanted tells by its name whether this is the file
 * @returns undefined when no name is wanted
 */
export function readZipEntry(path: string, wanted: (name: string) => boolean): Buffer | undefined {
  const archive = readFileSync(path);
  const { offset, entries } = directoryOf(archive);
  let at = offset;
  for (let i = 0; i < entries && archive.readUInt32LE(at) === directoryEntry; i++) {
    const [nameLength, extraLength, commentLength] = [
      archive.readUInt16LE(at + 28),
      archive.readUInt16LE(at + 30),
      archive.readUInt16LE(at + 32),
    ];
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength);
    if (wanted(name)) {
      const local = archive.readUInt32LE(at + 42);
      const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
      const packed = archive.subarray(start, start + archive.readUInt32LE(at + 20));
      return archive.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed);
    }
    at += 46 + nameLength + extraLength + commentLength;
  }
  return undefined;
}
