import type { TimeLimit, WorkingCalendar } from '@yiwang/standards';

/** Time limits that are not the item's own; officials change them by region (published as `limits`). */
export const LIMIT_KINDS = ['acceptance', 'correction', 'tolerance', 'delivery', 'extension', 'jointExtension', 'close'] as const;
export type LimitKind = (typeof LIMIT_KINDS)[number];

/**
 * What the law sets, or leaves to be set: 受理 five working days (行政许可法 art. 32), 送达 ten (art. 44), 延长 at most ten, for 并联
 * (统一办理、联合办理) fifteen (art. 42). How long a correction or a promised material is waited for, no law says. 办结 by itself
 * (`close`) happens nowhere unless a region says so.
 */
export const USUAL_LIMITS: Readonly<Record<Exclude<LimitKind, 'close'>, TimeLimit>> = {
  acceptance: { value: 5, unit: 'workingDay' },
  correction: { value: 15, unit: 'workingDay' },
  tolerance: { value: 10, unit: 'workingDay' },
  delivery: { value: 10, unit: 'workingDay' },
  extension: { value: 10, unit: 'workingDay' },
  jointExtension: { value: 15, unit: 'workingDay' },
};

/** 补正轮次上限: one complete notice is the rule (一次性告知); what it takes when an answer to it is not complete, no law says. */
export const USUAL_CORRECTION_ROUNDS = 3;

/** A region may be quicker than the law, never slower: the kinds for which the usual limit is the longest there may be. */
export const LAWFUL_MOST: readonly LimitKind[] = ['acceptance', 'delivery', 'extension', 'jointExtension'];

/** By what deadlines are counted: calendars and limits of regions, as they are known now. */
export interface ClockRules {
  /** @throws ACCEPTANCE.CALENDAR_MISSING */
  calendarOf(region: string): WorkingCalendar;
  /** Whether the region has one. */
  covers(region: string): boolean;
  /** The limit in force at the instant; undefined only for `close`, where nobody has set one. */
  limitOf(kind: LimitKind, region: string, at: Date): TimeLimit | undefined;
  /** How often a case may be sent back for correction, by what is in force at the instant. */
  correctionRounds(region: string, at: Date): number;
  /** Learns what was published meanwhile; for rules that change. */
  fresh?(): Promise<void>;
}

/** One calendar for every region, and the usual limits. */
export const usualRules = (calendar: WorkingCalendar): ClockRules => ({
  calendarOf: () => calendar,
  covers: () => true,
  limitOf: (kind) => (kind === 'close' ? undefined : USUAL_LIMITS[kind]),
  correctionRounds: () => USUAL_CORRECTION_ROUNDS,
});
