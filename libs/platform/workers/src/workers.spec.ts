import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { configureLogging } from '@yiwang/telemetry';
import { WakeSignal, Workers, type Work } from './index.js';

const EVERY_MS = 1_000;

function start(work: Partial<Work> & Pick<Work, 'round'>, ROLE: 'api' | 'worker' | 'all' = 'worker'): Workers {
  const workers = new Workers({ ROLE });
  workers.add({ name: 'work', everyMs: EVERY_MS, ...work });
  workers.onApplicationBootstrap();
  return workers;
}

describe('Workers', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    configureLogging({ service: 'test', level: 'fatal' });
  });
  afterEach(() => void jest.useRealTimers());

  it('does a round at the start and another after each pause', async () => {
    const round = jest.fn(() => Promise.resolve(false));
    const workers = start({ round });
    expect(round).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(EVERY_MS - 1);
    expect(round).toHaveBeenCalledTimes(1);
    await jest.advanceTimersByTimeAsync(1);
    expect(round).toHaveBeenCalledTimes(2);
    await workers.beforeApplicationShutdown();
  });

  it('does nothing in a process that only answers requests', async () => {
    const round = jest.fn(() => Promise.resolve(false));
    const workers = start({ round }, 'api');
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(round).not.toHaveBeenCalled();
    await workers.beforeApplicationShutdown();
  });

  it('goes on at once while a round says that there is more', async () => {
    let left = 3;
    const round = jest.fn(() => Promise.resolve(--left > 0));
    const workers = start({ round });
    await jest.advanceTimersByTimeAsync(0);
    expect(round).toHaveBeenCalledTimes(3);
    await workers.beforeApplicationShutdown();
  });

  it('does the next round early when it is woken, also if the signal came during a round', async () => {
    const signal = new WakeSignal();
    const round = jest.fn(() => Promise.resolve(false));
    const workers = start({ round, signal });
    signal.wake();
    await jest.advanceTimersByTimeAsync(0);
    expect(round).toHaveBeenCalledTimes(2);
    await jest.advanceTimersByTimeAsync(0);
    signal.wake();
    await jest.advanceTimersByTimeAsync(0);
    expect(round).toHaveBeenCalledTimes(3);
    await workers.beforeApplicationShutdown();
  });

  it('repeats a failed round later and later, whatever wakes it, and not rarer than every five seconds', async () => {
    const signal = new WakeSignal();
    const round = jest.fn(() => Promise.reject(new Error('the database is away')));
    const workers = start({ round, signal });
    for (const [nth, pause] of [500, 1_000, 2_000, 4_000, 5_000, 5_000].entries()) {
      signal.wake();
      await jest.advanceTimersByTimeAsync(pause - 1);
      expect(round).toHaveBeenCalledTimes(nth + 1);
      await jest.advanceTimersByTimeAsync(1);
      expect(round).toHaveBeenCalledTimes(nth + 2);
    }
    round.mockImplementation((() => Promise.resolve(false)) as never);
    await jest.advanceTimersByTimeAsync(5_000);
    expect(round.mock.calls.length).toBeGreaterThan(7);
    await workers.beforeApplicationShutdown();
  });

  it('finishes the round in hand at the stop, waits for what it left running, and begins no other', async () => {
    let finish = (_more: boolean): void => undefined;
    let settled = (): void => undefined;
    const round = jest.fn(() => new Promise<boolean>((resolve) => (finish = resolve)));
    const workers = start({ round, settle: () => new Promise<void>((resolve) => (settled = resolve)) });
    let stopped = false;
    const stop = workers.beforeApplicationShutdown().then(() => (stopped = true));
    await jest.advanceTimersByTimeAsync(EVERY_MS);
    expect(stopped).toBe(false);
    finish(true);
    await jest.advanceTimersByTimeAsync(0);
    expect(stopped).toBe(false);
    settled();
    await stop;
    await jest.advanceTimersByTimeAsync(10 * EVERY_MS);
    expect(round).toHaveBeenCalledTimes(1);
  });

  it('stops at once in a pause, also in one after an error', async () => {
    for (const round of [() => Promise.resolve(false), () => Promise.reject(new Error('away'))]) {
      const workers = start({ round });
      await jest.advanceTimersByTimeAsync(0);
      await expect(workers.beforeApplicationShutdown()).resolves.toBeUndefined();
    }
  });

  it('refuses two works of one name', () => {
    const workers = start({ round: () => Promise.resolve(false) }, 'api');
    expect(() => workers.add({ name: 'work', everyMs: 1, round: () => Promise.resolve(false) })).toThrow(/work is there already/);
  });
});
