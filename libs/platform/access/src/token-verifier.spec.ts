import { createHmac, createPrivateKey, createPublicKey, generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { JwksKeys } from './jwks-keys.js';
import { DenyList } from './ending/deny-list.js';
import { endingKey, type EndingKind } from './ending/ending.js';
import { TokenVerifier } from './token-verifier.js';

const issuer = 'http://auth.test/oidc';
const b64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const other = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const seconds = () => Math.floor(Date.now() / 1000);
const goodClaims = () => ({
  iss: issuer,
  aud: 'yiwang',
  sub: 'u1',
  client_id: 'portal',
  exp: seconds() + 300,
  yw_kind: 'person',
  yw_level: 3,
  yw_perms: ['case.file'],
});
const goodHeader = { alg: 'ES256', typ: 'at+jwt', kid: 'a' };

function token(claims: object = {}, header: object = {}, key: KeyObject = pair.privateKey): string {
  const input = `${b64({ ...goodHeader, ...header })}.${b64({ ...goodClaims(), ...claims })}`;
  return `${input}.${sign('sha256', Buffer.from(input), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

const keys = { find: async (kid: string) => (kid === 'a' ? pair.publicKey : undefined) };
const verifierAt = (now?: () => number) => new TokenVerifier({ issuer, audience: 'yiwang', keys, ...(now && { now }) });
const verifier = verifierAt();
const invalid = (reason: string) => ({ code: 'ACCESS.TOKEN_INVALID', kind: 'unauthenticated', cause: reason });

describe('TokenVerifier', () => {
  it('gives the principal of a good token', async () => {
    const claims = {
      yw_kind: 'officer',
      yw_org: '11330203MB0A100133',
      yw_region: '330203',
      yw_perms: ['task.handle'],
      yw_level: undefined,
    };
    const principal = await verifier.authenticate(`Bearer ${token(claims)}`);
    expect(principal).toEqual({
      kind: 'officer',
      id: 'u1',
      orgCode: '11330203MB0A100133',
      regionCode: '330203',
      permissions: new Set(['task.handle']),
      clientId: 'portal',
    });
  });

  it('refuses an expired token', async () => {
    await expect(verifier.verify(token({ exp: seconds() - 1 }))).rejects.toMatchObject({ code: 'ACCESS.TOKEN_EXPIRED' });
  });

  it('refuses a token that expires while it is cached', async () => {
    let now = Date.now();
    const moving = verifierAt(() => now);
    const text = token({ exp: seconds() + 10 });
    await moving.verify(text);
    expect(moving.known(text)).toBeDefined();
    now += 11_000;
    expect(moving.known(text)).toBeUndefined();
    await expect(moving.authenticate(`Bearer ${text}`)).rejects.toMatchObject({ code: 'ACCESS.TOKEN_EXPIRED' });
  });

  it('refuses a token that lives longer than it is known whose access has ended', async () => {
    await expect(verifier.verify(token({ exp: seconds() + 3_600 }))).rejects.toMatchObject(invalid('lives too long'));
  });

  it('refuses a token not yet valid', async () => {
    await expect(verifier.verify(token({ nbf: seconds() + 60 }))).rejects.toMatchObject(invalid('not yet valid'));
  });

  it('takes a token of an issuer whose clock is some seconds ahead, and gives none after its end', async () => {
    const now = Date.now();
    const at = verifierAt(() => now);
    const text = (claims: object) => token({ exp: Math.floor(now / 1000) + 300, ...claims });
    await expect(at.verify(text({ nbf: Math.floor(now / 1000) + 4 }))).resolves.toMatchObject({ id: 'u1' });
    await expect(at.verify(text({ nbf: Math.floor(now / 1000) + 7 }))).rejects.toMatchObject(invalid('not yet valid'));
    await expect(at.verify(text({ exp: Math.floor(now / 1000) }))).rejects.toMatchObject({ code: 'ACCESS.TOKEN_EXPIRED' });
  });

  it('refuses a bad signature, even for the claims of a token verified before', async () => {
    const good = token();
    await verifier.verify(good);
    const tampered = `${good.slice(0, good.lastIndexOf('.'))}.${Buffer.alloc(64, 1).toString('base64url')}`;
    expect(verifier.known(tampered)).toBeUndefined();
    await expect(verifier.verify(tampered)).rejects.toMatchObject(invalid('signature'));
    await expect(verifier.verify(token({}, {}, other.privateKey))).rejects.toMatchObject(invalid('signature'));
  });

  it('refuses changed claims', async () => {
    const [head, , signature] = token().split('.') as [string, string, string];
    const claims = b64({ ...goodClaims(), yw_perms: ['ops.messaging'] });
    await expect(verifier.verify(`${head}.${claims}.${signature}`)).rejects.toMatchObject(invalid('signature'));
  });

  it.each([
    ['wrong issuer', { iss: 'http://elsewhere/oidc' }, 'issuer'],
    ['wrong audience', { aud: 'portal' }, 'audience'],
    ['an audience list without us', { aud: ['a', 'b'] }, 'audience'],
    ['an unknown kind', { yw_kind: 'root' }, 'claims'],
    ['no expiry', { exp: undefined }, 'claims'],
  ])('refuses %s', async (_, claims, reason) => {
    await expect(verifier.verify(token(claims))).rejects.toMatchObject(invalid(reason));
  });

  it('refuses alg none, with and without a signature part', async () => {
    const head = b64({ ...goodHeader, alg: 'none' });
    await expect(verifier.verify(`${head}.${b64(goodClaims())}.`)).rejects.toMatchObject(invalid('malformed'));
    await expect(verifier.verify(`${head}.${b64(goodClaims())}.AA`)).rejects.toMatchObject(invalid('algorithm'));
  });

  it('refuses HS256 made with the public key as secret', async () => {
    const input = `${b64({ ...goodHeader, alg: 'HS256' })}.${b64(goodClaims())}`;
    const secret = pair.publicKey.export({ type: 'spki', format: 'pem' });
    const mac = createHmac('sha256', secret).update(input).digest('base64url');
    await expect(verifier.verify(`${input}.${mac}`)).rejects.toMatchObject(invalid('algorithm'));
  });

  it('refuses a token of another type signed by the same key', async () => {
    await expect(verifier.verify(token({}, { typ: 'JWT' }))).rejects.toMatchObject(invalid('type'));
  });

  it('refuses an unknown key', async () => {
    await expect(verifier.verify(token({}, { kid: 'b' }))).rejects.toMatchObject(invalid('unknown key'));
  });

  it.each(['x', 'a.b', 'a.b.c.d', '..', '###.###.###'])('refuses what is no token: %s', async (text) => {
    await expect(verifier.verify(text)).rejects.toMatchObject({ code: 'ACCESS.TOKEN_INVALID' });
  });

  it.each([undefined, '', 'Basic abc'])('asks for a token when the header is %s', (header) => {
    expect(() => verifier.authenticate(header)).toThrow(expect.objectContaining({ code: 'ACCESS.TOKEN_MISSING' }));
  });

  it('keeps a bounded number of verified tokens', async () => {
    const small = new TokenVerifier({ issuer, audience: 'yiwang', keys, cacheSize: 2 });
    const texts = [token({ sub: 'a' }), token({ sub: 'b' }), token({ sub: 'c' })];
    for (const text of texts) await small.verify(text);
    expect(texts.map((text) => small.known(text)?.id)).toEqual([undefined, 'b', 'c']);
  });
});

describe('an access that ended', () => {
  const claims = { iat: 1_000, yw_user: 'user', sid: 'session', yw_authz: 'authorisation' };
  const ids: [EndingKind, string][] = [
    ['account', 'u1'],
    ['client', 'portal'],
    ['user', 'user'],
    ['session', 'session'],
    ['authorisation', 'authorisation'],
  ];
  const end = (list: DenyList, kind: EndingKind, id: string, notBefore: number | null) =>
    list.add([{ key: endingKey(issuer, kind, id), notBefore, until: seconds() + 300 }], seconds());
  const verifierWith = (endings: DenyList) => new TokenVerifier({ issuer, audience: 'yiwang', keys, endings });

  it.each(ids)('refuses a token by its %s, whether it was seen before or not', async (kind, id) => {
    const list = new DenyList(issuer);
    const verifier = verifierWith(list);
    const [seen, unseen] = [token(claims), token({ ...claims, nonce: 1 })];
    await verifier.authenticate(`Bearer ${seen}`);
    end(list, kind, id, 1_001);
    for (const text of [seen, unseen])
      await expect(verifier.authenticate(`Bearer ${text}`)).rejects.toMatchObject({ code: 'ACCESS.TOKEN_ENDED', kind: 'unauthenticated' });
    expect(verifier.known(seen)).toBeUndefined();
  });

  it.each(ids)('lets in who was let in again since, and everybody else: %s', async (kind, id) => {
    const list = new DenyList(issuer);
    const verifier = verifierWith(list);
    end(list, kind, id, 1_000);
    end(list, kind, 'another', null);
    await expect(verifier.authenticate(`Bearer ${token(claims)}`)).resolves.toMatchObject({ id: 'u1' });
  });

  it('refuses a token that does not say when it was issued', async () => {
    const list = new DenyList(issuer);
    end(list, 'account', 'u1', 1);
    await expect(verifierWith(list).verify(token({ iat: undefined }))).rejects.toMatchObject({ code: 'ACCESS.TOKEN_ENDED' });
  });
});

describe('JwksKeys', () => {
  let server: Server | undefined;
  afterEach(() => void server?.close());

  async function serve(answer: () => { status: number; keys: object[] }) {
    let calls = 0;
    server = createServer((_, response) => {
      calls++;
      const { status, keys: served } = answer();
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ keys: served }));
    });
    await new Promise<void>((resolve) => server!.listen(0, '127.0.0.1', resolve));
    return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/jwks`, calls: () => calls };
  }
  const jwk = (key: KeyObject, kid: string) => ({
    ...createPublicKey(createPrivateKey(key.export({ format: 'pem', type: 'pkcs8' }))).export({ format: 'jwk' }),
    kid,
  });

  it('fetches again for an unknown key, but not for every unknown key', async () => {
    let served = [jwk(pair.privateKey, 'a')];
    const { url, calls } = await serve(() => ({ status: 200, keys: served }));
    let now = 0;
    const jwks = new JwksKeys({ url, now: () => now, cooldownMs: 1_000 });
    expect(await jwks.find('a')).toBeDefined();
    for (let i = 0; i < 50; i++) expect(await jwks.find(`forged-${i}`)).toBeUndefined();
    expect(calls()).toBe(1);
    served = [jwk(pair.privateKey, 'a'), jwk(other.privateKey, 'b')];
    now = 1_001;
    expect(await jwks.find('b')).toBeDefined();
    expect(calls()).toBe(2);
  });

  it('fetches once for callers that ask together', async () => {
    const { url, calls } = await serve(() => ({ status: 200, keys: [jwk(pair.privateKey, 'a')] }));
    const jwks = new JwksKeys({ url });
    await Promise.all(Array.from({ length: 20 }, () => jwks.find('a')));
    expect(calls()).toBe(1);
  });

  it('keeps its keys while the issuer is away, and says so when it never had any', async () => {
    let status = 500;
    const { url } = await serve(() => ({ status, keys: [jwk(pair.privateKey, 'a')] }));
    let now = 0;
    const jwks = new JwksKeys({ url, now: () => now, maxAgeMs: 5_000 });
    await expect(jwks.find('a')).rejects.toMatchObject({ code: 'ACCESS.KEYS_UNAVAILABLE', kind: 'unavailable' });
    status = 200;
    now = 500;
    expect(await jwks.find('a')).toBeDefined();
    status = 500;
    now = 10_000;
    expect(await jwks.find('a')).toBeDefined();
  });

  it('asks again for a set that is a minute old, and lets nobody wait for it; then a withdrawn key is gone', async () => {
    let served = [jwk(pair.privateKey, 'a')];
    const { url, calls } = await serve(() => ({ status: 200, keys: served }));
    let now = 0;
    const jwks = new JwksKeys({ url, now: () => now });
    await jwks.find('a');
    served = [];
    now = 60_000;
    expect([await jwks.find('a'), calls()]).toEqual([expect.anything(), 1]);
    now = 60_001;
    expect(await jwks.find('a')).toBeDefined();
    await jwks.find('unknown'); // waits for what is under way
    expect([await jwks.find('a'), calls()]).toEqual([undefined, 2]);
  });

  it('drops a withdrawn key once the set is old', async () => {
    let served = [jwk(pair.privateKey, 'a')];
    const { url } = await serve(() => ({ status: 200, keys: served }));
    let now = 0;
    const jwks = new JwksKeys({ url, now: () => now, maxAgeMs: 5_000 });
    await jwks.find('a');
    served = [];
    now = 5_001;
    expect(await jwks.find('a')).toBeUndefined();
  });
});
