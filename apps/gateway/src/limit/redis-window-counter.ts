import type { RedisConnection } from '@yiwang/redis';
import type { WindowCounter } from './rate-limiter.js';

/** A counter outlives its window of a minute by one, for replicas whose clocks differ. */
const KEPT_SECONDS = 120;
/** Longer than this, and the limit costs more than it protects. */
const PATIENCE_MS = 250;

/** The counters of all replicas in Redis. Rejects when Redis is away or slow; the limiter then goes on by itself. */
export class RedisWindowCounter implements WindowCounter {
  constructor(
    private readonly redis: Pick<RedisConnection, 'client'>,
    private readonly namespace: string,
  ) {}

  async add(key: string, amount: number): Promise<number> {
    const name = `${this.namespace}:rate:${key}`;
    const answer = this.redis.client.pipeline().incrby(name, amount).expire(name, KEPT_SECONDS).exec();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error('Redis is slow')), PATIENCE_MS);
    });
    try {
      const [counted] = (await Promise.race([answer, late])) ?? [];
      if (counted === undefined || counted[0] !== null) throw counted?.[0] ?? new Error('no answer');
      return Number(counted[1]);
    } finally {
      clearTimeout(timer);
      answer.catch(() => undefined);
    }
  }
}
