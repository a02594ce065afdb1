import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from '@jest/globals';
import { hashPassword, matchesPassword } from './passwords.js';

describe('passwords', () => {
  it('are compared by their hashes, and one that is too long is none', async () => {
    const hash = await hashPassword('correct horse');
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect([
      await matchesPassword(hash, 'correct horse'),
      await matchesPassword(hash, 'wrong'),
      await matchesPassword(hash, 'x'.repeat(257)),
    ]).toEqual([true, false, false]);
  });

  it('are hashed beside the event loop, and beyond 250 that wait, the next is told to come again', async () => {
    const hash = await hashPassword('one');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    const results = await Promise.allSettled(Array.from({ length: 300 }, () => matchesPassword(hash, 'two')));
    delay.disable();
    const refused = results.flatMap((result) =>
      result.status === 'rejected' ? [result.reason as { code: string; retryAfter: number }] : [],
    );
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.length).toBeLessThan(50);
    for (const { code, retryAfter } of refused) expect([code, retryAfter]).toEqual(['AUTH.TOO_MANY_LOGINS', 5]);
    // One hash alone takes tens of milliseconds; on the loop, 250 of them would have stood in the way for seconds.
    expect(delay.percentile(95) / 1e6).toBeLessThan(100);
  });
});
