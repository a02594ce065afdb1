const unescape = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');

/** The members on the way of a pointer that is not the whole document. */
export const tokensOf = (pointer: string): string[] => pointer.slice(1).split('/').map(unescape);

/** What a JSON pointer (RFC 6901) leads to, or undefined. Only own properties count: a pointer is not a way to a prototype. */
export function valueAt(document: unknown, pointer: string): unknown {
  if (pointer === '') return document;
  if (!pointer.startsWith('/')) return undefined;
  let at: unknown = document;
  for (const token of tokensOf(pointer)) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, token)) return undefined;
    if (Array.isArray(at) && !/^(0|[1-9]\d*)$/.test(token)) return undefined;
    at = (at as Record<string, unknown>)[token];
  }
  return at;
}
