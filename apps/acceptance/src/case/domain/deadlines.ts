import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { WorkingCalendar, type DueDate, type TimeLimit } from '@yiwang/standards';
import { USUAL_LIMITS, usualRules, type ClockRules, type LimitKind } from './clock-rules.js';

export interface Deadline {
  at: Date;
  /** No notice tells yet whether days of the span are holidays, so the date may move. */
  provisional: boolean;
}

/** 特别程序 that stopped the clocks; `to` is null while it lasts. */
export interface Suspension {
  from: Date;
  to: Date | null;
}

/** The parts of two days that make up exactly one must not be rounded up to two. */
const ROUNDING = 1e-9;
const ALWAYS_FRESH = Promise.resolve();
/** Last moment of a day in China. */
const DAY_END = 'T23:59:59.999+08:00';

/**
 * The clocks of a case by the working calendar (工作日历) of the deciding region. The day something happens never counts. What an authority
 * must do is due at office closing of the last day; what an applicant must do may come until the day is over, since he can file at any
 * hour (民法典 art. 203).
 */
export class Deadlines {
  private readonly rules: ClockRules;

  /** A calendar alone stands for every region, with the usual limits. */
  constructor(rules: ClockRules | WorkingCalendar) {
    this.rules = rules instanceof WorkingCalendar ? usualRules(rules) : rules;
  }

  /** To be called before a unit of work that counts deadlines: what officials published a moment ago holds in it. */
  fresh(): Promise<void> {
    return this.rules.fresh?.() ?? ALWAYS_FRESH;
  }

  /** Says at once that nothing could be counted here. @throws ACCEPTANCE.CALENDAR_MISSING */
  requireCalendar(region: string): void {
    this.rules.calendarOf(region);
  }

  /** Whether anything can be counted here. */
  covers(region: string): boolean {
    return this.rules.covers(region);
  }

  /** 预受理. @throws ACCEPTANCE.CALENDAR_MISSING, as every method but `covers` */
  acceptance(from: Date, region: string): Deadline {
    return closing(this.due(from, this.limit('acceptance', region, from), region));
  }

  /** 补正, the applicant's. */
  correction(from: Date, region: string): Deadline {
    return dayEnd(this.due(from, this.limit('correction', region, from), region));
  }

  /** 补正轮次 — how often a case may be sent back for correction. */
  correctionRounds(region: string, at: Date): number {
    return this.rules.correctionRounds(region, at);
  }

  /** 容缺 — until when what is missing must be handed in, the applicant's; the usual time unless another was agreed. */
  tolerance(from: Date, region: string, agreed?: TimeLimit): Deadline {
    return dayEnd(this.due(from, agreed ?? this.limit('tolerance', region, from), region));
  }

  /** 送达. */
  delivery(from: Date, region: string): Deadline {
    return closing(this.due(from, this.limit('delivery', region, from), region));
  }

  /** When a delivered case is closed by itself; undefined where the region has no rule for it. */
  close(from: Date, region: string): Deadline | undefined {
    const limit = this.rules.limitOf('close', region, from);
    return limit && closing(this.due(from, limit, region));
  }

  /** 承诺办结时限 and 法定办结时限, both from acceptance. */
  handling(from: Date, limits: ItemOperationalCore['limits'], region: string): { promise: Deadline; statutory: Deadline } {
    return { promise: closing(this.due(from, limits.promised, region)), statutory: closing(this.due(from, limits.statutory, region)) };
  }

  /** Whole working days by which a suspension moves a clock: its working time, rounded up. */
  suspendedDays({ from, to }: { from: Date; to: Date }, region: string): number {
    return Math.ceil(this.rules.calendarOf(region).suspendedWorkingDays(from, to, region) - ROUNDING);
  }

  /** 恢复 — the due date after a suspension. */
  resumed(due: Date, suspension: { from: Date; to: Date }, region: string): Deadline {
    return this.moved(due, this.suspendedDays(suspension, region), region);
  }

  /** The due date moved by whole working days, as an extension (延长审批) does. */
  moved(due: Date, workingDays: number, region: string): Deadline {
    return closing(this.rules.calendarOf(region).extendDue(due, workingDays, region));
  }

  /** 延长审批 — the most working days that may be added, once; `joint` where several authorities decide together. */
  longestExtension(region: string, at: Date, joint: boolean): number {
    return this.limit(joint ? 'jointExtension' : 'extension', region, at).value;
  }

  /** Working days with their fractions from one instant to another, by office time. */
  workedDays(from: Date, to: Date, region: string): number {
    return this.rules.calendarOf(region).suspendedWorkingDays(from, to, region);
  }

  /** Working days after the day of `from` until the day of `to`, negative when that is earlier; days in China, `YYYY-MM-DD`. */
  daysBetween(from: string, to: string, region: string): number {
    return this.rules.calendarOf(region).workingDaysBetween(from, to, region);
  }

  private limit(kind: Exclude<LimitKind, 'close'>, region: string, at: Date): TimeLimit {
    return this.rules.limitOf(kind, region, at) ?? USUAL_LIMITS[kind];
  }

  private due(from: Date, limit: TimeLimit, region: string): DueDate {
    return this.rules.calendarOf(region).dueAt(from, limit, region);
  }
}

const closing = ({ dueAt, provisional }: DueDate): Deadline => ({ at: new Date(dueAt), provisional });
const dayEnd = ({ dueDate, provisional }: DueDate): Deadline => ({ at: new Date(`${dueDate}${DAY_END}`), provisional });
