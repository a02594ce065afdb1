import { describe, expect, it } from '@jest/globals';
import { hasAreaCode, isAmong } from './phone.js';

describe('a telephone of an item', () => {
  it.each([
    '0574-87000001',
    '057487000001',
    '0574 87000001',
    '（0574）87000001',
    '0574-87000001转801',
    '0574-87000001-801',
    '0574-87000001、87000002',
    '0574-87000001；0574-87000002（夜间）',
    '0574-87000001 0574-87000002',
    '0574-87000001或12345',
    '13800000000',
    '12345',
    '0574-12345',
    '962288',
    '400-826-0574',
  ])('can be dialled from elsewhere as %s', (phone) => {
    expect(hasAreaCode(phone)).toBe(true);
  });

  it.each(['87000001', '87000001、0574-87000002', '详见窗口', '0574', '、', '0574-87000001、详见窗口'])(
    'cannot be dialled from elsewhere as %s',
    (phone) => {
      expect(hasAreaCode(phone)).toBe(false);
    },
  );

  it('is the same however it is written, and another when only one of two is', () => {
    expect(isAmong('0574 87000001', '（0574）87000001')).toBe(true);
    expect(isAmong('0574-87000001', '0574-87000001、0574-87000002')).toBe(true);
    expect(isAmong('0574-87000001、12345', '0574-87000001')).toBe(false);
    expect(isAmong('0574-87000002', '0574-87000001')).toBe(false);
  });
});
