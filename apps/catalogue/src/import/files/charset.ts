import { isAscii } from 'node:buffer';
import { csvEncoding } from '../domain/import.errors.js';

const CHARSETS: ReadonlyMap<string, string> = new Map([
  ['utf-8', 'utf-8'],
  ['utf8', 'utf-8'],
  ['gb18030', 'gb18030'],
  ['gbk', 'gb18030'],
  ['gb2312', 'gb18030'],
]);

/** The charset that a content type names; undefined where it names none. GB 2312 and GBK are read as GB 18030, which contains them. */
export function charsetIn(contentType: string): string | undefined {
  const name = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  const charset = CHARSETS.get(name);
  if (charset === undefined) throw csvEncoding();
  return charset;
}

/** So many bytes that are not ASCII decide; a few characters of GB 18030 (模 is C4 A3) may happen to be valid UTF-8. */
const SAMPLE = 512;
/** In a file that is ASCII but for a few names, no more than this is held back for the sample. */
const MOST_WAITING = 1024 * 1024;

/** Whether bytes are UTF-8; `more`: they may be cut within a character. */
function isUtf8(bytes: Uint8Array, more: boolean): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: more });
    return true;
  } catch {
    return false;
  }
}

function countNonAscii(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte > 0x7f) count++;
  return count;
}

/**
 * 编码识别 — text of bytes as they come, UTF-8 or GB 18030, whichever the first non-ASCII text is, unless the charset is named. A file is
 * never held as a whole. @throws CATALOGUE.IMPORT_ENCODING
 */
export async function* decoded(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, charset?: string): AsyncGenerator<string> {
  let decoder = charset === undefined ? undefined : new TextDecoder(charset, { fatal: true });
  let waiting: Buffer[] = [];
  let length = 0;
  let seen = 0;
  const decode = (bytes: Uint8Array, last: boolean): string => {
    try {
      decoder ??= new TextDecoder(isUtf8(bytes, !last) ? 'utf-8' : 'gb18030', { fatal: true });
      return decoder.decode(bytes, { stream: !last });
    } catch {
      throw csvEncoding();
    }
  };
  for await (const piece of pieces) {
    if (decoder) {
      yield decode(piece, false);
      continue;
    }
    if (seen === 0 && isAscii(piece)) {
      yield Buffer.from(piece).toString('latin1');
      continue;
    }
    waiting.push(Buffer.from(piece));
    length += piece.length;
    seen += countNonAscii(piece);
    if (seen < SAMPLE && length < MOST_WAITING) continue;
    yield decode(Buffer.concat(waiting), false);
    waiting = [];
  }
  yield decode(Buffer.concat(waiting), true);
}
