import { createHash, createHmac, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AUTHORISATIONS, DEMO_PASSWORD, LEGAL_PERSONS, OFFICERS, ORGANISATIONS, PERSONS } from '@yiwang/demo-data';
import { eventually, missingFor, RunningExample } from '@yiwang/testing';
import { Browser, fieldOf, type Seen } from './builders/browser.js';
import { RunningAuth, type Answer, type Json } from './builders/running-auth.js';

const EXAMPLE = 'python/site/department_site.py';
const ORG = ORGANISATIONS.haishuMarket.orgCode;
const CALLBACK = 'https://market.example/sso?from=yw';
const SECRET = 'a servicepwd of before';
const missing = missingFor(EXAMPLE);
if (missing !== undefined) process.stderr.write(`skipped: the sample of a site; ${missing}\n`);

let auth: RunningAuth;
let operator: unknown;

beforeAll(async () => {
  auth = await RunningAuth.start({ SEED: 'demo' });
  operator = (await auth.login(OFFICERS.operator.login, DEMO_PASSWORD))['access_token'];
  await registered({
    clientId: 'site-market',
    service: { code: 'MKT_scjg', secret: SECRET },
    callbackUrls: [CALLBACK, 'https://market.example/other'],
  });
  await registered({
    clientId: 'site-fire',
    service: { code: 'xfjy', secret: 'another servicepwd' },
    callbackUrls: ['https://fire.example/sso'],
  });
}, 60_000);
afterAll(() => auth?.stop());

const admin = (path: string, body?: unknown, key: string = randomUUID()): Promise<Answer> =>
  auth.call(`/api/v1/admin/${path}`, { token: operator, key, body });
const newSite = (over: Json): Json => ({ name: '市场监管网上办事', orgCode: ORG, audience: ['person'], ...over });
async function registered(over: Json): Promise<Json> {
  const { status, body } = await admin('sites', newSite(over));
  expect([status, body]).toEqual([201, expect.anything()]);
  return body;
}

const now = (movedMs = 0): string => new Date(Date.now() + 8 * 3_600_000 + movedMs).toISOString().replace(/\D/g, '').slice(0, 14);
const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
interface Caller {
  code: string;
  secret: string;
}
const MARKET: Caller = { code: 'MKT_scjg', secret: SECRET };
const FIRE: Caller = { code: 'xfjy', secret: 'another servicepwd' };

async function simpleauth({ code, secret }: Caller, parameters: Record<string, string>, time = now()): Promise<Record<string, string>> {
  const form = { servicecode: code, time, sign: md5(code + secret + time), datatype: 'json', ...parameters };
  const answer = await fetch(`${auth.service.url}/sso/servlet/simpleauth`, { method: 'POST', body: new URLSearchParams(form) });
  expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
  return (await answer.json()) as Record<string, string>;
}
const validate = (caller: Caller, st: string, time?: string) => simpleauth(caller, { method: 'ticketValidation', st }, time);
const userInfo = (caller: Caller, token: string, time?: string) => simpleauth(caller, { method: 'getUserInfo', token }, time);

/** Opens no address of another machine: it stops there, with status 0. */
class StayingBrowser extends Browser {
  protected override stopsAt(url: URL): boolean {
    return super.stopsAt(url) || url.hostname !== '127.0.0.1';
  }
}
const enter = (browser: Browser, path: string, login?: string): Promise<Seen> => through(browser, `${auth.service.url}${path}`, login);
/** Logs in, and agrees to what a site that is not ours is told. */
async function through(browser: Browser, start: string, login?: string): Promise<Seen> {
  let at = await browser.open(start);
  if (login !== undefined && at.html.includes('name="password"')) at = await browser.login(at, login, DEMO_PASSWORD);
  return agreed(browser, at);
}
async function agreed(browser: Browser, at: Seen): Promise<Seen> {
  const consent = /action="([^"]*\/consent)"/.exec(at.html)?.[1];
  if (consent === undefined) return at;
  return browser.open(new URL(consent, at.url), { csrf: fieldOf(at.html, 'csrf'), decision: 'agree' });
}
const PERSON_ENTRANCE = '/sso/usp.do?action=ssoLogin&servicecode=MKT_scjg';
async function ticketFor(login: string, path = PERSON_ENTRANCE): Promise<string> {
  const { status, url } = await enter(new StayingBrowser(), path, login);
  expect(status).toBe(0);
  return url.searchParams.get('ticket') ?? url.searchParams.get('ssotoken') ?? '';
}
/** What supervision is told. */
const noted = async (kind: string): Promise<unknown[]> => {
  const facts = await auth.database.query<{ subject: unknown }>(
    `SELECT payload::jsonb #> '{data,subject}' AS subject FROM outbox WHERE payload::jsonb #>> '{data,kind}' = $1`,
    [kind],
  );
  return facts.map(({ subject }) => subject);
};
const rows = async () => (await auth.database.query('SELECT * FROM site_tickets ORDER BY hash')) as unknown;

