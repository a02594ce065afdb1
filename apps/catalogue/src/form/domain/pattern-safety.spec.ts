import { describe, expect, it } from '@jest/globals';
import { repeatsRepetition } from './pattern-safety.js';

describe('a pattern that repeats a repetition', () => {
  it.each([
    '(a+)+',
    '((a+))+',
    '(a*)*',
    '(?:a+b?)+',
    '(x|a+)*',
    '(a{2,})+',
    '(a+){10}',
    '(a{1,30}){2,}',
    '([^)]+)*',
    '(\\d+,?)+',
    '((?:a|b)*c)*',
  ])('is %s', (pattern) => expect(repeatsRepetition(pattern)).toBe(true));

  it.each([
    '^\\d{6}(\\d{3}(\\d{3})?)?$',
    '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
    '^(\\d|-)+$',
    '^[(a+)]+$',
    '\\(a+\\)+',
    '^(ab)+(cd)*$',
    '^(a+){3}$',
    '(?=.*\\d)[a-z]+',
    '^(a+)?b$',
    'a{,3}',
    '',
    '(((',
    '[',
  ])('is not %s', (pattern) => expect(repeatsRepetition(pattern)).toBe(false));
});
