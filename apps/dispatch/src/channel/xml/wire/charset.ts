import iconv from 'iconv-lite';
import { badCharset } from '../xml.errors.js';

/** 字符集 of the exchange. GB18030 contains GBK and GB 2312 and writes every character, rare names of four bytes included. */
export const CHARSETS = ['utf-8', 'gb18030'] as const;
export type Charset = (typeof CHARSETS)[number];

const ALIASES: Readonly<Record<string, Charset>> = {
  utf8: 'utf-8',
  'utf-8': 'utf-8',
  gb18030: 'gb18030',
  gbk: 'gb18030',
  gb2312: 'gb18030',
};

/** The character set of a `Content-Type`; undefined when it names none. @throws DISPATCH.EXCHANGE_CHARSET for one that is not spoken here */
export function charsetOf(contentType: string | undefined): Charset | undefined {
  const named = /;\s*charset\s*=\s*"?([\w-]+)"?/i.exec(contentType ?? '')?.[1];
  if (named === undefined) return undefined;
  const charset = ALIASES[named.toLowerCase()];
  if (charset === undefined) throw badCharset();
  return charset;
}

/** Bytes that are not of the character set are an error: replaced by a question mark a name would be somebody else's. @throws DISPATCH.EXCHANGE_CHARSET */
export function decode(bytes: Uint8Array, charset: Charset): string {
  try {
    return new TextDecoder(charset, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw badCharset({ cause });
  }
}

/** @throws DISPATCH.EXCHANGE_CHARSET for half of a surrogate pair, which no character set writes */
export function encode(text: string, charset: Charset): Buffer {
  if (/\p{Surrogate}/u.test(text)) throw badCharset();
  return charset === 'utf-8' ? Buffer.from(text, 'utf8') : iconv.encode(text, 'gb18030');
}
