import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { renewed } from './token-source.js';

describe('a renewed token', () => {
  beforeEach(() => void jest.useFakeTimers({ now: 0 }));
  afterEach(() => void jest.useRealTimers());

  it('is kept until shortly before it expires', async () => {
    let n = 0;
    const token = renewed(async () => ({ accessToken: `t${++n}`, expiresIn: 300 }));
    expect([await token(), await token()]).toEqual(['t1', 't1']);
    jest.setSystemTime(269_000);
    expect(await token()).toBe('t1');
    jest.setSystemTime(270_000);
    expect(await token()).toBe('t2');
  });

  it('is asked for once by calls that come together', async () => {
    let n = 0;
    const token = renewed(async () => ({ accessToken: `t${++n}`, expiresIn: 300 }));
    expect(await Promise.all([token(), token(), token()])).toEqual(['t1', 't1', 't1']);
  });

  it('is asked for anew after a login that failed', async () => {
    let n = 0;
    const token = renewed(async () => {
      if (++n === 1) throw new Error('away');
      return { accessToken: `t${n}`, expiresIn: 300 };
    });
    await expect(token()).rejects.toThrow('away');
    expect(await token()).toBe('t2');
  });
});
