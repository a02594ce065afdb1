import { describe, expect, it } from '@jest/globals';
import { sm2 } from 'sm-crypto-v2';
import { SEAL_ALGORITHMS } from './seal.js';
import { isSealedBy, newPrivateKey, sealKeyOf } from './seal-key.js';

describe.each(SEAL_ALGORITHMS)('a seal by %s', (algorithm) => {
  const key = sealKeyOf(algorithm, newPrivateKey(algorithm));

  it('is valid for the text that was sealed, and for no other', () => {
    const value = key.sign('受理通知书 𬱖');
    expect(isSealedBy(key.publicKey, algorithm, '受理通知书 𬱖', value)).toBe(true);
    expect(isSealedBy(key.publicKey, algorithm, '受理通知书 𬱗', value)).toBe(false);
  });
  it('is valid by its own key only, and rubbish is no seal', () => {
    const value = key.sign('a');
    const other = sealKeyOf(algorithm, newPrivateKey(algorithm));
    expect(isSealedBy(other.publicKey, algorithm, 'a', value)).toBe(false);
    for (const rubbish of ['', 'AAAA', '验']) expect(isSealedBy(key.publicKey, algorithm, 'a', rubbish)).toBe(false);
  });
  it('has a key that is known by its public half', () => {
    expect(key.keyId).toMatch(/^[0-9a-f]{16}$/);
  });
});

it('hashes with the user id of the standard: GB/T 32918.5, recommended curve', () => {
  // The key pair, message and signature that the standard prints as its example of the recommended parameters.
  const publicKey =
    '0409f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13';
  const r = 'f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3';
  const s = 'b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa';
  expect(sm2.doVerifySignature(new Uint8Array(Buffer.from('message digest')), r + s, publicKey, { hash: true })).toBe(true);
  const key = sealKeyOf('sm2', '3945208f7b2144b13f36e38ac6d39f95889393692860b51a42fb81ef4df7c5b8');
  expect(key.publicKey).toBe(publicKey);
  // What we sign is so for whoever hashes by the standard himself.
  const signature = Buffer.from(key.sign('受理通知书'), 'base64').toString('hex');
  const text = new Uint8Array(Buffer.from('受理通知书'));
  expect(sm2.doVerifySignature(text, signature, publicKey, { hash: true, der: true })).toBe(true);
});

it.each([
  ['sm2', 'not a key'],
  ['sm2', '0'.repeat(64)],
  ['rsa', Buffer.from('not a key').toString('base64')],
] as const)('takes for %s no %j', (algorithm, text) => {
  expect(() => sealKeyOf(algorithm, text)).toThrow();
});
