import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, OFFICERS, ORGANISATIONS, PERSONS, SYSTEMS } from '@yiwang/demo-data';
import { SecurityNotedV1 } from '@yiwang/events-auth';
import type { z } from 'zod';
import { SecondFactor } from '../src/second-factor/second-factor.js';
import { AssertingClient, byAssertion } from './builders/assertions.js';
import { RunningAuth, type Answer, type Json } from './builders/running-auth.js';

type Fact = z.output<typeof SecurityNotedV1.schema>;

const { clientId } = SYSTEMS.fire;
const { operator, securityAdministrator, marketHandler, yuyaoClerk } = OFFICERS;
let auth: RunningAuth;
let system: AssertingClient;
const tokens = new Map<string, unknown>();

beforeAll(async () => {
  auth = await RunningAuth.start({ SEED: 'demo', SECOND_PERSON: 'required', TRUSTED_PROXIES: '127.0.0.1' });
  for (const { login } of [operator, marketHandler, yuyaoClerk])
    tokens.set(login, (await auth.login(login, DEMO_PASSWORD))['access_token']);
  const { login } = securityAdministrator;
  tokens.set(login, (await auth.loginByTwo(login, DEMO_PASSWORD))['access_token']);
  system = await AssertingClient.make(clientId);
  const jwks = JSON.stringify({ keys: [system.publicJwk] });
  await auth.database.query('UPDATE clients SET secret_hash = NULL, jwks = $2 WHERE client_id = $1', [clientId, jwks]);
}, 60_000);
afterAll(() => auth?.stop());

let last: string;
beforeEach(async () => {
  const [row] = await auth.database.query<{ id: string }>('SELECT coalesce(max(id), 0)::text AS id FROM outbox');
  last = row!.id;
});
/** What supervision was told since the test began, as the contract has it. */
async function noted(): Promise<Pick<Fact, 'kind' | 'subject'>[]> {
  const rows = await auth.database.query<{ data: unknown }>(
    `SELECT payload::jsonb -> 'data' AS data FROM outbox WHERE topic = 'auth.security.v1' AND id > $1::bigint ORDER BY id`,
    [last],
  );
  return rows.map(({ data }) => SecurityNotedV1.schema.parse(data)).map(({ kind, subject }) => ({ kind, subject }));
}
const as = ({ login }: { login: string }, path: string, body: Json): Promise<Answer> =>
  auth.call(`/api/v1/${path}`, { token: tokens.get(login), key: randomUUID(), body });
const approve = async (changeId: unknown): Promise<void> => {
  const path = `admin/permission-changes/${String(changeId)}/approval`;
  expect((await as(securityAdministrator, path, {})).status).toBe(200);
};

