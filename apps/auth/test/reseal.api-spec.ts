import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@yiwang/access';
import { DEMO_PASSWORD, LEGAL_PERSONS, OFFICERS, ORGANISATIONS, PERSONS, SERVICES } from '@yiwang/demo-data';
import { runCommand } from '@yiwang/service-host';
import { Secret, TOTP } from 'otpauth';
import { authService } from '../src/auth.service.js';
import { formerMobileContext } from '../src/person/own/former-mobiles.js';
import { SEALED_COLUMNS } from '../src/reseal/sealed-columns.js';
import { SecondFactor } from '../src/second-factor/second-factor.js';
import { Browser } from './builders/browser.js';
import { RunningAuth, type Json } from './builders/running-auth.js';

const [OLD, NEW] = [randomBytes(32).toString('base64'), randomBytes(32).toString('base64')];
const SITE = { code: 'zfw', secret: 'a servicepwd that is sealed' };
const { marketHandler: officer } = OFFICERS;
const { wangXiaoming: person } = PERSONS;
const { yuehuTrade: agent } = LEGAL_PERSONS;

let auth: RunningAuth;
let totp: string;
let session: Json;

beforeAll(async () => {
  // As before the second of the two restarts: everything is sealed with the old key, and what the new one seals can be read.
  auth = await RunningAuth.start({ SEED: 'demo', DATA_KEY: `k1:${OLD},k2:${NEW},lookup:${OLD}` });
  const token = (await auth.login(officer.login, DEMO_PASSWORD))['access_token'];
  const own = async (path: string, body: Json) =>
    (await auth.call(`/api/v1/me/second-factor/${path}`, { token, key: randomUUID(), body })).body;
  const { enrolmentId, secret } = await own('enrolment', {});
  totp = String(secret);
  await own('confirmation', { enrolmentId, code: codeOf(-1) });
  const operator = (await auth.login(OFFICERS.operator.login, DEMO_PASSWORD))['access_token'];
  const site = { clientId: 'site-zfw', name: '办事网', orgCode: ORGANISATIONS.haishuMarket.orgCode, audience: ['person'] };
  const made = await auth.call('/api/v1/admin/sites', {
    token: operator,
    key: randomUUID(),
    body: { ...site, service: SITE, callbackUrls: ['https://zfw.example/sso'] },
  });
  expect(made.status).toBe(201);
  const cipher = new FieldCipher(`k1:${OLD}`);
  const check = randomUUID();
  await auth.database.query('INSERT INTO face_checks (id, user_id, document_sealed, reference) VALUES ($1, $2, $3, $4)', [
    check,
    person.id,
    cipher.encrypt('{}', `face_checks.document:${check}`),
    'r',
  ]);
  const former = randomUUID();
  await auth.database.query("INSERT INTO former_mobiles (id, mobile_encrypted, due_at) VALUES ($1, $2, now() + interval '1 hour')", [
    former,
    cipher.encrypt(person.mobile, formerMobileContext(former)),
  ]);
  session = await auth.login('chenjing', DEMO_PASSWORD);
}, 60_000);
afterAll(() => auth?.stop());

const codeOf = (steps: number): string =>
  new TOTP({ secret: Secret.fromBase32(totp) }).generate({ timestamp: Date.now() + steps * 30_000 });
const reseal = (env: Record<string, string>): Promise<Json> => runCommand(authService, 'reseal', [], { env: { ...auth.env, ...env } });
/** How many values begin otherwise, of each column. */
async function otherwiseSealed(mark: string, column?: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { table, column: name } of SEALED_COLUMNS) {
    if (column !== undefined && column !== `${table}.${name}`) continue;
    const sql = `SELECT count(*)::int AS n FROM ${table} WHERE NOT starts_with(${name}, $1)`;
    counts[`${table}.${name}`] = (await auth.database.query<{ n: number }>(sql, [mark]))[0]!.n;
  }
  return counts;
}
const nothingLeft = Object.fromEntries(SEALED_COLUMNS.map(({ table, column }) => [`${table}.${column}`, 0]));

