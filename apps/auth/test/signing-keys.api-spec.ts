import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DEMO_PASSWORD, SYSTEMS } from '@yiwang/demo-data';
import { createService, runCommand } from '@yiwang/service-host';
import { authService } from '../src/auth.service.js';
import { KeyRotation } from '../src/oidc/key-rotation.js';
import { PROVIDER_SOURCE, type ProviderSource } from '../src/oidc/provider-source.js';
import { Browser } from './builders/browser.js';
import { RunningAuth, type Json } from './builders/running-auth.js';

let auth: RunningAuth;
beforeAll(async () => {
  auth = await RunningAuth.start({ SEED: 'demo' });
}, 60_000);
afterAll(() => auth?.stop());

const run = (name: string, ...args: string[]) => runCommand(authService, name, args, { env: auth.env, input: () => Promise.resolve('') });
/** As if the ten seconds had passed in which a process uses the keys it has read. */
const reread = (service = auth.service) => service.app.get<ProviderSource>(PROVIDER_SOURCE).forget();
const published = async (base = auth.service.url): Promise<string[]> => {
  const { keys } = (await (await fetch(`${base}/oidc/jwks`)).json()) as { keys: { kid: string }[] };
  return keys.map(({ kid }) => kid);
};
const kidOf = (token: unknown): unknown =>
  (JSON.parse(Buffer.from(String(token).split('.')[0]!, 'base64url').toString()) as { kid: unknown }).kid;
const signer = async (): Promise<unknown> => kidOf((await auth.systemToken(SYSTEMS.fire)).body['access_token']);
const letSign = (kid: string) => auth.database.query('UPDATE signing_keys SET signs_from = now() WHERE kid = $1', [kid]);

describe('a signing key', () => {
  it('is published before it signs, and the one before it as long as anything it signed is shown', async () => {
    const [first] = await published();
    const browser = new Browser();
    const login = await auth.login('chenjing', DEMO_PASSWORD, browser);
    expect(kidOf(login['access_token'])).toBe(first);

    const { kid: second } = (await run('rotate-signing-key')) as { kid: string };
    reread();
    expect(await published()).toEqual([first, second]);
    expect(await signer()).toBe(first);

    await letSign(second);
    reread();
    expect(await published()).toEqual([second, first]);
    expect(await signer()).toBe(second);
    // What the first signed is still believed: an access token, and an ID token that a logout is asked for with.
    expect((await auth.call('/api/v1/me', { token: login['access_token'] })).status).toBe(200);
    expect((await browser.open(`${auth.issuer}/session/end?id_token_hint=${String(login['id_token'])}`)).status).toBe(200);

    await auth.service.app.get(KeyRotation).round();
    reread();
    expect(await published()).toEqual([second, first]);
    await auth.database.query(`UPDATE signing_keys SET signs_from = signs_from - interval '2 days'`);
    await auth.service.app.get(KeyRotation).round();
    reread();
    expect(await published()).toEqual([second]);
    const [gone] = await auth.database.query('SELECT private_jwk_encrypted FROM signing_keys WHERE kid = $1', [first]);
    expect(gone).toEqual({ private_jwk_encrypted: null });
  }, 30_000);

  it('is followed by another when it is old, once, however many workers look', async () => {
    const before = await published();
    await auth.database.query(`UPDATE signing_keys SET signs_from = signs_from - interval '91 days' WHERE retired_at IS NULL`);
    const rotation = auth.service.app.get(KeyRotation);
    await Promise.all([rotation.round(), rotation.round(), rotation.round()]);
    reread();
    expect(await published()).toEqual([...before, expect.any(String)]);
    const { keys } = (await run('signing-keys')) as { keys: Json[] };
    expect(keys.map(({ state }) => state).sort()).toEqual(['next', 'retired', 'signing']);
    const done = await auth.database.query(
      `SELECT actor_kind, action FROM admin_actions WHERE action LIKE 'signing-key.%' ORDER BY at DESC LIMIT 1`,
    );
    expect(done).toEqual([{ actor_kind: 'worker', action: 'signing-key.published' }]);
  });

  it('that became known is retired at once: another takes its place, and nothing that it signed is believed', async () => {
    const leaked = String(await signer());
    const forged = (await auth.systemToken(SYSTEMS.fire)).body['access_token'];
    const { signs } = (await run('retire-signing-key', '--kid', leaked)) as { signs: string };
    reread();
    expect(await published()).not.toContain(leaked);
    expect(await signer()).toBe(signs);
    // A service that has not verified this very token before.
    const other = await createService(authService, { ...auth.env, PORT: '0' });
    try {
      const answer = await fetch(`${other.url}/api/v1/me`, { headers: { authorization: `Bearer ${String(forged)}` } });
      expect([answer.status, ((await answer.json()) as Json)['code']]).toEqual([401, 'ACCESS.TOKEN_INVALID']);
    } finally {
      await other.close();
    }
    await expect(run('retire-signing-key', '--kid', leaked)).rejects.toThrow('AUTH.SIGNING_KEY_NOT_FOUND');
    await expect(run('retire-signing-key')).rejects.toThrow('kid: ');
  }, 30_000);
});
