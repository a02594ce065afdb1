import { expect, it } from '@jest/globals';
import { rootBy, treeOf } from './seal-tree.js';

const texts = (count: number): string[] => Array.from({ length: count }, (_, i) => `文书${i}`);

it.each([1, 2, 3, 4, 5, 7, 8, 13, 100])('finds the root of %i texts from each of them', (count) => {
  const { root, paths } = treeOf(texts(count));
  texts(count).forEach((text, i) => {
    expect(rootBy(text, paths[i]!)).toEqual(root);
    expect(rootBy(`${text}x`, paths[i]!)).not.toEqual(root);
    if (count > 1) expect(rootBy(text, paths[(i + 1) % count]!)).not.toEqual(root);
  });
});

it('has no root for a path that is too short, too long or out of place', () => {
  const { paths } = treeOf(texts(5));
  const [path] = paths;
  expect(rootBy('文书0', { ...path!, beside: path!.beside.slice(1) })).toBeUndefined();
  expect(rootBy('文书0', { ...path!, beside: [...path!.beside, 'AAAA'] })).toBeUndefined();
  for (const index of [-1, 5, 0.5]) expect(rootBy('文书0', { ...path!, index })).toBeUndefined();
});
