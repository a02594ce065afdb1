import { shanghaiDate, type WorkingCalendar } from '@yiwang/standards';
import type { CaseClock, ClockKind } from '../../clock/domain/clock.js';

/** 预警、黄牌、红牌. */
export const CARD_LEVELS = ['warning', 'yellow', 'red'] as const;
export type CardLevel = (typeof CARD_LEVELS)[number];

/** 监察规则 — data, in table `supervision_rules`: thresholds of yellow and red cards are local, no national text sets them. */
export interface SupervisionRule {
  ruleCode: string;
  kind: ClockKind;
  level: CardLevel;
  trigger: 'before_due' | 'at_due' | 'after_due';
  workingDays: number;
  /** With `{caseNo}` and `{dueAt}`. */
  messageZh: string;
  messageEn: string;
  active: boolean;
}

export type SupervisedClock = Pick<CaseClock, 'kind' | 'caseNo' | 'regionCode' | 'startedAt' | 'dueAt' | 'stoppedAt'>;

const DAY_MS = 86_400_000;

/** An instant moved by working days of the region, at the same time of day (China has no summer time). */
export function moveByWorkingDays(calendar: WorkingCalendar, at: Date, days: number, region: string): Date {
  const from = shanghaiDate(at);
  const to = calendar.addWorkingDays(from, days, region === '' ? undefined : region);
  return new Date(at.getTime() + Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) * DAY_MS);
}

/** When the rule fires for a clock that is still running then. */
export function fireAt(rule: SupervisionRule, clock: SupervisedClock, calendar: WorkingCalendar): Date {
  const days = rule.trigger === 'before_due' ? -rule.workingDays : rule.workingDays;
  return days === 0 ? clock.dueAt : moveByWorkingDays(calendar, clock.dueAt, days, clock.regionCode);
}

export interface Verdict {
  /** Rules whose moment has come. */
  fired: SupervisionRule[];
  /** When the clock must be looked at next; undefined: never again. */
  nextAt: Date | undefined;
}

/**
 * What the rules say of a clock at `now`. A clock that was stopped too late is judged up to its stop, so an outage of the timer hides
 * nothing; a warning is for work that can still be done in time, so a stopped clock gets none, nor one whose whole limit is shorter than
 * the warning.
 */
export function judge(rules: readonly SupervisionRule[], clock: SupervisedClock, now: Date, calendar: WorkingCalendar): Verdict {
  const verdict: Verdict = { fired: [], nextAt: undefined };
  for (const rule of rules) {
    if (!rule.active || rule.kind !== clock.kind) continue;
    const at = fireAt(rule, clock, calendar);
    if (rule.trigger === 'before_due' && (clock.stoppedAt !== undefined || at <= clock.startedAt)) continue;
    if (clock.stoppedAt !== undefined && at >= clock.stoppedAt) continue;
    if (at <= now) verdict.fired.push(rule);
    else if (verdict.nextAt === undefined || at < verdict.nextAt) verdict.nextAt = at;
  }
  return verdict;
}

const shanghaiMinute = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' });

export const messageOf = (template: string, clock: SupervisedClock): string =>
  template.replaceAll('{caseNo}', clock.caseNo).replaceAll('{dueAt}', shanghaiMinute.format(clock.dueAt));
