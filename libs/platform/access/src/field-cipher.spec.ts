import { randomBytes } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { FieldCipher } from './field-cipher.js';
import { issueGrant, verifyGrant } from './grant.js';

const key = randomBytes(32).toString('base64');
const cipher = new FieldCipher(key);

describe('FieldCipher', () => {
  it('gives back what it encrypted, never twice in the same form', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, context) => {
        const one = cipher.encrypt(text, context);
        expect(cipher.decrypt(one, context)).toBe(text);
        expect(cipher.encrypt(text, context)).not.toBe(one);
      }),
    );
  });

  it('refuses a value moved to another place, changed, or of another key', () => {
    const value = cipher.encrypt('330203199003073211', 'person:1');
    expect(() => cipher.decrypt(value, 'person:2')).toThrow();
    expect(() => cipher.decrypt(`${value.slice(0, -4)}AAAA`, 'person:1')).toThrow();
    expect(() => new FieldCipher(randomBytes(32).toString('base64')).decrypt(value, 'person:1')).toThrow();
    expect(() => cipher.decrypt(value.replace('k1.', 'k9.'), 'person:1')).toThrow('unknown key');
    expect(() => cipher.decrypt('k1.AAAA')).toThrow('not an encrypted value');
  });

  it('reads values of a retired key', () => {
    const next = new FieldCipher(randomBytes(32).toString('base64'), 'k2', { k1: key });
    expect(next.decrypt(cipher.encrypt('old'))).toBe('old');
    expect(next.encrypt('new')).toMatch(/^k2\./);
  });

  it('hashes for look-up by key: equal for equal text, different under another key', () => {
    expect(cipher.lookupHash('a')).toBe(new FieldCipher(key).lookupHash('a'));
    expect(cipher.lookupHash('a')).not.toBe(new FieldCipher(randomBytes(32).toString('base64')).lookupHash('a'));
    expect(cipher.lookupHash('a')).not.toBe(cipher.lookupHash('b'));
  });

  it('accepts only keys of 32 bytes', () => expect(() => new FieldCipher('c2hvcnQ=')).toThrow(RangeError));
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
