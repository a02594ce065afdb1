import { clockAhead } from '../intake.errors.js';

export interface StepTimes {
  readonly startedAt?: Date | undefined;
  readonly endedAt?: Date | undefined;
}

export interface Clockwork {
  /** The step before ended, or the task was given, at this moment. */
  readonly floor: Date;
  /** The end of a step is not before this. */
  readonly endFloor: Date;
  readonly now: Date;
  /** 允许误差: how far the clock of a system may be off. */
  readonly toleranceMs: number;
  /** The message was here before its task was: the work it tells of may well have been done before, too. */
  readonly waited: boolean;
}

/**
 * 时钟误差 — moves what lies outside of its bounds by no more than the tolerance onto them. What lies further back stays as it is, and is
 * refused as back-dated; what is further ahead is no step but a wrong clock.
 * @throws DISPATCH.CLOCK_AHEAD
 */
export function adjustTimes(times: StepTimes, { floor, endFloor, now, toleranceMs, waited }: Clockwork): StepTimes & { adjusted: boolean } {
  const moved = (at: Date | undefined, least: Date): Date | undefined => {
    if (at === undefined) return undefined;
    if (at > now) {
      if (at.getTime() - now.getTime() > toleranceMs) throw clockAhead();
      return now;
    }
    if (at < least && (waited || least.getTime() - at.getTime() <= toleranceMs)) return least;
    return at;
  };
  const [startedAt, endedAt] = [moved(times.startedAt, floor), moved(times.endedAt, endFloor)];
  const adjusted = startedAt?.getTime() !== times.startedAt?.getTime() || endedAt?.getTime() !== times.endedAt?.getTime();
  return { startedAt, endedAt, adjusted };
}

/** @throws DISPATCH.CLOCK_AHEAD when a message was made in a future that no tolerance explains */
export function assertClock(at: Date, now: Date, toleranceMs: number): void {
  if (at.getTime() - now.getTime() > toleranceMs) throw clockAhead();
}
