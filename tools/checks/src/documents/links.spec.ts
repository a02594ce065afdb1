import { describe, expect, it } from '@jest/globals';
import { anchorsOf, indexProblems, linkProblems, translationProblems } from './links.js';

const pages = (texts: Record<string, string>) => new Map(Object.entries(texts));
const problemsOf = (texts: Record<string, string>, ...more: string[]): string[] => {
  const places = new Set([...Object.keys(texts), ...more]);
  return linkProblems(pages(texts), (path) => places.has(path));
};

describe('links of documents', () => {
  it('lead to pages, folders and headings that are there', () => {
    const texts = {
      'README.md': '[a](docs/a.md#4-the-three-administrators) [b](docs/) [c](#here)\n# Here',
      'docs/a.md': '## 4. The three administrators\n[up](../README.md)',
    };
    expect(problemsOf(texts, 'docs')).toEqual([]);
  });

  it('are refused when the page or the heading is gone', () => {
    const texts = { 'docs/a.md': 'see [b](b.md)\nand [c](c.md#gone)', 'docs/c.md': '# There' };
    expect(problemsOf(texts)).toEqual(['docs/a.md:1 links to b.md, which is not there', 'docs/a.md:2: docs/c.md has no heading #gone']);
  });

  it('are not looked for in commands and samples, nor on other sites', () => {
    expect(problemsOf({ 'a.md': '`[x](y.md)` [site](https://example.org/z)\n```sh\n[x](y.md)\n```' })).toEqual([]);
  });

  it('include paths of ours that are named in passing', () => {
    const text = 'in `apps/auth/src/gone` and `libs/kernel/`, `apps/<service>/src`, `apps/licensing`, `/api/v1/me`';
    expect(problemsOf({ 'a.md': text }, 'libs/kernel')).toEqual(['a.md:1 names apps/auth/src/gone, which is not there']);
  });

  it('name headings as code hosts do, a second of the same name by number', () => {
    expect([...anchorsOf("## A site's login (单点登录)\n# `DATA_KEY`\n# [Do](x.md)\n## Do\n```\n# no heading\n```")]).toEqual([
      'a-sites-login-单点登录',
      'data_key',
      'do',
      'do-1',
    ]);
  });
});

describe('a folder with a table of contents', () => {
  it('misses the page that it does not list', () => {
    const texts = pages({
      'docs/adr/README.md': '[1](0001-a.md)',
      'docs/adr/0001-a.md': '',
      'docs/adr/0002-b.md': '',
      'docs/adr/old/c.md': '',
    });
    expect(indexProblems(texts, 'docs/adr')).toEqual(['docs/adr/README.md does not list 0002-b.md']);
  });

  it('misses the page that stands there in one language only', () => {
    expect(translationProblems(pages({ 'en/a.md': '', 'en/b.md': '', 'zh/a.md': '', 'zh/c.md': '' }), ['en', 'zh'])).toEqual([
      'en/b.md has no counterpart in zh',
      'zh/c.md has no counterpart in en',
    ]);
  });
});
