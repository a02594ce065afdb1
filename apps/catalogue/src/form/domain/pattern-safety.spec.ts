import { describe, expect, it } from '@jest/globals';
import { repeatsWhatVaries } from './pattern-safety.js';

describe('a pattern that repeats what can match in several ways', () => {
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
    '(a|a)*',
    '(a|ab)+',
    '(\\d|[0-5]x)*',
    '(.|x)+',
    '(|a)*',
    '((a|aa))*',
    '(?:中|[\\u4e00-\\u9fff])*',
    '(a?a)*',
    '(a{1,2})+',
    '(?<n>a?){20}',
  ])('is %s', (pattern) => expect(repeatsWhatVaries(pattern)).toBe(true));

  it.each([
    '^\\d{6}(\\d{3}(\\d{3})?)?$',
    '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
    '^(\\d|-)+$',
    '^(?:ab|cd)*$',
    '^(?:\\p{L}|\\d|\\.)+$',
    '(a{2}){20}',
    '(a|ab)c',
    '^[\\u4e00-\\u9fff]{2,20}$',
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
  ])('is not %s', (pattern) => expect(repeatsWhatVaries(pattern)).toBe(false));
});
