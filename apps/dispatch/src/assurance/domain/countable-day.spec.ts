import { describe, expect, it } from '@jest/globals';
import { demandCountable } from './countable-day.js';

/** 08:00 of the 22nd in China. */
const now = new Date('2026-11-22T00:00:00.000Z');
const code = (day: string): string | undefined => {
  try {
    demandCountable(day, now, 9);
    return undefined;
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('a day that is counted', () => {
  it('has begun in China', () => {
    expect(code('2026-11-22')).toBeUndefined();
    expect(code('2026-11-23')).toBe('DISPATCH.DAY_TO_COME');
  });

  it('has all its messages still', () => {
    expect(code('2026-11-14')).toBeUndefined();
    expect(code('2026-11-13')).toBe('DISPATCH.DAY_TOO_OLD');
    expect(code('2000-01-01')).toBe('DISPATCH.DAY_TOO_OLD');
  });
});
