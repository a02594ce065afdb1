import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, OFFICERS, ORGANISATIONS, PERSONS } from '@yiwang/demo-data';
import { Browser, fieldOf, type Seen } from './builders/browser.js';
import { RunningAuth, type Json } from './builders/running-auth.js';

/** Two auths: the province's, where people have accounts, and a city's, which is a site there as departments' sites are here. */
let province: RunningAuth;
let city: RunningAuth;
const SECRET = 'a servicepwd of the city';

beforeAll(async () => {
  province = await RunningAuth.start({ SEED: 'demo' });
  const upstream = {
    name: 'province',
    zh: '省统一认证',
    en: 'Provincial account',
    url: province.service.url,
    serviceCode: 'city',
    servicePwd: SECRET,
    proves: 3,
  };
  city = await RunningAuth.start({ SEED: 'demo', UPSTREAM_TICKET: JSON.stringify([upstream]) });
  const token = (await province.login(OFFICERS.operator.login, DEMO_PASSWORD))['access_token'];
  const body = {
    clientId: 'city',
    name: '市统一认证',
    orgCode: ORGANISATIONS.haishuMarket.orgCode,
    audience: ['person'],
    callbackUrls: [`${city.service.url}/oidc/upstream/province/callback`],
    service: { code: 'city', secret: SECRET },
  };
  expect((await province.call('/api/v1/admin/sites', { token, key: randomUUID(), body })).status).toBe(201);
}, 90_000);
afterAll(async () => {
  await city?.stop();
  await province?.stop();
});

const linkOf = (page: Seen): URL => new URL(/href="([^"]*\/upstream\/province)"/.exec(page.html)![1]!, page.url);

/** From the city's login page to the province's, which is logged in at and agreed to. */
async function viaProvince(browser: Browser, login: string): Promise<Seen> {
  let at = await browser.open(linkOf(await browser.open(city.request())));
  expect(at.url.host).toBe(new URL(province.service.url).host);
  at = await browser.login(at, login, DEMO_PASSWORD);
  const consent = /action="([^"]*\/consent)"/.exec(at.html)?.[1];
  return consent === undefined ? at : browser.open(new URL(consent, at.url), { csrf: fieldOf(at.html, 'csrf'), decision: 'agree' });
}
const bound = () => city.database.query('SELECT upstream, user_id FROM upstream_accounts ORDER BY user_id');
const claimsOf = (body: Json): Json => JSON.parse(Buffer.from(String(body['access_token']).split('.')[1]!, 'base64url').toString()) as Json;

describe('an account of the province', () => {
  it('is bound to the user who logs in here once, by its userid and not by name or number, and then lets him in', async () => {
    // The same person has accounts at both; yet nobody here is taken for him before he has shown it.
    const browser = new Browser();
    const at = await viaProvince(browser, PERSONS.wangXiaoming.login);
    expect([at.status, at.url.host, await bound()]).toEqual([200, new URL(city.service.url).host, []]);
    expect(at.html).toContain('省统一认证');
    const done = await browser.login(at, PERSONS.wangXiaoming.login, DEMO_PASSWORD);
    expect((await city.exchange(done)).status).toBe(200);
    expect(await bound()).toEqual([{ upstream: 'province', user_id: PERSONS.wangXiaoming.id }]);

    const again = await viaProvince(new Browser(), PERSONS.wangXiaoming.login);
    const { status, body } = await city.exchange(again);
    expect([status, claimsOf(body)['sub']]).toEqual([200, PERSONS.wangXiaoming.id]);
  });

  it('goes to no second user', async () => {
    const browser = new Browser();
    const at = await viaProvince(browser, PERSONS.chenJing.login);
    const before = await bound();
    // Who is bound to another account there already cannot take this one as well.
    const refused = await browser.login(at, PERSONS.wangXiaoming.login, DEMO_PASSWORD);
    expect([refused.status, await bound()]).toEqual([409, before]);
  });
});

