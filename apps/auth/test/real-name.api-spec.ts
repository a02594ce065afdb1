import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OFFICERS } from '@yiwang/demo-data';
import { HttpPool, signatureFault } from '@yiwang/http-client';
import { Database, UnitOfWork } from '@yiwang/persistence';
import { citizenIdCheckChar } from '@yiwang/standards';
import { eventually, type ApiResponse, type TestPrincipal } from '@yiwang/testing';
import { Accounts } from '../src/account/accounts.js';
import { PasswordLogin } from '../src/account/password-login.js';
import { ActingPersons } from '../src/enterprise/acting-persons.js';
import { Identities } from '../src/identity/identities.js';
import { HttpAuthority } from '../src/person/real-name/authority/http-authority.js';
import { PersonsUnderTest, type Person } from './builders/persons.js';

let on: PersonsUnderTest;
beforeAll(async () => {
  on = await PersonsUnderTest.start({ SEED: 'demo' });
}, 60_000);
afterAll(() => on?.stop());

const CLERK: TestPrincipal = {
  kind: 'officer',
  id: OFFICERS.marketHandler.id,
  orgCode: OFFICERS.marketHandler.organisation.orgCode,
  permissions: ['person.verify'],
};

let serial = 0;
/** A number that nobody has yet. */
function newNumber(prefix = '330203', birth = '19900307'): string {
  const body = `${prefix}${birth}${String(++serial).padStart(3, '0')}`;
  return body + citizenIdCheckChar(body);
}
interface Name {
  name: string;
  documentType: string;
  documentNo: string;
}
async function known(documentNo = newNumber(), name = '赵大友'): Promise<Name> {
  const claim = { name, documentType: '111', documentNo };
  expect((await on.call('/sandbox/authority/persons', claim)).status).toBe(200);
  return claim;
}
const prove = (person: Person, claim: object, key?: string): Promise<ApiResponse> =>
  on.post('/api/v1/me/real-name', { method: 'idNumber', ...claim }, person.as, key);
const level = async ({ accountId }: Person): Promise<number | null | undefined> =>
  (await on.service.get(Accounts).find(accountId))?.realNameLevel;
const atWindow = async (person: Person, claim: object, as = CLERK): Promise<ApiResponse> =>
  on.post('/api/v1/real-name-verifications', { mobile: person.mobile, ...(await on.code('window', person.mobile)), ...claim }, as);
async function byFace(person: Person, claim: object): Promise<ApiResponse> {
  const { body } = await on.post('/api/v1/me/face-checks', claim, person.as);
  const reference = String(body.url).split('/').at(-1);
  await on.call(`/sandbox/authority/faces/${reference}/result`, { result: 'passed' });
  return on.post(`/api/v1/me/face-checks/${body.faceCheckId}/completion`, undefined, person.as);
}

