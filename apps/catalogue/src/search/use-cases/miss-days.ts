const BEIJING_OFFSET_MS = 8 * 3_600_000;

/** The calendar day in China, `2026-11-22`. */
export const dayOf = (at: Date): string => new Date(at.getTime() + BEIJING_OFFSET_MS).toISOString().slice(0, 10);
