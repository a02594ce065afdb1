import type { ItemOperationalCore } from '@yiwang/events-catalogue';
import { shanghaiDate, type TimeLimit } from '@yiwang/standards';
import type { Deadline, Deadlines, Suspension } from './deadlines.js';

export const CLOCK_KINDS = ['acceptance', 'correction', 'tolerance', 'promise', 'statutory', 'delivery', 'close'] as const;
/** 预受理, 补正, 容缺, 承诺, 法定, 送达, and 办结 by itself. */
export type ClockKind = (typeof CLOCK_KINDS)[number];

/** 延长审批: whole working days that were added to the statutory limit. */
export interface Extension {
  workingDays: number;
  at: Date;
}

/** All that the due dates of a case follow from. What is null has not begun, or is over and stays as it is. */
export interface ClockHistory {
  /** The deciding authority's. */
  region: string;
  /** 收件 or 补正 in hand: begin of the acceptance clock while nobody has answered. */
  acceptanceFrom: Date | null;
  /** 补正告知, while it is waited for. */
  correctionFrom: Date | null;
  /** 容缺 with the limit that was agreed, while it is waited for. */
  tolerance: { from: Date; agreed?: TimeLimit | undefined } | null;
  /** 受理 with the item's limits, until the decision. */
  handling: { from: Date; limits: ItemOperationalCore['limits'] } | null;
  suspensions: readonly Suspension[];
  extension: Extension | null;
  /** 决定, until delivery. */
  deliveryFrom: Date | null;
  /** 送达, until closing. */
  closeFrom: Date | null;
}

export type Dues = Partial<Record<ClockKind, Deadline>>;

/**
 * Every running clock counted anew from what happened, by the calendar as it is known now: the promised and the statutory one moved by each
 * suspension that is over, the statutory one by the extension too. Where nothing new is known it gives what the moves of the case gave.
 */
export function duesOf(history: ClockHistory, deadlines: Deadlines): Dues {
  const { region, acceptanceFrom, correctionFrom, tolerance, handling, deliveryFrom, closeFrom } = history;
  const dues: Dues = {};
  if (acceptanceFrom) dues.acceptance = deadlines.acceptance(acceptanceFrom, region);
  if (correctionFrom) dues.correction = deadlines.correction(correctionFrom, region);
  if (tolerance) dues.tolerance = deadlines.tolerance(tolerance.from, region, tolerance.agreed);
  if (handling) {
    const { promise, statutory } = deadlines.handling(handling.from, handling.limits, region);
    const suspended = suspendedDaysOf(history.suspensions, region, deadlines);
    dues.promise = later(promise, suspended, region, deadlines);
    dues.statutory = later(statutory, suspended + (history.extension?.workingDays ?? 0), region, deadlines);
  }
  if (deliveryFrom) dues.delivery = deadlines.delivery(deliveryFrom, region);
  const close = closeFrom ? deadlines.close(closeFrom, region) : undefined;
  if (close) dues.close = close;
  return dues;
}

/** 累计挂起工作日 — of the suspensions that are over; each is rounded up by itself, as it was when the case went on. */
export const suspendedDaysOf = (suspensions: readonly Suspension[], region: string, deadlines: Deadlines): number =>
  suspensions.reduce((sum, { from, to }) => sum + (to ? deadlines.suspendedDays({ from, to }, region) : 0), 0);

const later = (base: Deadline, days: number, region: string, deadlines: Deadlines): Deadline => {
  if (days === 0) return base;
  const moved = deadlines.moved(base.at, days, region);
  return { at: moved.at, provisional: base.provisional || moved.provisional };
};

/** One clock of a case, for who looks at it. */
export interface RunningClock {
  region: string;
  startedAt: Date;
  dueAt: Date;
  /** When what it waits for happened. */
  stoppedAt: Date | null;
  suspensions: readonly Suspension[];
}

export interface ClockStanding {
  state: 'running' | 'suspended' | 'stopped';
  /** Ended, or looked at, after it was due. A suspended clock stands at the moment it was suspended. */
  overdue: boolean;
  /** Working days used, by office time, suspensions not counted; two decimals. */
  elapsedDays: number;
  /** Working days left after today; negative when overdue by so many. */
  remainingDays: number;
}

/** How a clock stands now. Due at 17:00 and done at 17:00:00 is in time. */
export function standingOf(
  { region, startedAt, dueAt, stoppedAt, suspensions }: RunningClock,
  now: Date,
  deadlines: Deadlines,
): ClockStanding {
  const open = suspensions.find(({ to }) => to === null);
  const until = stoppedAt ?? open?.from ?? now;
  let elapsed = deadlines.workedDays(startedAt, until, region);
  for (const { from, to } of suspensions) if (to && from < until) elapsed -= deadlines.workedDays(from, to < until ? to : until, region);
  return {
    state: stoppedAt ? 'stopped' : open ? 'suspended' : 'running',
    overdue: until > dueAt,
    elapsedDays: Math.round(Math.max(0, elapsed) * 100) / 100,
    remainingDays: deadlines.daysBetween(shanghaiDate(until), shanghaiDate(dueAt), region),
  };
}