describe('name and number against the authority', () => {
  it('make level 2, seal the identity, and are recorded', async () => {
    const person = await on.person();
    const claim = await known();
    expect(await prove(person, claim)).toMatchObject({ status: 200, body: { realNameLevel: 2 } });
    expect(await level(person)).toBe(2);
    const [row] = await on.rows<{ all: string; name_masked: string; number_masked: string }>(
      'SELECT i::text AS all, name_masked, number_masked FROM person_identities i WHERE user_id = $1',
      [person.userId],
    );
    expect(row).toMatchObject({
      name_masked: '*大友',
      number_masked: `3***${claim.documentNo.slice(4, 12)}*****${claim.documentNo.at(-1)}`,
    });
    expect(row!.all).not.toContain(claim.documentNo);
    expect(row!.all).not.toContain('赵大友');
    const service = { kind: 'service', id: 'svc-acceptance', clientId: 'svc-acceptance', permissions: new Set<string>() } as const;
    const read = await on.service.get(Identities).read(person.accountId, { purpose: 'prefill' }, service);
    expect(read).toMatchObject({ name: '赵大友', documentType: '111', documentNo: claim.documentNo, mobile: person.mobile });
    expect(await on.rows('SELECT level, method, document_type FROM real_name_verifications WHERE user_id = $1', [person.userId])).toEqual([
      { level: 2, method: 'authority', document_type: '111' },
    ]);
  });

  it('repeat safely', async () => {
    const person = await on.person();
    const claim = await known();
    const key = randomUUID();
    const [first, again] = [await prove(person, claim, key), await prove(person, claim, key)];
    expect([again.status, again.body, again.headers.get('idempotency-replayed')]).toEqual([200, first.body, 'true']);
    expect(await on.rows('SELECT 1 FROM real_name_verifications WHERE user_id = $1', [person.userId])).toHaveLength(1);
  });

  const wrongCheck = (): string => {
    const number = newNumber();
    return number.slice(0, 17) + (number.endsWith('1') ? '2' : '1');
  };
  it.each<[string, () => object, number, string]>([
    ['a wrong check character', () => ({ documentNo: wrongCheck() }), 400, 'STANDARDS.CITIZEN_ID_CHECK_CHAR'],
    ['an old number of fifteen digits', () => ({ documentNo: '330203900307321' }), 422, 'AUTH.CITIZEN_ID_OLD'],
    [
      'a region abolished before the birth',
      () => ({ documentNo: newNumber('330103', '20230307') }),
      422,
      'AUTH.CITIZEN_ID_REGION_ABOLISHED',
    ],
    ['a document that proves no name', () => ({ documentType: '113' }), 422, 'AUTH.DOCUMENT_UNFIT'],
    ['somebody the authority does not know', () => ({ documentNo: newNumber() }), 422, 'AUTH.NAME_NOT_PROVED'],
    ['another name', () => ({ name: '钱大友' }), 422, 'AUTH.NAME_NOT_PROVED'],
    ['no name', () => ({ name: ' ' }), 400, 'HTTP.INVALID'],
  ])('are refused for %s, and change nothing', async (_, over, status, code) => {
    const person = await on.person();
    const answer = await prove(person, { ...(await known()), ...over() });
    expect(answer).toMatchObject({ status, body: { code } });
    expect(await on.rows('SELECT 1 FROM person_identities WHERE user_id = $1', [person.userId])).toEqual([]);
    expect(await level(person)).toBe(1);
  });

  it('may name a region that was abolished since', async () => {
    const person = await on.person();
    expect(await prove(person, await known(newNumber('330103')))).toMatchObject({ status: 200, body: { realNameLevel: 2 } });
  });

  it('are not tried out: by one user five times a day, and his tries do not use up the number', async () => {
    const person = await on.person();
    const claim = await known();
    for (let i = 0; i < 5; i++) expect((await prove(person, { ...claim, name: `人${i}` })).body.code).toBe('AUTH.NAME_NOT_PROVED');
    for (let i = 0; i < 30; i++) expect(await prove(person, claim)).toMatchObject({ status: 429, body: { code: 'AUTH.TOO_MANY_PROOFS' } });
    expect(await prove(await on.person(), claim)).toMatchObject({ status: 200 });
  });

  it('say of a number that another account has proved what they say of a wrong one', async () => {
    const claim = await known();
    expect((await prove(await on.person(), claim)).status).toBe(200);
    const [taken, wrong] = [await prove(await on.person(), claim), await prove(await on.person(), { ...claim, name: '他人' })];
    const told = ({ status, body }: ApiResponse) => ({ status, ...body, correlationId: 0, instance: 0 });
    expect(told(taken)).toEqual(told(wrong));
  });

  it('of one number go to one of several users at once', async () => {
    const claim = await known();
    const persons = await Promise.all(Array.from({ length: 5 }, () => on.person()));
    const answers = await Promise.all(persons.map((person) => prove(person, claim)));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.code === 'AUTH.NAME_NOT_PROVED')).toHaveLength(4);
  });

  it('of another person are refused to who has a name already', async () => {
    const person = await on.person();
    await prove(person, await known());
    expect(await prove(person, await known())).toMatchObject({ status: 409, body: { code: 'AUTH.IDENTITY_DIFFERS' } });
  });

  it('are for a person, as himself', async () => {
    const person = await on.person();
    const claim = await known();
    for (const kind of ['legalPerson', 'officer', 'system'] as const) {
      expect(await prove({ ...person, as: { kind, id: person.accountId } }, claim)).toMatchObject({
        status: 403,
        body: { code: 'AUTH.PERSONS_ONLY' },
      });
    }
    const stranger = { ...person, as: { kind: 'person', id: randomUUID() } as const };
    expect(await prove(stranger, claim)).toMatchObject({ status: 403, body: { code: 'AUTH.PERSONS_ONLY' } });
  });

  it('with a bank card make level 3', async () => {
    const person = await on.person();
    const card = { method: 'bankCard', bankCardNo: '6222021234567890123', bankMobile: person.mobile };
    expect(await prove(person, { ...(await known()), ...card })).toMatchObject({ status: 200, body: { realNameLevel: 3 } });
    expect((await on.service.get(Accounts).find(person.accountId))?.permissions).toContain('case.file');
    const kept = await on.rows<{ all: string }>(`SELECT t::text AS all FROM idempotency_keys t UNION ALL SELECT u::text FROM users u`);
    expect(kept.some(({ all }) => all.includes('6222021234567890123'))).toBe(false);
  });

  it('with a bank card of another mobile than one’s own prove nothing, whatever the bank says', async () => {
    const person = await on.person();
    const card = { method: 'bankCard', bankCardNo: '6222021234567890123', bankMobile: on.newMobile() };
    expect(await prove(person, { ...(await known()), ...card })).toMatchObject({ status: 422, body: { code: 'AUTH.NAME_NOT_PROVED' } });
    expect(await level(person)).toBe(1);
  });

  it('say the same again to a repetition, also when the tries of the day are used up', async () => {
    const person = await on.person();
    const claim = await known();
    const key = randomUUID();
    for (let i = 0; i < 7; i++) expect(await prove(person, claim, key)).toMatchObject({ status: 200, body: { realNameLevel: 2 } });
  });

  it('of a passport are sealed and masked as its kind', async () => {
    const person = await on.person();
    const claim = { name: 'Li Ming', documentType: '414', documentNo: `E${String(10_000_000 + ++serial)}` };
    await on.call('/sandbox/authority/persons', claim);
    expect((await prove(person, claim)).status).toBe(200);
    const [row] = await on.rows<{ document_type: string; number_masked: string }>(
      'SELECT document_type, number_masked FROM person_identities WHERE user_id = $1',
      [person.userId],
    );
    expect(row).toEqual({ document_type: '414', number_masked: `${claim.documentNo.slice(0, 3)}***${claim.documentNo.slice(6)}` });
  });
});