describe('supervision is told, once each', () => {
  it('of a login that is locked, by a name that says not whose', async () => {
    const wrong = async () => auth.login(PERSONS.chenJing.login, 'a wrong password').catch(() => undefined);
    for (let n = 0; n < 9; n++) await wrong();
    const facts = await noted();
    expect(facts).toEqual([{ kind: 'login.locked', subject: { kind: 'login', id: expect.any(String) } }]);
    expect(JSON.stringify(facts)).not.toContain(PERSONS.chenJing.login);
  }, 30_000);

  it('of a second factor that is set up, fails, is locked, taken off or reset, and of recovery codes that are used or replaced', async () => {
    const own = async (path: string, body: Json) => (await as(yuyaoClerk, `me/second-factor/${path}`, body)).body;
    const kinds = async () => (await noted()).map((fact) => (expect(fact.subject).toEqual(subject), fact.kind));
    const { enrolmentId, secret } = await own('enrolment', {});
    const { Secret, TOTP } = await import('otpauth');
    const code = new TOTP({ secret: Secret.fromBase32(String(secret)) }).generate();
    const codes = (await own('confirmation', { enrolmentId, code }))['recoveryCodes'] as string[];
    const factor = auth.service.app.get(SecondFactor);
    const subject = { kind: 'user', id: yuyaoClerk.id };
    const origin = { of: 'from:203.0.113.7', proved: false, address: '203.0.113.7' };
    expect(await factor.verify(yuyaoClerk.id, codes[0]!, origin)).toEqual({ method: 'recovery' });
    expect(await kinds()).toEqual(['secondFactor.enrolled', 'recoveryCode.used']);
    for (let n = 0; n < 12; n++) await factor.verify(yuyaoClerk.id, '000000', origin);
    expect((await kinds()).slice(2)).toEqual(['secondFactor.failed', 'secondFactor.locked']);
    const networks = await auth.database.query<{ network: string }>(
      `SELECT DISTINCT payload::jsonb -> 'data' ->> 'network' AS network FROM outbox
        WHERE id > $1::bigint AND payload::jsonb -> 'data' ->> 'kind' IN ('secondFactor.failed', 'secondFactor.locked', 'recoveryCode.used')`,
      [last],
    );
    expect(networks).toEqual([{ network: '203.0.113.0/24' }]);

    const again = (await own('recovery-codes', { code: codes[1] }))['recoveryCodes'] as string[];
    expect((await as(yuyaoClerk, 'me/second-factor/removal', { code: 'wrong-wrong-code' })).status).toBe(422);
    expect((await as(securityAdministrator, `admin/accounts/${yuyaoClerk.id}/second-factor-reset`, {})).status).toBe(200);
    // Of the API no network is told, so it is another one than that of before.
    expect((await kinds()).slice(4)).toEqual(['recoveryCode.used', 'recoveryCodes.renewed', 'secondFactor.failed', 'secondFactor.reset']);
    expect(again).toHaveLength(10);
  });

  it('of a second factor that its owner sets up and takes off', async () => {
    const { id, login } = PERSONS.luYi;
    const token = (await auth.login(login, DEMO_PASSWORD))['access_token'];
    const own = (path: string, body: Json) => auth.call(`/api/v1/me/second-factor/${path}`, { token, key: randomUUID(), body });
    const { Secret, TOTP } = await import('otpauth');
    const { enrolmentId, secret } = (await own('enrolment', {})).body;
    const code = (steps: number) =>
      new TOTP({ secret: Secret.fromBase32(String(secret)) }).generate({ timestamp: Date.now() + steps * 30_000 });
    expect((await own('confirmation', { enrolmentId, code: code(-1) })).status).toBe(200);
    expect((await own('removal', { code: code(0) })).status).toBe(200);
    const subject = { kind: 'user', id };
    expect(await noted()).toEqual([
      { kind: 'secondFactor.enrolled', subject },
      { kind: 'secondFactor.removed', subject },
    ]);
  });

  it('of an assertion that comes again, however often', async () => {
    const assertion = await system.assertion(auth.issuer);
    expect((await byAssertion(auth, assertion)).status).toBe(200);
    for (let n = 0; n < 5; n++) expect((await byAssertion(auth, assertion)).status).toBe(401);
    expect(await noted()).toEqual([{ kind: 'assertion.replayed', subject: { kind: 'client', id: clientId } }]);
  });

  it('of a client with the right key from a network that is not its own, however often, and again of another network', async () => {
    await auth.database.query(`UPDATE clients SET networks = '{203.0.113.0/28}' WHERE client_id = $1`, [clientId]);
    const ask = async (from: string): Promise<number> => {
      const form = {
        grant_type: 'client_credentials',
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: await system.assertion(auth.issuer),
      };
      const headers = { 'x-forwarded-for': from };
      return (await fetch(`${auth.issuer}/token`, { method: 'POST', body: new URLSearchParams(form), headers })).status;
    };
    for (let n = 0; n < 4; n++) expect(await ask(`198.51.100.${n + 1}`)).toBe(401);
    expect(await noted()).toHaveLength(1);
    expect(await ask('192.0.2.1')).toBe(401);
    const fact = { kind: 'client.addressRefused', subject: { kind: 'client', id: clientId } };
    expect(await noted()).toEqual([fact, fact]);
    await auth.database.query(`UPDATE throttle_counts SET until = now() WHERE count > 1`); // a quarter of an hour later
    expect(await ask('198.51.100.9')).toBe(401);
    expect(await noted()).toHaveLength(3);
    expect(await ask('203.0.113.1')).toBe(200);
    expect(await noted()).toHaveLength(3);
  });

  it('of permissions that change, and of a post that is lent, when they do and not when somebody asks for it', async () => {
    const line = { login: 'a.new.one', name: '新同事', orgCode: ORGANISATIONS.haishuMarket.orgCode, posts: ['handler'] };
    const { body } = await as(operator, 'admin/accounts/imports', { lines: [line] });
    const [{ id, changeId }] = body['lines'] as [{ id: string; changeId: string }];
    expect(await noted()).toEqual([]);
    await approve(changeId);
    const changed = { kind: 'permissions.changed', subject: { kind: 'account', id } };
    expect(await noted()).toEqual([changed]);

    const wish = { toAccountId: id, posts: ['handler'], endsAt: new Date(Date.now() + 3_600_000).toISOString(), reason: '出差' };
    const lent = await as(marketHandler, 'me/delegations', wish);
    expect([lent.status, await noted()]).toEqual([201, [changed]]);
    await approve(lent.body['changeId']);
    expect(await noted()).toEqual([changed, { kind: 'delegation.began', subject: { kind: 'account', id } }]);
  });
});
