import { describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@yiwang/access';
import { QueryCodes } from './query-codes.js';

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64');
const codes = new QueryCodes(new FieldCipher(key(1)));
const CASE = '33020326112200000001A';

describe('query codes', () => {
  it('are eight letters and digits without those that are mistaken for others', () => {
    expect(codes.of(CASE)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('differ from case to case and from key to key, and are the same again for the same', () => {
    expect(codes.of(CASE)).toBe(codes.of(CASE));
    expect(codes.of(CASE)).not.toBe(codes.of('33020326112200000002A'));
    expect(codes.of(CASE)).not.toBe(new QueryCodes(new FieldCipher(key(2))).of(CASE));
  });

  it('are taken as people write them', () => {
    const code = codes.of(CASE);
    expect(codes.matches(CASE, code)).toBe(true);
    expect(codes.matches(CASE, code.toLowerCase().replace('-', ' '))).toBe(true);
    expect(codes.matches(CASE, code.replace('-', '').replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(true);
  });

  it('match nothing that is missing, too short, too long, or of another case', () => {
    const code = codes.of(CASE);
    for (const wrong of [undefined, '', code.slice(0, 8), `${code}0`, codes.of('33020326112200000002A'), 'ＡＢ'.repeat(50)]) {
      expect(codes.matches(CASE, wrong)).toBe(false);
    }
  });
});
