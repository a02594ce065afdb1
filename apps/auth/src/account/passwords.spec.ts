import { describe, expect, it } from '@jest/globals';
import { clientSecret, initialPassword } from './one-time-secrets.js';
import { faultOf } from './password-change.js';

describe('what is shown once', () => {
  it('is another each time, and easy to read out', () => {
    const passwords = new Set(Array.from({ length: 200 }, initialPassword));
    expect(passwords.size).toBe(200);
    for (const password of passwords) expect(password).toMatch(/^([a-hjkmnp-z2-9]{4}-){3}[a-hjkmnp-z2-9]{4}$/);
    expect(clientSecret()).toMatch(/^[\w-]{43}$/);
  });
});

describe('a password that somebody chooses', () => {
  it.each([
    ['0123456789', '0123456789', undefined],
    ['012345678', '012345678', 'short'],
    ['0123456789', '0123456780', 'different'],
    ['initial-password', 'initial-password', 'same'],
    ['x'.repeat(257), 'x'.repeat(257), 'short'],
  ])('%s: typed again as %s', (chosen, again, fault) => {
    expect(faultOf(chosen, again, 'initial-password')).toBe(fault);
  });
});
