import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@yiwang/access';
import { KnownDevices } from '../src/account/known-devices.js';
import { mobileContext } from '../src/account/mobile-seal.js';
import { PasswordLogin } from '../src/account/password-login.js';
import { CodeLogin } from '../src/person/code/code-login.js';
import { PersonPruner } from '../src/person/person-pruner.js';
import { OneTimeCodes } from '../src/person/code/one-time-codes.js';
import { PersonsUnderTest } from './builders/persons.js';

const PASSWORD = 'a long enough password';

let on: PersonsUnderTest;
beforeAll(async () => {
  on = await PersonsUnderTest.start();
}, 60_000);
afterAll(() => on?.stop());
beforeEach(() => {
  on.neighbours.sending = 202;
});

const other = (code: string): string => (code === '000000' ? '000001' : '000000');

describe('registration', () => {
  it('makes a person of level 1 of whoever has the number, and keeps the number sealed', async () => {
    const { userId, accountId, mobile } = await on.person({ password: PASSWORD });
    const [row] = await on.rows<{ kind: string; real_name_level: number; mobile_encrypted: string; mobile_masked: string; all: string }>(
      `SELECT a.kind, a.real_name_level, u.mobile_encrypted, u.mobile_masked, u::text AS all
         FROM accounts a JOIN users u ON u.id = a.user_id WHERE a.id = $1 AND u.id = $2`,
      [accountId, userId],
    );
    expect(row).toMatchObject({ kind: 'person', real_name_level: 1, mobile_masked: `${mobile.slice(0, 3)}****${mobile.slice(7)}` });
    expect(row!.all).not.toContain(mobile);
    expect(on.service.get(FieldCipher).decrypt(row!.mobile_encrypted, mobileContext(userId))).toBe(mobile);
    expect(await on.rows('SELECT change FROM user_changes WHERE user_id = $1', [userId])).toEqual([{ change: 'registered' }]);
  });

  it('answers the same request again with the same person, and another one with the same code not at all', async () => {
    const mobile = on.newMobile();
    const body = { mobile, ...(await on.code('register', mobile)) };
    const [first, second] = [await on.call('/api/v1/registrations', body), await on.call('/api/v1/registrations', body)];
    expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
    const changed = await on.call('/api/v1/registrations', { ...body, password: PASSWORD });
    expect(changed).toMatchObject({ status: 422, body: { code: 'HTTP.IDEMPOTENCY_KEY_REUSED' } });
    expect(await on.rows('SELECT 1 FROM user_changes WHERE user_id = $1', [first.body.userId])).toHaveLength(1);
  });

  it('makes one account of several requests at once', async () => {
    const mobile = on.newMobile();
    const codes = [await on.code('register', mobile), await on.code('register', mobile)];
    const bodies = Array.from({ length: 4 }, (_, i) => ({ mobile, ...codes[i % 2]! }));
    const answers = await Promise.all(bodies.map((body) => on.call('/api/v1/registrations', body)));
    expect(new Set(answers.filter(({ status }) => status === 201).map(({ body }) => body.userId)).size).toBe(1);
    for (const { status, body } of answers) {
      if (status !== 201) expect(['AUTH.MOBILE_TAKEN', 'HTTP.IDEMPOTENCY_IN_PROGRESS']).toContain(body.code);
    }
    const all = await on.rows<{ masked: string }>('SELECT 1 FROM users WHERE mobile_masked = $1 AND mobile_hash IS NOT NULL', [
      `${mobile.slice(0, 3)}****${mobile.slice(7)}`,
    ]);
    expect(all).toHaveLength(1);
  });

  it('tells only who holds the number that it is registered', async () => {
    const { mobile } = await on.person();
    const stranger = on.newMobile();
    const [known, unknown] = [await on.ask('register', mobile), await on.ask('register', stranger)];
    expect([known.status, Object.keys(known.body).sort()]).toEqual([unknown.status, Object.keys(unknown.body).sort()]);
    const code = on.codeSent(known.body.codeId);
    const guessed = { codeId: known.body.codeId, mobile, code: other(code) };
    expect(await on.call('/api/v1/registrations', guessed)).toMatchObject({ status: 422, body: { code: 'AUTH.CODE_WRONG' } });
    expect(await on.call('/api/v1/registrations', { ...guessed, code })).toMatchObject({
      status: 409,
      body: { code: 'AUTH.MOBILE_TAKEN' },
    });
  });

  it.each([
    ['a landline', { mobile: '057488888888' }, 'HTTP.INVALID'],
    ['a short password', { password: 'short' }, 'AUTH.PASSWORD_UNFIT'],
    ['the number as password', { password: '13800009999', mobile: '13800009999' }, 'AUTH.PASSWORD_UNFIT'],
    ['a code of letters', { code: 'abcdef' }, 'HTTP.INVALID'],
    ['a field too many', { level: 3 }, 'HTTP.INVALID'],
  ])('refuses %s, and changes nothing', async (_, over, code) => {
    const mobile = on.newMobile();
    const before = await on.rows('SELECT count(*)::int AS n FROM users');
    const answer = await on.call('/api/v1/registrations', { mobile, ...(await on.code('register', mobile)), ...over });
    expect(answer.body.code).toBe(code);
    expect(await on.rows('SELECT count(*)::int AS n FROM users')).toEqual(before);
  });
});

