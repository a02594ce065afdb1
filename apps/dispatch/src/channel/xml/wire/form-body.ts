import { formMalformed } from '../xml.errors.js';
import { decode, encode, type Charset } from './charset.js';

const MOST_FIELDS = 60;
const [PERCENT, PLUS, SPACE, EQUALS, AMPERSAND] = [0x25, 0x2b, 0x20, 0x3d, 0x26];
const UNRESERVED = /[A-Za-z0-9*._-]/;

export type Form = Readonly<Record<string, string>>;

/**
 * `application/x-www-form-urlencoded` in another character set than UTF-8: percent signs stand for bytes, which only together are
 * characters, so everything is bytes until a value is whole. A field that comes twice is an error, since nobody knows which one is meant.
 * @throws DISPATCH.EXCHANGE_FORM, DISPATCH.EXCHANGE_CHARSET
 */
export function parseForm(body: Uint8Array, charset: Charset): Form {
  const form: Record<string, string> = Object.create(null) as Record<string, string>;
  let count = 0;
  for (let start = 0; start < body.length;) {
    const found = body.indexOf(AMPERSAND, start);
    const end = found < 0 ? body.length : found;
    if (end > start) {
      const pair = body.subarray(start, end);
      const equals = pair.indexOf(EQUALS);
      const name = decode(unescaped(equals < 0 ? pair : pair.subarray(0, equals)), charset);
      if (++count > MOST_FIELDS || name in form) throw formMalformed();
      form[name] = equals < 0 ? '' : decode(unescaped(pair.subarray(equals + 1)), charset);
    }
    start = end + 1;
  }
  return form;
}

export function encodeForm(form: Form, charset: Charset): Buffer {
  const escape = (text: string): string => {
    let out = '';
    for (const byte of encode(text, charset)) {
      const char = String.fromCharCode(byte);
      if (byte === SPACE) out += '+';
      else out += UNRESERVED.test(char) ? char : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    }
    return out;
  };
  const pairs = Object.entries(form).map(([name, value]) => `${escape(name)}=${escape(value)}`);
  return Buffer.from(pairs.join('&'), 'latin1');
}

function unescaped(bytes: Uint8Array): Uint8Array {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === PERCENT) {
      const [high, low] = [hex(bytes[i + 1]), hex(bytes[i + 2])];
      out[length++] = high * 16 + low;
      i += 2;
    } else out[length++] = byte === PLUS ? SPACE : byte;
  }
  return out.subarray(0, length);
}

function hex(byte: number | undefined): number {
  const value = byte === undefined ? Number.NaN : Number.parseInt(String.fromCharCode(byte), 16);
  if (Number.isNaN(value)) throw formMalformed();
  return value;
}
