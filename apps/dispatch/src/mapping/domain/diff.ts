/** One member that differs; `undefined` where the side has none. */
export interface Difference {
  readonly pointer: string;
  readonly before: unknown;
  readonly after: unknown;
}

const MOST = 500;
const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const escaped = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

/** 比对 — what the outcome of one version has differently from that of another, member by member; at most 500. */
export function differences(before: unknown, after: unknown): Difference[] {
  const found: Difference[] = [];
  walk('', before, after, found);
  return found;
}

function walk(pointer: string, before: unknown, after: unknown, found: Difference[]): void {
  if (found.length >= MOST) return;
  if (isBranch(before) && isBranch(after) && Array.isArray(before) === Array.isArray(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    for (const name of names) walk(`${pointer}/${escaped(name)}`, own(before, name), own(after, name), found);
    return;
  }
  if (isBranch(before) || isBranch(after) ? JSON.stringify(before) !== JSON.stringify(after) : before !== after) {
    found.push({ pointer, before, after });
  }
}

const own = (value: Record<string, unknown>, name: string): unknown => (Object.hasOwn(value, name) ? value[name] : undefined);

/** Short words occur everywhere, and say nothing of anybody. */
const LEAST = 2;

/** Every text and number that stands in a content: what nobody may read in the outcome of a dry run. */
export function leavesOf(value: unknown, found = new Set<string>()): Set<string> {
  if (typeof value === 'string' || typeof value === 'number') {
    const text = String(value);
    if (text.length >= LEAST) found.add(text);
  } else if (isBranch(value)) {
    for (const member of Object.values(value)) leavesOf(member, found);
  }
  return found;
}

/**
 * 脱敏 — the outcome of a dry run on a case: shape and codes stay, whatever text of the case stands in it becomes asterisks, so that a
 * mapping can be tried without reading an application. The longest are hidden first, since one may hold another.
 */
export function masked(value: unknown, secrets: ReadonlySet<string>): unknown {
  const ordered = [...secrets].sort((a, b) => b.length - a.length);
  const hide = (each: unknown): unknown => {
    if (typeof each === 'number') return secrets.has(String(each)) ? '*'.repeat(String(each).length) : each;
    if (typeof each === 'string') {
      let text = each;
      for (const secret of ordered) if (text.includes(secret)) text = text.replaceAll(secret, '*'.repeat(secret.length));
      return text;
    }
    if (Array.isArray(each)) return each.map(hide);
    return isBranch(each) ? Object.fromEntries(Object.entries(each).map(([name, member]) => [name, hide(member)])) : each;
  };
  return hide(value);
}