describe('a one-time code', () => {
  it.each<[string, (mine: { codeId: string; code: string }) => Promise<object>]>([
    ['another code', ({ codeId, code }) => Promise.resolve({ codeId, code: other(code) })],
    ['another purpose', async () => on.code('login', `${13_900_000_000}`)],
    ['another number', async ({ codeId, code }) => Promise.resolve({ codeId, code, mobile: on.newMobile() })],
    ['a code that never was', ({ code }) => Promise.resolve({ codeId: '0198f000-0000-7000-8000-000000000000', code })],
  ])('is refused with one answer for %s', async (_, change) => {
    const mobile = on.newMobile();
    const mine = await on.code('register', mobile);
    const answer = await on.call('/api/v1/registrations', { mobile, ...mine, ...(await change(mine)) });
    expect(answer).toMatchObject({ status: 422, body: { code: 'AUTH.CODE_WRONG', detail: '验证码不正确或已失效，请重新获取' } });
  });

  it('is refused when it is over', async () => {
    const mobile = on.newMobile();
    const mine = await on.code('register', mobile);
    await on.rows(`UPDATE one_time_codes SET expires_at = now() - interval '1 second' WHERE id = $1`, [mine.codeId]);
    expect(await on.call('/api/v1/registrations', { mobile, ...mine })).toMatchObject({ status: 422, body: { code: 'AUTH.CODE_WRONG' } });
  });

  it('takes five tries, however many are made at once', async () => {
    const mobile = on.newMobile();
    const { codeId, code } = await on.code('register', mobile);
    const codes = on.service.get(OneTimeCodes);
    await Promise.allSettled(Array.from({ length: 8 }, () => codes.check('register', { codeId, mobile, code: other(code) })));
    await expect(codes.check('register', { codeId, mobile, code })).rejects.toMatchObject({ code: 'AUTH.CODE_WRONG' });
  });

  it('is stored neither in clear nor with its number, and forgotten a day after it is over', async () => {
    const mobile = on.newMobile();
    const { codeId, code } = await on.code('register', mobile);
    const [row] = await on.rows<{ all: string }>('SELECT c::text AS all FROM one_time_codes c WHERE id = $1', [codeId]);
    expect(row!.all).not.toContain(mobile);
    expect(row!.all.split(',').slice(1).join()).not.toMatch(new RegExp(`[,(]${code}[,)]`));
    await on.rows(`UPDATE one_time_codes SET expires_at = now() - interval '2 days' WHERE id = $1`, [codeId]);
    on.service.get(PersonPruner);
    await on.service.get(OneTimeCodes).prune();
    expect(await on.rows('SELECT 1 FROM one_time_codes WHERE id = $1', [codeId])).toEqual([]);
  });

  it('is not said to be sent when it was not', async () => {
    on.neighbours.sending = 503;
    expect(await on.ask('login', on.newMobile())).toMatchObject({ status: 503, body: { code: 'AUTH.CODE_NOT_SENT' } });
  });

  it('logs in once, whoever has the number', async () => {
    const { mobile, userId } = await on.person();
    const login = on.service.get(CodeLogin);
    const given = { mobile, ...(await on.code('login', mobile)) };
    const outcomes = await Promise.all([login.attempt(given), login.attempt(given)]);
    expect(outcomes).toEqual(expect.arrayContaining([expect.objectContaining({ userId }), { refused: 'wrong' }]));
    const stranger = on.newMobile();
    expect(await login.attempt({ mobile: stranger, ...(await on.code('login', stranger)) })).toEqual({ refused: 'unregistered' });
  });
});

