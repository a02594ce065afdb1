import { createHmac, randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, SYSTEMS } from '@yiwang/demo-data';
import { AssertingClient, byAssertion } from './builders/assertions.js';
import { RunningAuth, type Answer } from './builders/running-auth.js';

const { clientId } = SYSTEMS.fire;
let auth: RunningAuth;
let system: AssertingClient;
let keySets: Server;
let asked = 0;
let served: unknown;

const proveByKeys = (id: string, jwks: unknown, jwksUri: string | null = null) =>
  auth.database.query('UPDATE clients SET secret_hash = NULL, jwks = $2, jwks_uri = $3 WHERE client_id = $1', [
    id,
    jwks === null ? null : JSON.stringify(jwks),
    jwksUri,
  ]);

beforeAll(async () => {
  keySets = createServer((_, response) => {
    asked++;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(served));
  }).listen(0, '127.0.0.1');
  auth = await RunningAuth.start({ SEED: 'demo', CLIENT_NETWORKS: '127.0.0.1/32', TRUSTED_PROXIES: '127.0.0.1' });
  system = await AssertingClient.make(clientId);
  await proveByKeys(clientId, { keys: [system.publicJwk] });
}, 60_000);
afterAll(async () => {
  await auth?.stop();
  keySets.close();
});

const now = (): number => Math.floor(Date.now() / 1000);
const ask = async (over: Record<string, unknown> = {}, audience = auth.issuer): Promise<Answer> =>
  byAssertion(auth, await system.assertion(audience, over));
/** What every refusal says, whatever was wrong. */
const REFUSED = { status: 401, body: { error: 'invalid_client', error_description: 'client authentication failed' } };
const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('a system that proves itself by its key', () => {
  it('gets its token, for the issuer or the token endpoint as audience', async () => {
    const answer = await ask();
    expect(answer.status).toBe(200);
    const claims = JSON.parse(Buffer.from(String(answer.body['access_token']).split('.')[1]!, 'base64url').toString()) as object;
    expect(claims).toMatchObject({ sub: clientId, yw_kind: 'system', yw_perms: ['department.connect'] });
    expect((await ask({}, `${auth.issuer}/token`)).status).toBe(200);
  });

  it('shows an assertion once, also when several show it at the same moment', async () => {
    const assertion = await system.assertion(auth.issuer);
    const outcomes = await Promise.all(Array.from({ length: 6 }, () => byAssertion(auth, assertion)));
    expect(outcomes.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401, 401, 401]);
    expect(await byAssertion(auth, assertion)).toMatchObject(REFUSED);
  });

  it('may have a clock that differs by seconds, and not by minutes', async () => {
    const late = await system.assertion(auth.issuer, { iat: now() - 70, exp: now() - 10 });
    expect((await byAssertion(auth, late)).status).toBe(200);
    expect(await byAssertion(auth, late)).toMatchObject(REFUSED);
    expect((await ask({ iat: now() + 10, nbf: now() + 10 })).status).toBe(200);
    expect(await ask({ iat: now() - 120, exp: now() - 30 })).toMatchObject(REFUSED);
    expect(await ask({ nbf: now() + 60 })).toMatchObject(REFUSED);
    expect(await ask({ iat: now() + 60, exp: now() + 90 })).toMatchObject(REFUSED);
  });

  it.each([
    ['for somebody else', { aud: 'https://other.example/oidc' }],
    ['without an audience', { aud: undefined }],
    ['of another issuer', { iss: SYSTEMS.ecology.clientId }],
    ['about another client', { sub: SYSTEMS.ecology.clientId }],
    ['without an id', { jti: undefined }],
    ['without an end', { exp: undefined }],
    ['that lives for an hour', { exp: Math.floor(Date.now() / 1000) + 3_600 }],
  ])('is refused an assertion %s, and not told why', async (_, over) => {
    const answer = await ask(over);
    expect([400, 401]).toContain(answer.status);
    expect(answer.body).not.toHaveProperty('access_token');
    expect(answer.body['error_description']).not.toMatch(/jti|audience|exp|lives/);
  });

  it('is refused what nobody signed, what its public key signed as a secret, and what another key signed', async () => {
    const claims = { iss: clientId, sub: clientId, aud: auth.issuer, jti: randomUUID(), iat: now(), exp: now() + 60 };
    expect(await byAssertion(auth, `${part({ alg: 'none' })}.${part(claims)}.`)).toMatchObject(REFUSED);
    const head = `${part({ alg: 'HS256' })}.${part(claims)}`;
    const forged = createHmac('sha256', JSON.stringify(system.publicJwk)).update(head).digest('base64url');
    expect(await byAssertion(auth, `${head}.${forged}`)).toMatchObject(REFUSED);
    const other = await AssertingClient.make(clientId);
    expect(await byAssertion(auth, await other.assertion(auth.issuer))).toMatchObject(REFUSED);
    expect(await byAssertion(auth, await other.assertion(auth.issuer, {}, { kid: system.publicJwk.kid }))).toMatchObject(REFUSED);
    expect(await byAssertion(auth, 'no.token.atall')).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
  });

  it('has no secret any more', async () => {
    expect((await auth.systemToken(SYSTEMS.fire)).status).toBe(401);
    expect((await auth.systemToken({ clientId, clientSecret: DEMO_PASSWORD })).status).toBe(401);
  });
});

