import type { SystemContact } from './registered-systems.js';

const star = (length: number): string => '*'.repeat(Math.max(0, length));

/** 脱敏 — enough to know somebody again whom one knows already: the first character of a name, the last four digits of a telephone. */
export function masked({ name, telephone }: SystemContact): SystemContact {
  const letters = [...name];
  return { name: letters[0]! + star(letters.length - 1), telephone: star(telephone.length - 4) + telephone.slice(-4) };
}
