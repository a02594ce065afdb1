import { describe, expect, it } from '@jest/globals';
import { chunkOf, RateLimiter, type WindowCounter } from './rate-limiter.js';

class SharedCounter implements WindowCounter {
  readonly counts = new Map<string, number>();
  calls = 0;
  away = false;

  add(key: string, amount: number): Promise<number> {
    this.calls++;
    if (this.away) return Promise.reject(new Error('away'));
    const count = (this.counts.get(key) ?? 0) + amount;
    this.counts.set(key, count);
    return Promise.resolve(count);
  }
}

const allowedOf = async (limiter: RateLimiter, times: number, subject = 'a'): Promise<number> => {
  let allowed = 0;
  for (let i = 0; i < times; i++) if ((await limiter.take('read', subject)).allowed) allowed++;
  return allowed;
};

describe('rate limiter', () => {
  it('allows exactly the limit to one replica', async () => {
    const limiter = new RateLimiter({ counter: new SharedCounter(), rules: { read: 105 } });
    expect(await allowedOf(limiter, 200)).toBe(105);
  });

  it('asks the shared counter once a chunk, not once a request', async () => {
    const counter = new SharedCounter();
    const limiter = new RateLimiter({ counter, rules: { read: 1000 } });
    await allowedOf(limiter, 100);
    expect(chunkOf(1000)).toBe(50);
    expect(counter.calls).toBe(2);
  });

  it('never allows more than the limit over several replicas, and refuses at most replicas × chunk early', async () => {
    const counter = new SharedCounter();
    const rules = { read: 100 };
    const replicas = [1, 2, 3].map(() => new RateLimiter({ counter, rules }));
    let allowed = 0;
    for (let i = 0; i < 300; i++) if ((await replicas[i % 3]!.take('read', 'a')).allowed) allowed++;
    expect(allowed).toBeLessThanOrEqual(100);
    expect(allowed).toBeGreaterThanOrEqual(100 - 3 * chunkOf(100));
  });

  it('counts small limits exactly over several replicas', async () => {
    const counter = new SharedCounter();
    const replicas = [1, 2].map(() => new RateLimiter({ counter, rules: { read: 10 } }));
    let allowed = 0;
    for (let i = 0; i < 40; i++) if ((await replicas[i % 2]!.take('read', 'a')).allowed) allowed++;
    expect(allowed).toBe(10);
  });

  it('allows exactly the limit to concurrent requests', async () => {
    const limiter = new RateLimiter({ counter: new SharedCounter(), rules: { read: 40 } });
    const answers = await Promise.all(Array.from({ length: 100 }, async () => limiter.take('read', 'a')));
    expect(answers.filter((a) => a.allowed)).toHaveLength(40);
  });

  it('keeps subjects and windows apart', async () => {
    let now = 0;
    const limiter = new RateLimiter({ counter: new SharedCounter(), rules: { read: 5 }, now: () => now });
    expect(await allowedOf(limiter, 9, 'a')).toBe(5);
    expect(await allowedOf(limiter, 9, 'b')).toBe(5);
    now = 60_000;
    expect(await allowedOf(limiter, 9, 'a')).toBe(5);
  });

  it('tells what remains and when the window ends', async () => {
    const limiter = new RateLimiter({ counter: new SharedCounter(), rules: { read: 10 }, now: () => 45_500 });
    expect(await limiter.take('read', 'a')).toEqual({ allowed: true, limit: 10, remaining: 9, resetSeconds: 15 });
  });

  it('fails open with a limit of its own while the counter is away, and says so', async () => {
    const counter = new SharedCounter();
    counter.away = true;
    let local = 0;
    const limiter = new RateLimiter({ counter, rules: { read: 20 }, now: () => 0, onLocal: () => local++ });
    expect(await allowedOf(limiter, 50)).toBe(20);
    expect(local).toBe(1);
    expect(counter.calls).toBe(1);
  });

  it('keeps what was already counted when the counter goes away within a window', async () => {
    const counter = new SharedCounter();
    const limiter = new RateLimiter({ counter, rules: { read: 40 }, now: () => 0 });
    expect(await allowedOf(limiter, 10)).toBe(10);
    counter.away = true;
    expect(await allowedOf(limiter, 100)).toBe(30);
  });
});
