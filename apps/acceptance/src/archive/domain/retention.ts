import { shanghaiDate } from '@yiwang/standards';

/** Stands for every category that has no retention of its own. */
export const ANY_CATEGORY = '*';

/**
 * 保管期满日 — the last day on which an archive is kept: retention counts in whole calendar years after the year in which the case ended.
 * Null when it is kept for ever (永久).
 */
export function keepUntil(endedAt: Date, years: number | null): string | null {
  if (years === null) return null;
  return `${Number(shanghaiDate(endedAt).slice(0, 4)) + years}-12-31`;
}

/** 档号 of the package of one round of a case; a case that was opened again is archived again. */
export const archiveNoOf = (caseNo: string, round: number): string => `${caseNo}-${String(round + 1).padStart(2, '0')}`;
