import { expect, it } from '@jest/globals';
import { boundsOf, chinaDay, dayBefore } from './china-day.js';

it('a day begins at midnight in Beijing', () => {
  expect(chinaDay(new Date('2026-11-21T15:59:59.999Z'))).toBe('2026-11-21');
  expect(chinaDay(new Date('2026-11-21T16:00:00.000Z'))).toBe('2026-11-22');
  expect(boundsOf('2026-11-22')).toEqual({ from: new Date('2026-11-21T16:00:00.000Z'), to: new Date('2026-11-22T16:00:00.000Z') });
});

it('the day before the first of March is the last of February', () => {
  expect(dayBefore('2028-03-01')).toBe('2028-02-29');
  expect(dayBefore('2027-01-01')).toBe('2026-12-31');
});
