import type { ItemOperationalCore, TimeLimit } from '@yiwang/events-catalogue';

/** An instant by which something is due; provisional while the calendar of that year has no holiday notice. */
export interface Due {
  at: Date;
  provisional: boolean;
}

/** Counts a limit by the calendar of the deciding region. Port and token; the calendar itself is a standard. */
export abstract class DueDates {
  abstract after(from: Date, limit: TimeLimit, sharePercent: number, regionCode: string): Due;

  /** A due date moved by so many working days. */
  abstract moved(due: Date, workingDays: number, regionCode: string): Due;

  /** Working days that a special procedure took, rounded up. */
  abstract taken(from: Date, to: Date, regionCode: string): number;
}

/** One department's place in the plan, frozen when the case is accepted. */
export interface Seat {
  orgCode: string;
  orgName: string;
  lead: boolean;
  stage: number;
  dueAt: Date;
  provisional: boolean;
  /** 必办: whether the lead waits for it where the join rule lets it decide without others; absent means yes. */
  mandatory?: boolean;
  /** 已退出: released, or its place was taken by another department. */
  released?: boolean;
  /** What its department may see of the form, where it is not the item that says so. */
  visibleFields?: readonly string[];
  /** 转报: whose lead it took over, and at which stage the case was then. */
  sentBy?: { orgCode: string; stage: number; from: number };
}

/**
 * 并联审批方案 — who takes part, in which stage, and until when, at most until the promise. Ordered by stage; the lead comes first in its
 * stage. A case that counts as accepted (逾期视为受理) was promised from the day on which it was handed in.
 */
export function scheduleOf(
  item: Pick<ItemOperationalCore, 'participants' | 'limits'>,
  { acceptedAt, promiseDueAt }: { acceptedAt: Date; promiseDueAt: Date | null },
  regionCode: string,
  dueDates: DueDates,
): Seat[] {
  return item.participants
    .map(({ orgCode, name, lead, stage, sharePercent, mandatory }) => {
      const { at, provisional } = dueDates.after(acceptedAt, item.limits.promised, sharePercent, regionCode);
      const dueAt = promiseDueAt !== null && at > promiseDueAt ? promiseDueAt : at;
      return { orgCode, orgName: name, lead, stage, dueAt, provisional, ...(mandatory === undefined ? {} : { mandatory }) };
    })
    .sort((a, b) => a.stage - b.stage || Number(b.lead) - Number(a.lead));
}

/** The stage after `stage`; stages are numbers in order, gaps allowed. 0 asks for the first one. */
export function stageAfter(seats: readonly Seat[], stage: number): number | undefined {
  const later = seats
    .filter((seat) => !seat.released)
    .map((seat) => seat.stage)
    .filter((s) => s > stage);
  return later.length > 0 ? Math.min(...later) : undefined;
}