/** What rests on sealed values: identities, second factor, sessions, sites' signatures, signing keys, look-up. */
async function worksWith(other: RunningAuth, renewed: Json): Promise<Json> {
  const { body } = await other.systemToken(SERVICES.acceptance);
  const identity = await other.call(`/api/v1/internal/accounts/${person.id}/identity?purpose=prefill`, { token: body['access_token'] });
  expect(identity).toMatchObject({ status: 200, body: { name: person.name, documentNo: person.idNumber, mobile: person.mobile } });
  const writer = (await other.systemToken(SERVICES.notification)).body['access_token'];
  expect((await other.call(`/api/v1/internal/accounts/${officer.id}/contact`, { token: writer })).body['mobile']).toBe(officer.mobile);
  await other.database.query('UPDATE users SET totp_last_step = NULL WHERE id = $1', [officer.id]);
  expect(await other.service.app.get(SecondFactor).verify(officer.id, codeOf(0), { of: 'a test', proved: true })).toEqual({
    method: 'totp',
  });
  expect(await other.login('wangxiaoming', DEMO_PASSWORD)).toHaveProperty('access_token');
  const time = new Date(Date.now() + 8 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
  const signed = async (secret: string): Promise<unknown> => {
    const sign = createHash('md5')
      .update(SITE.code + secret + time)
      .digest('hex');
    const form = { servicecode: SITE.code, time, sign, datatype: 'json', method: 'ticketValidation', st: 'none' };
    const answer = await fetch(`${other.service.url}/sso/servlet/simpleauth`, { method: 'POST', body: new URLSearchParams(form) });
    return ((await answer.json()) as Json)['result'];
  };
  expect(await signed(SITE.secret)).not.toBe(await signed('another'));
  const next = await other.token({ grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(renewed['refresh_token']) });
  expect(next.status).toBe(200);
  return next.body;
}

/** A process of its own on the same database. */
async function withKeys<T>(env: Record<string, string>, work: (other: RunningAuth) => Promise<T>): Promise<T> {
  const other = await RunningAuth.start({ DATABASE_URL: auth.env['DATABASE_URL']!, ...env });
  try {
    return await work(other);
  } finally {
    await other.stop();
  }
}

describe('another data key', () => {
  it('is known of every column whose name says that it is sealed', async () => {
    const named = await auth.database.query<{ name: string }>(
      `SELECT table_name || '.' || column_name AS name FROM information_schema.columns
        WHERE table_schema = current_schema() AND column_name ~ '_(encrypted|sealed)$' AND table_name <> 'outbox'`,
    );
    const known = SEALED_COLUMNS.map(({ table, column }) => `${table}.${column}`);
    expect(known).toEqual(expect.arrayContaining(named.map(({ name }) => name)));
    expect(known).toHaveLength(named.length + 1); // and oidc_payloads.payload
  });

  it('seals all that the old one sealed, beside a running service, so that it works without the old one', async () => {
    const row = await auth.database.query('SELECT id FROM users WHERE mobile_encrypted IS NOT NULL');
    expect(row.length).toBeGreaterThan(5);
    const first = await reseal({ DATA_KEY: `k2:${NEW},k1:${OLD}` });
    expect(first).toMatchObject({ left: 0, columns: { 'users.mobile_encrypted': { sealed: row.length, left: 0 } } });
    for (const [name, { sealed }] of Object.entries(first['columns'] as Record<string, { sealed: number }>)) {
      expect([name, sealed > 0]).toEqual([name, name !== 'site_credentials.previous_secret_encrypted']);
    }
    expect(await otherwiseSealed('k2.')).toEqual(nothingLeft);
    session = await worksWith(auth, session);
    await reseal({ DATA_KEY: `k2:${NEW},k1:${OLD}` }); // the process of before has sealed with the old key meanwhile
    session = await withKeys({ DATA_KEY: `k2:${NEW},lookup:${OLD}` }, (other) => worksWith(other, session));
    expect(await reseal({ DATA_KEY: `k2:${NEW},lookup:${OLD}` })).toMatchObject({ sealed: 0, left: 0 });
  }, 60_000);

  it('ends no login: cookies that the process of before signed are good at the next', async () => {
    const browser = new Browser();
    await auth.login('chenjing', DEMO_PASSWORD, browser);
    const at = await withKeys({ DATA_KEY: `k2:${NEW},k1:${OLD}` }, async (other) =>
      browser.movedTo(new URL(other.issuer).host).open(other.request('s-2', { prompt: 'none' })),
    );
    expect([at.url.searchParams.get('error'), at.url.searchParams.get('code')]).toEqual([null, expect.any(String)]);
    await reseal({ DATA_KEY: `k2:${NEW},k1:${OLD}` });
  }, 60_000);

  it('seals with SM4 as well', async () => {
    const env = { DATA_KEY: `k2:${NEW},lookup:${OLD}`, DATA_CIPHER: 'sm4' };
    expect(await reseal(env)).toMatchObject({ left: 0 });
    expect(await otherwiseSealed('k2:sm4.')).toEqual(nothingLeft);
    session = await withKeys(env, (other) => worksWith(other, session));
  }, 60_000);

  it('leaves and counts what no key opens, and takes the rest', async () => {
    const env = { DATA_KEY: `k2:${NEW},lookup:${OLD}` };
    const [before] = await auth.database.query<{ value: string }>(
      'SELECT name_encrypted AS value FROM person_identities WHERE user_id = $1',
      [person.id],
    );
    await auth.database.query(`UPDATE person_identities SET name_encrypted = 'k9.AAAA' WHERE user_id = $1`, [person.id]);
    const all = (await auth.database.query('SELECT 1 FROM person_identities')).length;
    const columns = { 'person_identities.name_encrypted': { sealed: all - 1, left: 1 } };
    expect(await reseal(env)).toMatchObject({ left: 1, columns });
    await auth.database.query('UPDATE person_identities SET name_encrypted = $2 WHERE user_id = $1', [person.id, before!.value]);
    expect(await reseal(env)).toMatchObject({ sealed: 1, left: 0 });
  }, 30_000);
});

describe('the numbers of people of before', () => {
  it('find them, but no agent of an enterprise, and nobody whose number another user has', async () => {
    const env = { DATA_KEY: `k2:${NEW},lookup:${OLD}` };
    const hashes = () => auth.database.query<{ id: string; hash: string | null }>('SELECT id, mobile_hash AS hash FROM users ORDER BY id');
    const before = await hashes();
    expect(before.find(({ id }) => id === agent.id)?.hash).toBeNull();
    await auth.database.query('UPDATE users SET mobile_hash = NULL');
    const second = randomUUID();
    const cipher = new FieldCipher(`k2:${NEW},lookup:${OLD}`);
    await auth.database.query(`INSERT INTO users (id, mobile_encrypted, mobile_masked, created_at) VALUES ($1, $2, '***', now())`, [
      'ffffffff' + second.slice(8),
      cipher.encrypt(person.mobile, `person_identities.mobile:ffffffff${second.slice(8)}`),
    ]);
    await auth.database.query(`INSERT INTO accounts (id, user_id, kind, real_name_level) VALUES ($1, $1, 'person', 1)`, [
      'ffffffff' + second.slice(8),
    ]);
    const found = before.filter(({ hash }) => hash !== null).length;
    expect(await reseal(env)).toMatchObject({ foundByMobile: found });
    expect((await hashes()).filter(({ id }) => !id.startsWith('ffffffff'))).toEqual(before);
    expect(await reseal(env)).toMatchObject({ foundByMobile: 0 });
  }, 30_000);
});
