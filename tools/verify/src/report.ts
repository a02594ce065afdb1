import { isSound, type Verdict } from './verify.ts';

/** Lines of each kind that are printed; the JSON has all. */
const SHOWN = 5;

/** One line for each invariant, and below it what is wrong or explained. */
export function linesOf(verdicts: readonly Verdict[]): string[] {
  const lines: string[] = [];
  for (const { name, rule, checked, breaches, explained = [], skipped } of verdicts) {
    const count =
      skipped ?? `${checked} checked, ${breaches.length} breached${explained.length > 0 ? `, ${explained.length} explained` : ''}`;
    lines.push(`${skipped ? '·' : breaches.length === 0 ? '✓' : '✗'} ${name.padEnd(13)} ${count.padEnd(32)} ${rule}`);
    for (const [mark, all] of [
      ['✗', breaches],
      ['~', explained],
    ] as const) {
      for (const line of all.slice(0, SHOWN)) lines.push(`    ${mark} ${line}`);
      if (all.length > SHOWN) lines.push(`    ${mark} … and ${all.length - SHOWN} more`);
    }
  }
  lines.push(`verify: ${isSound(verdicts) ? 'ok' : 'failed'}`);
  return lines;
}
