import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AUTHORISATIONS, DEMO_PASSWORD, ENTERPRISES, ITEMS, LEGAL_PERSONS, OFFICERS, ORGANISATIONS, PERSONS } from '@yiwang/demo-data';
import { signatureFault } from '@yiwang/http-client';
import { uuidv7 } from '@yiwang/kernel';
import { eventually, TokenIssuer, type TestPrincipal } from '@yiwang/testing';
import { Accounts } from '../src/account/accounts.js';
import { ExpireAuthorisations } from '../src/enterprise/expire-authorisations.js';
import { RecheckRepresentatives } from '../src/enterprise/recheck-representatives.js';
import { RunningAuth, type Answer, type Json } from './builders/running-auth.js';

const SECRET = 'a-secret-that-the-register-knows-as-well';
const FOOD = ENTERPRISES.yongjiangFood;
const TRADE = ENTERPRISES.yuehuTrade;
const TRAVEL = ENTERPRISES.dongqianTravel;
const { wangXiaoming, chenJing, luYi, fangDongcheng, ruanJie } = PERSONS;

/** 市场主体登记库 as another authority runs it: it believes signed questions alone. */
class Register {
  readonly enterprises = new Map<string, { companyName: string; orgType: number; state: string; number: string }>();
  readonly asked: Json[] = [];
  away = false;
  /** What happens elsewhere while it is asked. */
  meanwhile: () => Promise<unknown> = () => Promise.resolve();
  private readonly server: Server;

