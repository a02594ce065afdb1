import { describe, expect, it } from '@jest/globals';
import { BUILT_IN, checkLinks, type Link, postsOf } from './work-process.js';

const link = (code: string, changes: Partial<Link> = {}): Link => ({
  code,
  name: code,
  kind: 'other',
  post: null,
  countersign: [],
  limit: null,
  apartFrom: [],
  ...changes,
});
const breaches = (links: Link[]): string[] => {
  try {
    checkLinks(links);
    return [];
  } catch (error) {
    return (error as { invalidParams: { name: string }[] }).invalidParams.map((param) => param.name);
  }
};

describe('a process', () => {
  it('is sound as built in', () => {
    expect(breaches([...BUILT_IN.acceptance])).toEqual([]);
    expect(breaches([...BUILT_IN.handling])).toEqual([]);
  });

  it.each([
    ['no link at all', [], ['/links']],
    ['a code twice', [link('a'), link('a')], ['/links/1/code']],
    ['one post beside posts that sign', [link('a', { post: 'p', countersign: ['x', 'y'] }), link('b')], ['/links/0/countersign']],
    ['one post that countersigns alone', [link('a', { countersign: ['x'] }), link('b')], ['/links/0/countersign']],
    ['a post that signs twice', [link('a', { countersign: ['x', 'x'] }), link('b')], ['/links/0/countersign']],
    ['a result that nobody alone answers for', [link('a'), link('b', { countersign: ['x', 'y'] })], ['/links/1/countersign']],
    ['a person kept apart from a later link', [link('a', { apartFrom: ['b'] }), link('b')], ['/links/0/apartFrom']],
    ['a person kept apart from his own link', [link('a'), link('b', { apartFrom: ['b'] })], ['/links/1/apartFrom']],
  ])('is refused for %s', (_, links, names) => {
    expect(breaches(links)).toEqual(names);
  });

  it('names every breach at once', () => {
    expect(breaches([link('a', { countersign: ['x'] }), link('a', { apartFrom: ['c'] })])).toHaveLength(3);
  });

  it('names each of its posts once', () => {
    expect(postsOf([link('a', { post: 'x' }), link('b', { countersign: ['x', 'y'] }), link('c')])).toEqual(['x', 'y']);
  });
});
