import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@yiwang/access';
import { AUTHORISATIONS, DEMO_PASSWORD, ENTERPRISES, LEGAL_PERSONS, OFFICERS, PERSONS } from '@yiwang/demo-data';
import { unavailable } from '@yiwang/http-api';
import { eventually } from '@yiwang/testing';
import { Secret, TOTP } from 'otpauth';
import { PasswordLogin } from '../src/account/password-login.js';
import { SecondFactor } from '../src/second-factor/second-factor.js';
import { Browser, fieldOf, verifier, type Seen } from './builders/browser.js';
import { PersonNeighbours } from './builders/persons.js';
import { RunningAuth, type Json } from './builders/running-auth.js';

const ACR_2 = 'urn:yiwang:acr:2';
const demanding = OFFICERS.marketHandler;
const plain = OFFICERS.yuyaoClerk;

let auth: RunningAuth;
let neighbours: PersonNeighbours;
let address = 0;

beforeAll(async () => {
  neighbours = await PersonNeighbours.start();
  auth = await RunningAuth.start({
    SEED: 'demo',
    SERVICE_CLIENT_ID: 'svc-auth',
    SERVICE_CLIENT_SECRET: 's',
    TOKEN_URL: `${neighbours.url}/token`,
    NOTIFICATION_URL: neighbours.url,
    TRUSTED_PROXIES: '127.0.0.1',
    TERMS_URL: 'https://www.example.test/terms?of=use&v=2',
    PRIVACY_URL: 'https://www.example.test/privacy',
  });
  await auth.database.query('UPDATE posts SET second_factor = true WHERE code = $1', [demanding.post.code]);
}, 60_000);
afterAll(async () => {
  await auth?.stop();
  await neighbours?.stop();
});
afterEach(async () => {
  await auth.service.app.get(SecondFactor).remove(demanding.id);
  await auth.service.app.get(SecondFactor).remove(plain.id);
});

/** From an address of its own, so that no limit of another test is met. */
const aBrowser = (more: Record<string, string> = {}): Browser =>
  new Browser({ 'x-forwarded-for': `203.0.113.${++address % 250}`, ...more });
const claimsOf = (token: unknown): Json => JSON.parse(Buffer.from(String(token).split('.')[1]!, 'base64url').toString()) as Json;
const step = (browser: Browser, at: Seen, name: string, form: Record<string, string> = {}): Promise<Seen> =>
  browser.open(new URL(`${interactionOf(at)}/${name}`, at.url), { csrf: fieldOf(at.html, 'csrf'), ...form });
const interactionOf = ({ url }: Seen): string => /^\/oidc\/interaction\/[\w-]+/.exec(url.pathname)?.[0] ?? '';
const begin = (browser: Browser, more: Record<string, string> = {}): Promise<Seen> => browser.open(auth.request('s-1', more));
const codeOf = (secret: string, steps = 0): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 });
const secretOf = ({ html }: Seen): string => /<code>([A-Z2-7 ]+)<\/code>/.exec(html)?.[1]?.replaceAll(' ', '') ?? '';
const codeArrived = ({ html }: Seen): string => neighbours.sent.find(({ codeId }) => codeId === fieldOf(html, 'codeId'))?.code ?? '';
const other = (code: string): string => (code === '000000' ? '000001' : '000000');
const tokensAt = async (at: Seen): Promise<Json> => {
  const { status, body } = await auth.exchange(at);
  expect(status).toBe(200);
  return claimsOf(body['access_token']);
};

/** Logged in, with a device set up on the way. */
async function enrolledOfficer(browser: Browser): Promise<{ secret: string; codes: string[]; inside: Seen }> {
  const page = await browser.login(await begin(browser), demanding.login, DEMO_PASSWORD);
  const secret = secretOf(page);
  const shown = await step(browser, page, 'enrolment', { code: codeOf(secret, -1) });
  const codes = [...shown.html.matchAll(/<li>([a-z0-9-]{14})<\/li>/g)].map(([, code]) => code!);
  return { secret, codes, inside: await step(browser, shown, 'go-on') };
}

