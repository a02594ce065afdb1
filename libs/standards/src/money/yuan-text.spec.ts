import { describe, expect, it } from '@jest/globals';
import { fen } from '@yiwang/kernel';
import fc from 'fast-check';
import { orThrow } from '../checked.js';
import { parseYuan, yuanText } from './yuan-text.js';

describe('yuan text', () => {
  it('has two decimals', () => {
    expect([0, 5, 50, 100, 123456, -1, -250].map((amount) => yuanText(fen(amount)))).toEqual([
      '0.00',
      '0.05',
      '0.50',
      '1.00',
      '1234.56',
      '-0.01',
      '-2.50',
    ]);
  });

  it('is read with none, one or two decimals and thousands separators', () => {
    expect(['12', '12.5', '12.50', '1,234.50', '-0.01', '-0', '0.1'].map((text) => orThrow(parseYuan(text)))).toEqual([
      1200, 1250, 1250, 123450, -1, 0, 10,
    ]);
  });

  it('is refused rather than rounded', () => {
    for (const text of ['', '1.005', '1.', '.5', '1e3', '１２', '12,34', ' 1', '1 ', 'NaN']) {
      expect(parseYuan(text)).toMatchObject({ ok: false, code: 'STANDARDS.YUAN_FORM' });
    }
    expect(parseYuan('99999999999999.99')).toMatchObject({ ok: false, code: 'STANDARDS.YUAN_RANGE' });
  });

  it('gives every amount back exactly, where a float would not', () => {
    fc.assert(fc.property(fc.maxSafeInteger(), (amount) => expect(orThrow(parseYuan(yuanText(fen(amount)))) + 0).toBe(amount + 0)));
  });
});
