import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from '@jest/globals';
import { hashPassword, matchesPassword, matchesSecret, pretendToMatch } from './passwords.js';

describe('passwords', () => {
  it('are compared by their hashes, and one that is too long is none', async () => {
    const hash = await hashPassword('correct horse');
    const given = ['correct horse', 'wrong', 'x'.repeat(257)];
    for (const matches of [matchesPassword, matchesSecret])
      expect(await Promise.all(given.map((each) => matches(hash, each)))).toEqual([true, false, false]);
    expect(await pretendToMatch('correct horse')).toBe(false);
  });

  it('are hashed beside the event loop', async () => {
    const hash = await hashPassword('one');
    const delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    await Promise.all(Array.from({ length: 50 }, () => matchesPassword(hash, 'two')));
    delay.disable();
    // One hash alone takes tens of milliseconds; on the loop, fifty of them would have stood in the way for a second.
    expect(delay.percentile(95) / 1e6).toBeLessThan(100);
  });
});
