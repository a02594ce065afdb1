const unescape = (token: string): string => token.replaceAll('~1', '/').replaceAll('~0', '~');
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The document with the value at a JSON pointer, objects made on the way; undefined where something else than an object is in the way.
 * What was there is not changed: the way to the value is copied.
 */
export function withValue<T extends Record<string, unknown>>(document: T, pointer: string, value: unknown): T | undefined {
  if (!pointer.startsWith('/')) return undefined;
  const set = (at: unknown, [token, ...rest]: string[]): unknown => {
    if (token === undefined) return value;
    if (at !== undefined && !isObject(at)) return undefined;
    const inner = set(at && Object.hasOwn(at, token) ? at[token] : undefined, rest);
    // By entries: a field may be called `__proto__`, and assigned the usual way it would vanish.
    return inner === undefined
      ? undefined
      : Object.fromEntries([...Object.entries(at ?? {}).filter(([key]) => key !== token), [token, inner]]);
  };
  return set(document, pointer.slice(1).split('/').map(unescape)) as T | undefined;
}
