import { expect, it } from '@jest/globals';
import { waitAfter } from './backoff.js';

it('waits as the schedule says and gives up at its end', () => {
  const schedule = new Map([
    [1, 10],
    [2, 60],
  ]);
  expect([1, 2, 3].map((attempts) => waitAfter(schedule, attempts))).toEqual([10, 60, undefined]);
});
