import { describe, expect, it } from '@jest/globals';
import { keepableMiss } from './miss.js';

describe('what is kept of a search that found nothing', () => {
  it('is the folded text', () => {
    expect(keepableMiss('  无人机　ＡＢＣ ')).toBe('无人机 abc');
  });

  it.each([
    ['a number of an identity card', '33020319900101001X'],
    ['a telephone number among words', '查询13800138000'],
    ['a mail address', 'someone@example.org'],
    ['what begins like a name', '张三丰'],
    ['a single character', '税'],
    ['a long text', '很'.repeat(31)],
  ])('is not %s', (_what, text) => {
    expect(keepableMiss(text)).toBeUndefined();
  });
});