describe('pages', () => {
  it('are in the language of the browser, or of the link that was followed, and say so', async () => {
    const browser = aBrowser({ 'accept-language': 'en-GB,en;q=0.8' });
    const english = await begin(browser);
    expect([/<html lang="en">/.test(english.html), english.html.includes('Log in to go on to')]).toEqual([true, true]);
    const link = /<a href="([^"]+\?lang=zh)" lang="zh" hreflang="zh">中文/.exec(english.html)?.[1] ?? '';
    expect((await browser.open(new URL(link, english.url))).html).toContain('<html lang="zh-CN">');
    expect((await begin(aBrowser(), { ui_locales: 'en-GB' })).html).toContain('<html lang="en">');
    const logout = await aBrowser().open(`${auth.issuer}/session/end?ui_locales=en`);
    expect(logout.html).toContain('<html lang="en">');
    const wrong = await browser.login(await begin(browser), 'nobody', 'wrong');
    expect([wrong.status, wrong.html.includes('登录名或密码不正确')]).toEqual([401, true]);
  });

  it('label every field, and say what is wrong where a reader hears it', async () => {
    const browser = aBrowser();
    const pages = [await begin(browser)];
    pages.push(await browser.open(new URL(`${interactionOf(pages[0]!)}/code`, pages[0]!.url)), await browser.login(pages[0]!, 'x', 'y'));
    for (const { html } of pages) {
      const fields = [...html.matchAll(/<input id="(\w+)"/g)].map(([, id]) => id);
      expect(fields.length).toBeGreaterThan(0);
      for (const id of fields) expect(html).toContain(`<label for="${id}">`);
      expect(html).not.toContain('<script');
    }
    // A page that was just loaded is heard from its title and from the field that has the focus.
    expect(pages[2]!.html).toContain('<div id="fault" role="alert">');
    expect(pages[2]!.html).toContain('<title>出错: 登录');
    expect(pages[2]!.html).toContain('<input id="login" aria-describedby="fault"');
    expect(pages[0]!.html).not.toContain('fault');
  });

  it('are shown again in the other language, each as itself, but for what is shown only once', async () => {
    const browser = aBrowser();
    const inOther = ({ html }: Seen): string => /<a href="([^"]+\?lang=en)"/.exec(html)?.[1] ?? '';
    const first = await begin(browser);
    const code = await browser.open(new URL(`${interactionOf(first)}/code`, first.url));
    expect((await browser.open(new URL(inOther(code), code.url))).html).toContain('Send a code');
    const page = await browser.login(first, demanding.login, DEMO_PASSWORD);
    const english = await browser.open(new URL(inOther(page) || `${interactionOf(page)}?lang=zh`, page.url));
    const shown = await step(browser, english, 'enrolment', { code: codeOf(secretOf(english)) });
    expect([/<li>[a-z0-9-]{14}<\/li>/.test(shown.html), shown.html.includes('?lang=')]).toEqual([true, false]);
  });

  it('say what fails, in the reader’s language and with the way back', async () => {
    const browser = aBrowser({ 'accept-language': 'en' });
    const page = await begin(browser);
    const passwords = auth.service.app.get(PasswordLogin);
    const attempt = passwords.attempt.bind(passwords);
    passwords.attempt = () => Promise.reject(unavailable({ retryAfter: 5 }));
    try {
      const failed = await browser.login(page, plain.login, DEMO_PASSWORD);
      expect([failed.status, failed.headers.get('retry-after')]).toEqual([503, '5']);
      expect(failed.headers.get('content-type')).toContain('text/html');
      expect(failed.headers.get('content-security-policy')).toContain(`default-src 'none'`);
      for (const part of ['<html lang="en">', 'HTTP.UNAVAILABLE', `href="${interactionOf(page)}"`]) expect(failed.html).toContain(part);
    } finally {
      passwords.attempt = attempt;
    }
    // Also where somebody is all but in.
    const cipher = auth.service.app.get(FieldCipher);
    const encrypt = cipher.encrypt.bind(cipher);
    cipher.encrypt = () => {
      throw new Error('a fault of the test');
    };
    try {
      const failed = await browser.login(page, plain.login, DEMO_PASSWORD);
      expect([failed.status, failed.html.includes('HTTP.INTERNAL')]).toEqual([500, true]);
    } finally {
      cipher.encrypt = encrypt;
    }
    expect((await browser.login(page, plain.login, DEMO_PASSWORD)).url.searchParams.get('code')).toBeTruthy();
  });

  it('let a login be given up, which the client is told', async () => {
    const browser = aBrowser();
    const at = await step(browser, await begin(browser), 'cancel');
    expect(at.url.searchParams.get('error')).toBe('access_denied');
  });

  it('take no form that is not theirs, whatever step it is for', async () => {
    const browser = aBrowser();
    const page = await begin(browser);
    const stranger = await begin(aBrowser());
    for (const name of [
      'code',
      'code/check',
      'register',
      'own-code',
      'second-factor',
      'enrolment',
      'identity',
      'consent',
      'go-on',
      'cancel',
    ]) {
      for (const csrf of ['', 'x'.repeat(43), fieldOf(stranger.html, 'csrf')]) {
        const answer = await browser.open(new URL(`${interactionOf(page)}/${name}`, page.url), { csrf, mobile: '13800000001' });
        expect([name, answer.status, answer.html.includes('页面已失效')]).toEqual([name, 403, true]);
      }
    }
    expect(neighbours.sent).toEqual([]);
    // The other's login, with the token of his own form, from this browser.
    const foreign = await browser.open(new URL(`${interactionOf(stranger)}/cancel`, page.url), { csrf: fieldOf(stranger.html, 'csrf') });
    expect([foreign.status, foreign.html.includes('登录已过期')]).toEqual([400, true]);
  });

  it('count no attempt that another’s browser makes, whose form it ever was', async () => {
    const page = await begin(aBrowser());
    await auth.database.query('DELETE FROM login_attempts');
    for (let i = 0; i < 6; i++) {
      const answer = await aBrowser().login(page, plain.login, 'wrong');
      expect([answer.status, answer.html.includes('登录已过期')]).toEqual([400, true]);
    }
    expect(await auth.database.query('SELECT 1 FROM login_attempts')).toEqual([]);
  });

  it('lead to no address but the registered one, to the last character', async () => {
    for (const redirect_uri of [
      'http://127.0.0.1:4444/callback/',
      'http://127.0.0.1:4444/callback?x=1',
      'http://127.0.0.1:4444/Callback',
    ]) {
      const at = await begin(aBrowser(), { redirect_uri });
      expect([at.status, at.html.includes('name="password"')]).toEqual([400, false]);
    }
  });
});