describe('a system that publishes its keys itself', () => {
  const { clientId: id } = SYSTEMS.ecology;
  const uri = (): string => `http://127.0.0.1:${(keySets.address() as AddressInfo).port}/jwks`;

  it('is believed what these keys sign, which are fetched once for many assertions', async () => {
    const publisher = await AssertingClient.make(id, 'PS256');
    served = { keys: [publisher.publicJwk] };
    await proveByKeys(id, null, uri());
    for (let i = 0; i < 3; i++) expect((await byAssertion(auth, await publisher.assertion(auth.issuer))).status).toBe(200);
    expect(asked).toBe(1);
  });

  it('is not called in a network that nobody named', async () => {
    const strict = await RunningAuth.start({ SEED: 'demo' });
    try {
      const publisher = await AssertingClient.make(id);
      served = { keys: [publisher.publicJwk] };
      const before = asked;
      await strict.database.query('UPDATE clients SET secret_hash = NULL, jwks_uri = $2 WHERE client_id = $1', [id, uri()]);
      const answer = await byAssertion(strict, await publisher.assertion(strict.issuer));
      expect([answer.status >= 400 && answer.status < 500, answer.body['access_token'], asked]).toEqual([true, undefined, before]);
    } finally {
      await strict.stop();
    }
  }, 30_000);
});

describe('a system with networks of its own', () => {
  it('gets tokens from there only, by secret and by key, and hears no more than who has a wrong secret', async () => {
    const { clientId: id, clientSecret } = SYSTEMS.market;
    await auth.database.query(`UPDATE clients SET networks = '{10.1.0.0/16,fd00:1::/32}' WHERE client_id = ANY($1)`, [[id, clientId]]);
    const from = async (address: string, form: Record<string, string>): Promise<Answer> => {
      const answer = await fetch(`${auth.issuer}/token`, {
        method: 'POST',
        headers: { 'x-forwarded-for': address },
        body: new URLSearchParams({ grant_type: 'client_credentials', ...form }),
      });
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, headers: answer.headers };
    };
    const secret = { client_id: id, client_secret: clientSecret };
    expect((await from('10.1.2.3', secret)).status).toBe(200);
    expect((await from('fd00:1::9', secret)).status).toBe(200);
    expect((await from('10.2.2.3', { ...secret, client_secret: 'wrong' })).body).toEqual((await from('10.2.2.3', secret)).body);
    expect(await from('10.2.2.3', secret)).toMatchObject(REFUSED);
    const assertion = async () => ({
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: await system.assertion(auth.issuer),
    });
    expect((await from('10.1.2.3', await assertion())).status).toBe(200);
    expect(await from('10.2.2.3', await assertion())).toMatchObject(REFUSED);
  });
});
