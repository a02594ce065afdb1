const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  middot: '·',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  times: '×',
  ensp: ' ',
  emsp: ' ',
};
const ENTITY = /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));/gi;
const TAG = /<\/?[a-z][^<>]{0,200}>/gi;
/** Tags after which a new line begins. */
const BREAK = /<(?:br\s*\/?|\/(?:p|div|li|tr|h[1-6]))>/gi;
/** Control characters other than tabs and line breaks, and marks of no width. */
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u200b\ufeff]/gu;
/** Provinces encode twice; three times has been seen where a text went through two of them. */
const MOST_ENCODINGS = 4;

/** Half of a surrogate pair stands for no character, and no database stores it. */
export const wellFormed = (text: string): string =>
  text.replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');

/** As the database stores it: no text of PostgreSQL holds a NUL. */
export const storableText = (text: string): string => wellFormed(text.replaceAll('\u0000', ''));

/** An address that a page links to as it stands, without characters that nobody sees. */
export const isWebAddress = (text: string): boolean => /^https?:\/\/[^\s\p{Cc}\p{Cs}]{1,1000}$/u.test(text);

function decodeOnce(text: string): string {
  return text.replace(ENTITY, (whole: string, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return NAMED[name.toLowerCase()] ?? whole;
    const point = decimal !== undefined ? Number(decimal) : Number.parseInt(hex!, 16);
    return point > 0x1f && point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff) ? String.fromCodePoint(point) : whole;
  });
}

function decode(text: string): string {
  let at = text;
  for (let round = 0; round < MOST_ENCODINGS && at.includes('&'); round++) {
    const next = decodeOnce(at);
    if (next === at) break;
    at = next;
  }
  return at;
}

/**
 * Plain text of what provincial exports write: entities are often encoded twice, line breaks are `<br>`, and control characters slip in.
 * White space becomes one blank.
 */
export const cleanText = (text: string): string =>
  wellFormed(
    decode(text)
      .replace(TAG, ' ')
      .replace(/[\s\p{Cc}\u200b\ufeff]+/gu, ' ')
      .trim(),
  );

/** A long text without markup, entities and control characters; its own lines and blanks stay as they are written. */
export const cleanMarkup = (text: string): string =>
  wellFormed(decode(text)).replace(BREAK, '\n').replace(TAG, '').replace(UNSEEN, '').trim();

/** A long text of an exchange, line by line: blanks at their ends and empty lines in between are nobody's intention. */
export const cleanLines = (text: string): string =>
  cleanMarkup(text)
    .split(/\r?\n|\r/)
    .map((line) => line.replace(/[ \t\u00a0]+/g, ' ').trim())
    .join('\n')
    .replace(/\n{3,}/g, '\n\n');

/** Every text below a value without markup, entities and characters that no database stores; web addresses stay as they are. */
export function cleaned(value: unknown): unknown {
  if (typeof value === 'string') return isWebAddress(value) ? value : cleanMarkup(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cleaned(inner)]));
}

/** A document that is not ours to clean (a form, Markdown), without the characters that no database stores. */
export function storable(value: unknown): unknown {
  if (typeof value === 'string') return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [storable(name) as string, storable(inner)]));
}
