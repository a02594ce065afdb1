import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@yiwang/access';
import { AccountClosedV1 } from '@yiwang/events-auth';
import { citizenIdCheckChar } from '@yiwang/standards';
import { eventually, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { LoginAttempts } from '../src/account/login-attempts.js';
import { mobileContext } from '../src/account/mobile-seal.js';
import { PasswordLogin } from '../src/account/password-login.js';
import { PersonsUnderTest, type Person } from './builders/persons.js';

const PASSWORD = 'a long enough password';
const OTHER = 'another long password';

let on: PersonsUnderTest;
beforeAll(async () => {
  on = await PersonsUnderTest.start();
}, 60_000);
afterAll(() => on?.stop());
beforeEach(() => {
  Object.assign(on.neighbours, { sending: 202, openCases: 0, asking: 200 });
});

let serial = 500;
function newNumber(): string {
  const body = `33020319850101${String(++serial)}`;
  return body + citizenIdCheckChar(body);
}
const ownCode = async (purpose: string, person: Person): Promise<{ codeId: string; code: string }> => {
  const { body } = await on.post('/api/v1/me/one-time-codes', { purpose }, person.as);
  return { codeId: body.codeId, code: on.codeSent(body.codeId) };
};
const sealedMobile = async ({ userId }: Person): Promise<string | undefined> => {
  const [row] = await on.rows<{ m: string | null }>('SELECT mobile_encrypted AS m FROM users WHERE id = $1', [userId]);
  return !row?.m ? undefined : on.service.get(FieldCipher).decrypt(row.m, mobileContext(userId));
};
const logsIn = async (login: string, password: string): Promise<boolean> =>
  'userId' in (await on.service.get(PasswordLogin).attempt(login, password, { address: on.newAddress(), device: null }));
const changesOf = async ({ userId }: Person): Promise<string[]> =>
  (await on.rows<{ change: string }>('SELECT change FROM user_changes WHERE user_id = $1 ORDER BY id', [userId])).map(
    ({ change }) => change,
  );
const sessionsEnded = async ({ userId }: Person): Promise<boolean> =>
  (await on.rows("SELECT 1 FROM users WHERE id = $1 AND sessions_from > now() - interval '1 minute'", [userId])).length === 1;

const toldBefore = async ({ mobile }: Person): Promise<void> =>
  eventually(async () => {
    expect(on.neighbours.notices.map((one) => one.mobile)).toContain(mobile);
    expect(await on.rows('SELECT 1 FROM former_mobiles')).toEqual([]);
  });

async function passedFace(person: Person): Promise<string> {
  const claim = { name: '赵大友', documentType: '111', documentNo: newNumber() };
  await on.call('/sandbox/authority/persons', claim);
  const { body } = await on.post('/api/v1/me/face-checks', claim, person.as);
  await on.call(`/sandbox/authority/faces/${String(body.url).split('/').at(-1)}/result`, { result: 'passed' });
  expect((await on.post(`/api/v1/me/face-checks/${body.faceCheckId}/completion`, undefined, person.as)).status).toBe(200);
  return String(body.faceCheckId);
}

describe('what is done to an account', () => {
  it.each([
    '/api/v1/me/mobile',
    '/api/v1/me/password',
    '/api/v1/me/closing',
    ...['enrolment', 'confirmation', 'recovery-codes', 'removal'].map((what) => `/api/v1/me/second-factor/${what}`),
  ])('is asked of who has logged in lately: %s', async (path) => {
    const person = await on.person();
    for (const token of [{ authAgo: 1_000 }, {}]) {
      const answer = await on.service.call(path, {
        method: 'POST',
        body: {},
        as: person.as,
        token,
        headers: { 'idempotency-key': randomUUID() },
      });
      expect(answer).toMatchObject({ status: 401, body: { code: 'ACCESS.STEP_UP_REQUIRED' } });
      expect(answer.headers.get('www-authenticate')).toContain('insufficient_user_authentication');
    }
  });
});

describe('another mobile number', () => {
  const change = async (person: Person, mobile: string, proof: object, key?: string): Promise<ApiResponse> =>
    on.post('/api/v1/me/mobile', { mobile, ...(await on.code('newMobile', mobile)), proof }, person.as, key);

  it('is bound by codes to both, and the request says the same again', async () => {
    const person = await on.person();
    const mobile = on.newMobile();
    const body = { mobile, ...(await on.code('newMobile', mobile)), proof: { by: 'oldMobile', ...(await ownCode('oldMobile', person)) } };
    const key = randomUUID();
    const before = await on.lastFact();
    const first = await on.post('/api/v1/me/mobile', body, person.as, key);
    expect(first).toMatchObject({ status: 200, body: { mobile: `${mobile.slice(0, 3)}****${mobile.slice(7)}` } });
    expect(await sealedMobile(person)).toBe(mobile);
    expect(await on.post('/api/v1/me/mobile', body, person.as, key)).toMatchObject({ status: 200, body: first.body });
    expect(await on.post('/api/v1/me/mobile', body, person.as)).toMatchObject({ status: 422, body: { code: 'AUTH.CODE_WRONG' } });
    expect(await changesOf(person)).toEqual(['registered', 'mobile-changed']);
    expect(await on.noted(before)).toEqual(['mobile.changed']);
  });

  it('frees the old one', async () => {
    const person = await on.person();
    await change(person, on.newMobile(), { by: 'oldMobile', ...(await ownCode('oldMobile', person)) });
    const answer = await on.call('/api/v1/registrations', { mobile: person.mobile, ...(await on.code('register', person.mobile)) });
    expect(answer.status).toBe(201);
  });

  it('is told to the one of before, which is then forgotten, and to it alone', async () => {
    const person = await on.person();
    const next = on.newMobile();
    expect((await change(person, next, { by: 'oldMobile', ...(await ownCode('oldMobile', person)) })).status).toBe(200);
    await toldBefore(person);
    expect(on.neighbours.notices.filter(({ mobile }) => mobile === next)).toEqual([]);
    expect(on.neighbours.notices.filter(({ mobile }) => mobile === person.mobile)).toMatchObject([{ about: 'mobileChanged' }]);
  });

  it('is told to the one of before once notification is back', async () => {
    const person = await on.person();
    const proof = { by: 'oldMobile', ...(await ownCode('oldMobile', person)) };
    const mobile = on.newMobile();
    const request = { mobile, ...(await on.code('newMobile', mobile)), proof };
    on.neighbours.sending = 503;
    expect((await on.post('/api/v1/me/mobile', request, person.as)).status).toBe(200);
    await eventually(async () => expect(await on.rows('SELECT 1 FROM former_mobiles WHERE attempts > 0')).toHaveLength(1));
    const [row] = await on.rows<{ m: string }>('SELECT mobile_encrypted AS m FROM former_mobiles');
    expect(row!.m).not.toContain(person.mobile);
    on.neighbours.sending = 202;
    await on.rows('UPDATE former_mobiles SET due_at = now()');
    await toldBefore(person);
  });

  it('ends every login and forgets the password when the one of before is lost: its holder may have chosen it', async () => {
    const person = await on.person({ password: PASSWORD });
    const mobile = on.newMobile();
    expect((await change(person, mobile, { by: 'face', faceCheckId: await passedFace(person) })).status).toBe(200);
    expect(await sessionsEnded(person)).toBe(true);
    expect([await logsIn(person.mobile, PASSWORD), await logsIn(mobile, PASSWORD)]).toEqual([false, false]);
    await toldBefore(person);
  });

  it('leaves logins and password where the number of before has shown itself', async () => {
    const person = await on.person({ password: PASSWORD });
    const mobile = on.newMobile();
    await change(person, mobile, { by: 'oldMobile', ...(await ownCode('oldMobile', person)) });
    expect([await sessionsEnded(person), await logsIn(mobile, PASSWORD)]).toEqual([false, true]);
  });

  it('is bound by a face of just now, once', async () => {
    const person = await on.person();
    const proof = { by: 'face', faceCheckId: await passedFace(person) };
    const mobile = on.newMobile();
    expect((await change(person, mobile, proof)).status).toBe(200);
    expect(await change(person, on.newMobile(), proof)).toMatchObject({ status: 404, body: { code: 'AUTH.FACE_CHECK_NOT_FOUND' } });
    expect(await sealedMobile(person)).toBe(mobile);
  });

  it('is not bound by a face of before, or of another', async () => {
    const [person, other] = [await on.person(), await on.person()];
    const [old, ofOther] = [await passedFace(person), await passedFace(other)];
    await on.rows(`UPDATE face_checks SET passed_at = now() - interval '11 minutes' WHERE id = $1`, [old]);
    for (const faceCheckId of [old, ofOther, randomUUID()]) {
      expect((await change(person, on.newMobile(), { by: 'face', faceCheckId })).body.code).toBe('AUTH.FACE_CHECK_NOT_FOUND');
    }
    expect(await sealedMobile(person)).toBe(person.mobile);
  });

  it('is not bound by a code to some other number, or one of another purpose', async () => {
    const [person, thief] = [await on.person(), await on.person()];
    for (const proof of [await ownCode('oldMobile', thief), await ownCode('close', person), await on.code('login', person.mobile)]) {
      expect(await change(person, on.newMobile(), { by: 'oldMobile', ...proof })).toMatchObject({
        status: 422,
        body: { code: 'AUTH.CODE_WRONG' },
      });
    }
    expect(await sealedMobile(person)).toBe(person.mobile);
  });

  it('is not another’s, also when two ask at once', async () => {
    const [one, two, three] = [await on.person(), await on.person(), await on.person()];
    const proofOf = async (person: Person) => ({ by: 'oldMobile', ...(await ownCode('oldMobile', person)) });
    expect(await change(one, three.mobile, await proofOf(one))).toMatchObject({ status: 409, body: { code: 'AUTH.MOBILE_TAKEN' } });
    const mobile = on.newMobile();
    const [first, second] = [await proofOf(two), await proofOf(three)];
    const answers = await Promise.all([change(two, mobile, first), change(three, mobile, second)]);
    expect(answers.map(({ status, body }) => `${status} ${body.code ?? ''}`).sort()).toEqual(['200 ', '409 AUTH.MOBILE_TAKEN']);
  });
});

describe('a password', () => {
  it('is not locked for its owner by attempts at whose password nobody could look', async () => {
    const attempts = on.service.get(LoginAttempts);
    const [login, caller] = [`busy-${randomUUID().slice(0, 8)}`, { address: on.newAddress(), device: null }];
    for (let i = 0; i < 40; i++) {
      expect(await attempts.begin(login, caller)).toBe(true);
      await attempts.takeBack(login, caller);
    }
    for (let i = 0; i < 5; i++) expect(await attempts.begin(login, caller)).toBe(true);
    expect(await attempts.begin(login, caller)).toBe(false);
    // Who is locked is not let in by one that is refused.
    await attempts.takeBack(login, caller);
    expect(await attempts.begin(login, caller)).toBe(false);
  });

  const choose = (person: Person, body: object, key?: string): Promise<ApiResponse> => on.post('/api/v1/me/password', body, person.as, key);

  it('is chosen by a code by who has none, and ends every login', async () => {
    const person = await on.person();
    const body = { password: PASSWORD, proof: { by: 'code', ...(await ownCode('password', person)) } };
    const key = randomUUID();
    expect(await choose(person, body, key)).toMatchObject({ status: 200, body: { changed: true } });
    expect(await choose(person, body, key)).toMatchObject({ status: 200, body: { changed: true } });
    expect(await logsIn(person.mobile, PASSWORD)).toBe(true);
    expect(await sessionsEnded(person)).toBe(true);
    expect(await on.rows('SELECT 1 FROM access_endings')).not.toEqual([]);
    expect(await changesOf(person)).toEqual(['registered', 'password-chosen']);
  });

  it('is changed by the one before, and not by a wrong one', async () => {
    const person = await on.person({ password: PASSWORD });
    const wrong = await choose(person, { password: OTHER, proof: { by: 'password', password: 'not this one' } });
    expect(wrong).toMatchObject({ status: 403, body: { code: 'AUTH.PASSWORD_WRONG' } });
    expect(await logsIn(person.mobile, OTHER)).toBe(false);
    expect((await choose(person, { password: OTHER, proof: { by: 'password', password: PASSWORD } })).status).toBe(200);
    expect([await logsIn(person.mobile, PASSWORD), await logsIn(person.mobile, OTHER)]).toEqual([false, true]);
  });

  it('is not guessed with a stolen session', async () => {
    const person = await on.person({ password: PASSWORD });
    const from = on.newAddress();
    const guess = (password: string) =>
      on.call('/api/v1/me/password', { password: OTHER, proof: { by: 'password', password } }, { as: person.as, key: randomUUID(), from });
    for (let i = 0; i < 5; i++) expect((await guess(`guess ${i}`)).body.code).toBe('AUTH.PASSWORD_WRONG');
    expect(await guess(PASSWORD)).toMatchObject({ status: 429, body: { code: 'AUTH.LOGIN_LOCKED' } });
    expect(await logsIn(person.mobile, PASSWORD)).toBe(true);
  });

  it.each([
    ['too short', { password: 'short' }],
    ['the one before', { password: PASSWORD }],
  ])('is refused when it is %s', async (_, over) => {
    const person = await on.person({ password: PASSWORD });
    const answer = await choose(person, { proof: { by: 'password', password: PASSWORD }, ...over });
    expect(answer).toMatchObject({ status: 422, body: { code: 'AUTH.PASSWORD_UNFIT' } });
  });
});

describe('recovery', () => {
  const recover = async (mobile: string, over: object = {}): Promise<ApiResponse> =>
    on.call('/api/v1/password-recoveries', { mobile, ...(await on.code('recover', mobile)), password: OTHER, ...over });
  async function named(): Promise<Person & { name: string; documentNo: string }> {
    const person = await on.person({ password: PASSWORD });
    const claim = { name: '赵大友', documentType: '111', documentNo: newNumber() };
    await on.call('/sandbox/authority/persons', claim);
    expect((await on.post('/api/v1/me/real-name', { method: 'idNumber', ...claim }, person.as)).status).toBe(200);
    return { ...person, ...claim };
  }

  it('needs the number only, of who has no name yet; ends logins and locks', async () => {
    const person = await on.person({ password: PASSWORD });
    const before = await on.lastFact();
    expect(await recover(person.mobile)).toMatchObject({ status: 200, body: { changed: true } });
    expect(await on.noted(before)).toEqual(['account.recovered']);
    expect([await logsIn(person.mobile, PASSWORD), await logsIn(person.mobile, OTHER)]).toEqual([false, true]);
    expect(await sessionsEnded(person)).toBe(true);
    expect(await changesOf(person)).toEqual(['registered', 'password-recovered']);
  });

  it('needs name and number of who has proved them', async () => {
    const person = await named();
    const { name, documentNo } = person;
    for (const wrong of [
      {},
      { name },
      { documentNo },
      { name: '他人', documentNo },
      { name, documentNo: newNumber() },
      { name, documentNo: 'X' },
    ]) {
      expect(await recover(person.mobile, wrong)).toMatchObject({ status: 403, body: { code: 'AUTH.RECOVERY_REFUSED' } });
    }
    expect(await logsIn(person.mobile, PASSWORD)).toBe(true);
    expect((await recover(person.mobile, { name, documentNo })).status).toBe(200);
    expect(await logsIn(person.mobile, OTHER)).toBe(true);
  });

  it('says the same of a number that nobody registered with', async () => {
    const person = await named();
    const told = ({ status, body }: ApiResponse) => ({ status, ...body, correlationId: 0 });
    expect(told(await recover(on.newMobile()))).toEqual(told(await recover(person.mobile)));
  });

  it('tries a name once with a code', async () => {
    const { mobile, name, documentNo } = await named();
    const code = await on.code('recover', mobile);
    expect((await recover(mobile, { ...code, name: '他人', documentNo })).status).toBe(403);
    expect(await recover(mobile, { ...code, name, documentNo })).toMatchObject({ status: 422, body: { code: 'AUTH.CODE_WRONG' } });
  });

  it('says the same again to the same request', async () => {
    const { mobile } = await on.person();
    const code = await on.code('recover', mobile);
    expect([(await recover(mobile, code)).status, (await recover(mobile, code)).status]).toEqual([200, 200]);
    expect((await recover(mobile, { ...code, password: PASSWORD })).status).toBe(422);
  });
});

describe('closing an account', () => {
  const close = async (person: Person, key?: string): Promise<ApiResponse> =>
    on.post('/api/v1/me/closing', await ownCode('close', person), person.as, key);

  it('forgets who it was, ends every login, and frees number and document', async () => {
    const person = await on.person({ password: PASSWORD });
    await passedFace(person);
    expect(await close(person)).toMatchObject({ status: 200, body: { closed: true } });
    const [user] = await on.rows('SELECT login, password_hash, mobile_hash, mobile_encrypted, mobile_masked FROM users WHERE id = $1', [
      person.userId,
    ]);
    expect(Object.values(user!).every((value) => value === null)).toBe(true);
    for (const table of ['person_identities', 'face_checks'])
      expect(await on.rows(`SELECT 1 FROM ${table} WHERE user_id = $1`, [person.userId])).toEqual([]);
    expect(await logsIn(person.mobile, PASSWORD)).toBe(false);
    expect((await changesOf(person)).at(-1)).toBe('closed');
    expect((await on.call('/api/v1/registrations', { mobile: person.mobile, ...(await on.code('register', person.mobile)) })).status).toBe(
      201,
    );
    expect(await on.post('/api/v1/me/one-time-codes', { purpose: 'close' }, person.as)).toMatchObject({
      status: 403,
      body: { code: 'AUTH.PERSONS_ONLY' },
    });
  });

  it('is told to whoever keeps something for its sake: one fact for each account that ends, with its id and nothing of its owner', async () => {
    const person = await on.person();
    const [ofEnterprise, ofOffice] = [randomUUID(), randomUUID()];
    await on.rows(`INSERT INTO accounts (id, user_id, kind, real_name_level) VALUES ($1, $2, 'legalPerson', 3)`, [
      ofEnterprise,
      person.userId,
    ]);
    await on.rows(`INSERT INTO accounts (id, user_id, kind, disabled_at) VALUES ($1, $2, 'officer', now())`, [ofOffice, person.userId]);
    const before = await on.lastFact();
    const told = () =>
      on.rows<{ key: string; data: object; sequence: number }>(
        `SELECT key, payload::jsonb -> 'data' AS data, (payload::jsonb ->> 'sequence')::float8 AS sequence
           FROM outbox WHERE type = $1 AND topic = 'auth.events.v1' AND id > $2 ORDER BY key`,
        [AccountClosedV1.fullType, before],
      );
    on.neighbours.openCases = 1;
    expect(await close(person)).toMatchObject({ status: 409 });
    expect(await told()).toEqual([]);
    on.neighbours.openCases = 0;
    await on.rows('DELETE FROM throttle_counts');
    const since = Date.now();
    expect(await close(person)).toMatchObject({ status: 200, body: { closed: true } });
    const facts = await told();
    expect(facts.map(({ key, data }) => ({ key, data }))).toEqual(
      [person.accountId, ofEnterprise].sort().map((accountId) => ({ key: accountId, data: { accountId, closedAt: expect.any(String) } })),
    );
    for (const { sequence } of facts) expect(sequence).toBeGreaterThanOrEqual(since);
  });

  it('is refused over open cases, and while nobody knows of them', async () => {
    const person = await on.person();
    on.neighbours.openCases = 1;
    expect(await close(person)).toMatchObject({ status: 409, body: { code: 'AUTH.OPEN_CASES' } });
    on.neighbours.asking = 500;
    await on.rows('DELETE FROM throttle_counts');
    expect(await close(person)).toMatchObject({ status: 503 });
    expect(await sealedMobile(person)).toBe(person.mobile);
  });

  it('is refused to who acts for an enterprise or a public body', async () => {
    const person = await on.person();
    await on.rows(`INSERT INTO accounts (id, user_id, kind) VALUES ($1, $2, 'officer')`, [randomUUID(), person.userId]);
    expect(await close(person)).toMatchObject({ status: 409, body: { code: 'AUTH.OTHER_IDENTITIES' } });
    expect(await sealedMobile(person)).toBe(person.mobile);
  });

  it('is refused to an agent of an enterprise as long as he is one', async () => {
    const person = await on.person();
    const [accountId, authorisationId, uscc] = [randomUUID(), randomUUID(), '91330203MA2B10049D'];
    await on.rows(`INSERT INTO enterprises (uscc, company_name) VALUES ($1, '甬江')`, [uscc]);
    await on.rows(`INSERT INTO accounts (id, user_id, kind, real_name_level) VALUES ($1, $2, 'legalPerson', 3)`, [
      accountId,
      person.userId,
    ]);
    await on.rows('INSERT INTO legal_persons (account_id, uscc) VALUES ($1, $2)', [accountId, uscc]);
    await on.rows(
      `INSERT INTO authorisations (id, uscc, agent_user_id, account_id, everything, valid_from, valid_until, state, offered_at, accepted_at)
       VALUES ($1, $2, $3, $4, true, now(), now() + interval '1 day', 'active', now(), now())`,
      [authorisationId, uscc, person.userId, accountId],
    );
    expect(await close(person)).toMatchObject({ status: 409, body: { code: 'AUTH.OTHER_IDENTITIES' } });
    await on.rows(`UPDATE authorisations SET state = 'resigned', ended_at = now() WHERE id = $1`, [authorisationId]);
    await on.rows('DELETE FROM throttle_counts');
    expect(await close(person)).toMatchObject({ status: 200, body: { closed: true } });
  });

  it('needs a code to the number', async () => {
    const [person, other] = [await on.person(), await on.person()];
    const answer = await on.post('/api/v1/me/closing', await ownCode('close', other), person.as);
    expect(answer).toMatchObject({ status: 422, body: { code: 'AUTH.CODE_WRONG' } });
    expect(await sealedMobile(person)).toBe(person.mobile);
  });
});

describe('one’s own data', () => {
  const read = (as: TestPrincipal) => on.service.call('/api/v1/me/personal-data', { as, token: { authAgo: 10 } });

  it('is told in clear to oneself, with who read it, and on record', async () => {
    const person = await on.person();
    await passedFace(person);
    await on.rows(`INSERT INTO identity_readings (at, account_id, purpose, client_id) VALUES (now(), $1, 'prefill', 'svc-acceptance')`, [
      person.accountId,
    ]);
    const { status, body, headers } = await read(person.as);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(body).toMatchObject({
      userId: person.userId,
      mobile: person.mobile,
      identity: { name: '赵大友', documentType: '111', documentNo: expect.stringMatching(/^330203/) },
      accounts: [{ accountId: person.accountId, kind: 'person', realNameLevel: 3 }],
      verifications: [{ level: 3, method: 'face', documentType: '111' }],
      changes: [{ what: 'registered' }],
      readings: [{ purpose: 'prefill', clientId: 'svc-acceptance', itemCode: null, caseNo: null }],
    });
    const again = (await read(person.as)).body;
    expect(again.changes.map(({ what }: { what: string }) => what)).toEqual(['registered', 'data-exported']);
    expect(again.readings[0]).toMatchObject({ purpose: 'export', clientId: 'test-client' });
  });

  it('names his logins and whom he let know him', async () => {
    const person = await on.person();
    await on.rows(
      `INSERT INTO login_sessions (sid, user_id, account_id, browser, system, address_masked, second_factor, logged_in_at, last_seen_at)
       VALUES ($1, $2, $3, 'Firefox', NULL, '198.51.*', false, now(), now())`,
      [randomUUID(), person.userId, person.accountId],
    );
    await on.rows(`INSERT INTO clients (client_id, kind, name) VALUES ('app-of-parks', 'public', '公园')`);
    await on.rows(`INSERT INTO consents (account_id, client_id, scopes, given_at) VALUES ($1, 'app-of-parks', '{openid,profile}', now())`, [
      person.accountId,
    ]);
    expect((await read(person.as)).body).toMatchObject({
      logins: [{ browser: 'Firefox', system: null, addressMasked: '198.51.*', endedAt: null }],
      consents: [{ clientId: 'app-of-parks', scopes: ['openid', 'profile'] }],
    });
    expect((await read((await on.person()).as)).body).toMatchObject({ logins: [], consents: [] });
  });

  it('is told to nobody else', async () => {
    const person = await on.person();
    expect(await read({ kind: 'officer', id: person.accountId })).toMatchObject({ status: 403, body: { code: 'AUTH.PERSONS_ONLY' } });
    expect(await read({ kind: 'person', id: randomUUID() })).toMatchObject({ status: 403, body: { code: 'AUTH.PERSONS_ONLY' } });
    expect((await on.service.call('/api/v1/me/personal-data', { as: person.as })).status).toBe(401);
  });
});
