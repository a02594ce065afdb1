import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { endingKey } from '@yiwang/access';
import { DEMO_PASSWORD, OFFICERS, PERSONS } from '@yiwang/demo-data';
import { Secret, TOTP } from 'otpauth';
import { FactorAttempts } from '../src/second-factor/factor-attempts.js';
import { SecondFactor } from '../src/second-factor/second-factor.js';
import { RunningAuth, type Answer, type Json } from './builders/running-auth.js';

let auth: RunningAuth;
let token: unknown;
const { id, login, post } = OFFICERS.marketHandler;
const here = { of: 'from:203.0.113.1', proved: false, address: '203.0.113.1' };
const elsewhere = { of: 'from:198.51.100.1', proved: false, address: '198.51.100.1' };

beforeAll(async () => {
  auth = await RunningAuth.start({ SEED: 'demo' });
  token = (await auth.login(login, DEMO_PASSWORD))['access_token'];
}, 60_000);
afterAll(() => auth?.stop());
beforeEach(async () => {
  await auth.service.app.get(SecondFactor).remove(id);
});

const own = (path: string, body?: Json, key: string = randomUUID()): Promise<Answer> =>
  auth.call(`/api/v1/me/second-factor${path}`, { token, ...(body && { key, body }) });
/** The code of a device, `steps` of half a minute from now. */
const codeOf = (secret: unknown, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(String(secret)) }).generate({ timestamp: Date.now() + steps * 30_000 });
const offered = async (): Promise<Json> => (await own('/enrolment', {})).body;

async function enrolled(): Promise<{ secret: unknown; codes: string[] }> {
  const { enrolmentId, secret } = await offered();
  const { status, body } = await own('/confirmation', { enrolmentId, code: codeOf(secret, -1) });
  expect(status).toBe(200);
  return { secret, codes: body['recoveryCodes'] as string[] };
}

