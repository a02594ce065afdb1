export const OFFICER_SQL = {
  existing: `SELECT a.id, a.kind, a.login, o.name, o.org_code, o.mobile_encrypted,
      ARRAY(SELECT op.post_code FROM officer_posts op WHERE op.account_id = a.id ORDER BY op.post_code) AS posts
    FROM accounts a LEFT JOIN officers o ON o.account_id = a.id WHERE a.login = ANY($1)`,
  account: `INSERT INTO accounts (id, kind, login, password_hash, must_change_password) VALUES ($1, 'officer', $2, $3, $4)`,
  officer: `INSERT INTO officers (account_id, name, org_code, mobile_encrypted) VALUES ($1, $2, $3, $4)
    ON CONFLICT (account_id) DO UPDATE SET name = excluded.name, org_code = excluded.org_code,
      mobile_encrypted = coalesce(excluded.mobile_encrypted, officers.mobile_encrypted)`,
  dropPosts: 'DELETE FROM officer_posts WHERE account_id = $1 AND post_code <> ALL($2::text[])',
  addPosts: 'INSERT INTO officer_posts (account_id, post_code) SELECT DISTINCT $1::uuid, unnest($2::text[]) ON CONFLICT DO NOTHING',
};
