import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { adjustTimes, assertClock } from './step-times.js';

const now = new Date('2026-03-02T10:00:00Z');
const floor = new Date('2026-03-02T09:00:00Z');
const toleranceMs = 300_000;
const at = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * 60_000);
const bounds = { floor, endFloor: floor, now, toleranceMs, waited: false };

describe('the times of a step', () => {
  it('stay as they are within their bounds', () => {
    const times = { startedAt: at(floor, 10), endedAt: at(now, -10) };
    expect(adjustTimes(times, bounds)).toEqual({ ...times, adjusted: false });
    expect(adjustTimes({}, bounds)).toEqual({ startedAt: undefined, endedAt: undefined, adjusted: false });
  });
  it('are moved onto the bounds by no more than the tolerance', () => {
    expect(adjustTimes({ startedAt: at(floor, -5), endedAt: at(now, 5) }, bounds)).toEqual({
      startedAt: floor,
      endedAt: now,
      adjusted: true,
    });
    expect(adjustTimes({ startedAt: at(floor, -6) }, bounds)).toEqual({ startedAt: at(floor, -6), endedAt: undefined, adjusted: false });
    expect(() => adjustTimes({ endedAt: at(now, 6) }, bounds)).toThrow(expect.objectContaining({ code: 'DISPATCH.CLOCK_AHEAD' }));
  });
  it('end not before the task was acknowledged, where they say no start', () => {
    const acknowledged = { ...bounds, endFloor: at(floor, 30) };
    expect(adjustTimes({ endedAt: at(floor, 29) }, acknowledged)).toEqual({ startedAt: undefined, endedAt: at(floor, 30), adjusted: true });
    expect(adjustTimes({ endedAt: at(floor, 24) }, acknowledged)).toMatchObject({ endedAt: at(floor, 24), adjusted: false });
  });
  it('before the task count from the task where the message was here before it', () => {
    expect(adjustTimes({ startedAt: at(floor, -600) }, { ...bounds, waited: true })).toMatchObject({ startedAt: floor, adjusted: true });
  });
  it('never come out ahead, and never change their order', () => {
    const minutes = fc.integer({ min: -1_000, max: 5 });
    fc.assert(
      fc.property(minutes, minutes, fc.boolean(), (a, b, waited) => {
        const [first, last] = [Math.min(a, b), Math.max(a, b)];
        const { startedAt, endedAt } = adjustTimes({ startedAt: at(now, first), endedAt: at(now, last) }, { ...bounds, waited });
        expect(endedAt! <= now && startedAt! <= endedAt!).toBe(true);
      }),
    );
  });
  it('of a message made in the future beyond the tolerance are nobody’s', () => {
    expect(() => assertClock(at(now, 5), now, toleranceMs)).not.toThrow();
    expect(() => assertClock(at(now, 10), now, toleranceMs)).toThrow(expect.objectContaining({ code: 'DISPATCH.CLOCK_AHEAD' }));
    expect(() => assertClock(at(now, -10), now, toleranceMs)).not.toThrow();
  });
});