describe('a second factor', () => {
  it('is there once a code of the device has proved it, with ten recovery codes that are shown once', async () => {
    expect((await own('')).body).toEqual({ enrolled: false, demanded: false, recoveryCodes: 0 });
    const { enrolmentId, secret, uri } = await offered();
    expect(decodeURIComponent(String(uri))).toContain(`:${login}?`);
    expect((await own('')).body['enrolled']).toBe(false);

    const [key, body] = [randomUUID(), { enrolmentId, code: codeOf(secret) }];
    const first = await own('/confirmation', body, key);
    expect([first.status, (first.body['recoveryCodes'] as string[]).length]).toEqual([200, 10]);
    expect(first.headers.get('cache-control')).toBe('no-store');
    expect((await own('/confirmation', body, key)).body).toEqual({ recoveryCodes: null });
    expect((await own('')).body).toEqual({ enrolled: true, demanded: false, recoveryCodes: 10 });
    expect((await own('/enrolment', {})).body['code']).toBe('AUTH.SECOND_FACTOR_ENROLLED');
    const done = await auth.database.query(`SELECT actor_id FROM admin_actions WHERE action = 'second-factor.enrolled' AND target = $1`, [
      id,
    ]);
    expect(done).toEqual([{ actor_id: id }]);
  });

  it('takes each code once, and none of before it', async () => {
    const { secret } = await enrolled();
    const { app } = auth.service;
    const factor = app.get(SecondFactor);
    const code = codeOf(secret);
    const both = await Promise.all([factor.verify(id, code, here), factor.verify(id, code, here)]);
    expect(both).toEqual(expect.arrayContaining([{ method: 'totp' }, { refused: 'wrong' }]));
    expect(await factor.verify(id, codeOf(secret, -1), here)).toEqual({ refused: 'wrong' });
    expect(await factor.verify(id, codeOf(secret, 1), here)).toEqual({ method: 'totp' });
  });

  it('is shown in its stead by a recovery code, once, however it is typed', async () => {
    const { codes } = await enrolled();
    const factor = auth.service.app.get(SecondFactor);
    expect(await factor.verify(id, codes[0]!.toUpperCase().replaceAll('-', ' '), here)).toEqual({ method: 'recovery' });
    expect(await factor.verify(id, codes[0]!, here)).toEqual({ refused: 'wrong' });
    expect((await own('')).body['recoveryCodes']).toBe(9);

    const renewed = await own('/recovery-codes', { code: codes[1]! });
    expect((renewed.body['recoveryCodes'] as string[]).length).toBe(10);
    expect(await factor.verify(id, codes[2]!, here)).toEqual({ refused: 'wrong' });
  });

  it('is locked by five wrong codes, the right one included, and a success forgets those before it', async () => {
    const { secret, codes } = await enrolled();
    const factor = auth.service.app.get(SecondFactor);
    for (let i = 0; i < 4; i++) expect(await factor.verify(id, '000000', here)).toEqual({ refused: 'wrong' });
    expect(await factor.verify(id, codes[0]!, here)).toEqual({ method: 'recovery' });
    for (let i = 0; i < 5; i++) expect(await factor.verify(id, 'wrong-wrong-code', here)).toEqual({ refused: 'wrong' });
    expect(await factor.verify(id, codeOf(secret), here)).toEqual({ refused: 'locked' });
    await auth.database.query(`UPDATE second_factor_attempts SET last_at = last_at - interval '16 minutes'`);
    expect(await factor.verify(id, codeOf(secret), here)).toEqual({ method: 'totp' });
    for (let i = 0; i < 5; i++) expect(await own('/removal', { code: 'wrong-wrong-code' })).toMatchObject({ status: 422 });
    expect(await own('/removal', { code: codes[1]! })).toMatchObject({ status: 429, body: { code: 'AUTH.SECOND_FACTOR_LOCKED' } });
  });

  it('is locked for who types wrong codes, and not for its owner elsewhere', async () => {
    const { secret, codes } = await enrolled();
    const factor = auth.service.app.get(SecondFactor);
    for (let i = 0; i < 7; i++) await factor.verify(id, '000000', elsewhere);
    expect(await factor.verify(id, codeOf(secret), elsewhere)).toEqual({ refused: 'locked' });
    expect(await factor.verify(id, codeOf(secret), here)).toEqual({ method: 'totp' });
    expect((await own('/recovery-codes', { code: codes[0]! })).status).toBe(200);
  });

  it('is guessed from many places no more often, where a browser that has shown it before is let in all the same', async () => {
    const { secret } = await enrolled();
    const factor = auth.service.app.get(SecondFactor);
    const at = (n: number) => ({ ...elsewhere, of: `from:198.51.101.${n}` });
    for (let n = 0; n < 15; n++) expect(await factor.verify(id, '000000', at(n))).toEqual({ refused: 'wrong' });
    for (let n = 15; n < 25; n++) expect(await factor.verify(id, codeOf(secret), at(n))).toEqual({ refused: 'locked' });
    // What nobody looked at is no wrong code from there.
    const [counted] = await auth.database.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM second_factor_attempts WHERE user_id = $1 AND attempts > 0',
      [id],
    );
    expect(counted).toEqual({ n: 15 });
    expect(await factor.verify(id, codeOf(secret), { of: 'on:a-browser', proved: true })).toEqual({ method: 'totp' });
  });

  it('is not guessed for ever from a browser that has shown it, whose wrong codes concern no other', async () => {
    const { secret } = await enrolled();
    const factor = auth.service.app.get(SecondFactor);
    const on = (browser: string) => ({ of: `on:${browser}`, proved: true });
    const wait = () => auth.database.query(`UPDATE second_factor_attempts SET last_at = last_at - interval '16 minutes'`);
    for (let n = 0; n < 15; n++) {
      if (n % 5 === 0) await wait();
      expect(await factor.verify(id, '000000', on('stolen'))).toEqual({ refused: 'wrong' });
    }
    await wait();
    expect(await factor.verify(id, codeOf(secret), on('stolen'))).toEqual({ refused: 'locked' });
    expect(await factor.verify(id, codeOf(secret), on('own'))).toEqual({ method: 'totp' });
  });

  it('counts no code of a request that is repeated', async () => {
    const { enrolmentId, secret } = await offered();
    const [key, body] = [randomUUID(), { enrolmentId, code: codeOf(secret, -1) }];
    for (let i = 0; i < 8; i++) expect((await own('/confirmation', body, key)).status).toBe(200);
    expect((await own('/removal', { code: codeOf(secret) })).status).toBe(200);
  });

  it('forgets attempts that lock nobody any more', async () => {
    await enrolled();
    await auth.service.app.get(SecondFactor).verify(id, '000000', here);
    await auth.database.query(`UPDATE second_factor_attempts SET last_at = last_at - interval '16 minutes'`);
    expect(await auth.service.app.get(FactorAttempts, { strict: false }).prune()).toBe(false);
    expect(await auth.database.query('SELECT 1 FROM second_factor_attempts')).toEqual([]);
  });

  it('is removed by one of its codes, but not where a post demands it', async () => {
    const { codes } = await enrolled();
    expect(await own('/removal', { code: '000000' })).toMatchObject({ status: 422, body: { code: 'AUTH.SECOND_FACTOR_WRONG' } });
    await auth.database.query('UPDATE posts SET second_factor = true WHERE code = $1', [post.code]);
    try {
      expect((await own('')).body['demanded']).toBe(true);
      expect(await own('/removal', { code: codes[0]! })).toMatchObject({ status: 409, body: { code: 'AUTH.SECOND_FACTOR_DEMANDED' } });
    } finally {
      await auth.database.query('UPDATE posts SET second_factor = false WHERE code = $1', [post.code]);
    }
    expect((await own('/removal', { code: codes[0]! })).body).toEqual({ enrolled: false });
    expect((await own('')).body).toEqual({ enrolled: false, demanded: false, recoveryCodes: 0 });
    expect(await own('/removal', { code: codes[1]! })).toMatchObject({ status: 409, body: { code: 'AUTH.SECOND_FACTOR_MISSING' } });
  });
});

