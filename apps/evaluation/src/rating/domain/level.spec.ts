import { describe, expect, it } from '@jest/globals';
import { fromFeed, fromNational, isBad, LEVELS, scoreOf, toFeed, toNational } from './level.js';

describe('levels at the edges', () => {
  it('are 1 to 5 in GB/T 39046, and 5 to 1 in the feed', () => {
    expect(LEVELS.map(toNational)).toEqual(['1', '2', '3', '4', '5']);
    expect(LEVELS.map(toFeed)).toEqual(['5', '4', '3', '2', '1']);
  });

  it.each(LEVELS)('come back as they went: %s', (level) => {
    expect(fromNational(toNational(level))).toBe(level);
    expect(fromFeed(toFeed(level))).toBe(level);
  });

  it('refuse what is no code', () => {
    expect([fromNational('0'), fromNational('6'), fromFeed(''), fromFeed('非常满意')]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('oblige a body to get in touch at the two worst', () => {
    expect(LEVELS.filter(isBad)).toEqual(['poor', 'veryPoor']);
    expect(LEVELS.map(scoreOf)).toEqual([5, 4, 3, 2, 1]);
  });
});