describe('a person comes to a site', () => {
  it('by a ticket that is good once, for a token that tells who he is', async () => {
    const at = (
      await enter(new StayingBrowser(), `${PERSON_ENTRANCE}&goto=${encodeURIComponent('item?id=3&x=办理')}`, PERSONS.wangXiaoming.login)
    ).url;
    expect(at.href.startsWith(`${CALLBACK}&ticket=`)).toBe(true);
    expect(at.searchParams.get('sp')).toBe('item?id=3&x=办理');
    const ticket = at.searchParams.get('ticket')!;
    const validated = await validate(MARKET, ticket);
    expect(validated).toMatchObject({ result: '0', userid: PERSONS.wangXiaoming.id, username: PERSONS.wangXiaoming.name });
    const before = await rows();
    expect(await validate(MARKET, ticket)).toEqual({ result: '6001', errmsg: 'st已经超时失效' });
    expect(await rows()).toEqual(before);
    expect(await noted('ticket.replayed')).toEqual([{ kind: 'account', id: PERSONS.wangXiaoming.id }]);
    expect(await userInfo(MARKET, validated['token']!)).toMatchObject({
      result: '0',
      userid: PERSONS.wangXiaoming.id,
      username: PERSONS.wangXiaoming.name,
      authlevel: '3',
      idtype: '1',
      idnum: PERSONS.wangXiaoming.idNumber,
      mobile: PERSONS.wangXiaoming.mobile,
      sex: '1',
      birthday: '1990-03-07',
      passport: '',
    });
  });

  it('and every telling of his name and number is on record', async () => {
    const count = async () =>
      (
        await auth.database.query(
          `SELECT 1 FROM identity_readings WHERE account_id = $1 AND client_id = 'site-market' AND purpose = 'siteLogin'`,
          [PERSONS.chenJing.id],
        )
      ).length;
    const validated = await validate(MARKET, await ticketFor(PERSONS.chenJing.login));
    expect(await count()).toBe(1);
    await userInfo(MARKET, validated['token']!);
    expect(await count()).toBe(2);
  });

  it('unverified, without a name or a number', async () => {
    const { token } = await validate(MARKET, await ticketFor(PERSONS.luYi.login));
    expect(await userInfo(MARKET, token!)).toMatchObject({ result: '0', authlevel: '1', username: '', idtype: '', idnum: '', sex: '' });
  });

  it('at another of its addresses when he asks for one that is registered, and at no other', async () => {
    const other = encodeURIComponent('https://market.example/other');
    const at = await enter(
      new StayingBrowser(),
      `/sso/mobile.do?action=oauth&scope=1&servicecode=MKT_scjg&redirectUrl=${other}`,
      PERSONS.luYi.login,
    );
    expect(at.url.href).toMatch(/^https:\/\/market\.example\/other\?ticket=[0-9a-f]{32}-ticket$/);
    const older = await enter(
      new StayingBrowser(),
      `/sso/mobile.do?action=oauth&scope=1&servicecode=MKT_scjg&goto=${other}`,
      PERSONS.luYi.login,
    );
    expect(older.url.href).toMatch(/^https:\/\/market\.example\/other\?ticket=[^&]+$/);
    for (const wrong of [`${other}%2F`, encodeURIComponent('https://evil.example/'), encodeURIComponent('https://fire.example/sso')]) {
      const refused = await enter(new StayingBrowser(), `/sso/mobile.do?action=oauth&servicecode=MKT_scjg&redirectUrl=${wrong}`);
      expect(refused.status).toBe(400);
      expect(refused.html).toContain('role="alert"');
    }
  });

  it.each([
    ['an unknown site', '/sso/usp.do?action=ssoLogin&servicecode=nobody'],
    ['no site', '/sso/usp.do?action=ssoLogin'],
    ['another action', '/sso/usp.do?action=findPwd&servicecode=MKT_scjg'],
    ['legal persons', `/opensso/spsaehandler/metaAlias/sp?spappurl=${encodeURIComponent(CALLBACK)}`],
    ['an endless wish', `${PERSON_ENTRANCE}&goto=${'x'.repeat(1_001)}`],
    ['a forged state', '/sso/continue?code=x&state=k1.AAAA'],
  ])('not for %s', async (_what, path) => {
    expect((await enter(new StayingBrowser(), path)).status).toBe(400);
  });

  it('from a page whose form may lead to the site, for browsers hold redirects to that', async () => {
    const page = await new StayingBrowser().open(`${auth.service.url}${PERSON_ENTRANCE}`);
    expect(page.headers.get('content-security-policy')).toMatch(/form-action 'self'[^;]* https:\/\/market\.example/);
  });

  it('only if he agrees to what the site is told', async () => {
    const before = await rows();
    const browser = new StayingBrowser();
    const page = await browser.open(`${auth.service.url}/sso/usp.do?action=ssoLogin&servicecode=xfjy`);
    const asked = await browser.login(page, PERSONS.chenJing.login, DEMO_PASSWORD);
    expect(asked.html).toContain('name="decision"');
    expect(asked.html).toContain('证件类型和号码');
    const consent = new URL(/action="([^"]*\/consent)"/.exec(asked.html)![1]!, asked.url);
    const refused = await browser.open(consent, { csrf: fieldOf(asked.html, 'csrf'), decision: 'refuse' });
    expect([refused.status, refused.url.pathname, await rows()]).toEqual([400, '/sso/continue', before]);
  });

  it('by one ticket for one code, and by no code of another client', async () => {
    const browser = new StayingBrowser();
    await enter(browser, PERSON_ENTRANCE, PERSONS.wangXiaoming.login);
    const came = browser.visited.find(({ pathname }) => pathname === '/sso/continue')!;
    const before = await rows();
    expect((await enter(browser, `${came.pathname}${came.search}`)).status).toBe(400);
    const portal = new Browser();
    const at = await portal.login(await portal.open(auth.request()), PERSONS.chenJing.login, DEMO_PASSWORD);
    const stolen = new URLSearchParams({ code: at.url.searchParams.get('code')!, state: came.searchParams.get('state')! });
    expect((await enter(browser, `/sso/continue?${stolen.toString()}`)).status).toBe(400);
    expect(await rows()).toEqual(before);
    expect((await auth.exchange(at)).status).toBe(200);
  });
});

