/** One difference between two documents. `old` is missing for what was added, `new` for what was removed. */
export interface Difference {
  /** JSON pointer (RFC 6901): into the newer document, for what was removed into the older. */
  pointer: string;
  kind: 'added' | 'removed' | 'changed' | 'reordered';
  old?: unknown;
  new?: unknown;
}

type Fields = Record<string, unknown>;

/** What names an entry of a list, so that an entry put in front does not make all the others look changed. */
const IDENTITIES = ['materialCode', 'feeCode', 'orgCode', 'scheme', 'question', 'act'] as const;

const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
/** A field of the document itself: a form may well name one `constructor`. */
const own = (fields: Fields, name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined);
const escape = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

/** Equal as JSON, whatever the order of the fields: a database gives them back in its own order. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, i) => sameJson(entry, b[i]));
  if (!isFields(a) || !isFields(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => sameJson(own(a, name), own(b, name)));
}

/** 逐项比对 — every place where two JSON documents differ, in the order of the newer one. */
export function differences(old: unknown, next: unknown, pointer = ''): Difference[] {
  if (sameJson(old, next)) return [];
  if (old === undefined) return [{ pointer, kind: 'added', new: next }];
  if (next === undefined) return [{ pointer, kind: 'removed', old }];
  if (isFields(old) && isFields(next)) {
    const names = new Set([...Object.keys(next), ...Object.keys(old)]);
    return [...names].flatMap((name) => differences(own(old, name), own(next, name), `${pointer}/${escape(name)}`));
  }
  if (Array.isArray(old) && Array.isArray(next)) return listDifferences(old, next, pointer);
  return [{ pointer, kind: 'changed', old, new: next }];
}

interface Pairing {
  /** Index in the older list and in the newer one. */
  pairs: [number, number][];
  removed: number[];
  added: number[];
}

function listDifferences(old: readonly unknown[], next: readonly unknown[], pointer: string): Difference[] {
  const identity = IDENTITIES.find((name) => names(old, name) && names(next, name));
  const { pairs, removed, added } = identity === undefined ? byContent(old, next) : byIdentity(old, next, identity);
  const found = [
    ...pairs.map(([from, to]): [number, Difference[]] => [to, differences(old[from], next[to], `${pointer}/${to}`)]),
    ...added.map((to): [number, Difference[]] => [to, [{ pointer: `${pointer}/${to}`, kind: 'added', new: next[to] }]]),
  ].sort(([a], [b]) => a - b);
  const gone = removed.map((from): Difference => ({ pointer: `${pointer}/${from}`, kind: 'removed', old: old[from] }));
  const order = pairs.toSorted(([, a], [, b]) => a - b).map(([from]) => from);
  const moved = order.some((from, i) => i > 0 && from < order[i - 1]!);
  return [...(moved ? [{ pointer, kind: 'reordered' as const, old, new: next }] : []), ...found.flatMap(([, each]) => each), ...gone];
}

/** Whether each entry of a list has a text of its own under the name. */
function names(list: readonly unknown[], name: string): boolean {
  const values = list.map((entry) => (isFields(entry) ? entry[name] : undefined));
  return values.every((value) => typeof value === 'string') && new Set(values).size === values.length;
}

function byIdentity(old: readonly unknown[], next: readonly unknown[], name: string): Pairing {
  const places = new Map(old.map((entry, i) => [(entry as Fields)[name], i]));
  const pairs: [number, number][] = [];
  const added: number[] = [];
  next.forEach((entry, to) => {
    const from = places.get((entry as Fields)[name]);
    if (from === undefined) added.push(to);
    else pairs.push([from, to]);
    places.delete((entry as Fields)[name]);
  });
  return { pairs, added, removed: [...places.values()] };
}

/** The same text for documents that are equal as JSON. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, each: unknown) =>
    isFields(each) ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1))) : each,
  );

/**
 * Entries without a name: equal ones belong together, and of the rest the first to the first as long as both are lists of fields. A form
 * has lists of thousands of entries, so equal ones are looked up and not searched for.
 */
function byContent(old: readonly unknown[], next: readonly unknown[]): Pairing {
  const places = new Map<string, number[]>();
  old.forEach((entry, from) => {
    const text = canonical(entry);
    const same = places.get(text);
    if (same) same.push(from);
    else places.set(text, [from]);
  });
  for (const same of places.values()) same.reverse(); // the first of them is taken first, from the end
  const pairs: [number, number][] = [];
  const fresh: number[] = [];
  next.forEach((entry, to) => {
    const from = places.get(canonical(entry))?.pop();
    if (from === undefined) fresh.push(to);
    else pairs.push([from, to]);
  });
  const left = [...places.values()].flat().sort((a, b) => a - b);
  const added: number[] = [];
  let first = 0;
  for (const to of fresh) {
    if (isFields(next[to]) && first < left.length && isFields(old[left[first]!])) pairs.push([left[first++]!, to]);
    else added.push(to);
  }
  return { pairs, added, removed: left.slice(first) };
}
