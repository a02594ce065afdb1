import { isAscii } from 'node:buffer';
import { csvEncoding } from '../domain/import.errors.js';

const CHARSETS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
};

/** The charset that a content type names; undefined where it names none. GB 2312 and GBK are read as GB 18030, which contains them. */
export function charsetIn(contentType: string): string | undefined {
  const name = /;\s*charset="?([^";\s]+)/i.exec(contentType)?.[1]?.toLowerCase();
  if (name === undefined) return undefined;
  const charset = CHARSETS[name];
  if (charset === undefined) throw csvEncoding();
  return charset;
}

/** So much of the first text that is not ASCII decides; in fewer bytes, Chinese in GB 18030 may happen to be valid UTF-8. */
const SAMPLE = 4096;

/** Whether bytes, perhaps cut within a character, are UTF-8. */
function isUtf8(bytes: Uint8Array): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/**
 * 编码识别 — text of bytes as they come, UTF-8 or GB 18030, whichever the first non-ASCII text is, unless the charset is named. A file is
 * never held as a whole. @throws CATALOGUE.IMPORT_ENCODING
 */
export async function* decoded(pieces: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, charset?: string): AsyncGenerator<string> {
  let decoder = charset === undefined ? undefined : new TextDecoder(charset, { fatal: true });
  let waiting = Buffer.alloc(0);
  const decode = (bytes: Uint8Array, last: boolean): string => {
    try {
      decoder ??= new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030', { fatal: true });
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
    waiting = waiting.length === 0 ? Buffer.from(piece) : Buffer.concat([waiting, piece]);
    if (isAscii(waiting)) {
      yield waiting.toString('latin1');
      waiting = Buffer.alloc(0);
    } else if (waiting.length >= SAMPLE) {
      yield decode(waiting, false);
      waiting = Buffer.alloc(0);
    }
  }
  yield decode(waiting, true);
}
