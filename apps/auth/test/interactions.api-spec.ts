import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FieldCipher } from '@yiwang/access';
import { DEMO_PASSWORD } from '@yiwang/demo-data';
import { RedisConnection } from '@yiwang/redis';
import { Browser, type Seen } from './builders/browser.js';
import { RunningAuth } from './builders/running-auth.js';

const kept = async (auth: RunningAuth): Promise<number> =>
  (await auth.database.query(`SELECT 1 FROM oidc_payloads WHERE kind = 'Interaction'`)).length;

describe('a login under way', () => {
  let auth: RunningAuth;
  beforeAll(async () => {
    auth = await RunningAuth.start({ SEED: 'demo' });
  }, 60_000);
  afterAll(() => auth?.stop());

  const placeOf = ({ url }: Seen) => {
    const uid = url.pathname.split('/').at(-1)!;
    const key = `auth:oidc:Interaction:${auth.service.app.get(FieldCipher).lookupHash(`oidc:${uid}`)}`;
    return { uid, key, client: auth.service.app.get(RedisConnection).client };
  };

  it('is in Redis, sealed and for its time, and costs the database nothing', async () => {
    const page = await new Browser().open(auth.request());
    const { client, key, uid } = placeOf(page);
    const value = await client.get(key);
    for (const clear of [uid, 'portal', 'redirect_uri', 'code_challenge']) expect(value).not.toContain(clear);
    const left = await client.ttl(key);
    expect([left > 0, left <= 1_800, await kept(auth)]).toEqual([true, true, 0]);
  });

  it('that is lost begins again', async () => {
    const browser = new Browser();
    const page = await browser.open(auth.request());
    const { client, key } = placeOf(page);
    expect(await client.del(key)).toBe(1);
    const lost = await browser.open(page.url);
    expect([lost.status, lost.html.includes('name="password"')]).toEqual([400, false]);
    expect((await auth.login('chenjing', DEMO_PASSWORD, browser))['access_token']).toBeTruthy();
  });
});

describe('a login while Redis is away', () => {
  let auth: RunningAuth;
  beforeAll(async () => {
    // Nothing listens on the discard port.
    auth = await RunningAuth.start({ SEED: 'demo', REDIS_URL: 'redis://127.0.0.1:9' });
  }, 60_000);
  afterAll(() => auth?.stop());

  it('goes on, and leaves nothing behind', async () => {
    const browser = new Browser();
    await browser.open(auth.request());
    expect(await kept(auth)).toBe(1);
    expect((await auth.login('chenjing', DEMO_PASSWORD))['access_token']).toBeTruthy();
    expect(await kept(auth)).toBe(1);
  });
});
