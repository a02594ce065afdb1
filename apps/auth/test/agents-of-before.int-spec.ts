import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { runMigrations } from '@yiwang/persistence';
import { createTestDatabase } from '@yiwang/testing';
import pg from 'pg';
import { CreateAuthorisations20261123300000 } from '../migrations/20261123300000-create-authorisations.js';
import { SeparateUsersFromAccounts20261123000000 } from '../migrations/20261123000000-separate-users-from-accounts.js';
import { migrations } from '../migrations/index.js';

const CREDIT_CODE = '91330203MA2B10014T';

let client: pg.Client;
const agent = randomUUID();

/** The schema as it was, with an agent of an enterprise who logs in for it; then what came after. */
beforeAll(async () => {
  const before = migrations.slice(0, migrations.indexOf(SeparateUsersFromAccounts20261123000000));
  const database = await createTestDatabase('auth', before);
  client = new pg.Client({ connectionString: database.migratorUrl });
  await client.connect();
  await client.query(
    `INSERT INTO accounts (id, kind, login, password_hash, real_name_level) VALUES ($1, 'legalPerson', 'yongjiang', 'x', 2)`,
    [agent],
  );
  await client.query(`INSERT INTO legal_persons (account_id, uscc, company_name) VALUES ($1, $2, '宁波甬江餐饮管理有限公司')`, [
    agent,
    CREDIT_CODE,
  ]);
  await runMigrations({ url: database.migratorUrl, migrations, appRole: database.appRole });
}, 60_000);
afterAll(() => client?.end());

describe('who acted for an enterprise before authorisations were kept', () => {
  it('goes on for a year with everything, granted by nobody', async () => {
    const { rows } = await client.query(
      `SELECT uscc, agent_user_id, account_id, granted_by, everything, state, valid_from <= now() AS begun,
              valid_until BETWEEN now() + interval '364 days' AND now() + interval '367 days' AS "forAYear" FROM authorisations`,
    );
    const expected = { uscc: CREDIT_CODE, agent_user_id: agent, account_id: agent, granted_by: null, everything: true };
    expect(rows).toEqual([{ ...expected, state: 'active', begun: true, forAYear: true }]);
    const { rows: enterprises } = await client.query('SELECT uscc, representative_user_id, state FROM enterprises');
    expect(enterprises).toEqual([{ uscc: CREDIT_CODE, representative_user_id: null, state: 'active' }]);
  });

  it('acts as before when the step is taken back', async () => {
    const runner = { query: (sql: string) => client.query(sql) } as never;
    await new CreateAuthorisations20261123300000().down(runner);
    const { rows } = await client.query('SELECT account_id FROM legal_persons');
    expect(rows).toEqual([{ account_id: agent }]);
    await new CreateAuthorisations20261123300000().up(runner);
    expect((await client.query('SELECT count(*)::int AS n FROM authorisations')).rows).toEqual([{ n: 1 }]);
  });
});
