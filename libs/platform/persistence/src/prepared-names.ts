const names = new Map<string, string>();
const LIMIT = 500;

/**
 * The server-side name of a statement text, so that each connection parses and plans it once. Texts must be few and stable, since every
 * connection keeps each of them; past the limit a statement runs unnamed, which is slower but never wrong.
 */
export function preparedName(text: string): string | undefined {
  let name = names.get(text);
  if (name === undefined && names.size < LIMIT) {
    name = `y${names.size}`;
    names.set(text, name);
  }
  return name;
}
