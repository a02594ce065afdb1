import { INITIAL_PASSWORD_UNTIL } from '../../account/one-time-secrets.js';

export const OFFICER_SQL = {
  existing: `SELECT DISTINCT ON (u.login) a.id, a.kind, u.login, o.name, o.org_code, o.mobile_encrypted,
      o.left_at IS NOT NULL AS gone, ARRAY(SELECT op.post_code FROM officer_posts op WHERE op.account_id = a.id ORDER BY op.post_code) AS posts
    FROM users u JOIN accounts a ON a.user_id = u.id LEFT JOIN officers o ON o.account_id = a.id
    WHERE u.login = ANY($1) ORDER BY u.login, o.account_id IS NULL, a.id`,
  /** Of a user of his own: $1 the account's id, $2 the user's, $5 whether the password is an initial one. */
  account: `WITH who AS (INSERT INTO users (id, login, password_hash, must_change_password, initial_password_until)
      VALUES ($2, $3, $4, $5::boolean, CASE WHEN $5::boolean THEN ${INITIAL_PASSWORD_UNTIL} END))
    INSERT INTO accounts (id, kind, user_id) VALUES ($1, 'officer', $2)`,
  officer: `INSERT INTO officers (account_id, name, org_code, mobile_encrypted) VALUES ($1, $2, $3, $4)
    ON CONFLICT (account_id) DO UPDATE SET name = excluded.name,
      mobile_encrypted = coalesce(excluded.mobile_encrypted, officers.mobile_encrypted)`,
  dropPosts: 'DELETE FROM officer_posts WHERE account_id = $1 AND post_code <> ALL($2::text[])',
  addPosts: 'INSERT INTO officer_posts (account_id, post_code) SELECT DISTINCT $1::uuid, unnest($2::text[]) ON CONFLICT DO NOTHING',
};
