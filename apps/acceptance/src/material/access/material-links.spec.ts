import { describe, expect, it } from '@jest/globals';
import { DenyList, endableOf, endingKey, FieldCipher, TokenVerifier } from '@yiwang/access';
import { uuidv7 } from '@yiwang/kernel';
import { MaterialLinks } from './material-links.js';

const ISSUER = 'http://auth.test/oidc';
const endings = new DenyList(ISSUER);
const tokens = new TokenVerifier({ issuer: ISSUER, audience: 'yiwang', keys: { find: () => Promise.resolve(undefined) }, endings });
const linksOf = (byte: number): MaterialLinks => new MaterialLinks(new FieldCipher(Buffer.alloc(32, byte).toString('base64')), tokens);
const by = { kind: 'officer', id: 'clerk-1', orgCode: '11330203MB0A100726', clientId: 'portal' };
const reading = { caseNo: '33020326112200000001A', itemCode: 'x', materialCode: 'M1', purpose: 'own', taskId: 't', by };

describe('a link to a material', () => {
  const links = linksOf(1);

  it('says which file, for whom and for what, and that it was read by link', () => {
    const id = uuidv7();
    const { token, expiresAt } = links.issue(id, reading, 60);
    expect(links.open(token)).toEqual({ fileId: id, reading: { ...reading, purpose: 'link: own' } });
    expect(expiresAt.getTime() - Date.now()).toBeGreaterThan(58_000);
  });

  it('is good until its end only', () => {
    const { token } = links.issue(uuidv7(), reading, 0);
    expect(() => links.open(token)).toThrow(expect.objectContaining({ code: 'ACCEPTANCE.MATERIAL_LINK_INVALID' }));
  });

  it.each(['account', 'user', 'client', 'session', 'authorisation'] as const)('ends with the %s of who asked for it', (kind) => {
    const ids = { id: uuidv7(), userId: uuidv7(), clientId: uuidv7(), sessionId: uuidv7(), authorisationId: uuidv7() };
    const of = { account: 'id', user: 'userId', client: 'clientId', session: 'sessionId', authorisation: 'authorisationId' } as const;
    const now = Math.floor(Date.now() / 1000);
    const { token } = links.issue(uuidv7(), reading, 60, endableOf({ ...ids, issuedAt: now - 10 }));
    const later = links.issue(uuidv7(), reading, 60, endableOf({ ...ids, issuedAt: now + 1 })).token;
    expect(() => links.open(token)).not.toThrow();
    endings.add([{ key: endingKey(ISSUER, kind, ids[of[kind]]), notBefore: now, until: now + 360 }], now);
    expect(() => links.open(token)).toThrow(expect.objectContaining({ code: 'ACCEPTANCE.MATERIAL_LINK_INVALID' }));
    expect(() => links.open(later)).not.toThrow();
  });

  it('is good as it was signed, by this service', () => {
    const { token } = links.issue(uuidv7(), reading, 60);
    const [body, signature] = token.split('.') as [string, string];
    const other = Buffer.from(JSON.stringify({ ...JSON.parse(Buffer.from(body, 'base64url').toString()), m: 'M2' })).toString('base64url');
    const foreign = linksOf(2).issue(uuidv7(), reading, 60).token;
    for (const forged of [`${other}.${signature}`, foreign, body, `${body}.`, '.', '', `${token}a`, 'a'.repeat(5_000)]) {
      expect(() => links.open(forged)).toThrow(expect.objectContaining({ code: 'ACCEPTANCE.MATERIAL_LINK_INVALID' }));
    }
  });
});
