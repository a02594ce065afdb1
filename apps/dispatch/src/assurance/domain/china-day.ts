const HOURS_EAST = 8;
const DAY_MS = 86_400_000;

/** 北京时间的一天 — `2026-11-22`. China has one time and no summer time. */
export const chinaDay = (at: Date): string => new Date(at.getTime() + HOURS_EAST * 3_600_000).toISOString().slice(0, 10);

export const dayBefore = (day: string): string => new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10);

export function boundsOf(day: string): { from: Date; to: Date } {
  const from = new Date(Date.parse(day) - HOURS_EAST * 3_600_000);
  return { from, to: new Date(from.getTime() + DAY_MS) };
}