describe('a face', () => {
  it('makes level 3 when it passed, and says the same again', async () => {
    const person = await on.person();
    const claim = await known();
    const { status, body } = await on.post('/api/v1/me/face-checks', claim, person.as);
    expect(status).toBe(201);
    const complete = () => on.post(`/api/v1/me/face-checks/${body.faceCheckId}/completion`, undefined, person.as);
    expect(await complete()).toMatchObject({ status: 409, body: { code: 'AUTH.FACE_CHECK_NOT_PASSED' } });
    await on.call(`/sandbox/authority/faces/${String(body.url).split('/').at(-1)}/result`, { result: 'passed' });
    expect(await complete()).toMatchObject({ status: 200, body: { realNameLevel: 3 } });
    expect(await complete()).toMatchObject({ status: 200, body: { realNameLevel: 3 } });
    const [row] = await on.rows<{ all: string }>('SELECT f::text AS all FROM face_checks f WHERE id = $1', [body.faceCheckId]);
    expect(row!.all).not.toContain(claim.documentNo);
  });

  it('of somebody else does not pass, is nobody else’s, and is over after half an hour', async () => {
    const [person, stranger] = [await on.person(), await on.person()];
    expect(await byFace(person, { ...(await known()), name: '他人' })).toMatchObject({
      status: 422,
      body: { code: 'AUTH.NAME_NOT_PROVED' },
    });
    const { body } = await on.post('/api/v1/me/face-checks', await known(), person.as);
    const complete = (as: TestPrincipal) => on.post(`/api/v1/me/face-checks/${body.faceCheckId}/completion`, undefined, as);
    expect(await complete(stranger.as)).toMatchObject({ status: 404, body: { code: 'AUTH.FACE_CHECK_NOT_FOUND' } });
    await on.rows(`UPDATE face_checks SET started_at = now() - interval '31 minutes' WHERE id = $1`, [body.faceCheckId]);
    expect(await complete(person.as)).toMatchObject({ status: 404, body: { code: 'AUTH.FACE_CHECK_NOT_FOUND' } });
    expect(await level(person)).toBe(1);
  });

  it('takes the number from who only knew it, whose access of before ends', async () => {
    const [squatter, owner] = [await on.person(), await on.person()];
    const claim = await known();
    expect((await prove(squatter, claim)).status).toBe(200);
    expect(await byFace(owner, claim)).toMatchObject({ status: 200, body: { realNameLevel: 3 } });
    expect([await level(squatter), await level(owner)]).toEqual([1, 3]);
    expect(await on.rows('SELECT user_id FROM person_identities WHERE user_id = ANY($1)', [[squatter.userId, owner.userId]])).toEqual([
      { user_id: owner.userId },
    ]);
    expect(await on.rows(`SELECT change FROM user_changes WHERE user_id = $1 ORDER BY id`, [squatter.userId])).toEqual([
      { change: 'registered' },
      { change: 'identity-lost' },
    ]);
    expect(await on.rows('SELECT 1 FROM access_endings')).not.toEqual([]);
  });

  it('takes the number from a bank card, which somebody else may have told of', async () => {
    const [thief, owner] = [await on.person(), await on.person()];
    const claim = await known();
    const card = { method: 'bankCard', bankCardNo: '6222021234567890123', bankMobile: thief.mobile };
    expect((await prove(thief, { ...claim, ...card })).status).toBe(200);
    expect(await byFace(owner, claim)).toMatchObject({ status: 200, body: { realNameLevel: 3 } });
    expect([await level(thief), await level(owner)]).toEqual([1, 3]);
    expect(await prove(thief, { ...claim, ...card })).toMatchObject({ status: 409, body: { code: 'AUTH.IDENTITY_ELSEWHERE' } });
  });

  it('takes with it the enterprise that was claimed by it, and whom he authorised for that', async () => {
    const [thief, agent, owner] = [await on.person(), await on.person(), await on.person()];
    const claim = await known();
    const card = { method: 'bankCard', bankCardNo: '6222021234567890123', bankMobile: thief.mobile };
    expect((await prove(thief, { ...claim, ...card })).status).toBe(200);
    const uscc = '91330203MA2B10049D';
    await on.rows(`INSERT INTO enterprises (uscc, company_name, representative_user_id, verified_at) VALUES ($1, '甬江', $2, now())`, [
      uscc,
      thief.userId,
    ]);
    const account = async (userId: string): Promise<string> => {
      const id = randomUUID();
      await on.rows(`INSERT INTO accounts (id, user_id, kind, real_name_level) VALUES ($1, $2, 'legalPerson', 3)`, [id, userId]);
      await on.rows('INSERT INTO legal_persons (account_id, uscc) VALUES ($1, $2)', [id, uscc]);
      return id;
    };
    const [own, ofAgent] = [await account(thief.userId), await account(agent.userId)];
    await on.rows(
      `INSERT INTO authorisations (id, uscc, agent_user_id, granted_by, account_id, everything, valid_from, valid_until, state, offered_at, accepted_at)
       VALUES ($1, $2, $3, $4, $5, true, now() - interval '1 day', now() + interval '1 day', 'active', now(), now())`,
      [randomUUID(), uscc, agent.userId, thief.userId, ofAgent],
    );
    const accounts = on.service.get(Accounts);
    expect([await accounts.find(own), await accounts.find(ofAgent)]).not.toContain(undefined);
    expect((await byFace(owner, claim)).status).toBe(200);
    expect([await accounts.find(own), await accounts.find(ofAgent)]).toEqual([undefined, undefined]);
    expect(await on.rows('SELECT representative_user_id AS by FROM enterprises WHERE uscc = $1', [uscc])).toEqual([{ by: null }]);
    expect(await on.rows('SELECT state FROM authorisations WHERE uscc = $1', [uscc])).toEqual([{ state: 'revoked' }]);
    expect(await on.rows('SELECT action FROM admin_actions WHERE target = $1', [uscc])).toEqual([
      { action: 'enterprise.representative-dismissed' },
    ]);
  });

  it('takes with it an enterprise that is being claimed by it at that moment', async () => {
    const [thief, owner] = [await on.person(), await on.person()];
    const claim = await known();
    const card = { method: 'bankCard', bankCardNo: '6222021234567890123', bankMobile: thief.mobile };
    expect((await prove(thief, { ...claim, ...card })).status).toBe(200);
    const uscc = '91330203MA2B10057B';
    let locked!: () => void;
    const holds = new Promise<void>((resolve) => (locked = resolve));
    const claiming = on.service.get(UnitOfWork).run(async () => {
      const database = on.service.get(Database);
      expect(await on.service.get(ActingPersons).holdName(thief.userId)).toBe(true);
      locked();
      const waiting = 'SELECT 1 FROM pg_locks WHERE NOT granted AND pg_backend_pid() = ANY(pg_blocking_pids(pid))';
      await eventually(async () => expect(await database.query(waiting)).not.toEqual([]));
      const sql = `INSERT INTO enterprises (uscc, company_name, representative_user_id, verified_at) VALUES ($1, '甬江', $2, now())`;
      await database.query(sql, [uscc, thief.userId]);
    });
    await holds;
    const taking = byFace(owner, claim);
    await claiming;
    expect((await taking).status).toBe(200);
    expect(await on.rows('SELECT representative_user_id AS by FROM enterprises WHERE uscc = $1', [uscc])).toEqual([{ by: null }]);
  });

  it('is begun by the owner of a number however many have tried names on it', async () => {
    const claim = await known();
    const tried = await Promise.all(Array.from({ length: 7 }, () => on.person()));
    for (const person of tried) for (let i = 0; i < 5; i++) await prove(person, { ...claim, name: `人${i}` });
    const owner = await on.person();
    expect(await prove(owner, claim)).toMatchObject({ status: 429, body: { code: 'AUTH.TOO_MANY_PROOFS' } });
    expect(await byFace(owner, claim)).toMatchObject({ status: 200, body: { realNameLevel: 3 } });
  });

  it('does not take it from who proved it as well', async () => {
    const [first, second] = [await on.person(), await on.person()];
    const claim = await known();
    expect((await byFace(first, claim)).status).toBe(200);
    expect(await byFace(second, claim)).toMatchObject({ status: 409, body: { code: 'AUTH.IDENTITY_ELSEWHERE' } });
    expect([await level(first), await level(second)]).toEqual([3, 1]);
  });
});

