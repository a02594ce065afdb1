/** Deeper than any body of ours. Whatever walks a body by recursion, serializers and schemas too, must not be led further down. */
const MOST_LEVELS = 64;

/** With the flag `u`, a surrogate is one that stands alone. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const isStorable = (text: string): boolean => !text.includes('\u0000') && !LONE_SURROGATE.test(text);

/**
 * Where a text lies that no database takes: one with a NUL, or with half of a surrogate pair. JSON and addresses can carry both, and
 * no schema of ours means them; unchecked they would come back from the database as an internal error. Nesting without end is no better.
 */
export function unstorableText(value: unknown, path: readonly PropertyKey[] = []): readonly PropertyKey[] | undefined {
  if (typeof value === 'string') return isStorable(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  if (path.length >= MOST_LEVELS) return path;
  for (const [key, inner] of Object.entries(value)) {
    const found = isStorable(key) ? unstorableText(inner, [...path, key]) : path;
    if (found) return found;
  }
  return undefined;
}
