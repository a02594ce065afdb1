import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from '@yiwang/persistence';
import { createTestDatabase } from '@yiwang/testing';
import pg from 'pg';
import { migrations } from '../migrations/index.js';
import { CreateLogoutNotices20261123500200 } from '../migrations/20261123500200-create-logout-notices.js';
import { LetClientsBeApproved20261123500100 } from '../migrations/20261123500100-let-clients-be-approved.js';
import { RotateSigningKeys20261123500000 } from '../migrations/20261123500000-rotate-signing-keys.js';

let client: pg.Client;

/** The schema as it was, with clients and signing keys; then what came after. */
beforeAll(async () => {
  const before = migrations.slice(0, migrations.indexOf(RotateSigningKeys20261123500000));
  const database = await createTestDatabase('auth', before);
  client = new pg.Client({ connectionString: database.migratorUrl });
  await client.connect();
  await client.query(`INSERT INTO clients (client_id, kind, name, secret_hash, created_at) VALUES
    ('svc-a', 'service', 'a', 'hash', '2026-01-01Z'), ('web', 'public', 'w', NULL, '2026-01-02Z')`);
  await client.query(`INSERT INTO signing_keys (kid, private_jwk_encrypted, created_at) VALUES
    ('old', 'k1.x', '2026-01-01Z'), ('new', 'k1.y', '2026-02-01Z')`);
  await runMigrations({ url: database.migratorUrl, migrations, appRole: database.appRole });
}, 60_000);
afterAll(() => client?.end());

const rows = async (sql: string): Promise<unknown[]> => (await client.query(sql)).rows as unknown[];

describe('clients and keys of before', () => {
  it('go on: registered is approved, and the newest key signs', async () => {
    expect(await rows('SELECT client_id, approved_at = created_at AS approved, networks FROM clients ORDER BY 1')).toEqual([
      { client_id: 'svc-a', approved: true, networks: [] },
      { client_id: 'web', approved: true, networks: [] },
    ]);
    expect(await rows('SELECT kid FROM signing_keys ORDER BY signs_from DESC LIMIT 1')).toEqual([{ kid: 'new' }]);
  });

  it('have one way to prove who they are: a secret or keys, and a front end none', async () => {
    const credential = /clients_credential/;
    await expect(client.query(`UPDATE clients SET secret_hash = NULL WHERE client_id = 'svc-a'`)).rejects.toThrow(credential);
    await expect(client.query(`UPDATE clients SET jwks_uri = 'https://a.cn/k' WHERE client_id = 'svc-a'`)).rejects.toThrow(credential);
    await expect(client.query(`UPDATE clients SET secret_hash = 'x' WHERE client_id = 'web'`)).rejects.toThrow(credential);
    await expect(client.query(`UPDATE signing_keys SET private_jwk_encrypted = NULL WHERE kid = 'new'`)).rejects.toThrow(
      'signing_keys_private',
    );
  });

  it('are as before when the steps are taken back: who has only keys is shut out, who waits for approval is gone', async () => {
    await client.query(`UPDATE clients SET secret_hash = NULL, jwks = '{"keys":[]}' WHERE client_id = 'svc-a'`);
    await client.query(
      `INSERT INTO clients (client_id, kind, name, secret_hash, approved_at) VALUES ('svc-b', 'service', 'b', 'hash', NULL)`,
    );
    await client.query(`UPDATE signing_keys SET retired_at = now(), private_jwk_encrypted = NULL WHERE kid = 'old'`);
    const runner = { query: (sql: string) => client.query(sql) } as never;
    const steps = [
      new CreateLogoutNotices20261123500200(),
      new LetClientsBeApproved20261123500100(),
      new RotateSigningKeys20261123500000(),
    ];
    for (const step of steps) await step.down(runner);
    expect(await rows('SELECT client_id, disabled_at IS NOT NULL AS disabled FROM clients ORDER BY 1')).toEqual([
      { client_id: 'svc-a', disabled: true },
      { client_id: 'web', disabled: false },
    ]);
    expect(await rows('SELECT kid FROM signing_keys')).toEqual([{ kid: 'new' }]);
    for (const step of steps.reverse()) await step.up(runner);
    expect(await rows(`SELECT approved_at IS NOT NULL AS approved FROM clients WHERE client_id = 'web'`)).toEqual([{ approved: true }]);
  });
});
