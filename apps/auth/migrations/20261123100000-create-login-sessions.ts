import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 登录会话: what its owner is shown of a session, and when it was last used; the session itself stays sealed in `oidc_payloads` (uid_hash is its
 * `sid`). 授权同意: what was told to applications that are not the platform's. 上级账号: who of another identity provider is which user here.
 */
export class CreateLoginSessions20261123100000 implements MigrationInterface {
  readonly name = 'CreateLoginSessions20261123100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE login_sessions (
        sid            text PRIMARY KEY,
        user_id        uuid NOT NULL REFERENCES users,
        account_id     uuid NOT NULL REFERENCES accounts,
        browser        text,
        system         text,
        address_masked text NOT NULL,
        second_factor  boolean NOT NULL,
        logged_in_at   timestamptz NOT NULL,
        last_seen_at   timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX login_sessions_user ON login_sessions (user_id, logged_in_at DESC, sid DESC)');
    await runner.query('CREATE INDEX login_sessions_account ON login_sessions (account_id)');
    await runner.query('CREATE INDEX login_sessions_age ON login_sessions (logged_in_at)');
    // A session of before is not in the list and has no time of its last use: its owner logs in once more.
    await runner.query(`DELETE FROM oidc_payloads WHERE kind = 'Session'`);
    await runner.query(`
      CREATE TABLE consents (
        account_id uuid NOT NULL REFERENCES accounts,
        client_id  text NOT NULL REFERENCES clients,
        scopes     text[] NOT NULL,
        given_at   timestamptz NOT NULL,
        PRIMARY KEY (account_id, client_id)
      )`);
    await runner.query('CREATE INDEX consents_client ON consents (client_id)');
    await runner.query(`
      CREATE TABLE upstream_accounts (
        upstream     text NOT NULL,
        subject_hash text NOT NULL,
        user_id      uuid NOT NULL REFERENCES users,
        bound_at     timestamptz NOT NULL,
        PRIMARY KEY (upstream, subject_hash)
      )`);
    await runner.query('CREATE UNIQUE INDEX upstream_accounts_user ON upstream_accounts (user_id, upstream)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE upstream_accounts, consents, login_sessions');
  }
}
