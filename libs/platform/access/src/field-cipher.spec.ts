import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { DATA_CIPHERS } from '@yiwang/config';
import fc from 'fast-check';
import { FieldCipher } from './field-cipher.js';
import { issueGrant, verifyGrant } from './grant.js';

const key = randomBytes(32).toString('base64');
const cipher = new FieldCipher(key);

describe.each(DATA_CIPHERS)('FieldCipher with %s', (algorithm) => {
  const cipher = new FieldCipher(key, algorithm);

  it('gives back what it encrypted, never twice in the same form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        const one = cipher.encrypt(text, context);
        expect(cipher.decrypt(one, context)).toBe(text);
        expect(cipher.encrypt(text, context)).not.toBe(one);
      }),
    );
  });

  it('refuses a value moved to another place, changed anywhere, or of another key', () => {
    const value = cipher.encrypt('330203199003073211', 'person:1');
    const [mark, body] = value.split('.') as [string, string];
    const bytes = Buffer.from(body, 'base64url');
    expect(() => cipher.decrypt(value, 'person:2')).toThrow();
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      expect(() => cipher.decrypt(`${mark}.${changed.toString('base64url')}`, 'person:1')).toThrow();
    }
    expect(() => new FieldCipher(randomBytes(32).toString('base64'), algorithm).decrypt(value, 'person:1')).toThrow();
    expect(() => cipher.decrypt(value.replace('k1', 'k9'), 'person:1')).toThrow('unknown key');
    expect(() => cipher.decrypt(`${mark}.AAAA`)).toThrow('not an encrypted value');
  });

  it('reads values of an earlier key and of the other algorithm, and seals with the newest', () => {
    const next = new FieldCipher(`k2:${randomBytes(32).toString('base64')},k1:${key}`, algorithm);
    for (const other of DATA_CIPHERS) expect(next.decrypt(new FieldCipher(key, other).encrypt('old'))).toBe('old');
    expect(next.encrypt('new').split('.')[0]).toBe(next.mark);
    expect(next.mark).toMatch(/^k2/);
  });
});

describe('the keys of FieldCipher', () => {
  const newest = randomBytes(32).toString('base64');

  it('hash for look-up: equal for equal text, different under another key', () => {
    expect(cipher.lookupHash('a')).toBe(new FieldCipher(key).lookupHash('a'));
    expect(cipher.lookupHash('a')).not.toBe(new FieldCipher(newest).lookupHash('a'));
    expect(cipher.lookupHash('a')).not.toBe(cipher.lookupHash('b'));
  });

  it('find what was hashed before when a key is put in front, and when the old one only makes hashes any more', () => {
    expect(new FieldCipher(`k2:${newest},k1:${key}`).lookupHash('a')).toBe(cipher.lookupHash('a'));
    const without = new FieldCipher(`k2:${newest},lookup:${key}`);
    expect(without.lookupHash('a')).toBe(cipher.lookupHash('a'));
    expect(() => without.decrypt(cipher.encrypt('old'))).toThrow('unknown key');
  });

  it.each(['c2hvcnQ=', '', `k1:${key},${key}`, `k1:${key},k1:${newest}`, `lookup:${key}`, `K1:${key}`, `${key},`])('are not %j', (keys) =>
    expect(() => new FieldCipher(keys)).toThrow(RangeError),
  );
});

describe('grants', () => {
  const secret = 's'.repeat(32);
  const grant = {
    caseNo: '330203261121000000011',
    taskId: 't',
    pointers: ['/form/address'],
    purpose: '现场核查',
    orgCode: '11330203MB0A1003XM',
  };

  it('carry exactly what was granted', async () => {
    expect(await verifyGrant(secret, await issueGrant(secret, grant, 60))).toEqual(grant);
  });

  it('are refused when expired, forged or signed for something else', async () => {
    await expect(verifyGrant(secret, await issueGrant(secret, grant, -1))).rejects.toMatchObject({ code: 'ACCESS.GRANT_EXPIRED' });
    await expect(verifyGrant(secret, await issueGrant('x'.repeat(32), grant, 60))).rejects.toMatchObject({ code: 'ACCESS.GRANT_INVALID' });
    await expect(verifyGrant(secret, 'nonsense')).rejects.toMatchObject({ code: 'ACCESS.GRANT_INVALID' });
  });

  it('need a long secret', () => expect(() => issueGrant('short', grant, 60)).toThrow(RangeError));
});
