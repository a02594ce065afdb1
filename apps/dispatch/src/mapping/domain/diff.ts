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
