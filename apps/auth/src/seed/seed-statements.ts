/** Each repeats safely: what exists keeps its password and its secret, and takes the data's names, posts and permissions. */
export const SEED_SQL = {
  organisation: `INSERT INTO organisations (org_code, name, short_name, region_code) VALUES ($1, $2, $3, $4)
    ON CONFLICT (org_code) DO UPDATE SET name = excluded.name, short_name = excluded.short_name, region_code = excluded.region_code`,
  post: `INSERT INTO posts (code, name, permissions) VALUES ($1, $2, $3)
    ON CONFLICT (code) DO UPDATE SET name = excluded.name, permissions = excluded.permissions`,
  user: `INSERT INTO users (id, login, password_hash, mobile_encrypted, mobile_hash, mobile_masked) VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT (id) DO NOTHING`,
  account: `INSERT INTO accounts (id, user_id, kind, real_name_level) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING`,
  identity: `INSERT INTO person_identities (user_id, role, name_encrypted, name_masked, number_encrypted, number_hash, number_masked)
    VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (user_id) DO NOTHING`,
  enterprise: `INSERT INTO enterprises (uscc, company_name, org_type, representative_user_id, verified_at) VALUES ($1, $2, $3, $4, now())
    ON CONFLICT (uscc) DO NOTHING`,
  authorisation: `INSERT INTO authorisations (id, uscc, agent_user_id, account_id, granted_by, everything, items, valid_from, valid_until, state,
      offered_at, accepted_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, '2020-01-01', '2040-01-01', 'active', '2020-01-01', '2020-01-01') ON CONFLICT DO NOTHING`,
  legalPerson: `INSERT INTO legal_persons (account_id, uscc) VALUES ($1, $2) ON CONFLICT (account_id) DO NOTHING`,
  officer: `INSERT INTO officers (account_id, name, org_code, mobile_encrypted) VALUES ($1, $2, $3, $4)
    ON CONFLICT (account_id) DO UPDATE SET name = excluded.name, org_code = excluded.org_code,
      mobile_encrypted = coalesce(officers.mobile_encrypted, excluded.mobile_encrypted)`,
  officerPost: 'INSERT INTO officer_posts (account_id, post_code) VALUES ($1, $2) ON CONFLICT DO NOTHING',
  client: `INSERT INTO clients (client_id, kind, name, secret_hash, org_code, permissions, api_access, redirect_uris, post_logout_redirect_uris,
      first_party)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
    ON CONFLICT (client_id) DO UPDATE SET name = excluded.name, org_code = excluded.org_code, first_party = excluded.first_party, permissions = excluded.permissions,
      redirect_uris = excluded.redirect_uris, post_logout_redirect_uris = excluded.post_logout_redirect_uris`,
};