describe('a person leaves', () => {
  it.each([
    ['/sso/usp.do?action=logout&servicecode=MKT_scjg', 'https://market.example/other', true],
    ['/sso/usp.do?action=logout&servicecode=MKT_scjg', 'https://evil.example/', false],
    ['/opensso/UI/Logout?from=site', 'https://market.example/other', true],
    ['/opensso/UI/Logout?from=site', 'https://evil.example/', false],
  ])('by %s, back to %s if it is registered', async (path, goto, registeredThere) => {
    const answer = await fetch(`${auth.service.url}${path}&goto=${encodeURIComponent(goto)}`, { redirect: 'manual' });
    const to = new URL(answer.headers.get('location')!);
    expect([answer.status, `${to.origin}${to.pathname}`]).toEqual([302, `${auth.issuer}/session/end`]);
    expect(to.searchParams.get('post_logout_redirect_uri')).toBe(registeredThere ? goto : null);
  });
});

describe('a call is refused and changes nothing', () => {
  const untouched = async (call: () => Promise<unknown>, result: string): Promise<void> => {
    const before = await rows();
    expect(await call()).toMatchObject({ result });
    expect(await rows()).toEqual(before);
  };

  it('signed with another password, for another time, or not at all: all alike', async () => {
    const ticket = await ticketFor(PERSONS.wangXiaoming.login);
    const wrong = { ...MARKET, secret: FIRE.secret };
    await untouched(() => validate(wrong, ticket), '6099');
    await untouched(() => validate({ ...MARKET, code: 'nobody' }, ticket), '6099');
    await untouched(
      () => simpleauth(MARKET, { method: 'ticketValidation', st: ticket, sign: md5(MARKET.code + MARKET.secret + now(1_000)) }),
      '6099',
    );
    await untouched(() => simpleauth(MARKET, { method: 'ticketValidation', st: ticket, sign: '' }), '6099');
    const [unknown, unsigned] = [await validate({ ...MARKET, code: 'nobody' }, ticket), await validate(wrong, ticket)];
    expect(unknown).toEqual(unsigned);
    expect(await userInfo(wrong, 'x')).toMatchObject({ result: '6599' });
    expect(await validate(MARKET, ticket)).toMatchObject({ result: '0' });
  });

  it('with an old time, a coming one or none, and not within the five minutes that clocks may differ', async () => {
    const ticket = await ticketFor(PERSONS.wangXiaoming.login);
    for (const time of [now(-310_000), now(310_000), '20260230000000', 'yesterday', ''])
      await untouched(() => validate(MARKET, ticket, time), '6099');
    expect(await validate(MARKET, ticket, now(-280_000))).toMatchObject({ result: '0' });
  });

  it('with the ticket of another site', async () => {
    const ticket = await ticketFor(PERSONS.wangXiaoming.login);
    for (let n = 0; n < 3; n++) await untouched(() => validate(FIRE, ticket), '6003');
    expect(await noted('ticket.refused')).toEqual([{ kind: 'client', id: 'site-fire' }]);
    const { token } = await validate(MARKET, ticket);
    await untouched(() => userInfo(FIRE, token!), '6503');
    expect(await userInfo(MARKET, token!)).toMatchObject({ result: '0' });
  });

  it('with what is no ticket, or no token', async () => {
    const ticket = await ticketFor(PERSONS.wangXiaoming.login);
    await untouched(() => validate(MARKET, 'x'), '6004');
    await untouched(() => userInfo(MARKET, ''), '6504');
    await untouched(() => userInfo(MARKET, ticket), '6502');
    await untouched(() => validate(MARKET, `${'0'.repeat(32)}-ticket`), '6001');
    await untouched(() => userInfo(MARKET, `${'0'.repeat(32)}-token`), '6501');
    const { token } = await validate(MARKET, ticket);
    await untouched(() => validate(MARKET, token!), '6002');
    await untouched(() => simpleauth(MARKET, { method: 'somethingElse', st: ticket }), '6099');
  });

  it('with an expired ticket or token', async () => {
    const ticket = await ticketFor(PERSONS.wangXiaoming.login);
    await auth.database.query(`UPDATE site_tickets SET expires_at = now() WHERE used_at IS NULL AND kind = 'person'`);
    await untouched(() => validate(MARKET, ticket), '6001');
    const { token } = await validate(MARKET, await ticketFor(PERSONS.wangXiaoming.login));
    await auth.database.query(`UPDATE site_tickets SET expires_at = now() WHERE kind = 'token'`);
    await untouched(() => userInfo(MARKET, token!), '6501');
  });

  it('after all sessions of the user, or his account, have ended', async () => {
    const { userId, id } = { userId: PERSONS.chenJing.id, id: PERSONS.chenJing.id };
    const ticket = await ticketFor(PERSONS.chenJing.login);
    const { token } = await validate(MARKET, await ticketFor(PERSONS.chenJing.login));
    await auth.database.query(`UPDATE users SET sessions_from = now() + interval '1 second' WHERE id = $1`, [userId]);
    await untouched(() => validate(MARKET, ticket), '6001');
    await untouched(() => userInfo(MARKET, token!), '6501');
    await auth.database.query('UPDATE users SET sessions_from = NULL WHERE id = $1', [userId]);
    await auth.database.query('UPDATE accounts SET disabled_at = now() WHERE id = $1', [id]);
    await untouched(() => validate(MARKET, ticket), '6001');
    await auth.database.query('UPDATE accounts SET disabled_at = NULL WHERE id = $1', [id]);
    expect(await validate(MARKET, ticket)).toMatchObject({ result: '0' });
  });

  it('of a site that a person has taken his consent back from', async () => {
    const ticket = await ticketFor(PERSONS.chenJing.login);
    const { token } = await validate(MARKET, await ticketFor(PERSONS.chenJing.login));
    await auth.database.query(`DELETE FROM consents WHERE client_id = 'site-market' AND account_id = $1`, [PERSONS.chenJing.id]);
    const before = await rows();
    expect(await userInfo(MARKET, token!)).toMatchObject({ result: '6501' });
    expect(await validate(MARKET, ticket)).toMatchObject({ result: '6001' });
    expect(await rows()).toEqual(before);
  });

  it('that breaks before it is answered, so that its ticket is good again', async () => {
    const ticket = await ticketFor(PERSONS.wangXiaoming.login);
    const before = await rows();
    const who = [PERSONS.wangXiaoming.id];
    const [row] = await auth.database.query<{ sealed: string }>(
      'SELECT name_encrypted AS sealed FROM person_identities WHERE user_id = $1',
      who,
    );
    await auth.database.query(`UPDATE person_identities SET name_encrypted = 'broken' WHERE user_id = $1`, who);
    try {
      await expect(validate(MARKET, ticket)).rejects.toThrow();
    } finally {
      await auth.database.query('UPDATE person_identities SET name_encrypted = $2 WHERE user_id = $1', [...who, row!.sealed]);
    }
    expect(await rows()).toEqual(before);
    expect(await validate(MARKET, ticket)).toMatchObject({ result: '0' });
  });

  it('of two calls with one ticket at the same moment all but one', async () => {
    const ticket = await ticketFor(PERSONS.wangXiaoming.login);
    const results = await Promise.all(Array.from({ length: 8 }, () => validate(MARKET, ticket)));
    expect(results.map(({ result }) => result).sort()).toEqual(['0', ...Array<string>(7).fill('6001')]);
  });
});

