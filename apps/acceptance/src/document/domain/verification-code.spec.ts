import { expect, it } from '@jest/globals';
import { newVerificationCode, parseVerificationCode, printedCode } from './verification-code.js';

it('makes codes that are read back as they were typed from paper', () => {
  for (let i = 0; i < 200; i++) {
    const code = newVerificationCode();
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{16}$/);
    expect(parseVerificationCode(printedCode(code).toLowerCase())).toBe(code);
  }
});

it('finds every single wrong character', () => {
  const code = newVerificationCode();
  for (let i = 0; i < code.length; i++) {
    for (const char of '23456789ABCDEFGHJKLMNPQRSTUVWXYZ') {
      if (char !== code[i]) expect(parseVerificationCode(code.slice(0, i) + char + code.slice(i + 1))).toBeUndefined();
    }
  }
});

it.each(['', 'ABCD', '0'.repeat(16), 'A'.repeat(17), '验证码'])('takes %j for no code', (text) => {
  expect(parseVerificationCode(text)).toBeUndefined();
});