  constructor() {
    for (const { uscc, companyName, orgType, representative } of Object.values(ENTERPRISES))
      this.enterprises.set(uscc, { companyName, orgType, state: 'active', number: representative.idNumber });
    this.server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const body = Buffer.concat(chunks);
        if (this.away) return void response.writeHead(503).end();
        if (signatureFault('yiwang-register', SECRET, request.headers, body)) return void response.writeHead(401).end();
        const answer = JSON.stringify(this.answer(JSON.parse(body.toString()) as Json));
        void this.meanwhile().finally(() => response.setHeader('content-type', 'application/json').end(answer));
      });
    });
  }

  private answer(question: Json): Json {
    this.asked.push(question);
    const known = this.enterprises.get(question['creditCode'] as string);
    if (!known) return { enterprise: null };
    const { number, ...shown } = known;
    return { enterprise: { ...shown, isRepresentative: (question['representative'] as Json)['documentNo'] === number } };
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/representatives`;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }
}

const register = new Register();
let tokens: TokenIssuer;
let auth: RunningAuth;

beforeAll(async () => {
  tokens = await TokenIssuer.start();
  auth = await RunningAuth.start({
    SEED: 'demo',
    JWKS_URL: tokens.jwksUrl,
    ENTERPRISE_REGISTER: 'http',
    ENTERPRISE_REGISTER_URL: await register.start(),
    ENTERPRISE_REGISTER_SECRET: SECRET,
  });
}, 60_000);
afterAll(async () => {
  await auth?.stop();
  await tokens?.stop();
  await register.stop();
});

const person = ({ id, realNameLevel }: { id: string; realNameLevel: number }): TestPrincipal => ({ kind: 'person', id, realNameLevel });
const enterprise = (id: string, { uscc }: { uscc: string }): TestPrincipal => ({
  kind: 'legalPerson',
  id,
  orgCode: uscc,
  realNameLevel: 3,
});
const REPRESENTATIVE = enterprise(FOOD.representativeAccountId, FOOD);
const TRADER = enterprise(TRADE.representativeAccountId, TRADE);
const ACCEPTANCE: TestPrincipal = { kind: 'service', id: 'svc-acceptance', clientId: 'svc-acceptance' };

/** By a login of `authAgo` seconds ago. */
async function ask(as: TestPrincipal, path: string, body?: unknown, key: string = randomUUID(), authAgo = 0): Promise<Answer> {
  const token = await tokens.token(as, { issuer: auth.issuer, authAgo });
  return auth.call(`/api/v1/${path}`, { token, ...(body !== undefined && { body, key }) });
}
const refused = (status: number, code: string) => ({ status, body: { code } });
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();
const accounts = (): Accounts => auth.service.app.get(Accounts);

const rows = async (sql: string, ...params: unknown[]): Promise<Json[]> => auth.database.query(sql, params);
const count = async (table: string): Promise<unknown> => (await rows(`SELECT count(*)::int AS n FROM ${table}`))[0]!['n'];
const everythingFor = (agentUserId: string, over: Json = {}): Json => ({ agentUserId, everything: true, until: inDays(30), ...over });

async function offer(agentUserId: string, over: Json = {}, by = REPRESENTATIVE): Promise<Json> {
  const answer = await ask(by, `enterprises/${by.orgCode!}/authorisations`, everythingFor(agentUserId, over));
  expect(answer).toMatchObject({ status: 201, body: { status: 'offered', agent: { userId: agentUserId, name: null }, accountId: null } });
  return answer.body;
}
async function authorise(who: { id: string; realNameLevel: number }, over: Json = {}, by = REPRESENTATIVE): Promise<Json> {
  const { id } = await offer(who.id, over, by);
  const answer = await ask(person(who), `me/authorisations/${String(id)}/accept`, {});
  expect(answer).toMatchObject({ status: 200, body: { id } });
  return answer.body;
}
const revoke = (id: unknown, by = REPRESENTATIVE): Promise<Answer> =>
  ask(by, `enterprises/${by.orgCode!}/authorisations/${String(id)}/revoke`, {});

describe('registering an enterprise', () => {
  it('is refused to who is not real-name verified at the highest level, and to who acts by another identity', async () => {
    const told = register.asked.length;
    expect(await ask(person(luYi), 'enterprises', { creditCode: TRAVEL.uscc })).toMatchObject(refused(403, 'AUTH.REAL_NAME_LEVEL_TOO_LOW'));
    expect(await ask(REPRESENTATIVE, 'enterprises', { creditCode: TRAVEL.uscc })).toMatchObject(refused(403, 'AUTH.ACT_AS_PERSON'));
    const officer: TestPrincipal = { kind: 'officer', id: OFFICERS.operator.id, permissions: ['ops.accounts'] };
    expect(await ask(officer, 'enterprises', { creditCode: TRAVEL.uscc })).toMatchObject(refused(403, 'AUTH.ACT_AS_PERSON'));
    expect(register.asked).toHaveLength(told);
  });

  it('answers alike for one that there is not and for one that somebody else represents', async () => {
    const [unknown, anothers] = [
      await ask(person(wangXiaoming), 'enterprises', { creditCode: '91330203MA2B10049D' }),
      await ask(person(wangXiaoming), 'enterprises', { creditCode: FOOD.uscc }),
    ];
    expect(unknown).toMatchObject(refused(403, 'AUTH.NOT_REPRESENTATIVE'));
    const told = ({ body: { instance: _, ...said } }: Answer) => JSON.stringify({ ...said, correlationId: '', traceId: '' });
    expect(told(anothers)).toBe(told(unknown));
  });

  it('takes neither a name nor a wrong check character', async () => {
    const named = await ask(person(wangXiaoming), 'enterprises', { creditCode: TRAVEL.uscc, companyName: '我的公司' });
    expect(named).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID', invalidParams: [{ name: '/companyName' }] } });
    const wrong = await ask(person(wangXiaoming), 'enterprises', { creditCode: `${TRAVEL.uscc.slice(0, 17)}0` });
    expect(wrong).toMatchObject({ status: 400, body: { invalidParams: [{ name: '/creditCode', code: 'USCC_INVALID' }] } });
  });

  it('waits while the register is away, and keeps nothing', async () => {
    const before = await count('enterprises');
    register.away = true;
    const answer = await ask(person(wangXiaoming), 'enterprises', { creditCode: TRAVEL.uscc });
    register.away = false;
    expect(answer).toMatchObject(refused(503, 'AUTH.REGISTER_UNAVAILABLE'));
    expect(answer.headers.get('retry-after')).toBe('30');
    expect(await count('enterprises')).toBe(before);
  });

  it('is refused for one that is deregistered', async () => {
    register.enterprises.get(TRAVEL.uscc)!.state = 'closed';
    const answer = await ask(person(wangXiaoming), 'enterprises', { creditCode: TRAVEL.uscc });
    register.enterprises.get(TRAVEL.uscc)!.state = 'active';
    expect(answer).toMatchObject(refused(409, 'AUTH.ENTERPRISE_CLOSED'));
  });

  it('is refused to who loses his name while the register is asked', async () => {
    const [before, takeName] = [await count('enterprises'), `UPDATE accounts SET real_name_level = $2 WHERE id = $1`];
    register.meanwhile = () => rows(takeName, wangXiaoming.id, 1);
    const answer = await ask(person(wangXiaoming), 'enterprises', { creditCode: TRAVEL.uscc });
    register.meanwhile = () => Promise.resolve();
    await rows(takeName, wangXiaoming.id, 3);
    expect(answer).toMatchObject(refused(403, 'AUTH.NOT_REPRESENTATIVE'));
    expect(await count('enterprises')).toBe(before);
  });

  it('gives the person whom the register names an identity for it, once, and has it on record', async () => {
    const key = randomUUID();
    const first = await ask(person(wangXiaoming), 'enterprises', { creditCode: TRAVEL.uscc }, key);
    expect(first).toMatchObject({ status: 201, body: { companyName: TRAVEL.companyName, orgType: 1, outcome: 'registered' } });
    expect(register.asked.at(-1)).toEqual({
      creditCode: TRAVEL.uscc,
      representative: { name: '王小明', documentType: '111', documentNo: wangXiaoming.idNumber },
    });
    const again = await ask(person(wangXiaoming), 'enterprises', { creditCode: TRAVEL.uscc }, key);
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect((await ask(person(wangXiaoming), 'enterprises', { creditCode: TRAVEL.uscc })).body).toEqual({
      ...first.body,
      outcome: 'unchanged',
    });

    const accountId = String(first.body['accountId']);
    expect(await accounts().ofUser(wangXiaoming.id)).toEqual([wangXiaoming.id, accountId]);
    expect(await accounts().find(accountId)).toMatchObject({ kind: 'legalPerson', orgCode: TRAVEL.uscc, authorisationId: null });
    const mine = await ask(person(wangXiaoming), 'me/enterprises');
    expect(mine.body['items']).toEqual([
      { creditCode: TRAVEL.uscc, companyName: TRAVEL.companyName, accountId, as: 'representative', authorisationId: null },
    ]);
    expect(await rows(`SELECT actor_id, action FROM admin_actions WHERE target = $1`, TRAVEL.uscc)).toEqual([
      { actor_id: wangXiaoming.id, action: 'enterprise.registered' },
    ]);
    const readings = `SELECT client_id FROM identity_readings WHERE purpose = 'enterpriseRegister' AND account_id = $1`;
    expect((await rows(readings, wangXiaoming.id)).length).toBeGreaterThan(0);
  });
});

describe('claiming enterprises one after the other', () => {
  it('is stopped, before the register is asked', async () => {
    await auth.database.query(`UPDATE throttle_limits SET most = 2 WHERE name = 'enterprise.claim' AND seconds = 3600`);
    const claim = (): Promise<Answer> => ask(person(ruanJie), 'enterprises', { creditCode: '91330203MA2B10049D' });
    expect([(await claim()).status, (await claim()).status]).toEqual([403, 403]);
    const told = register.asked.length;
    const third = await claim();
    expect(third).toMatchObject(refused(429, 'AUTH.ENTERPRISES_CLAIMED_TOO_OFTEN'));
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(register.asked).toHaveLength(told);
    await auth.database.query(`UPDATE throttle_limits SET most = 20 WHERE name = 'enterprise.claim' AND seconds = 3600`);
  });
});

describe('authorising an agent', () => {
  it('is for the representative, who acts as that: nobody else authorises, sees or revokes', async () => {
    const before = await count('authorisations');
    const agent = enterprise(LEGAL_PERSONS.yongjiangFood.id, FOOD);
    for (const who of [person(fangDongcheng), agent, TRADER, ACCEPTANCE, enterprise(TRADE.representativeAccountId, FOOD)]) {
      const path = `enterprises/${FOOD.uscc}/authorisations`;
      expect(await ask(who, path, everythingFor(chenJing.id))).toMatchObject(refused(403, 'AUTH.NOT_REPRESENTATIVE'));
      expect(await ask(who, path)).toMatchObject(refused(403, 'AUTH.NOT_REPRESENTATIVE'));
      const target = `${path}/${AUTHORISATIONS.ruanJie.id}/revoke`;
      expect(await ask(who, target, {})).toMatchObject(refused(403, 'AUTH.NOT_REPRESENTATIVE'));
    }
    expect(await count('authorisations')).toBe(before);
  });

  it.each([
    ['a name', { agentUserId: '陈静' }, '/agentUserId', 'AGENT_BY_USER_ID_ONLY'],
    ['a credit code', { agentUserId: FOOD.uscc }, '/agentUserId', 'AGENT_BY_USER_ID_ONLY'],
    ['an identity number', { agentUserId: chenJing.idNumber }, '/agentUserId', 'AGENT_BY_USER_ID_ONLY'],
    ['a name beside the user', { agentUserId: chenJing.id, agentName: '陈静' }, '/agentName', 'unrecognized_keys'],
    ['nobody', { agentUserId: undefined }, '/agentUserId', 'required'],
    ['everything and an item', { agentUserId: chenJing.id, items: [ITEMS.cateringLicence.itemCode] }, '/everything', 'SCOPE_AMBIGUOUS'],
    ['nothing at all', { agentUserId: chenJing.id, everything: false }, '/everything', 'SCOPE_AMBIGUOUS'],
    [
      'no department',
      { agentUserId: chenJing.id, everything: false, departments: ['91330203MA2B10049E'] },
      '/departments/0',
      'USCC_INVALID',
    ],
  ])('is refused with %s', async (_, over, name, code) => {
    const before = await count('authorisations');
    const answer = await ask(REPRESENTATIVE, `enterprises/${FOOD.uscc}/authorisations`, everythingFor(chenJing.id, over as Json));
    expect(answer).toMatchObject({ status: 400, body: { code: 'HTTP.INVALID', invalidParams: [{ name, code }] } });
    expect(await count('authorisations')).toBe(before);
  });

  it.each([
    ['a user whom nobody is', { agentUserId: uuidv7() }, 422, 'AUTH.AGENT_UNKNOWN'],
    ['a login without a person behind it', { agentUserId: LEGAL_PERSONS.yuehuTrade.id }, 422, 'AUTH.AGENT_UNKNOWN'],
    ['an officer', { agentUserId: OFFICERS.operator.id }, 422, 'AUTH.AGENT_UNKNOWN'],
    ['himself', { agentUserId: fangDongcheng.id }, 409, 'AUTH.AGENT_IS_REPRESENTATIVE'],
    ['a time that is over', { until: inDays(-1) }, 400, 'AUTH.AUTHORISATION_PERIOD'],
    ['a time that ends before it begins', { from: inDays(3), until: inDays(2) }, 400, 'AUTH.AUTHORISATION_PERIOD'],
    ['a time without a foreseeable end', { until: inDays(4_000) }, 400, 'AUTH.AUTHORISATION_PERIOD'],
  ])('is refused for %s', async (_, over, status, code) => {
    const before = await count('authorisations');
    const answer = await ask(REPRESENTATIVE, `enterprises/${FOOD.uscc}/authorisations`, everythingFor(chenJing.id, over));
    expect(answer).toMatchObject(refused(status, code));
    expect(await count('authorisations')).toBe(before);
  });

  it('asks the representative to prove again who he is, when that was long ago; taking back does not', async () => {
    const before = await count('authorisations');
    const late = await ask(REPRESENTATIVE, `enterprises/${FOOD.uscc}/authorisations`, everythingFor(chenJing.id), randomUUID(), 901);
    expect(late).toMatchObject(refused(401, 'ACCESS.STEP_UP_REQUIRED'));
    expect(late.headers.get('www-authenticate')).toContain('insufficient_user_authentication');
    const takeover = await ask(person(fangDongcheng), `enterprises/${FOOD.uscc}/takeover`, {}, randomUUID(), 901);
    expect(takeover).toMatchObject(refused(401, 'ACCESS.STEP_UP_REQUIRED'));
    expect(await count('authorisations')).toBe(before);
    const { id } = await offer(chenJing.id);
    const path = `enterprises/${FOOD.uscc}/authorisations/${String(id)}/revoke`;
    expect((await ask(REPRESENTATIVE, path, {}, randomUUID(), 9_999)).status).toBe(200);
  });

  it('holds from when the agent accepts, by the identity that he then has', async () => {
    const items = [ITEMS.cateringLicence.itemCode, ITEMS.cateringLicence.itemCode];
    const departments = [ORGANISATIONS.haishuHealth.orgCode];
    const offered = await offer(chenJing.id, { everything: false, items, departments });
    const path = `me/authorisations/${String(offered['id'])}`;
    expect(await ask(REPRESENTATIVE, `enterprises/${FOOD.uscc}/authorisations`, everythingFor(chenJing.id))).toMatchObject(
      refused(409, 'AUTH.AUTHORISATION_OFFERED'),
    );
    expect(await accounts().ofUser(chenJing.id)).toEqual([chenJing.id]);
    expect(await ask(person(wangXiaoming), `${path}/accept`, {})).toMatchObject(refused(404, 'AUTH.AUTHORISATION_NOT_FOUND'));
    expect(await ask(person(wangXiaoming), `${path}/refuse`, {})).toMatchObject(refused(404, 'AUTH.AUTHORISATION_NOT_FOUND'));
    expect(await ask(TRADER, `${path}/accept`, {})).toMatchObject(refused(403, 'AUTH.ACT_AS_PERSON'));

    const key = randomUUID();
    const accepted = await ask(person(chenJing), `${path}/accept`, {}, key);
    const scope = { everything: false, items: [ITEMS.cateringLicence.itemCode], departments };
    expect(accepted).toMatchObject({ status: 200, body: { status: 'active', ...scope, agent: { name: '*静' } } });
    expect((await ask(person(chenJing), `${path}/accept`, {}, key)).body).toEqual(accepted.body);
    expect((await ask(person(chenJing), `${path}/accept`, {})).body).toEqual(accepted.body);

    const accountId = String(accepted.body['accountId']);
    expect(await accounts().ofUser(chenJing.id)).toEqual([chenJing.id, accountId]);
    expect(await accounts().find(accountId)).toMatchObject({ orgCode: FOOD.uscc, authorisationId: offered['id'] });
    expect(await ask(ACCEPTANCE, `internal/authorisations/${String(offered['id'])}`)).toMatchObject({
      status: 200,
      body: { accountId, creditCode: FOOD.uscc, ...scope, ended: false },
    });
    expect((await revoke(offered['id'])).body).toMatchObject({ status: 'revoked' });
  });

  it('is not accepted below the highest real-name level, and may be declined', async () => {
    const { id } = await offer(luYi.id);
    const path = `me/authorisations/${String(id)}`;
    expect(await ask(person(luYi), `${path}/accept`, {})).toMatchObject(refused(403, 'AUTH.REAL_NAME_LEVEL_TOO_LOW'));
    expect(await ask(person(luYi), `${path}/refuse`, {})).toMatchObject({ status: 200, body: { status: 'declined' } });
    expect(await ask(person(luYi), `${path}/refuse`, {})).toMatchObject({ status: 200, body: { status: 'declined' } });
    expect(await revoke(id)).toMatchObject(refused(409, 'AUTH.AUTHORISATION_ENDED'));
    expect(await accounts().ofUser(luYi.id)).toEqual([luYi.id]);
  });

  it('begins and ends by time alone', async () => {
    const later = await authorise(chenJing, { from: inDays(1) });
    expect(later).toMatchObject({ status: 'pending' });
    expect(await accounts().find(String(later['accountId']))).toBeUndefined();
    const brief = await authorise(chenJing, { until: new Date(Date.now() + 2_000).toISOString() });
    expect(brief).toMatchObject({ status: 'active', accountId: later['accountId'] });
    const before = Number(await count('access_endings'));
    await eventually(async () => expect(await accounts().find(String(brief['accountId']))).toBeUndefined());
    // Tokens that are out end as by a revocation, and the agent may be asked anew.
    await eventually(async () => {
      await auth.service.app.get(ExpireAuthorisations).expire();
      expect(Number(await count('access_endings'))).toBe(before + 1);
    });
    expect(await revoke(brief['id'])).toMatchObject(refused(409, 'AUTH.AUTHORISATION_ENDED'));
    const listed = await ask(person(chenJing), 'me/authorisations?limit=2');
    expect((listed.body['items'] as Json[]).map(({ id, status }) => [id, status])).toEqual([
      [brief['id'], 'expired'],
      [later['id'], 'replaced'],
    ]);
  });

  it('makes room for another when nobody has answered in time', async () => {
    const until = new Date(Date.now() + 1_000).toISOString();
    const { id } = await offer(chenJing.id, { until });
    await eventually(async () => {
      await auth.service.app.get(ExpireAuthorisations).expire();
      expect(await rows('SELECT state FROM authorisations WHERE id = $1', id)).toEqual([{ state: 'expired' }]);
    });
    expect(await ask(person(chenJing), `me/authorisations/${String(id)}/accept`, {})).toMatchObject(
      refused(409, 'AUTH.AUTHORISATION_ENDED'),
    );
    expect((await revoke((await offer(chenJing.id))['id'])).status).toBe(200);
  });

  it('never changes in its terms, not even in the database', async () => {
    const change = auth.database.query(`UPDATE authorisations SET items = '{}', everything = true WHERE id = $1`, [
      AUTHORISATIONS.ruanJie.id,
    ]);
    await expect(change).rejects.toThrow(/terms of an authorisation do not change/);
  });

  it('is listed page by page on both sides', async () => {
    const seen: unknown[] = [];
    for (let next: unknown = ''; next !== null;) {
      const { body } = await ask(
        REPRESENTATIVE,
        `enterprises/${FOOD.uscc}/authorisations?limit=2${next === '' ? '' : `&cursor=${String(next)}`}`,
      );
      seen.push(...(body['items'] as Json[]).map(({ id }) => id));
      next = body['next'];
    }
    const stored = await rows('SELECT id FROM authorisations WHERE uscc = $1 ORDER BY id DESC', FOOD.uscc);
    expect(seen).toEqual(stored.map(({ id }) => id));
    expect(await ask(REPRESENTATIVE, `enterprises/${FOOD.uscc}/authorisations?cursor=bm8`)).toMatchObject(
      refused(400, 'HTTP.CURSOR_INVALID'),
    );
  });
});

describe('an authorisation that has ended', () => {
  const endings = async (): Promise<number> => Number(await count('access_endings'));
  const refresh = (session: Json): Promise<Answer> =>
    auth.token({ grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(session['refresh_token']) });

  it('ends the agent’s sessions and refresh tokens in the same transaction, and what his token may do everywhere', async () => {
    const session = await auth.login(LEGAL_PERSONS.yongjiangFood.login, DEMO_PASSWORD);
    const claims = JSON.parse(Buffer.from(String(session['access_token']).split('.')[1]!, 'base64url').toString()) as Json;
    expect(claims).toMatchObject({ sub: LEGAL_PERSONS.yongjiangFood.id, yw_org: FOOD.uscc, yw_authz: AUTHORISATIONS.yongjiangFood.id });
    const before = await endings();
    expect((await revoke(AUTHORISATIONS.yongjiangFood.id)).body).toMatchObject({ status: 'revoked' });
    expect((await revoke(AUTHORISATIONS.yongjiangFood.id)).body).toMatchObject({ status: 'revoked' });
    expect(await endings()).toBe(before + 1);
    expect(await refresh(session)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await accounts().find(LEGAL_PERSONS.yongjiangFood.id)).toBeUndefined();
    expect(await ask(ACCEPTANCE, `internal/authorisations/${AUTHORISATIONS.yongjiangFood.id}`)).toMatchObject({ body: { ended: true } });
  });

  it('by another one that replaces it leaves the session, and gives its tokens the new one', async () => {
    const first = await authorise(chenJing);
    const before = await endings();
    const second = await authorise(chenJing, { everything: false, departments: [ORGANISATIONS.haishuMarket.orgCode] });
    expect(second['accountId']).toBe(first['accountId']);
    expect(await endings()).toBe(before + 1);
    expect(await accounts().find(String(second['accountId']))).toMatchObject({ authorisationId: second['id'] });
    expect(await ask(person(chenJing), `me/authorisations/${String(second['id'])}/refuse`, {})).toMatchObject({
      body: { status: 'resigned' },
    });
    expect(await accounts().find(String(second['accountId']))).toBeUndefined();
    expect(await endings()).toBe(before + 2);
  });
});

describe('what an agent is authorised for', () => {
  it('is told to services that are named, and to nobody else', async () => {
    const path = `internal/authorisations/${AUTHORISATIONS.ruanJie.id}`;
    const another: TestPrincipal = { kind: 'service', id: 'svc-dispatch', clientId: 'svc-dispatch' };
    for (const who of [another, REPRESENTATIVE, person(ruanJie)])
      expect(await ask(who, path)).toMatchObject(refused(403, 'ACCESS.FORBIDDEN'));
    expect(await ask(ACCEPTANCE, `internal/authorisations/${uuidv7()}`)).toMatchObject(refused(404, 'AUTH.AUTHORISATION_NOT_FOUND'));
  });
});

describe('another representative', () => {
  it('takes the enterprise over from the former one, whose access ends, and says who goes on acting for it', async () => {
    const agent = await authorise(chenJing, {}, TRADER);
    const waiting = await offer(ruanJie.id, {}, TRADER);
    register.enterprises.get(TRADE.uscc)!.number = wangXiaoming.idNumber;
    expect(await ask(person(wangXiaoming), 'enterprises', { creditCode: TRADE.uscc })).toMatchObject(
      refused(409, 'AUTH.ENTERPRISE_REGISTERED'),
    );
    expect(await ask(person(chenJing), `enterprises/${TRADE.uscc}/takeover`, {})).toMatchObject(refused(403, 'AUTH.NOT_REPRESENTATIVE'));

    const taken = await ask(person(wangXiaoming), `enterprises/${TRADE.uscc}/takeover`, { keepAuthorisations: true });
    expect(taken).toMatchObject({ status: 200, body: { outcome: 'tookOver' } });
    expect(await accounts().find(TRADE.representativeAccountId)).toBeUndefined();
    expect(await revoke(agent['id'], TRADER)).toMatchObject(refused(403, 'AUTH.NOT_REPRESENTATIVE'));
    expect(await accounts().find(String(agent['accountId']))).toMatchObject({ authorisationId: agent['id'] });
    // What the former one has offered, nobody accepts any more.
    expect(await ask(person(ruanJie), `me/authorisations/${String(waiting['id'])}/accept`, {})).toMatchObject(
      refused(409, 'AUTH.AUTHORISATION_ENDED'),
    );

    // The one after him lets nobody go on whom he has not authorised himself; as an agent until now, he needs no authorisation any more.
    register.enterprises.get(TRADE.uscc)!.number = chenJing.idNumber;
    const next = await ask(person(chenJing), `enterprises/${TRADE.uscc}/takeover`, {});
    expect(next).toMatchObject({ status: 200, body: { outcome: 'tookOver', accountId: agent['accountId'] } });
    expect(await accounts().find(String(agent['accountId']))).toMatchObject({ authorisationId: null });
    expect(await accounts().find(LEGAL_PERSONS.yuehuTrade.id)).toBeUndefined();
    expect(await accounts().find(String(taken.body['accountId']))).toBeUndefined();
  });

  it('is found though something is wrong with another one', async () => {
    const broken = [fangDongcheng.id];
    const [{ sealed }] = (await rows('SELECT name_encrypted AS sealed FROM person_identities WHERE user_id = $1', ...broken)) as [Json];
    await auth.database.query(`UPDATE enterprises SET verified_at = now() - interval '31 days'`);
    await auth.database.query(`UPDATE enterprises SET verified_at = now() - interval '99 days' WHERE uscc = $1`, [FOOD.uscc]);
    await auth.database.query(`UPDATE person_identities SET name_encrypted = 'broken' WHERE user_id = $1`, broken);
    try {
      expect(await auth.service.app.get(RecheckRepresentatives).recheck()).toBe(false);
      const due = await rows(`SELECT uscc FROM enterprises WHERE verified_at < now() - interval '30 days'`);
      expect(due).toEqual([{ uscc: FOOD.uscc }]);
    } finally {
      await auth.database.query('UPDATE person_identities SET name_encrypted = $2 WHERE user_id = $1', [...broken, sealed]);
    }
  });

  it('is found by asking the register again, which leaves everything as it is while it is away', async () => {
    const recheck = (): Promise<boolean> => auth.service.app.get(RecheckRepresentatives).recheck();
    await auth.database.query(`UPDATE enterprises SET verified_at = now() - interval '31 days'`);
    register.enterprises.get(TRAVEL.uscc)!.number = luYi.idNumber;
    register.enterprises.get(TRADE.uscc)!.state = 'closed';
    register.enterprises.get(FOOD.uscc)!.companyName = '宁波甬江食品集团有限公司';
    register.away = true;
    expect(await recheck()).toBe(false);
    expect(await rows('SELECT 1 FROM enterprises WHERE representative_user_id IS NULL')).toEqual([]);
    register.away = false;
    expect(await recheck()).toBe(false);
    const sql = 'SELECT uscc, representative_user_id AS "by", state FROM enterprises ORDER BY uscc';
    expect(await rows(sql)).toEqual(
      [
        { uscc: FOOD.uscc, by: fangDongcheng.id, state: 'active' },
        { uscc: TRADE.uscc, by: null, state: 'closed' },
        { uscc: TRAVEL.uscc, by: null, state: 'active' },
      ].sort((a, b) => (a.uscc < b.uscc ? -1 : 1)),
    );
    expect(await rows('SELECT company_name AS name FROM enterprises WHERE uscc = $1', FOOD.uscc)).toEqual([
      { name: '宁波甬江食品集团有限公司' },
    ]);
    expect(await accounts().ofUser(wangXiaoming.id)).toEqual([wangXiaoming.id]);
    const asked = register.asked.length;
    await recheck();
    expect(register.asked).toHaveLength(asked);
  });

  it('who takes over after the check has dismissed the former one ends his agents’ authorisations as well', async () => {
    const before = await rows(`SELECT account_id FROM authorisations WHERE uscc = $1 AND state = 'active'`, FOOD.uscc);
    expect(before).not.toEqual([]);
    const waiting = await offer(luYi.id);
    register.enterprises.get(FOOD.uscc)!.number = ruanJie.idNumber;
    await auth.database.query(`UPDATE enterprises SET verified_at = now() - interval '31 days' WHERE uscc = $1`, [FOOD.uscc]);
    await auth.service.app.get(RecheckRepresentatives).recheck();
    const active = () => rows(`SELECT account_id FROM authorisations WHERE uscc = $1 AND state = 'active'`, FOOD.uscc);
    expect([await accounts().find(FOOD.representativeAccountId), await active()]).toEqual([undefined, before]);
    expect(await rows('SELECT state FROM authorisations WHERE id = $1', waiting['id'])).toEqual([{ state: 'revoked' }]);
    const taken = await ask(person(ruanJie), `enterprises/${FOOD.uscc}/takeover`, {});
    expect(taken).toMatchObject({ status: 200, body: { outcome: 'registered' } });
    expect(await active()).toEqual([]);
  });
});