describe('an agent comes to a site for his enterprise', () => {
  const LEGAL = 'https://market.example/legal';
  const PAIR: Caller = { code: 'site-legal', secret: '' };
  const ENTRANCE = `/opensso/spsaehandler/metaAlias/sp?spappurl=${encodeURIComponent(`${LEGAL}?goto=app:1`)}`;
  const yongjiang = Object.values(LEGAL_PERSONS)[0]!;
  const QUERY = '/rest/user/query';

  beforeAll(async () => {
    const made = await registered({ clientId: 'site-legal', audience: ['legalPerson', 'person'], callbackUrls: [LEGAL] });
    PAIR.secret = String(made['accessSecret']);
    expect(made).toMatchObject({ serviceCode: 'site-legal', servicePwd: expect.stringMatching(/^[0-9a-f]{32}$/), accessKey: 'site-legal' });
  });

  const post = async (path: string, body: string, headers: Record<string, string>): Promise<Json> => {
    const answer = await fetch(`${auth.service.url}${path}`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json', ...headers },
    });
    expect(answer.status).toBe(200);
    return (await answer.json()) as Json;
  };
  const centre = (token: string, secret = PAIR.secret, code = PAIR.code): Promise<Json> => {
    const body = JSON.stringify({ token });
    const signature = createHmac('sha256', secret).update(body).digest('hex');
    return post(QUERY, body, { 'X-timevale-project-id': code, 'X-timevale-signature': signature });
  };
  const gateway = (token: string, at = new Date(), query = '', signed = query): Promise<Json> => {
    const path = `/restapi/prod/IC33000020220309000001${QUERY}`;
    const date = at.toUTCString();
    const signature = createHmac('sha256', PAIR.secret).update(`POST\n${path}\n${signed}\n${PAIR.code}\n${date}\n`).digest('base64');
    return post(query === '' ? path : `${path}?${query}`, JSON.stringify({ token }), {
      'X-BG-HMAC-SIGNATURE': signature,
      'X-BG-HMAC-ALGORITHM': 'hmac-sha256',
      'X-BG-HMAC-ACCESS-KEY': PAIR.code,
      'X-BG-DATE-TIME': date,
    });
  };

  it('by an ssotoken that is good once, in either form of signature', async () => {
    const at = (await enter(new StayingBrowser(), ENTRANCE, yongjiang.login)).url;
    expect(at.href.startsWith(`${LEGAL}?goto=app:1&ssotoken=`)).toBe(true);
    const token = at.searchParams.get('ssotoken')!;
    expect(await centre(token)).toMatchObject({
      errCode: 0,
      info: {
        userId: yongjiang.id,
        uniscid: yongjiang.uscc,
        CompanyName: yongjiang.companyName,
        attnName: yongjiang.name,
        attnIDNo: yongjiang.agentIdNumber,
        attnIDType: '111',
        realLevel: String(yongjiang.realNameLevel),
        OrgType: '1',
      },
    });
    expect(await centre(token)).toMatchObject({ errCode: 6001 });
    expect(await gateway(await ticketFor(yongjiang.login, ENTRANCE))).toMatchObject({ errCode: 0, info: { userId: yongjiang.id } });
    // A query is signed with it, in the order of its names.
    const another = await ticketFor(yongjiang.login, ENTRANCE);
    expect(await gateway(another, new Date(), 'b=2&a=1', '')).toMatchObject({ errCode: 6099 });
    expect(await gateway(another, new Date(), 'b=2&a=1', 'a=1&b=2')).toMatchObject({ errCode: 0 });
  });

  it('and not with a wrong signature, an old date, a ticket of a person or an address off by a slash', async () => {
    const token = await ticketFor(yongjiang.login, ENTRANCE);
    expect(await centre(token, 'wrong')).toMatchObject({ errCode: 6099 });
    expect(await centre(token, PAIR.secret, 'nobody')).toMatchObject({ errCode: 6099 });
    expect(await gateway(token, new Date(Date.now() - 310_000))).toMatchObject({ errCode: 6099 });
    expect(await post(QUERY, '{', {})).toMatchObject({ errCode: 6099 });
    const persons = await ticketFor(PERSONS.wangXiaoming.login, '/sso/usp.do?action=ssoLogin&servicecode=site-legal');
    expect(await centre(persons)).toMatchObject({ errCode: 6002 });
    expect((await enter(new StayingBrowser(), ENTRANCE.replace('legal%3F', 'legal%2F%3F'))).status).toBe(400);
    expect(await centre(token)).toMatchObject({ errCode: 0 });
  });

  it('chosen in place of himself, where he may act as both', async () => {
    const browser = new StayingBrowser();
    const own = PERSONS.fangDongcheng;
    const accounts = await auth.database.query<{ id: string; kind: string }>(
      'SELECT id, kind FROM accounts WHERE user_id = $1 ORDER BY kind',
      [own.id],
    );
    const firm = accounts.find(({ kind }) => kind === 'legalPerson')!;
    const chosen = async (at: Seen, account: string): Promise<Seen> => {
      const identity = /action="([^"]*\/identity)"/.exec(at.html);
      expect([at.status, identity]).toEqual([200, expect.anything()]);
      const next = await browser.open(new URL(identity![1]!, at.url), { csrf: fieldOf(at.html, 'csrf'), account });
      return agreed(browser, next);
    };
    const first = await browser.login(await browser.open(`${auth.service.url}${PERSON_ENTRANCE}`), own.login, DEMO_PASSWORD);
    const asHimself = await chosen(first, own.id);
    expect(await validate(MARKET, asHimself.url.searchParams.get('ticket')!)).toMatchObject({ result: '0', userid: own.id });
    // The session is his own: the enterprise's entrance asks whom he acts for, and lets nobody in as himself.
    const asked = await agreed(browser, await browser.open(`${auth.service.url}${ENTRANCE}`));
    expect((await chosen(asked, own.id)).status).toBe(403);
    const asFirm = await chosen(await browser.open(`${auth.service.url}${ENTRANCE}`), firm.id);
    expect(await centre(asFirm.url.searchParams.get('ssotoken')!)).toMatchObject({ errCode: 0, info: { userId: firm.id } });
  });

  it('and only where his authorisation has something of the department whose site it is', async () => {
    const { accountId, items } = AUTHORISATIONS.ruanJie;
    const asFirm = async (): Promise<Seen> => {
      const browser = new StayingBrowser();
      const at = await enter(browser, ENTRANCE, PERSONS.ruanJie.login);
      const choice = /action="([^"]*\/identity)"/.exec(at.html)?.[1];
      if (choice === undefined) return at;
      return agreed(browser, await browser.open(new URL(choice, at.url), { csrf: fieldOf(at.html, 'csrf'), account: accountId }));
    };
    const siteOf = (orgCode: string) => auth.database.query(`UPDATE clients SET org_code = $1 WHERE client_id = 'site-legal'`, [orgCode]);
    const body = items[0].slice(0, 18);
    const another = Object.values(ORGANISATIONS).find(({ orgCode }) => orgCode !== body)!.orgCode;
    try {
      await siteOf(body);
      const [first, second] = [await asFirm(), await asFirm()].map(({ url }) => url.searchParams.get('ssotoken')!);
      expect(await centre(first!)).toMatchObject({ errCode: 0, info: { userId: accountId } });
      await siteOf(another);
      expect(await centre(second!)).toMatchObject({ errCode: 6001 });
      await siteOf(body);
      expect(await centre(second!)).toMatchObject({ errCode: 0 });
      await siteOf(another);
      const refused = await asFirm();
      expect([refused.status, refused.html.includes('您的授权不包括该网站所属部门的事项')]).toEqual([403, true]);
    } finally {
      await siteOf(ORG);
    }
  });

  it('with text of any language in its address, and the representative’s name told on his record too', async () => {
    const address = encodeURIComponent(`${LEGAL}?goto=中文`);
    const at = (await enter(new StayingBrowser(), `/opensso/spsaehandler/metaAlias/sp?spappurl=${address}`, yongjiang.login)).url;
    expect(at.href).toContain('?goto=%E4%B8%AD%E6%96%87&ssotoken=');
    const readings = () =>
      auth.database.query(`SELECT 1 FROM identity_readings WHERE account_id = $1 AND client_id = 'site-legal'`, [PERSONS.fangDongcheng.id]);
    const before = (await readings()).length;
    expect(await centre(at.searchParams.get('ssotoken')!)).toMatchObject({
      errCode: 0,
      info: { CompanyLegRep: PERSONS.fangDongcheng.name },
    });
    expect(await readings()).toHaveLength(before + 1);
  });

  it('and not once his authorisation has ended', async () => {
    const agent = LEGAL_PERSONS.yuehuTrade;
    const token = await ticketFor(agent.login, ENTRANCE);
    await auth.database.query(`UPDATE authorisations SET state = 'revoked', ended_at = now() WHERE account_id = $1`, [agent.id]);
    expect(await centre(token)).toMatchObject({ errCode: 6001 });
    expect((await enter(new StayingBrowser(), ENTRANCE, agent.login)).status).toBeGreaterThanOrEqual(400);
  });

  it('never as himself where the site wants an enterprise, nor the other way round', async () => {
    expect((await enter(new StayingBrowser(), ENTRANCE, PERSONS.chenJing.login)).status).toBe(403);
    expect((await enter(new StayingBrowser(), PERSON_ENTRANCE, yongjiang.login)).status).toBe(403);
  });
});

