import { EventEmitter } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import type { RedisConnection } from '@yiwang/redis';
import { CLOCK_OFFSET, moveClock, MovableClock } from './index.js';

const HOUR = 3_600_000;

/** One key and one channel, as far as the clock uses them. */
class OneKeyRedis extends EventEmitter {
  status = 'ready';
  value: string | null = null;
  readonly get = (): Promise<string | null> => Promise.resolve(this.value);
  readonly subscribe = (): Promise<number> => Promise.resolve(1);
  readonly set = (_key: string, value: string): Promise<string> => {
    this.value = value;
    return Promise.resolve('OK');
  };
  readonly publish = (channel: string, message: string): Promise<number> => {
    this.emit('message', channel, message);
    return Promise.resolve(1);
  };
}

const make = (redis: OneKeyRedis, NODE_ENV: 'test' | 'production' = 'test') =>
  new MovableClock({ NODE_ENV }, { client: redis, subscriber: redis } as unknown as RedisConnection);
const offsetOf = (clock: MovableClock) => Math.round((clock.now().getTime() - Date.now()) / HOUR);

describe('MovableClock', () => {
  it('starts at the stored offset and follows a move', async () => {
    const redis = new OneKeyRedis();
    redis.value = String(2 * HOUR);
    const clock = make(redis);
    await clock.onModuleInit();
    expect(offsetOf(clock)).toBe(2);
    await moveClock(redis, 48 * HOUR);
    expect(offsetOf(clock)).toBe(48);
    await moveClock(redis, 0);
    expect(offsetOf(clock)).toBe(0);
  });

  it('reads the offset again when Redis comes back', async () => {
    const redis = new OneKeyRedis();
    const clock = make(redis);
    await clock.onModuleInit();
    redis.value = String(5 * HOUR);
    redis.emit('ready');
    await new Promise((resolve) => setImmediate(resolve));
    expect(offsetOf(clock)).toBe(5);
  });

  it('ignores other channels and nonsense', async () => {
    const redis = new OneKeyRedis();
    const clock = make(redis);
    await clock.onModuleInit();
    redis.emit('message', 'other', String(HOUR));
    redis.emit('message', CLOCK_OFFSET, 'tomorrow');
    expect(offsetOf(clock)).toBe(0);
    await expect(moveClock(redis, 0.5)).rejects.toThrow(RangeError);
  });

  it('refuses production', () => {
    expect(() => make(new OneKeyRedis(), 'production')).toThrow(/production/);
  });
});
