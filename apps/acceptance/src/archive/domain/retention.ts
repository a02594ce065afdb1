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

/** 档号 of the nth package of a case; one that was opened again, or changed after its end, is archived again. */
export const archiveNoOf = (caseNo: string, nth: number): string => `${caseNo}-${String(nth).padStart(2, '0')}`;
