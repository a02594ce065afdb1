/** 重试间隔 — attempt that failed → milliseconds until the next one. */
export type RetrySchedule = ReadonlyMap<number, number>;

/** How long to wait after so many failed attempts; undefined when the schedule has no more: the message is parked (搁置). */
export const waitAfter = (schedule: RetrySchedule, attempts: number): number | undefined => schedule.get(attempts);
