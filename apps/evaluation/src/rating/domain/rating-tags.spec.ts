import { expect, it } from '@jest/globals';
import { checkTags, type RatingTag } from './rating-tags.js';

const known: RatingTag[] = [
  { code: 'P01', tone: 'praise', zh: '服务热情', en: 'friendly' },
  { code: 'C01', tone: 'complaint', zh: '态度不好', en: 'unfriendly' },
];

it.each([
  ['veryGood', ['P01']],
  ['fair', ['P01', 'C01']],
  ['poor', ['C01']],
  ['veryPoor', []],
] as const)('takes tags that fit: %s %j', (level, codes) => {
  expect(() => checkTags(level, codes, known)).not.toThrow();
});

it.each([
  ['good', ['C01']],
  ['veryPoor', ['P01']],
  ['good', ['P99']],
] as const)('refuses tags that do not fit or do not exist: %s %j', (level, codes) => {
  expect(() => checkTags(level, codes, known)).toThrow('EVALUATION.TAG_UNFIT');
});
