import {
  HOLIDAY_NOTICES,
  normaliseRegionCode,
  PROVINCE_NAMES,
  regionAncestors,
  STATE_REGION,
  WorkingCalendar,
  type HolidayNotice,
  type RegionOverride,
  type TimeLimit,
} from '@yiwang/standards';
import { calendarMissing } from '../../case/domain/clock.errors.js';
import { USUAL_CORRECTION_ROUNDS, USUAL_LIMITS, type ClockRules, type LimitKind } from '../../case/domain/clock-rules.js';
import type { LimitSet, Publication } from './publication.js';

/** 台湾, 香港 and 澳门 do not follow the State Council's notices. */
const OWN_HOLIDAYS = new Set(['71', '81', '82']);
/** More spellings of regions than a province has come from outside: answer them, do not keep them. */
const MOST_KEPT = 50_000;

const compareFrom = (a: LimitSet, b: LimitSet): number => Date.parse(a.from) - Date.parse(b.from);

/** Calendars and limits as one state of the publications makes them; immutable. */
export class WorkingRules implements ClockRules {
  readonly calendar: WorkingCalendar;
  private readonly published = new Set<string>();
  private readonly limits = new Map<string, LimitSet[]>();
  private readonly chains = new Map<string, readonly string[] | null>();

  /** `publications` in the order in which they were made. */
  constructor(publications: readonly Publication[]) {
    const notices = new Map<number, HolidayNotice>(HOLIDAY_NOTICES.map((notice) => [notice.year, notice]));
    const overrides = new Map<string, RegionOverride>();
    for (const publication of publications) {
      const { subject } = publication;
      switch (publication.part) {
        case 'notice':
          notices.set(Number(subject), { year: Number(subject), days: publication.content.days });
          break;
        case 'region': {
          const { days, hours } = publication.content;
          const localDays = days.map(({ hours: own, ...day }) => ({ ...day, ...(own && { hours: own }) }));
          overrides.set(subject, { region: subject, days: localDays, ...(hours && { hours }) });
          this.published.add(subject);
          break;
        }
        case 'limits':
          this.limits.set(subject, [...(this.limits.get(subject) ?? []), publication.content].sort(compareFrom));
      }
    }
    this.calendar = new WorkingCalendar({ notices: [...notices.values()], overrides: [...overrides.values()] });
  }

  calendarOf(region: string): WorkingCalendar {
    if (this.chainOf(region) === null) throw calendarMissing();
    return this.calendar;
  }

  /** It follows the State Council's notices, or it or one above it has published a calendar. */
  covers(region: string): boolean {
    return this.chainOf(region) !== null;
  }

  limitOf(kind: LimitKind, region: string, at: Date): TimeLimit | undefined {
    const published = this.nearest(region, at, ({ limits }) => limits[kind]);
    return published ?? (kind === 'close' ? undefined : USUAL_LIMITS[kind]);
  }

  correctionRounds(region: string, at: Date): number {
    return this.nearest(region, at, ({ correctionRounds }) => correctionRounds) ?? USUAL_CORRECTION_ROUNDS;
  }

  /** What the region says at the instant, or else the next one above it that says something. */
  private nearest<T>(region: string, at: Date, saidBy: (set: LimitSet) => T | undefined): T | undefined {
    if (this.limits.size === 0) return undefined;
    for (const each of [...(this.chainOf(region) ?? []), STATE_REGION]) {
      const inForce = this.limits.get(each)?.findLast(({ from }) => Date.parse(from) <= at.getTime());
      const said = inForce && saidBy(inForce);
      if (said !== undefined) return said;
    }
    return undefined;
  }

  /** The region and those above it, nearest first; null where there is no calendar. */
  private chainOf(region: string): readonly string[] | null {
    const known = this.chains.get(region);
    if (known !== undefined) return known;
    const code = normaliseRegionCode(region);
    const chain = code.ok ? [code.value, ...regionAncestors(code.value)] : [];
    const covered = chain.some((each) => this.published.has(each)) || followsNotices(region);
    const found = code.ok && covered ? chain : null;
    if (this.chains.size < MOST_KEPT) this.chains.set(region, found);
    return found;
  }
}

const followsNotices = (region: string): boolean => {
  const province = region.slice(0, 2);
  return Object.hasOwn(PROVINCE_NAMES, province) && !OWN_HOLIDAYS.has(province);
};