describe('sites are administered', () => {
  it('only with ops.accounts', async () => {
    const officer = (await auth.login(OFFICERS.marketHandler.login, DEMO_PASSWORD))['access_token'];
    for (const path of ['sites', 'sites/site-market/secrets/service/rotation', 'sites/site-market/callbacks']) {
      const call = { key: randomUUID(), body: {} };
      expect((await auth.call(`/api/v1/admin/${path}`, { ...call, token: officer })).status).toBe(403);
      expect((await auth.call(`/api/v1/admin/${path}`, call)).status).toBe(401);
    }
  });

  it('and told their secrets once', async () => {
    const key = randomUUID();
    const site = newSite({ clientId: 'site-once', callbackUrls: ['https://once.example/'] });
    const first = await admin('sites', site, key);
    expect(first).toMatchObject({ status: 201, body: { serviceCode: 'site-once', accessKey: null, accessSecret: null } });
    expect(first.body['servicePwd']).toMatch(/^[0-9a-f]{32}$/);
    expect((await admin('sites', site, key)).body).toMatchObject({ serviceCode: 'site-once', servicePwd: null });
    const stored = await auth.database.query('SELECT * FROM site_credentials');
    expect(JSON.stringify(stored)).not.toContain(String(first.body['servicePwd']));
    expect(JSON.stringify(stored)).not.toContain(SECRET);
  });

  it.each([
    ['a client id that is taken', { clientId: 'site-market', callbackUrls: ['https://x.example/'] }, 409, 'AUTH.CLIENT_EXISTS'],
    [
      'an unknown department',
      { clientId: 'site-x', orgCode: '11330203MB0A1999X0', callbackUrls: ['https://x.example/'] },
      422,
      'AUTH.ORGANISATION_UNKNOWN',
    ],
    [
      'a servicecode that is taken',
      { clientId: 'site-x', callbackUrls: ['https://x.example/'], service: { code: 'xfjy', secret: 'long enough' } },
      409,
      'AUTH.SITE_CODE_TAKEN',
    ],
    [
      'an address of another site',
      { clientId: 'site-x', callbackUrls: ['https://x.example/', 'https://fire.example/sso'] },
      409,
      'AUTH.SITE_CALLBACK_TAKEN',
    ],
    ['an address without TLS', { clientId: 'site-x', callbackUrls: ['http://x.example/'] }, 400, 'HTTP.INVALID'],
    ['an address with a fragment', { clientId: 'site-x', callbackUrls: ['https://x.example/#/a'] }, 400, 'HTTP.INVALID'],
    [
      'a secret for an interface it has not',
      { clientId: 'site-x', callbackUrls: ['https://x.example/'], access: { code: 'xx', secret: 'long enough' } },
      400,
      'HTTP.INVALID',
    ],
  ])('and not with %s', async (_what, over, status, code) => {
    const count = async () =>
      (
        await auth.database.query(
          'SELECT client_id FROM clients UNION ALL SELECT code FROM site_credentials UNION ALL SELECT url FROM site_callbacks',
        )
      ).length;
    const before = await count();
    expect(await admin('sites', newSite(over))).toMatchObject({ status, body: { code } });
    expect(await count()).toBe(before);
  });

  it('whose new secret is good beside the old one for the overlap', async () => {
    const rotate = async (overlapHours: number) => (await admin('sites/site-fire/secrets/service/rotation', { overlapHours })).body;
    const { secret } = await rotate(24);
    const calls = async (each: unknown) => (await validate({ ...FIRE, secret: String(each) }, 'x'))['result'];
    expect([await calls(secret), await calls(FIRE.secret)]).toEqual(['6004', '6004']);
    const { secret: next } = await rotate(0);
    expect([await calls(next), await calls(secret), await calls(FIRE.secret)]).toEqual(['6004', '6099', '6099']);
    expect(await admin('sites/site-fire/secrets/access/rotation', {})).toMatchObject({
      status: 409,
      body: { code: 'AUTH.SITE_HAS_NO_SUCH_SECRET' },
    });
    expect(await admin('sites/site-nobody/secrets/service/rotation', {})).toMatchObject({
      status: 404,
      body: { code: 'AUTH.SITE_NOT_FOUND' },
    });
  });

  it('whose addresses are said anew: people go there, and nowhere else, not even who had set out before', async () => {
    const [old, moved] = ['https://moving.example/a', 'https://moving.example/b?c=1'];
    await registered({ clientId: 'site-moving', callbackUrls: [old] });
    const change = (...callbackUrls: string[]) => admin('sites/site-moving/callbacks', { callbackUrls });
    const entrance = '/sso/usp.do?action=ssoLogin&servicecode=site-moving';
    const browser = new StayingBrowser();
    const under = await browser.open(`${auth.service.url}${entrance}`);
    const addresses = async () => auth.database.query('SELECT * FROM site_callbacks ORDER BY url');
    const before = await addresses();
    expect(await change('https://fire.example/sso')).toMatchObject({ status: 409, body: { code: 'AUTH.SITE_CALLBACK_TAKEN' } });
    expect(await change('http://moving.example/')).toMatchObject({ status: 400 });
    expect(await change(old, old)).toMatchObject({ status: 400 });
    expect(await addresses()).toEqual(before);
    expect(await admin('sites/site-nobody/callbacks', { callbackUrls: [moved] })).toMatchObject({ body: { code: 'AUTH.SITE_NOT_FOUND' } });
    expect(await change(moved)).toMatchObject({ status: 200, body: { callbackUrls: [moved], state: 'approved' } });
    const late = await agreed(browser, await browser.login(under, PERSONS.wangXiaoming.login, DEMO_PASSWORD));
    expect([late.status, late.url.hostname]).toEqual([400, '127.0.0.1']);
    const came = await enter(new StayingBrowser(), entrance, PERSONS.wangXiaoming.login);
    expect(came.url.href.startsWith(`${moved}&ticket=`)).toBe(true);
  });

  it('and listed page by page, without a secret', async () => {
    const page = (query: string) => auth.call(`/api/v1/admin/sites?${query}`, { token: operator });
    const all = (await page('limit=100')).body['items'] as Json[];
    const first = await page('limit=2');
    const second = await page(`limit=2&cursor=${String(first.body['next'])}`);
    expect([...(first.body['items'] as Json[]), ...(second.body['items'] as Json[])]).toEqual(all.slice(0, 4));
    expect(all.find(({ clientId }) => clientId === 'site-market')).toMatchObject({
      serviceCode: 'MKT_scjg',
      orgCode: ORG,
      callbackUrls: [CALLBACK, 'https://market.example/other'],
    });
    expect(JSON.stringify(all)).not.toMatch(/secret|pwd/i);
    expect((await page('cursor=x')).body).toMatchObject({ code: 'HTTP.CURSOR_INVALID' });
  });

  it('and heard only from networks of their own, where such are named', async () => {
    const site = { clientId: 'site-near', service: { code: 'near', secret: 'long enough' }, callbackUrls: ['https://near.example/'] };
    await registered({ ...site, networks: ['203.0.113.0/28'] });
    const near = { code: 'near', secret: 'long enough' };
    for (let n = 0; n < 3; n++) expect(await validate(near, 'x')).toMatchObject({ result: '6099' });
    expect(await noted('client.addressRefused')).toEqual([{ kind: 'client', id: 'site-near' }]);
    await auth.database.query(`UPDATE clients SET networks = '{127.0.0.0/8,::1/128}' WHERE client_id = 'site-near'`);
    expect(await validate(near, 'x')).toMatchObject({ result: '6004' });
  });

  it('and nobody comes to one whose client is disabled', async () => {
    await registered({ clientId: 'site-off', service: { code: 'off', secret: 'long enough' }, callbackUrls: ['https://off.example/'] });
    expect((await admin('clients/site-off/disable', {})).status).toBe(200);
    expect((await enter(new StayingBrowser(), '/sso/usp.do?action=ssoLogin&servicecode=off')).status).toBe(400);
    expect(await validate({ code: 'off', secret: 'long enough' }, 'x')).toMatchObject({ result: '6099' });
  });
});

