import { describe, expect, it } from '@jest/globals';
import { localTimeText, orThrow, parseLocalTime } from '../index.js';

describe('times of the exchange tables', () => {
  it('are written in Chinese time and read back', () => {
    const instant = new Date('2026-03-02T16:05:09.000Z');
    expect(localTimeText(instant)).toBe('2026-03-03 00:05:09');
    expect(orThrow(parseLocalTime(localTimeText(instant)))).toEqual(instant);
  });

  it.each([
    ['2026/3/2 8:05', '2026-03-02T00:05:00.000Z'],
    ['2026-03-02T08:05:09.123', '2026-03-02T00:05:09.000Z'],
    ['2026/03/02', '2026-03-01T16:00:00.000Z'],
    [' 2099-12-31 ', '2099-12-30T16:00:00.000Z'],
  ])('reads %s', (text, instant) => {
    expect(orThrow(parseLocalTime(text)).toISOString()).toBe(instant);
  });

  it.each(['', '2026-02-30 00:00:00', '2026-03-02 24:00:00', '2026-03/02', '20260302', '2026-03-02 08:60:00', '2026-03-02 08:05:09Z'])(
    'refuses %s',
    (text) => expect(parseLocalTime(text)).toMatchObject({ ok: false, code: 'STANDARDS.LOCAL_TIME' }),
  );
});