describe('an enrolment', () => {
  it('is confirmed by nobody else, by no code of another offer, and not for ever', async () => {
    const [one, two] = [await offered(), await offered()];
    expect(one['secret']).not.toBe(two['secret']);
    const refuse = async (enrolmentId: unknown, code: string) => (await own('/confirmation', { enrolmentId, code })).body['code'];
    expect(await refuse(one['enrolmentId'], codeOf(two['secret']))).toBe('AUTH.SECOND_FACTOR_WRONG');
    const other = (await auth.login(PERSONS.wangXiaoming.login, DEMO_PASSWORD))['access_token'];
    const body = { enrolmentId: one['enrolmentId'], code: codeOf(one['secret']) };
    const stolen = await auth.call('/api/v1/me/second-factor/confirmation', { token: other, key: randomUUID(), body });
    expect(stolen.body['code']).toBe('AUTH.SECOND_FACTOR_WRONG');
    expect(await refuse('01900000-0000-7000-8000-000000000001', '123456')).toBe('AUTH.ENROLMENT_OVER');
    expect((await own('')).body['enrolled']).toBe(false);
  });

  it('leaves neither secret nor code in the database', async () => {
    const { secret, codes } = await enrolled();
    const tables = ['users', 'recovery_codes', 'idempotency_keys', 'admin_actions'];
    const dump = JSON.stringify(await Promise.all(tables.map((table) => auth.database.query(`SELECT * FROM ${table}`))));
    for (const shown of [String(secret), ...codes]) expect(dump).not.toContain(shown);
  });
});

describe('a device that is lost', () => {
  it('is forgotten by a security administrator, whom no operator stands in for, and sessions by it end', async () => {
    await enrolled();
    const reset = async (token: unknown, of: string): Promise<Answer> =>
      auth.call(`/api/v1/admin/accounts/${of}/second-factor-reset`, { token, key: randomUUID(), method: 'POST' });
    expect((await reset((await auth.login(OFFICERS.operator.login, DEMO_PASSWORD))['access_token'], id)).status).toBe(403);
    const { login, id: own } = OFFICERS.securityAdministrator;
    const byPassword = (await auth.login(login, DEMO_PASSWORD))['access_token'];
    expect(await reset(byPassword, id)).toMatchObject({ status: 401, body: { code: 'ACCESS.STEP_UP_REQUIRED' } });
    const security = (await auth.loginByTwo(login, DEMO_PASSWORD))['access_token'];
    expect(await reset(security, own)).toMatchObject({ status: 409, body: { code: 'AUTH.OWN_ACCOUNT' } });
    expect(await reset(security, randomUUID())).toMatchObject({ status: 404, body: { code: 'AUTH.ACCOUNT_NOT_FOUND' } });
    expect((await auth.service.app.get(SecondFactor).state(id)).enrolled).toBe(true);
    expect(await reset(security, id)).toMatchObject({ status: 200, body: { enrolled: false } });
    expect((await auth.service.app.get(SecondFactor).state(id)).enrolled).toBe(false);
    const ended = await auth.database.query('SELECT 1 FROM access_endings WHERE key_hash = $1', [endingKey(auth.issuer, 'user', id)]);
    expect(ended).toHaveLength(1);
  });
});
