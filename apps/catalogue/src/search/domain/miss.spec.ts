import { describe, expect, it } from '@jest/globals';
import { keepableMiss } from './miss.js';

describe('what is kept of a search that found nothing', () => {
  it('is the folded text', () => {
    expect(keepableMiss('  无人机　ＡＢＣ ')).toBe('无人机 abc');
  });

  it('is nothing where a word that was understood may be a name', () => {
    expect(keepableMiss('张三丰的社保')).toBe('张三丰的社保');
    expect(keepableMiss('张三丰的社保', ['张三丰', '社保'])).toBeUndefined();
    expect(keepableMiss('飞行汽车的牌照', ['飞行汽车', '牌照'])).toBe('飞行汽车的牌照');
  });

  it.each([
    ['a number of an identity card', '33020319900101001X'],
    ['a telephone number among words', '查询13800138000'],
    ['a mail address', 'someone@example.org'],
    ['a telephone number as it is spoken', '电话幺三八零零幺三八零零零'],
    ['what begins like a name', '张三丰'],
    ['a name among words', '张三丰 离婚'],
    ['a name with two characters before', '欧阳修远'],
    ['a name in Latin letters', 'wangxiaoming'],
    ['a name in two words of Latin letters', 'li na'],
    ['a single character', '税'],
    ['a long text', '很'.repeat(31)],
  ])('is not %s', (_what, text) => {
    expect(keepableMiss(text)).toBeUndefined();
  });
});
