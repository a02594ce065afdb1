import { PERSONS } from '@yiwang/demo-data';
import pg from 'pg';
import { superuserUrl, type Target } from '../target.ts';

/** As the demonstration's person, password and all, under logins of their own: one login tried fifty times at once is locked, and rightly. */
const MAKE = `
  WITH made AS (
    INSERT INTO users (id, login, password_hash)
    SELECT gen_random_uuid(), login, (SELECT password_hash FROM users WHERE login = $2) FROM unnest($1::text[]) login
    ON CONFLICT (login) DO NOTHING RETURNING id
  )
  INSERT INTO accounts (id, user_id, kind, real_name_level) SELECT id, id, 'person', 3 FROM made`;
/** They all come from one address here, and from many in a province. */
const LIMITS = `SELECT seconds, most FROM throttle_limits WHERE name = 'login.address'`;
const LIMIT = `UPDATE throttle_limits SET most = $2 WHERE name = 'login.address' AND seconds = $1`;
const NO_LIMIT = 1_000_000;

/** Works with so many people who log in with the demonstration's password: their logins are given. */
export async function withPeople<T>(target: Target, count: number, work: (logins: string[]) => Promise<T>): Promise<T> {
  const logins = Array.from({ length: count }, (_, n) => `bench-${n}`);
  const database = new pg.Client({ connectionString: superuserUrl(target, 'auth') });
  await database.connect();
  try {
    await database.query(MAKE, [logins, PERSONS.wangXiaoming.login]);
    const { rows } = await database.query<{ seconds: number; most: number }>(LIMITS);
    for (const { seconds } of rows) await database.query(LIMIT, [seconds, NO_LIMIT]);
    try {
      return await work(logins);
    } finally {
      for (const { seconds, most } of rows) await database.query(LIMIT, [seconds, most]);
    }
  } finally {
    await database.end();
  }
}
