import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { configureLogging } from '@yiwang/telemetry';
import { RedisConnection } from './index.js';

// Nothing listens on the discard port of the loopback address.
const nowhere = { REDIS_URL: 'redis://127.0.0.1:9' };

describe('RedisConnection', () => {
  beforeAll(() => configureLogging({ service: 'probe', level: 'fatal' }));
  let redis: RedisConnection | undefined;
  afterAll(() => redis?.onApplicationShutdown());

  it('starts while Redis is away and fails commands at once', async () => {
    redis = new RedisConnection(nowhere);
    const began = performance.now();
    await redis.onModuleInit();
    expect(redis.ready).toBe(false);
    await expect(redis.client.get('x')).rejects.toThrow();
    expect(performance.now() - began).toBeLessThan(2_500);
  });
});
