import { describe, expect, it } from '@jest/globals';
import { newRecoveryCodes, readRecoveryCode } from './recovery-codes.js';
import { totpOffer, totpStep } from './totp.js';

/** RFC 6238, appendix B. */
const secret = Buffer.from('12345678901234567890');

describe('a code of a device', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [20_000_000_000, '353130', 666_666_666],
  ])('is that of RFC 6238 at %d', (seconds, code, step) => {
    expect(totpStep(secret, code, seconds * 1000)).toBe(step);
  });

  it('may be one step early or late, and tells which step it is of; two are too many', () => {
    expect([29, 89].map((seconds) => totpStep(secret, '287082', seconds * 1000))).toEqual([1, 1]);
    expect([119, 121].map((seconds) => totpStep(secret, '287082', seconds * 1000))).toEqual([undefined, undefined]);
  });

  it.each(['', '28708', '2870823', '28708x', '287083', '２８７０８２'])('is no other text: %j', (code) => {
    expect(totpStep(secret, code, 59_000)).toBeUndefined();
  });

  it('comes from what the device was given', () => {
    const { secret: typed, uri } = totpOffer(secret, 'zhang.san');
    expect(typed).toBe('GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ');
    expect(new URL(uri).searchParams.get('secret')).toBe(typed);
    expect(decodeURIComponent(uri)).toContain('一网政务服务:zhang.san');
  });
});

describe('a recovery code', () => {
  it('is one of ten, and read however it is typed', () => {
    const codes = newRecoveryCodes();
    expect([new Set(codes).size, codes.every((code) => readRecoveryCode(code) === code)]).toEqual([10, true]);
    expect(readRecoveryCode(' ABCD efgh-2345 ')).toBe('abcd-efgh-2345');
  });

  it.each(['', '123456', 'abcd-efgh', 'abcd-efgh-234!', 'abcd-efgh-23456'])('is not %j', (typed) => {
    expect(readRecoveryCode(typed)).toBeUndefined();
  });
});