describe('at the window', () => {
  it('a clerk who sees the card makes level 3, and stands in the record', async () => {
    const person = await on.person();
    const answer = await atWindow(person, { name: '孙小美', documentType: '111', documentNo: newNumber() });
    expect(answer).toMatchObject({ status: 200, body: { accountId: person.accountId, realNameLevel: 3 } });
    const { body } = await on.service.call('/api/v1/real-name-verifications?limit=1', { as: CLERK });
    expect(body.items).toEqual([
      { id: expect.any(String), at: expect.any(String), displayName: '*小美', documentType: '111', verifiedBy: CLERK.id },
    ]);
  });

  it('lists page by page, of one’s own body only', async () => {
    for (let i = 0; i < 3; i++) await atWindow(await on.person(), { name: '孙小美', documentType: '111', documentNo: newNumber() });
    const all = await on.rows<{ id: string }>('SELECT id FROM real_name_verifications WHERE org_code = $1 ORDER BY id DESC', [
      CLERK.orgCode,
    ]);
    const seen: string[] = [];
    for (let cursor = ''; ;) {
      const { body } = await on.service.call(`/api/v1/real-name-verifications?limit=2${cursor}`, { as: CLERK });
      seen.push(...body.items.map(({ id }: { id: string }) => id));
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    const elsewhere = { ...CLERK, orgCode: OFFICERS.housingHandler.organisation.orgCode };
    expect((await on.service.call('/api/v1/real-name-verifications', { as: elsewhere })).body.items).toEqual([]);
  });

  it('is refused without the code on the person’s telephone, to whom nobody registered, and without the permission', async () => {
    const claim = { name: '孙小美', documentType: '111', documentNo: newNumber() };
    const [person, other] = [await on.person(), await on.person()];
    const code = await on.code('window', other.mobile);
    expect(await on.post('/api/v1/real-name-verifications', { mobile: person.mobile, ...code, ...claim }, CLERK)).toMatchObject({
      status: 422,
      body: { code: 'AUTH.CODE_WRONG' },
    });
    const nobody = { ...person, mobile: on.newMobile() };
    expect(await atWindow(nobody, claim)).toMatchObject({ status: 404, body: { code: 'AUTH.PERSON_UNKNOWN' } });
    expect(await atWindow(person, claim, { ...CLERK, permissions: ['case.collect'] })).toMatchObject({ status: 403 });
    expect(await level(person)).toBe(1);
  });

  const faceAtWindow = async (claim: object, result?: string, as = CLERK): Promise<ApiResponse> => {
    const answer = await on.post('/api/v1/real-name-verifications/face-checks', claim, as);
    if (answer.status === 201 && result !== undefined) {
      await on.call(`/sandbox/authority/faces/${String(answer.body.url).split('/').at(-1)}/result`, { result });
    }
    return answer;
  };
  const rebindBy = async (faceCheckId: unknown, claim: object, mobile: string, as = CLERK, purpose = 'windowMobile') => {
    const body = { mobile, ...(await on.code(purpose, mobile)), ...claim, faceCheckId };
    return on.post('/api/v1/real-name-verifications/mobile-changes', body, as);
  };
  /** The person shows his face, and another number. */
  const rebind = async (claim: object, mobile: string, as = CLERK): Promise<ApiResponse> => {
    const face = await faceAtWindow(claim, 'passed', as);
    return face.status === 201 ? rebindBy(face.body.faceCheckId, claim, mobile, as) : face;
  };
  const mobileOf = async ({ userId }: Person): Promise<unknown> =>
    (await on.rows<{ masked: string }>('SELECT mobile_masked AS masked FROM users WHERE id = $1', [userId]))[0]?.masked;
  const masked = (mobile: string): string => `${mobile.slice(0, 3)}****${mobile.slice(7)}`;

  it('binds another number for who has lost his, ends his logins, and records the clerk', async () => {
    const person = await on.person();
    const claim = await known();
    await atWindow(person, claim);
    const mobile = on.newMobile();
    const before = await on.lastFact();
    expect(await rebind(claim, mobile)).toMatchObject({ status: 200, body: { accountId: person.accountId, realNameLevel: 3 } });
    expect(await mobileOf(person)).toBe(masked(mobile));
    expect(await on.rows('SELECT 1 FROM users WHERE id = $1 AND sessions_from IS NOT NULL', [person.userId])).toHaveLength(1);
    expect(
      await on.rows('SELECT 1 FROM real_name_verifications WHERE user_id = $1 AND verified_by = $2', [person.userId, CLERK.id]),
    ).toHaveLength(2);
    expect(
      await on.rows(`SELECT payload::jsonb -> 'data' -> 'by' ->> 'id' AS by FROM outbox WHERE topic = 'auth.security.v1' AND id > $1`, [
        before,
      ]),
    ).toEqual([{ by: CLERK.id }]);
  });

  it('leaves whoever had the number no way in', async () => {
    const person = await on.person({ password: 'a long enough password' });
    const claim = await known();
    await atWindow(person, claim);
    await on.rows(`INSERT INTO upstream_accounts (upstream, subject_hash, user_id, bound_at) VALUES ('province', 'hash', $1, now())`, [
      person.userId,
    ]);
    await on.rows(`UPDATE users SET totp_secret_encrypted = 'sealed', totp_confirmed_at = now() WHERE id = $1`, [person.userId]);
    await on.rows(`INSERT INTO recovery_codes (user_id, code_hash) VALUES ($1, 'hash')`, [person.userId]);
    const mobile = on.newMobile();
    const logsIn = () =>
      on.service.get(PasswordLogin).attempt(mobile, 'a long enough password', { address: on.newAddress(), device: null });
    expect((await rebind(claim, mobile)).status).toBe(200);
    expect(await logsIn()).toEqual({ refused: 'wrong' });
    expect(await on.rows('SELECT totp_confirmed_at FROM users WHERE id = $1', [person.userId])).toEqual([{ totp_confirmed_at: null }]);
    for (const table of ['upstream_accounts', 'recovery_codes']) {
      expect([table, await on.rows(`SELECT 1 FROM ${table} WHERE user_id = $1`, [person.userId])]).toEqual([table, []]);
    }
  });

  it('gives nobody the account of a stranger who only knew his name and number', async () => {
    const stranger = await on.person({ password: 'a long enough password' });
    const claim = await known();
    expect((await prove(stranger, claim)).status).toBe(200);
    expect(await rebind(claim, on.newMobile())).toMatchObject({ status: 404, body: { code: 'AUTH.PERSON_UNKNOWN' } });
    expect([await level(stranger), await mobileOf(stranger)]).toEqual([2, masked(stranger.mobile)]);
  });

  it('binds no number by a clerk alone: not without the face of the owner, nor by a code for something else', async () => {
    const [person, other] = [await on.person(), await on.person()];
    const [claim, ofOther] = [await known(), await known()];
    await atWindow(person, claim);
    await atWindow(other, ofOther);
    const refused = async (faceCheckId: unknown) => (await rebindBy(faceCheckId, claim, on.newMobile())).body.code;
    expect(await refused(randomUUID())).toBe('AUTH.FACE_CHECK_NOT_FOUND');
    expect(await refused((await faceAtWindow(claim)).body.faceCheckId)).toBe('AUTH.FACE_CHECK_NOT_PASSED');
    expect(await refused((await faceAtWindow(claim, 'failed')).body.faceCheckId)).toBe('AUTH.NAME_NOT_PROVED');
    expect(await refused((await faceAtWindow(ofOther, 'passed')).body.faceCheckId)).toBe('AUTH.FACE_CHECK_NOT_FOUND');
    // Somebody in a session of the person shows his own face, of his own card.
    const own = await on.post('/api/v1/me/face-checks', await known(), person.as);
    await on.call(`/sandbox/authority/faces/${String(own.body.url).split('/').at(-1)}/result`, { result: 'passed' });
    expect(await refused(own.body.faceCheckId)).toBe('AUTH.FACE_CHECK_NOT_FOUND');
    const { faceCheckId } = (await faceAtWindow(claim, 'passed')).body;
    expect((await rebindBy(faceCheckId, claim, on.newMobile(), CLERK, 'newMobile')).body.code).toBe('AUTH.CODE_WRONG');
    expect(await mobileOf(person)).toBe(masked(person.mobile));
    expect((await rebindBy(faceCheckId, claim, on.newMobile())).status).toBe(200);
    expect(await refused(faceCheckId)).toBe('AUTH.FACE_CHECK_NOT_FOUND');
  });

  it('binds no number for another card, another name, a number that is taken, or the clerk himself', async () => {
    const [person, other] = [await on.person(), await on.person()];
    const claim = await known();
    await atWindow(person, claim);
    for (const wrong of [
      { ...claim, documentNo: newNumber() },
      { ...claim, name: '他人' },
    ]) {
      expect(await rebind(wrong, on.newMobile())).toMatchObject({ status: 404, body: { code: 'AUTH.PERSON_UNKNOWN' } });
    }
    expect(await rebind(claim, other.mobile)).toMatchObject({ status: 409, body: { code: 'AUTH.MOBILE_TAKEN' } });
    const account = randomUUID();
    await on.rows(`INSERT INTO accounts (id, user_id, kind) VALUES ($1, $2, 'officer')`, [account, person.userId]);
    expect(await rebind(claim, on.newMobile(), { ...CLERK, id: account })).toMatchObject({
      status: 409,
      body: { code: 'AUTH.OWN_VERIFICATION' },
    });
    expect(await rebind(claim, on.newMobile(), { ...CLERK, permissions: [] })).toMatchObject({ status: 403 });
    expect(await mobileOf(person)).toBe(masked(person.mobile));
  });

  it('is refused to a clerk who verifies himself', async () => {
    const person = await on.person();
    const account = randomUUID();
    await on.rows(`INSERT INTO accounts (id, user_id, kind) VALUES ($1, $2, 'officer')`, [account, person.userId]);
    const claim = { name: '孙小美', documentType: '111', documentNo: newNumber() };
    expect(await atWindow(person, claim, { ...CLERK, id: account })).toMatchObject({
      status: 409,
      body: { code: 'AUTH.OWN_VERIFICATION' },
    });
    expect(await level(person)).toBe(1);
  });
});

describe('the record of verifications', () => {
  it('only grows', async () => {
    await expect(on.rows('UPDATE real_name_verifications SET level = 3')).rejects.toThrow();
    await expect(on.rows('DELETE FROM user_changes')).rejects.toThrow();
  });
});

describe('the authority over http', () => {
  const SECRET = 'test-authority-secret-of-32-characters';
  const asked: { url: string; body: unknown; fault: string | undefined }[] = [];
  let server: Server;
  let pool: HttpPool;
  let authority: HttpAuthority;
  let answer: { status: number; text: string };
  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        const fault = signatureFault('yiwang-authority', SECRET, request.headers, Buffer.from(body));
        asked.push({ url: request.url ?? '', body: JSON.parse(body), fault });
        response.writeHead(answer.status).end(answer.text);
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    pool = new HttpPool();
    authority = new HttpAuthority(pool, `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1/`, SECRET);
  });
  afterAll(async () => {
    await pool.onApplicationShutdown();
    await new Promise((resolve) => server.close(resolve));
  });
  const claim = { name: '赵大友', documentType: '111', documentNo: newNumber() };

  it('is asked signed, and believed', async () => {
    answer = { status: 200, text: '{"confirmed": true}' };
    expect(await authority.confirmsName(claim)).toBe(true);
    expect(asked.at(-1)).toEqual({ url: '/v1/names', body: claim, fault: undefined });
    answer = { status: 200, text: '{"confirmed": false}' };
    expect(await authority.confirmsCard({ ...claim, bankCardNo: '1', bankMobile: '2' })).toBe(false);
    expect(asked.at(-1)).toMatchObject({ url: '/v1/bank-cards', fault: undefined });
    answer = { status: 200, text: '{"reference": "r", "url": "https://face.example/r"}' };
    expect(await authority.startFace(claim)).toEqual({ reference: 'r', url: 'https://face.example/r' });
    answer = { status: 200, text: '{"result": "failed"}' };
    expect(await authority.faceResult('r')).toBe('failed');
    expect(asked.at(-1)).toMatchObject({ url: '/v1/faces/result', body: { reference: 'r' } });
  });

  it.each([
    [500, '{"confirmed": true}'],
    [200, 'yes'],
    [200, '{"confirmed": "yes"}'],
  ])('is not believed when it answers %i %s', async (status, text) => {
    answer = { status, text };
    await expect(authority.confirmsName(claim)).rejects.toMatchObject({ code: 'AUTH.AUTHORITY_AWAY', kind: 'unavailable' });
  });
});

describe('where no authority is configured', () => {
  it('names are proved at counters only, and there is no sandbox', async () => {
    const alone = await PersonsUnderTest.start({
      REAL_NAME_AUTHORITY: 'http',
      REAL_NAME_AUTHORITY_URL: 'http://127.0.0.1:1',
      REAL_NAME_AUTHORITY_SECRET: 'x'.repeat(32),
    });
    try {
      const person = await alone.person();
      const claim = { name: '赵大友', documentType: '111', documentNo: newNumber() };
      // Nobody was asked, so it is no try.
      for (let i = 0; i < 6; i++) {
        const answer = await alone.post('/api/v1/me/real-name', { method: 'idNumber', ...claim }, person.as);
        expect(answer).toMatchObject({ status: 503, body: { code: 'AUTH.AUTHORITY_AWAY' } });
      }
      expect(await alone.call('/sandbox/authority/persons', claim)).toMatchObject({ status: 404, body: { code: 'HTTP.ROUTE_NOT_FOUND' } });
    } finally {
      await alone.stop();
    }
  }, 30_000);
});
