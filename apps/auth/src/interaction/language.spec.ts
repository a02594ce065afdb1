import { describe, expect, it } from '@jest/globals';
import { pageLanguage } from './language.js';

describe('the language of a page', () => {
  it.each([
    [{}, 'zh'],
    [{ 'accept-language': 'en-GB,en;q=0.9,zh;q=0.5' }, 'en'],
    [{ 'accept-language': 'en', cookie: 'a=b; yw_lang=zh' }, 'zh'],
    [{ 'accept-language': 'zh', cookie: 'yw_lang=en; _session=1' }, 'en'],
    [{ cookie: 'yw_lang=fr' }, 'zh'],
    [{ cookie: 'not_yw_lang=en' }, 'zh'],
  ])('of %j is %s', (headers, language) => {
    expect(pageLanguage({ headers })).toBe(language);
  });

  it.each([
    ['en-GB zh', {}, 'en'],
    ['fr ZH-CN en', { 'accept-language': 'en' }, 'zh'],
    ['fr de', { 'accept-language': 'en' }, 'en'],
    ['en', { cookie: 'yw_lang=zh' }, 'zh'],
    [7, {}, 'zh'],
  ])('that a site wishes to be %j of %j is %s', (wished, headers, language) => {
    expect(pageLanguage({ headers }, wished)).toBe(language);
  });
});
