import { generateKeyPairSync, randomBytes, sign, verify } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { derOf } from './ecdsa-der.js';

const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });

describe('a signature of JWS as DER', () => {
  it('is the same signature, whatever its first bits are', () => {
    for (let n = 0; n < 300; n++) {
      const data = randomBytes(40);
      const der = derOf(sign('sha256', data, { key: privateKey, dsaEncoding: 'ieee-p1363' }))!;
      expect(verify('sha256', data, publicKey, der)).toBe(true);
      expect(verify('sha256', randomBytes(40), publicKey, der)).toBe(false);
    }
  });

  it.each([
    ['small numbers', Buffer.concat([Buffer.alloc(31), Buffer.of(1), Buffer.alloc(31), Buffer.of(0x80)]), '3007020101020200' + '80'],
    ['nothing', Buffer.alloc(64), '3006020100020100'],
  ])('is the shortest one, of %s', (_, signature, der) => expect(derOf(signature)!.toString('hex')).toBe(der));

  it.each([0, 63, 65, 72])('is none of %s bytes', (length) => expect(derOf(Buffer.alloc(length))).toBeUndefined());
});
