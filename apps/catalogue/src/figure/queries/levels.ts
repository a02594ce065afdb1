/** Net change of a value within a step that begins on `since`; null: after the last day asked for. */
export interface Change {
  value: string;
  since: string | null;
  change: number;
}

const DAY_MS = 86_400_000;
const msOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const textOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** Days from one day to another. */
export const days = (from: string, to: string): number => (msOf(to) - msOf(from)) / DAY_MS;

/** The first day of each step from `from` to `to`. */
export function steps(from: string, to: string, step: 'day' | 'month'): string[] {
  const found: string[] = [];
  if (step === 'day') {
    for (let at = msOf(from); at <= msOf(to); at += DAY_MS) found.push(textOf(at));
    return found;
  }
  const [year, month] = from.split('-').map(Number) as [number, number];
  for (let m = month - 1; ; m++) {
    const first = textOf(Date.UTC(year, m, 1));
    if (first > to) return found;
    found.push(first);
  }
}

/**
 * The level of each value at the end of each step, told backwards from what it is now: `now` less everything that came later. The point of
 * a month is its last day, or `to` in the last one.
 */
export function levels({
  now,
  changes,
  from,
  to,
  step,
}: {
  now: ReadonlyMap<string, number>;
  changes: readonly Change[];
  from: string;
  to: string;
  step: 'day' | 'month';
}): { day: string; counts: Record<string, number> }[] {
  const level = new Map(now);
  const take = ({ value, change }: Change): void => void level.set(value, (level.get(value) ?? 0) - change);
  const bySince = new Map<string | null, Change[]>();
  for (const each of changes) bySince.set(each.since, [...(bySince.get(each.since) ?? []), each]);
  for (const later of bySince.get(null) ?? []) take(later);
  const firsts = steps(from, to, step);
  const points = firsts.map((since, i) => ({ since, day: endOf(since, firsts[i + 1], to, step) })).reverse();
  const told = points.map(({ since, day }) => {
    const counts = Object.fromEntries([...level].filter(([, items]) => items !== 0));
    for (const within of bySince.get(since) ?? []) take(within);
    return { day, counts };
  });
  return told.reverse();
}

const endOf = (since: string, next: string | undefined, to: string, step: 'day' | 'month'): string =>
  step === 'day' ? since : next === undefined ? to : textOf(msOf(next) - DAY_MS);
