import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isFresh, isSignedBy, sign, signatureFault, signedHeaders } from './signed-message.js';

const SECRET = 'a-secret-of-this-test-0123456789abcdef';
const message = fc.record({
  timestamp: fc.integer({ min: 0, max: 4_000_000_000 }).map(String),
  nonce: fc.string({ minLength: 1, maxLength: 32 }),
  body: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
});

describe('a signed message', () => {
  it('is recognised, whatever bytes it has', () => {
    fc.assert(fc.property(message, (signed) => expect(isSignedBy(SECRET, signed, sign(SECRET, signed))).toBe(true)));
  });

  it('is not recognised once a byte of the body, the time, the nonce or the key differs', () => {
    fc.assert(
      fc.property(message, fc.nat(), (signed, at) => {
        const signature = sign(SECRET, signed);
        const body = Buffer.concat([signed.body, Buffer.from('x')]);
        body[at % body.length]! ^= 1;
        expect(isSignedBy(SECRET, { ...signed, body }, signature)).toBe(false);
        expect(isSignedBy(SECRET, { ...signed, timestamp: `${signed.timestamp}0` }, signature)).toBe(false);
        expect(isSignedBy(SECRET, { ...signed, nonce: `${signed.nonce}0` }, signature)).toBe(false);
        expect(isSignedBy(`${SECRET}0`, signed, signature)).toBe(false);
      }),
    );
  });

  it('refuses what is no signature at all', () => {
    const signed = { timestamp: '1', nonce: 'n', body: Buffer.from('{}') };
    for (const signature of ['', '*', 'AAAA', 'A'.repeat(1000)]) expect(isSignedBy(SECRET, signed, signature)).toBe(false);
  });

  it('is fresh for five minutes to either side', () => {
    const now = 1_800_000_000_000;
    expect([-301, -300, 0, 300, 301].map((by) => isFresh(String(1_800_000_000 + by), now))).toEqual([false, true, true, true, false]);
    for (const text of ['', 'x', '1e9', '-1', ' 1800000000']) expect(isFresh(text, now)).toBe(false);
  });

  it('carries its signature in headers, and says what is wrong with another one', () => {
    const body = Buffer.from('{"event":"delivered"}');
    const headers = signedHeaders('yiwang-test', SECRET, body);
    expect(signatureFault('yiwang-test', SECRET, headers, body)).toBeUndefined();
    expect(signatureFault('yiwang-test', SECRET, headers, Buffer.from('{}'))).toBe('forged');
    expect(signatureFault('yiwang-other', SECRET, headers, body)).toBe('forged');
    expect(signatureFault('yiwang-test', SECRET, {}, body)).toBe('forged');
    const old = signedHeaders('yiwang-test', SECRET, body, Date.now() - 400_000);
    expect(signatureFault('yiwang-test', SECRET, old, body)).toBe('stale');
    expect(signatureFault('yiwang-test', `${SECRET}0`, old, body)).toBe('forged');
  });
});
