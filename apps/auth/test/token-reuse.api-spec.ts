import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, PERSONS } from '@yiwang/demo-data';
import { eventually } from '@yiwang/testing';
import { Browser } from './builders/browser.js';
import { RunningAuth, type Answer } from './builders/running-auth.js';

let auth: RunningAuth;
beforeAll(async () => {
  auth = await RunningAuth.start({ SEED: 'demo' });
}, 60_000);
afterAll(() => auth?.stop());

const renew = (token: unknown): Promise<Answer> =>
  auth.token({ grant_type: 'refresh_token', client_id: 'portal', refresh_token: String(token) });
const noted = async (accountId: string): Promise<number> =>
  (await auth.database.query(`SELECT 1 FROM outbox o WHERE o::text LIKE '%refreshToken.reused%' AND o::text LIKE $1`, [`%${accountId}%`]))
    .length;

describe('a refresh token that is handed back', () => {
  it('takes the access tokens along, and the other applications of the account renew theirs', async () => {
    const browser = new Browser();
    const tokens = await auth.login(PERSONS.luYi.login, DEMO_PASSWORD, browser);
    const other = await auth.login(PERSONS.luYi.login, DEMO_PASSWORD);
    const form = new URLSearchParams({ client_id: 'portal', token: String(tokens['refresh_token']) });
    expect((await fetch(`${auth.issuer}/token/revocation`, { method: 'POST', body: form })).status).toBe(200);
    expect((await renew(tokens['refresh_token'])).status).toBe(400);
    await eventually(async () => expect((await auth.call('/api/v1/me', { token: tokens['access_token'] })).status).toBe(401));
    expect(await renew(other['refresh_token'])).toMatchObject({ status: 200, body: { access_token: expect.any(String) } });
    await auth.database.query('DELETE FROM access_endings');
  });
});

describe('a refresh token that comes a second time', () => {
  it('ends the login that it is of: its successor renews nothing, and the browser has to log in again', async () => {
    const browser = new Browser();
    const stolen = (await auth.login('chenjing', DEMO_PASSWORD, browser))['refresh_token'];
    const owner = await renew(stolen);
    expect(owner.status).toBe(200);
    expect((await renew(owner.body['refresh_token'])).status).toBe(200);

    expect(await renew(stolen)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant', error_description: 'grant request is invalid' },
    });
    expect((await browser.open(auth.request())).html).toContain('name="password"');
    expect(await auth.database.query('SELECT 1 FROM access_endings')).toHaveLength(1);
    expect(await noted(PERSONS.chenJing.id)).toBe(1);
  });

  it('ends it also when both come at the same moment, whichever was first', async () => {
    const browser = new Browser();
    const stolen = (await auth.login('wangxiaoming', DEMO_PASSWORD, browser))['refresh_token'];
    const answers = await Promise.all([renew(stolen), renew(stolen), renew(stolen)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400, 400]);
    const won = answers.find(({ status }) => status === 200)!;
    expect((await renew(won.body['refresh_token'])).status).toBe(400);
    expect((await browser.open(auth.request())).html).toContain('name="password"');
  });

  it('leaves other logins of the same person alone', async () => {
    const elsewhere = new Browser();
    await auth.login('chenjing', DEMO_PASSWORD, elsewhere);
    const stolen = (await auth.login('chenjing', DEMO_PASSWORD))['refresh_token'];
    await renew(stolen);
    expect((await renew(stolen)).status).toBe(400);
    expect((await auth.exchange(await elsewhere.open(auth.request()))).status).toBe(200);
  });

  it('of another client, or made up, ends nothing', async () => {
    const token = (await auth.login('chenjing', DEMO_PASSWORD))['refresh_token'];
    const other = await auth.token({ grant_type: 'refresh_token', client_id: 'app', refresh_token: String(token) });
    expect([other.status, (await renew('made-up')).status, (await renew(token)).status]).toEqual([400, 400, 200]);
  });
});
