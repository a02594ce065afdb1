import { describe, expect, it } from '@jest/globals';
import { QueryCodes } from './query-codes.js';

const codes = new QueryCodes({ QUERY_CODE_SECRET: '1'.repeat(32) });
const CASE = '33020326112200000001A';

describe('query codes', () => {
  it('are eight letters and digits without those that are mistaken for others', () => {
    expect(codes.of(CASE)).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  });

  it('stand on paper, so that the way from number and secret to code must never change', () => {
    expect(codes.of(CASE)).toBe('SEJC-0QVT');
  });

  it('differ from case to case and from secret to secret, and are the same again for the same', () => {
    expect(codes.of(CASE)).toBe(codes.of(CASE));
    expect(codes.of(CASE)).not.toBe(codes.of('33020326112200000002A'));
    expect(codes.of(CASE)).not.toBe(new QueryCodes({ QUERY_CODE_SECRET: '2'.repeat(32) }).of(CASE));
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