describe('codes are limited', () => {
  it('for a number from one place: another one after a minute', async () => {
    const [mobile, from] = [on.newMobile(), on.newAddress()];
    expect((await on.ask('login', mobile, from)).status).toBe(202);
    const refused = await on.ask('login', mobile, from);
    expect(refused).toMatchObject({ status: 429, body: { code: 'AUTH.TOO_MANY_CODES' } });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60);
    await on.rows(`UPDATE throttle_counts SET until = until - interval '1 minute' WHERE seconds = 60`);
    expect((await on.ask('login', mobile, from)).status).toBe(202);
  });

  it('for a number from one place without using up the number’s own allowance', async () => {
    const [mobile, from] = [on.newMobile(), on.newAddress()];
    for (let i = 0; i < 15; i++) await on.ask('login', mobile, from);
    expect((await on.ask('login', mobile)).status).toBe(202);
  });

  it('for a number, from wherever they are asked for', async () => {
    const mobile = on.newMobile();
    const answers: number[] = [];
    const before = await on.lastFact();
    for (let i = 0; i < 12; i++) answers.push((await on.ask('login', mobile)).status);
    expect(answers).toEqual([...Array<number>(10).fill(202), 429, 429]);
    expect(await on.noted(before)).toEqual(['code.throttled']);
  });

  it('for a number, but not for who is logged in by it, or was at this browser', async () => {
    const { mobile, as } = await on.person();
    for (let i = 0; i < 10; i++) await on.ask('login', mobile);
    expect((await on.ask('login', mobile)).status).toBe(429);
    expect((await on.post('/api/v1/me/one-time-codes', { purpose: 'password' }, as)).status).toBe(202);
    const at = (device: string) =>
      on.service.call('/api/v1/one-time-codes', {
        body: { mobile, purpose: 'login' },
        headers: { cookie: `yw_device=${device}`, 'x-forwarded-for': on.newAddress() },
      });
    const devices = on.service.get(KnownDevices);
    expect((await at(devices.issue(mobile))).status).toBe(202);
    expect((await at(devices.issue(on.newMobile()))).status).toBe(429);
  });

  it('for an address, whatever the numbers', async () => {
    await on.rows(`UPDATE throttle_limits SET most = 3 WHERE name = 'code.address' AND seconds = 3600`);
    const from = on.newAddress();
    const answers: number[] = [];
    for (let i = 0; i < 4; i++) answers.push((await on.ask('login', on.newMobile(), from)).status);
    await on.rows(`UPDATE throttle_limits SET most = 60 WHERE name = 'code.address' AND seconds = 3600`);
    expect(answers).toEqual([202, 202, 202, 429]);
    expect((await on.ask('login', on.newMobile(), from)).status).toBe(202);
  });

  it('for a device, whatever its addresses', async () => {
    const cookie = { cookie: 'yw_device=AAAAAAAAAAAAAAAAAAAAAAAA.x' };
    const answers: number[] = [];
    for (let i = 0; i < 11; i++) {
      const headers = { ...cookie, 'x-forwarded-for': on.newAddress() };
      const answer = await on.service.call('/api/v1/one-time-codes', { body: { mobile: on.newMobile(), purpose: 'login' }, headers });
      answers.push(answer.status);
    }
    expect(answers).toEqual([...Array<number>(10).fill(202), 429]);
  });
});