describe('where a second person is required', () => {
  it('nobody gets in by a site before somebody else has approved it', async () => {
    const strict = await RunningAuth.start({ SEED: 'demo', SECOND_PERSON: 'required' });
    try {
      const tokenOf = async (login: string) => (await strict.login(login, DEMO_PASSWORD))['access_token'];
      const registrar = await tokenOf(OFFICERS.operator.login);
      const second = (await strict.loginByTwo(OFFICERS.securityAdministrator.login, DEMO_PASSWORD))['access_token'];
      const call = (token: unknown, path: string, body: unknown = {}) =>
        strict.call(`/api/v1/admin/sites${path}`, { token, key: randomUUID(), body });
      const [first, other] = [{ callbackUrls: ['https://new.example/'] }, { callbackUrls: ['https://newer.example/'] }];
      expect((await call(registrar, '', newSite({ clientId: 'site-new', ...first }))).status).toBe(201);
      const entrance = `${strict.service.url}/sso/usp.do?action=ssoLogin&servicecode=site-new`;
      expect((await new StayingBrowser().open(entrance)).status).toBe(400);
      expect(await call(registrar, '/site-new/approval', first)).toMatchObject({ status: 403, body: { code: 'ACCESS.FORBIDDEN' } });
      const by = (id: string) => strict.database.query(`UPDATE sites SET registered_by_id = $1 WHERE client_id = 'site-new'`, [id]);
      await by(OFFICERS.securityAdministrator.id);
      expect(await call(second, '/site-new/approval', first)).toMatchObject({ body: { code: 'AUTH.SECOND_PERSON_NEEDED' } });
      expect((await new StayingBrowser().open(entrance)).status).toBe(400);
      // As if one person had come by both accounts.
      await by(OFFICERS.operator.id);
      const own = 'UPDATE accounts SET user_id = $2 WHERE id = $1';
      await strict.database.query(own, [OFFICERS.operator.id, OFFICERS.securityAdministrator.id]);
      expect(await call(second, '/site-new/approval', first)).toMatchObject({ body: { code: 'AUTH.SECOND_PERSON_NEEDED' } });
      await strict.database.query(own, [OFFICERS.operator.id, OFFICERS.operator.id]);
      for (const _ of [1, 2])
        expect(await call(second, '/site-new/approval', first)).toMatchObject({ status: 200, body: { state: 'approved' } });
      expect((await new StayingBrowser().open(entrance)).status).toBe(200);
      expect(await call(second, '/site-nobody/approval', first)).toMatchObject({ status: 404, body: { code: 'AUTH.SITE_NOT_FOUND' } });
      // Said anew where its people go, it waits for a second person again, who is not who said it.
      const changed = await call(registrar, '/site-new/callbacks', other);
      expect(changed).toMatchObject({ status: 200, body: { state: 'waiting' } });
      expect((await new StayingBrowser().open(entrance)).status).toBe(400);
      await by(OFFICERS.securityAdministrator.id);
      expect(await call(second, '/site-new/approval', other)).toMatchObject({ body: { code: 'AUTH.SECOND_PERSON_NEEDED' } });
      await by(OFFICERS.operator.id);
      // Whoever looked before they were changed approves nothing that he has not seen.
      expect(await call(second, '/site-new/approval', first)).toMatchObject({ status: 409, body: { code: 'AUTH.SITE_CHANGED' } });
      expect((await call(second, '/site-new/approval')).status).toBe(400);
      expect((await new StayingBrowser().open(entrance)).status).toBe(400);
      expect(await call(second, '/site-new/approval', other)).toMatchObject({ status: 200 });
      expect((await new StayingBrowser().open(entrance)).status).toBe(200);
      const approvals = await strict.database.query(`SELECT 1 FROM admin_actions WHERE action = 'site.approved'`);
      expect(approvals).toHaveLength(2);
    } finally {
      await strict.stop();
    }
  });
});

