import { describe, expect, it } from '@jest/globals';
import { likePatterns, searchGrams, searchWords } from './name-grams.js';

describe('search of names', () => {
  it('finds a two-character word by its one gram', () => {
    expect(searchGrams(searchWords('许可'))).toEqual(['许可']);
  });

  it('finds a single character by itself', () => {
    expect(searchGrams(searchWords('税'))).toEqual(['税']);
  });

  it('asks for every pair of neighbours of a longer word', () => {
    expect(searchGrams(searchWords('食品经营'))).toEqual(['食品', '品经', '经营']);
  });

  it('takes a rare character beyond the basic plane as one', () => {
    expect(searchGrams(['𬱖县'])).toEqual(['𬱖县']);
    expect(searchGrams(['𬱖'])).toEqual(['𬱖']);
  });

  it('folds full-width letters and case, and splits at any space', () => {
    expect(searchWords('ＡＢＣ　许可')).toEqual(['abc', '许可']);
  });

  it('takes LIKE wildcards literally', () => {
    expect(likePatterns(['50%_a\\'])).toEqual(['%50\\%\\_a\\\\%']);
  });
});