describe('wrong passwords', () => {
  const from = (address: string, device: string | null = null) => ({ address, device });
  const wrong = (login: string, address: string) => on.service.get(PasswordLogin).attempt(login, 'wrong', from(address));

  it('lock out whoever types them, not the owner elsewhere', async () => {
    const { mobile, userId } = await on.person({ password: PASSWORD });
    const passwords = on.service.get(PasswordLogin);
    const before = await on.lastFact();
    for (let i = 0; i < 5; i++) expect(await wrong(mobile, '198.51.200.1')).toEqual({ refused: 'wrong' });
    for (let i = 0; i < 2; i++) expect(await wrong(mobile, '198.51.200.1')).toEqual({ refused: 'locked' });
    expect(await on.noted(before)).toEqual(['login.locked']);
    expect(await passwords.attempt(mobile, PASSWORD, from('198.51.200.1'))).toEqual({ refused: 'locked' });
    expect(await passwords.attempt(mobile, PASSWORD, from('198.51.200.2'))).toMatchObject({ userId });
  });

  it('typed in many places meet a wider limit, which a browser that logged in before does not', async () => {
    const { mobile, userId } = await on.person({ password: PASSWORD });
    const passwords = on.service.get(PasswordLogin);
    const device = on.service.get(KnownDevices).issue(mobile);
    const before = await on.lastFact();
    for (let i = 0; i < 30; i++) expect(await wrong(mobile, `198.51.201.${i}`)).toEqual({ refused: 'wrong' });
    for (let i = 0; i < 2; i++) expect(await wrong(mobile, `198.51.205.${i}`)).toEqual({ refused: 'locked' });
    expect(await on.noted(before)).toEqual(['login.throttled']);
    expect(await passwords.attempt(mobile, PASSWORD, from('198.51.202.1'))).toEqual({ refused: 'locked' });
    expect(await passwords.attempt(mobile, PASSWORD, from('198.51.202.1', device))).toMatchObject({ userId });
    const forged = [`${device.split('.')[0]}.${'A'.repeat(43)}`, on.service.get(KnownDevices).issue(on.newMobile())];
    for (const cookie of forged)
      expect(await passwords.attempt(mobile, PASSWORD, from('198.51.202.2', cookie))).toEqual({ refused: 'locked' });
  });

  it('of a login that does not exist lock alike', async () => {
    for (let i = 0; i < 5; i++) expect(await wrong('nobody.here', '198.51.203.1')).toEqual({ refused: 'wrong' });
    expect(await wrong('nobody.here', '198.51.203.1')).toEqual({ refused: 'locked' });
  });

  it('of many logins from one address are limited, and right ones are not counted', async () => {
    await on.rows(`UPDATE throttle_limits SET most = 4 WHERE name = 'login.address'`);
    const { mobile, userId } = await on.person({ password: PASSWORD });
    const passwords = on.service.get(PasswordLogin);
    for (let i = 0; i < 6; i++) expect(await passwords.attempt(mobile, PASSWORD, from('198.51.204.1'))).toMatchObject({ userId });
    for (let i = 0; i < 4; i++) expect(await wrong(`somebody.${i}`, '198.51.204.1')).toEqual({ refused: 'wrong' });
    // Whose passwords nobody looked at have not locked their own logins when the address is free again.
    for (let i = 0; i < 8; i++) expect(await passwords.attempt(mobile, PASSWORD, from('198.51.204.1'))).toEqual({ refused: 'locked' });
    await on.rows(`UPDATE throttle_limits SET most = 200 WHERE name = 'login.address'`);
    expect(await passwords.attempt(mobile, PASSWORD, from('198.51.204.1'))).toMatchObject({ userId });
  });
});