describe('a name that the province has proved', () => {
  const levelOf = async (auth: RunningAuth, id: string) =>
    (await auth.database.query<{ level: number }>('SELECT real_name_level AS level FROM accounts WHERE id = $1', [id]))[0]!.level;

  it('raises what is known of a person here, on record, and is never taken twice', async () => {
    const { id, login } = PERSONS.luYi;
    await province.database.query('UPDATE accounts SET real_name_level = 3 WHERE id = $1', [id]);
    expect(await levelOf(city, id)).toBe(1);
    const browser = new Browser();
    await browser.login(await viaProvince(browser, login), login, DEMO_PASSWORD);
    expect(await levelOf(city, id)).toBe(3);
    expect((await city.exchange(await viaProvince(new Browser(), login))).status).toBe(200);
    const records = await city.database.query('SELECT level, method FROM real_name_verifications WHERE user_id = $1', [id]);
    expect(records).toEqual([{ level: 3, method: 'upstream' }]);
  });

  it('lets nobody in as a person of another number, whatever is bound', async () => {
    const { id, login } = PERSONS.luYi;
    const [before] = await province.database.query('SELECT * FROM person_identities WHERE user_id = $1', [id]);
    await city.database.query(`UPDATE person_identities SET number_hash = 'of another' WHERE user_id = $1`, [id]);
    expect(before).toBeDefined();
    expect((await viaProvince(new Browser(), login)).status).toBe(409);
  });
});

describe('a ticket', () => {
  it('is no login of now: where one is asked for, the province is not offered', async () => {
    for (const asked of [['max_age', '900'] as const, ['prompt', 'login'] as const]) {
      const browser = new Browser();
      const page = await browser.open(city.request('s-1', { [asked[0]]: asked[1] }));
      expect([page.status, page.html.includes('/upstream/province')]).toEqual([200, false]);
      expect((await browser.open(new URL(`${page.url.pathname}/upstream/province`, page.url))).status).toBe(401);
    }
  });
});

describe('an answer of the province is refused', () => {
  /** The hop that brings a ticket to the city, before anybody follows it. */
  async function callbackOf(): Promise<{ browser: Browser; address: URL }> {
    const browser = new (class extends Browser {
      stopped = false;
      protected override stopsAt(url: URL): boolean {
        return super.stopsAt(url) || (!this.stopped && url.pathname === '/oidc/upstream/province/callback');
      }
    })();
    const { url } = await viaProvince(browser, PERSONS.wangXiaoming.login);
    expect(url.searchParams.get('ticket')).toMatch(/-ticket$/);
    browser.stopped = true;
    return { browser, address: url };
  }

  it('when its ticket is made up, or it comes a second time', async () => {
    const made = await callbackOf();
    made.address.searchParams.set('ticket', `${'0'.repeat(32)}-ticket`);
    expect((await made.browser.open(made.address)).status).toBe(401);
    const used = await callbackOf();
    const twin = used.browser.twin();
    expect((await used.browser.open(used.address)).url.searchParams.get('code')).not.toBeNull();
    expect((await twin.open(used.address)).status).toBeGreaterThanOrEqual(400);
  });

  it('when it is brought by another browser, or for another login', async () => {
    const { browser, address } = await callbackOf();
    expect((await new Browser().open(address)).status).toBe(400);
    const other = new URL(address);
    other.searchParams.set('sp', `${address.searchParams.get('sp')!.slice(0, -1)}x`);
    expect((await browser.open(other)).status).toBe(401);
  });

  it('when the province does not listen to the city', async () => {
    await province.database.query(`UPDATE clients SET networks = '{203.0.113.0/28}' WHERE client_id = 'city'`);
    const { browser, address } = await callbackOf();
    expect((await browser.open(address)).status).toBe(401);
    await province.database.query(`UPDATE clients SET networks = '{}' WHERE client_id = 'city'`);
  });
});
