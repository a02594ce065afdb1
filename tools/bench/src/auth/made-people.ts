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

/** So many people who log in with the demonstration's password. Their logins. */
export async function makePeople(target: Target, count: number): Promise<string[]> {
  const logins = Array.from({ length: count }, (_, n) => `bench-${n}`);
  const database = new pg.Client({ connectionString: superuserUrl(target, 'auth') });
  await database.connect();
  try {
    await database.query(MAKE, [logins, PERSONS.wangXiaoming.login]);
  } finally {
    await database.end();
  }
  return logins;
}
