import { expect, it } from '@jest/globals';
import { valueAt } from './json-pointer.js';

const document = { a: { 'b/c': [10, { '~': 1 }] }, empty: null };

it.each([
  ['/a/b~1c/0', 10],
  ['/a/b~1c/1/~0', 1],
  ['/empty', null],
  ['', document],
  ['/a/missing', undefined],
  ['/a/b~1c/00', undefined],
  ['/a/b~1c/length', undefined],
  ['/constructor/name', undefined],
  ['a', undefined],
])('%s leads to %j', (pointer, value) => {
  expect(valueAt(document, pointer)).toEqual(value);
});