describe('a second factor that a post demands', () => {
  it('is set up before anybody is in, with recovery codes shown once, and stands in the tokens', async () => {
    const browser = aBrowser();
    const page = await browser.login(await begin(browser), demanding.login, DEMO_PASSWORD);
    expect([page.status, page.html.includes('<svg'), page.html.includes('data:')]).toEqual([200, true, false]);
    const again = await browser.open(page.url);
    expect(secretOf(again)).toBe(secretOf(page));
    const wrong = await step(browser, page, 'enrolment', { code: other(codeOf(secretOf(page))) });
    expect([wrong.status, secretOf(wrong)]).toEqual([401, secretOf(page)]);
    const shown = await step(browser, page, 'enrolment', { code: codeOf(secretOf(page)) });
    expect(shown.html.match(/<li>[a-z0-9-]{14}<\/li>/g)).toHaveLength(10);
    const inside = await step(browser, shown, 'go-on');
    expect(await tokensAt(inside)).toMatchObject({ acr: ACR_2, sub: demanding.id, yw_user: demanding.id });
  });

  it('is not got around by leaving the page out', async () => {
    const browser = aBrowser();
    const page = await browser.login(await begin(browser), demanding.login, DEMO_PASSWORD);
    for (const name of ['go-on', 'identity', 'consent']) {
      const at = await step(browser, page, name, { account: demanding.id, decision: 'agree' });
      expect([name, at.url.searchParams.get('code'), at.html.includes('<svg')]).toEqual([name, null, true]);
    }
    const resumed = await browser.open(auth.issuer.replace('/oidc', `/oidc/auth/${interactionOf(page).split('/').at(-1)!}`));
    expect([resumed.url.searchParams.get('code'), resumed.html.includes('name="password"')]).toEqual([null, true]);
  });

  it('lets in by a code of the device or a recovery code, each once', async () => {
    const { secret, codes } = await enrolledOfficer(aBrowser());
    expect(codes).toHaveLength(10);
    const browser = aBrowser();
    const page = await browser.login(await begin(browser), demanding.login, DEMO_PASSWORD);
    expect(page.html).not.toContain('<svg');
    const code = codeOf(secret);
    expect((await step(browser, page, 'second-factor', { code: other(code) })).status).toBe(401);
    expect((await step(browser, page, 'second-factor', { code })).url.searchParams.get('code')).toBeTruthy();

    const second = aBrowser();
    const at = await second.login(await begin(second), demanding.login, DEMO_PASSWORD);
    expect((await step(second, at, 'second-factor', { code })).status).toBe(401);
    expect(await tokensAt(await step(second, at, 'second-factor', { code: codes[0]! }))).toMatchObject({ acr: ACR_2 });
    const third = aBrowser();
    const last = await third.login(await begin(third), demanding.login, DEMO_PASSWORD);
    expect((await step(third, last, 'second-factor', { code: codes[0]! })).status).toBe(401);
  });

  it('locks out who types wrong codes, not its owner, nor the browser that has shown it before', async () => {
    const known = aBrowser();
    const { secret, codes } = await enrolledOfficer(known);
    const atCode = async (browser: Browser): Promise<Seen> =>
      browser.login(await begin(browser, { prompt: 'login' }), demanding.login, DEMO_PASSWORD);
    const thief = aBrowser();
    const page = await atCode(thief);
    const answers: number[] = [];
    for (let n = 0; n < 7; n++) answers.push((await step(thief, page, 'second-factor', { code: 'wrong-wrong-code' })).status);
    expect(answers).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const owner = aBrowser();
    expect(await tokensAt(await step(owner, await atCode(owner), 'second-factor', { code: codes[0]! }))).toMatchObject({ acr: ACR_2 });

    await auth.database.query(`UPDATE throttle_limits SET most = 1 WHERE name = 'secondFactor.user'`);
    try {
      const stranger = aBrowser();
      expect((await step(stranger, await atCode(stranger), 'second-factor', { code: codes[1]! })).status).toBe(429);
      expect(await tokensAt(await step(known, await atCode(known), 'second-factor', { code: codeOf(secret) }))).toMatchObject({
        acr: ACR_2,
      });
    } finally {
      await auth.database.query(`UPDATE throttle_limits SET most = 15 WHERE name = 'secondFactor.user'`);
    }
  });

  it('that nothing asks for any more when the code comes lets him go on', async () => {
    await enrolledOfficer(aBrowser());
    await auth.database.query('UPDATE posts SET second_factor = false WHERE code = $1', [demanding.post.code]);
    const factor = auth.service.app.get(SecondFactor);
    const verify = factor.verify.bind(factor);
    factor.verify = async (userId, typed, origin) => (await factor.remove(userId), verify(userId, typed, origin));
    try {
      const browser = aBrowser();
      const page = await browser.login(await begin(browser), demanding.login, DEMO_PASSWORD);
      const at = await step(browser, page, 'second-factor', { code: '000000' });
      expect(await tokensAt(at)).toMatchObject({ acr: 'urn:yiwang:acr:1' });
    } finally {
      factor.verify = verify;
      await auth.database.query('UPDATE posts SET second_factor = true WHERE code = $1', [demanding.post.code]);
    }
  });

  it('is demanded of a session too that began before the post demanded it', async () => {
    const browser = aBrowser();
    const { body: tokens } = await auth.exchange(await browser.login(await begin(browser), plain.login, DEMO_PASSWORD));
    expect(tokens['refresh_token']).toBeTruthy();
    await auth.database.query('UPDATE posts SET second_factor = true WHERE code = $1', [plain.post.code]);
    try {
      // There is no device yet, and a session is not enough to bring one.
      const page = await begin(browser);
      expect([page.url.searchParams.get('code'), page.html.includes('name="password"')]).toEqual([null, true]);
      expect((await browser.login(page, plain.login, DEMO_PASSWORD)).html).toContain('<svg');
      // Nor is a refresh token of then.
      const renewal = { grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(tokens['refresh_token']) };
      expect(await auth.token(renewal)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    } finally {
      await auth.database.query('UPDATE posts SET second_factor = false WHERE code = $1', [plain.post.code]);
    }
  });
});

describe('step-up', () => {
  it('asks a session of one factor for the second alone, and the token says both', async () => {
    const browser = aBrowser();
    const before = await tokensAt(await browser.login(await begin(browser), PERSONS.wangXiaoming.login, DEMO_PASSWORD));
    expect(before).toMatchObject({ acr: 'urn:yiwang:acr:1' });
    const page = await begin(browser, { acr_values: ACR_2 });
    expect([page.html.includes('name="password"'), page.html.includes('own-code')]).toEqual([false, true]);
    expect(page.html).not.toContain(PERSONS.wangXiaoming.mobile);
    const sent = await step(browser, page, 'own-code');
    expect(neighbours.sent.at(-1)?.mobile).toBe(PERSONS.wangXiaoming.mobile);
    const form = { codeId: fieldOf(sent.html, 'codeId') };
    expect((await step(browser, sent, 'own-code/check', { ...form, code: other(codeArrived(sent)) })).status).toBe(401);
    const at = await step(browser, sent, 'own-code/check', { ...form, code: codeArrived(sent) });
    const after = await tokensAt(at);
    expect(after).toMatchObject({ acr: ACR_2, sub: PERSONS.wangXiaoming.id, auth_time: before['auth_time'], sid: before['sid'] });
    // From now on it is enough.
    expect((await begin(browser, { acr_values: ACR_2 })).url.searchParams.get('code')).toBeTruthy();
  });

  it('tells a client that wants no page shown that the session is not enough', async () => {
    const browser = aBrowser();
    await browser.login(await begin(browser), PERSONS.wangXiaoming.login, DEMO_PASSWORD);
    const at = await begin(browser, { acr_values: ACR_2, prompt: 'none' });
    expect(at.url.searchParams.get('error')).toBe('unmet_authentication_requirements');
  });

  it('by max_age or prompt=login asks for the password again, and renews the time of the login', async () => {
    const browser = aBrowser();
    const before = await tokensAt(await browser.login(await begin(browser), 'chenjing', DEMO_PASSWORD));
    await auth.database.query(`SELECT pg_sleep(1.1)`);
    for (const more of [{ max_age: '0' }, { prompt: 'login' }] as Record<string, string>[]) {
      const page = await begin(browser, more);
      expect(page.html).toContain('name="password"');
      const after = await tokensAt(await browser.login(page, 'chenjing', DEMO_PASSWORD));
      expect(Number(after['auth_time'])).toBeGreaterThan(Number(before['auth_time']));
    }
    expect((await begin(browser, { max_age: '600' })).url.searchParams.get('code')).toBeTruthy();
  });
});

describe('a user of several identities', () => {
  const { fangDongcheng: user } = PERSONS;
  const enterprise = ENTERPRISES.yongjiangFood;

  it('chooses whom he acts for, and switches explicitly; what the former identity had ends', async () => {
    const browser = aBrowser();
    const page = await browser.login(await begin(browser), user.login, DEMO_PASSWORD);
    expect([page.status, page.html.includes(enterprise.companyName), page.url.searchParams.get('code')]).toEqual([200, true, null]);
    const at = await step(browser, page, 'identity', { account: user.id });
    const { body } = await auth.exchange(at);
    expect(claimsOf(body['access_token'])).toMatchObject({ sub: user.id, yw_kind: 'person', yw_user: user.id });

    expect((await begin(browser)).url.searchParams.get('code')).toBeTruthy();
    const choice = await begin(browser, { prompt: 'select_account' });
    expect(choice.html).toContain(`value="${user.id}" required checked`);
    const foreign = await step(browser, choice, 'identity', { account: LEGAL_PERSONS.yongjiangFood.id });
    expect([foreign.status, foreign.html.includes('请选择一个身份')]).toEqual([422, true]);
    const switched = await step(browser, choice, 'identity', { account: enterprise.representativeAccountId });
    const claims = await tokensAt(switched);
    expect(claims).toMatchObject({
      sub: enterprise.representativeAccountId,
      yw_kind: 'legalPerson',
      yw_org: enterprise.uscc,
      yw_user: user.id,
    });
    expect(claims['sid']).not.toBe(claimsOf(body['access_token'])['sid']);

    const renewal = { grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(body['refresh_token']) };
    expect((await auth.token(renewal)).status).toBe(400);
    await eventually(async () => expect((await auth.call('/api/v1/me', { token: body['access_token'] })).status).toBe(401));
  });

  it('acts for an enterprise by an authorisation that the token names', async () => {
    const { ruanJie } = AUTHORISATIONS;
    const browser = aBrowser();
    const page = await browser.login(await begin(browser), PERSONS.ruanJie.login, DEMO_PASSWORD);
    const at = await step(browser, page, 'identity', { account: ruanJie.accountId });
    expect(await tokensAt(at)).toMatchObject({ sub: ruanJie.accountId, yw_authz: ruanJie.id, yw_org: ruanJie.enterprise.uscc });
  });

  it('is in as nobody he did not choose, when what he chose is gone', async () => {
    const { ruanJie } = AUTHORISATIONS;
    const browser = aBrowser();
    const page = await browser.login(await begin(browser), PERSONS.ruanJie.login, DEMO_PASSWORD);
    await auth.database.query('UPDATE accounts SET disabled_at = now() WHERE id = $1', [ruanJie.accountId]);
    try {
      const asked = await step(browser, page, 'identity', { account: ruanJie.accountId });
      expect([asked.status, asked.html.includes('请选择一个身份'), asked.html.includes(ruanJie.accountId)]).toEqual([422, true, false]);
      expect(await tokensAt(await step(browser, asked, 'identity', { account: PERSONS.ruanJie.id }))).toMatchObject({
        sub: PERSONS.ruanJie.id,
      });
    } finally {
      await auth.database.query('UPDATE accounts SET disabled_at = NULL WHERE id = $1', [ruanJie.accountId]);
    }
  });

  it('goes back to the login when his identity is not in use any more', async () => {
    const { ruanJie } = AUTHORISATIONS;
    const browser = aBrowser();
    const page = await browser.login(await begin(browser), PERSONS.ruanJie.login, DEMO_PASSWORD);
    await step(browser, page, 'identity', { account: ruanJie.accountId });
    await auth.database.query('UPDATE accounts SET disabled_at = now() WHERE id = $1', [ruanJie.accountId]);
    try {
      const again = await begin(browser);
      expect([again.status, again.html.includes('name="password"')]).toEqual([200, true]);
      const inside = await browser.login(again, PERSONS.ruanJie.login, DEMO_PASSWORD);
      expect(await tokensAt(inside)).toMatchObject({ sub: PERSONS.ruanJie.id });
    } finally {
      await auth.database.query('UPDATE accounts SET disabled_at = NULL WHERE id = $1', [ruanJie.accountId]);
    }
  });
});

describe('a code to the mobile', () => {
  const toCode = async (browser: Browser, mobile: string): Promise<Seen> => step(browser, await begin(browser), 'code', { mobile });
  const check = (browser: Browser, at: Seen, code: string): Promise<Seen> =>
    step(browser, at, 'code/check', { codeId: fieldOf(at.html, 'codeId'), mobile: fieldOf(at.html, 'mobile'), code });

  it('registers whose number it is, who then is in, and logs him in the next time', async () => {
    const browser = aBrowser();
    const sent = await toCode(browser, '13855550001');
    const offered = await check(browser, sent, codeArrived(sent));
    expect([offered.url.pathname.endsWith('/register'), offered.html.includes('138****0001')]).toEqual([true, true]);
    for (const [address, text] of [['terms?of=use&amp;v=2', '用户协议'] as const, ['privacy', '隐私政策'] as const])
      expect(offered.html).toContain(`<a href="https://www.example.test/${address}" target="_blank" rel="noopener">${text}</a>`);
    expect((await step(browser, offered, 'register')).status).toBe(422);
    const claims = await tokensAt(await step(browser, offered, 'register', { agree: 'yes' }));
    expect(claims).toMatchObject({ yw_kind: 'person', yw_level: 1, yw_perms: [], acr: 'urn:yiwang:acr:1' });

    const next = aBrowser();
    const page = await toCode(next, '13855550001');
    expect(await tokensAt(await check(next, page, codeArrived(page)))).toMatchObject({ sub: claims['sub'] });
  });

  it('is answered alike for a number that is registered and one that is not, until the code is there', async () => {
    const shapes = await Promise.all(
      ['13855550002', PERSONS.chenJing.mobile].map(async (mobile) => {
        const browser = aBrowser();
        const sent = await toCode(browser, mobile);
        const wrong = await check(browser, sent, other(codeArrived(sent)));
        const bare = ({ status, html }: Seen): string =>
          `${status} ${html.replaceAll(/(value|nonce|action|href)="[^"]*"/g, '').replaceAll(/1\d\d\*{4}\d{4}/g, '')}`;
        return [bare(sent), bare(wrong)];
      }),
    );
    expect(shapes[0]).toEqual(shapes[1]);
    expect(shapes[0]![1]).toMatch(/^401 /);
  });

  it('is good once, for its number, and for nobody else’s registration', async () => {
    const browser = aBrowser();
    const sent = await toCode(browser, '13855550003');
    const code = codeArrived(sent);
    const foreign = { codeId: fieldOf(sent.html, 'codeId'), mobile: '13855550004', code };
    expect((await step(browser, sent, 'code/check', foreign)).status).toBe(401);
    await check(browser, sent, code);
    expect((await check(aBrowser(), sent, code)).status).toBe(400);
    expect((await check(browser, sent, code)).status).toBe(401);
    const fresh = aBrowser();
    const unproven = await step(fresh, await begin(fresh), 'register', { agree: 'yes' });
    expect([unproven.status, unproven.url.searchParams.get('code')]).toEqual([409, null]);
  });

  it('goes to numbers only, not too often, and says when none can be sent', async () => {
    expect((await toCode(aBrowser(), "1380000'; --")).status).toBe(422);
    const browser = aBrowser();
    expect((await toCode(browser, '13855550005')).status).toBe(200);
    expect((await toCode(browser, '13855550005')).status).toBe(429);
    neighbours.sending = 503;
    try {
      const unsent = await toCode(aBrowser(), '13855550006');
      expect([unsent.status, unsent.html.includes('短信暂时无法发送')]).toEqual([503, true]);
    } finally {
      neighbours.sending = 202;
    }
  });
});

describe('an application that is not the platform’s', () => {
  const redirect_uri = 'http://127.0.0.1:5555/partner/callback';
  const request = { client_id: 'partner-site', redirect_uri };

  it('is told of a person only once he has agreed, and he is asked once', async () => {
    const browser = aBrowser();
    const page = await browser.login(await begin(browser, request), 'wangxiaoming', DEMO_PASSWORD);
    expect([page.status, page.html.includes('单点登录接入站点')]).toEqual([200, true]);
    const refused = await step(browser, page, 'consent', { decision: 'refuse' });
    expect(refused.url.searchParams.get('error')).toBe('access_denied');
    const again = await begin(browser, request);
    const at = await step(browser, again, 'consent', { decision: 'agree' });
    expect(at.url.searchParams.get('code')).toBeTruthy();
    const other = aBrowser();
    const direct = await other.login(await begin(other, request), 'wangxiaoming', DEMO_PASSWORD);
    expect(direct.url.searchParams.get('code')).toBeTruthy();
    const [row] = await auth.database.query(`SELECT scopes FROM consents WHERE client_id = 'partner-site' AND account_id = $1`, [
      PERSONS.wangXiaoming.id,
    ]);
    expect(row).toEqual({ scopes: ['openid', 'profile'] });
  });

  it('is told no more when its owner withdraws his consent, and he is asked again', async () => {
    const browser = aBrowser();
    const page = await browser.login(await begin(browser, request), 'chenjing', DEMO_PASSWORD);
    const at = await step(browser, page, 'consent', { decision: 'agree' });
    const exchange = { grant_type: 'authorization_code', ...request, code: at.url.searchParams.get('code') ?? '', code_verifier: verifier };
    const { body } = await auth.token(exchange);
    const told = async (): Promise<number> =>
      (await fetch(`${auth.issuer}/userinfo`, { headers: { authorization: `Bearer ${String(body['access_token'])}` } })).status;
    expect(await told()).toBe(200);

    const portal = (await auth.exchange(await begin(browser))).body['access_token'];
    const listed = await auth.call('/api/v1/me/consents', { token: portal });
    expect(listed.body).toMatchObject({ items: [{ clientId: 'partner-site', scopes: ['openid', 'profile'] }], next: null });
    const withdraw = (clientId: string) =>
      fetch(`${auth.service.url}/api/v1/me/consents/${clientId}`, {
        method: 'DELETE',
        headers: { authorization: `Bearer ${String(portal)}` },
      });
    expect((await withdraw('partner-site')).status).toBe(204);
    expect(await told()).toBe(401);
    const twice = await withdraw('partner-site');
    expect([twice.status, ((await twice.json()) as Json)['code']]).toEqual([404, 'AUTH.CONSENT_NOT_FOUND']);
    expect((await withdraw('%00')).status).toBe(400);
    expect((await begin(browser, request)).html).toContain('单点登录接入站点');
    // The portal's own login goes on.
    expect((await begin(browser)).url.searchParams.get('code')).toBeTruthy();
  });

  it('that calls the API is refused there as well once consent is withdrawn, and nobody else is turned away', async () => {
    await auth.database.query(`UPDATE clients SET api_access = true WHERE client_id = 'partner-site'`);
    try {
      const browser = aBrowser();
      const page = await browser.login(await begin(browser, request), PERSONS.luYi.login, DEMO_PASSWORD);
      const at = await step(browser, page, 'consent', { decision: 'agree' });
      const exchange = {
        grant_type: 'authorization_code',
        ...request,
        code: at.url.searchParams.get('code') ?? '',
        code_verifier: verifier,
      };
      const { body: theirs } = await auth.token(exchange);
      const { body: own } = await auth.exchange(await begin(browser));
      const me = (token: unknown): Promise<{ status: number }> => auth.call('/api/v1/me', { token });
      expect((await me(theirs['access_token'])).status).toBe(200);
      const headers = { authorization: `Bearer ${String(own['access_token'])}` };
      expect((await fetch(`${auth.service.url}/api/v1/me/consents/partner-site`, { method: 'DELETE', headers })).status).toBe(204);
      await eventually(async () => expect((await me(theirs['access_token'])).status).toBe(401));
      const renewed = (client_id: string, { refresh_token }: Json) =>
        auth.token({ grant_type: 'refresh_token', client_id, refresh_token: String(refresh_token) });
      expect((await renewed('partner-site', theirs)).status).toBe(400);
      expect((await renewed('portal', own)).status).toBe(200);
    } finally {
      await auth.database.query(`UPDATE clients SET api_access = false WHERE client_id = 'partner-site'`);
    }
  });

  it('shows again what it is told where it asks for that', async () => {
    const browser = aBrowser();
    await auth.database.query(
      `INSERT INTO consents (account_id, client_id, scopes, given_at) VALUES ($1, 'partner-site', '{openid,profile}', now()) ON CONFLICT DO NOTHING`,
      [PERSONS.fangDongcheng.id],
    );
    const page = await browser.login(await begin(browser, { ...request, prompt: 'consent' }), PERSONS.fangDongcheng.login, DEMO_PASSWORD);
    const asked = await step(browser, page, 'identity', { account: PERSONS.fangDongcheng.id });
    expect([asked.status, asked.html.includes('授权确认')]).toEqual([200, true]);
    const at = await step(browser, asked, 'consent', { decision: 'agree' });
    expect(at.url.searchParams.get('code')).toBeTruthy();
  });
});