(missing === undefined ? describe : describe.skip)('the sample of a site, in Python without our libraries', () => {
  let site: RunningExample;
  let url: string;

  beforeAll(async () => {
    const credentials = {
      SERVICECODE: 'sample',
      SERVICEPWD: 'sample servicepwd',
      ACCESS_KEY: 'sample-key',
      ACCESS_SECRET: 'sample secret',
    };
    site = RunningExample.start(EXAMPLE, { PLATFORM: auth.service.url, ...credentials });
    const { port } = await eventually(() => Promise.resolve(site.heard(({ event }) => event === 'listening')), 20_000);
    url = `http://127.0.0.1:${String(port)}`;
    await registered({
      clientId: 'site-sample',
      audience: ['person', 'legalPerson'],
      callbackUrls: [`${url}/sso-callback`, `${url}/legal-callback`],
      service: { code: 'sample', secret: 'sample servicepwd' },
      access: { code: 'sample-key', secret: 'sample secret' },
    });
  }, 60_000);
  afterAll(() => site?.stop());

  it('logs a person in, brings him where he wanted to go, and knows him by his id', async () => {
    const browser = new Browser();
    const at = await through(browser, `${url}/login?to=/apply`, PERSONS.wangXiaoming.login);
    const { id, name } = PERSONS.wangXiaoming;
    expect([at.url.href, JSON.parse(at.html)]).toEqual([`${url}/apply`, { path: '/apply', user: { id, name, level: '3' } }]);
    const again = await through(browser, `${url}/login?to=/apply`);
    expect(again.url.href).toBe(`${url}/apply`);
  });

  it('logs an agent in for his enterprise', async () => {
    const agent = Object.values(LEGAL_PERSONS)[0]!;
    const at = await through(new Browser(), `${url}/legal-login?to=/company`, agent.login);
    expect(JSON.parse(at.html)).toMatchObject({ path: '/company', user: { id: agent.id, company: agent.companyName, name: agent.name } });
  });

  it('refuses a ticket that comes twice', async () => {
    const browser = new Browser();
    await through(browser, `${url}/login`, PERSONS.wangXiaoming.login);
    const came = browser.visited.find(({ pathname }) => pathname === '/sso-callback')!;
    expect((await new Browser().open(came)).status).toBe(403);
    expect(site.heard(({ event }) => event === 'refused')).toEqual({ event: 'refused', code: '6001' });
  });
});
