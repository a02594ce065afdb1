import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 用户与身份分离: who logs in (user) apart from whom he acts for (account: himself, an enterprise, a public body). An account keeps its id,
 * which cases know; each account of before becomes the one identity of a user with the same id, so what is sealed for that id still opens.
 */
export class SeparateUsersFromAccounts20261123000000 implements MigrationInterface {
  readonly name = 'SeparateUsersFromAccounts20261123000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE users (
        id                    uuid PRIMARY KEY,
        login                 text UNIQUE,
        password_hash         text,
        must_change_password  boolean NOT NULL DEFAULT false,
        sessions_from         timestamptz,
        mobile_encrypted      text,
        mobile_hash           text UNIQUE,
        mobile_masked         text,
        totp_secret_encrypted text,
        totp_confirmed_at     timestamptz,
        totp_last_step        bigint,
        closed_at             timestamptz,
        created_at            timestamptz NOT NULL DEFAULT now(),
        CHECK ((mobile_encrypted IS NULL) = (mobile_masked IS NULL)),
        CHECK (mobile_hash IS NULL OR mobile_encrypted IS NOT NULL)
      )`);
    await runner.query(`
      INSERT INTO users (id, login, password_hash, must_change_password, sessions_from, mobile_encrypted, mobile_masked, created_at)
      SELECT a.id, a.login, a.password_hash, a.must_change_password, a.sessions_from, i.mobile_encrypted, i.mobile_masked, a.created_at
        FROM accounts a LEFT JOIN person_identities i ON i.account_id = a.id`);
    // In the order of bytes whatever the database's collation is, so that a prefix is a range.
    await runner.query('CREATE INDEX users_login_prefix ON users (login COLLATE "C")');
    await runner.query('ALTER TABLE accounts ADD COLUMN user_id uuid REFERENCES users');
    await runner.query('UPDATE accounts SET user_id = id');
    await runner.query(`
      ALTER TABLE accounts
        ALTER COLUMN user_id SET NOT NULL,
        DROP COLUMN login, DROP COLUMN password_hash, DROP COLUMN must_change_password`);
    await runner.query('CREATE INDEX accounts_user ON accounts (user_id)');
    await runner.query(`CREATE UNIQUE INDEX accounts_one_person ON accounts (user_id) WHERE kind = 'person'`);

    await runner.query('ALTER TABLE person_identities DROP CONSTRAINT person_identities_account_id_fkey');
    await runner.query('ALTER TABLE person_identities RENAME COLUMN account_id TO user_id');
    await runner.query(`
      ALTER TABLE person_identities
        ADD CONSTRAINT person_identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES users,
        ADD COLUMN document_type text NOT NULL DEFAULT '111',
        DROP COLUMN mobile_encrypted, DROP COLUMN mobile_masked`);

    await runner.query(`
      CREATE TABLE enterprises (
        uscc                   text PRIMARY KEY CHECK (length(uscc) = 18),
        company_name           text NOT NULL,
        org_type               smallint NOT NULL DEFAULT 1 CHECK (org_type BETWEEN 1 AND 3),
        representative_user_id uuid REFERENCES users,
        created_at             timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX enterprises_representative ON enterprises (representative_user_id)');
    await runner.query(`
      INSERT INTO enterprises (uscc, company_name)
      SELECT DISTINCT ON (l.uscc) l.uscc, l.company_name FROM legal_persons l ORDER BY l.uscc, l.account_id`);
    await runner.query(`
      ALTER TABLE legal_persons
        ADD CONSTRAINT legal_persons_uscc_fkey FOREIGN KEY (uscc) REFERENCES enterprises,
        DROP COLUMN company_name`);

    // 第三方应用: what a person is told of himself there is shown to him first. 双因素: posts that let nobody in by a password alone.
    await runner.query('ALTER TABLE clients ADD COLUMN first_party boolean NOT NULL DEFAULT true');
    await runner.query('ALTER TABLE posts ADD COLUMN second_factor boolean NOT NULL DEFAULT false');
  }

  async down(runner: QueryRunner): Promise<void> {
    const [several] = (await runner.query(`
      SELECT 1 FROM users u
       WHERE (SELECT count(*) FROM accounts a WHERE a.user_id = u.id) <> 1
          OR u.login IS NULL OR u.password_hash IS NULL OR u.id <> (SELECT a.id FROM accounts a WHERE a.user_id = u.id)
       LIMIT 1`)) as unknown[];
    if (several !== undefined) throw new Error('users who have several identities, or log in without a password, cannot be accounts again');
    await runner.query('ALTER TABLE posts DROP COLUMN second_factor');
    await runner.query('ALTER TABLE clients DROP COLUMN first_party');
    await runner.query('ALTER TABLE legal_persons DROP CONSTRAINT legal_persons_uscc_fkey, ADD COLUMN company_name text');
    await runner.query('UPDATE legal_persons l SET company_name = e.company_name FROM enterprises e WHERE e.uscc = l.uscc');
    await runner.query('ALTER TABLE legal_persons ALTER COLUMN company_name SET NOT NULL');
    await runner.query('DROP TABLE enterprises');
    await runner.query('ALTER TABLE person_identities DROP CONSTRAINT person_identities_user_id_fkey, DROP COLUMN document_type');
    await runner.query('ALTER TABLE person_identities ADD COLUMN mobile_encrypted text, ADD COLUMN mobile_masked text');
    await runner.query(`
      UPDATE person_identities i SET mobile_encrypted = coalesce(u.mobile_encrypted, ''), mobile_masked = coalesce(u.mobile_masked, '')
        FROM users u WHERE u.id = i.user_id`);
    await runner.query('ALTER TABLE person_identities ALTER COLUMN mobile_encrypted SET NOT NULL, ALTER COLUMN mobile_masked SET NOT NULL');
    await runner.query('ALTER TABLE person_identities RENAME COLUMN user_id TO account_id');
    await runner.query(
      'ALTER TABLE person_identities ADD CONSTRAINT person_identities_account_id_fkey FOREIGN KEY (account_id) REFERENCES accounts',
    );
    await runner.query(
      'ALTER TABLE accounts ADD COLUMN login text UNIQUE, ADD COLUMN password_hash text, ADD COLUMN must_change_password boolean',
    );
    await runner.query(`
      UPDATE accounts a SET login = u.login, password_hash = u.password_hash, must_change_password = u.must_change_password,
             sessions_from = greatest(a.sessions_from, u.sessions_from)
        FROM users u WHERE u.id = a.user_id`);
    await runner.query(`
      ALTER TABLE accounts
        ALTER COLUMN login SET NOT NULL, ALTER COLUMN password_hash SET NOT NULL,
        ALTER COLUMN must_change_password SET NOT NULL, ALTER COLUMN must_change_password SET DEFAULT false,
        DROP COLUMN user_id`);
    await runner.query('CREATE INDEX accounts_login_prefix ON accounts (login COLLATE "C")');
    await runner.query('DROP TABLE users');
  }
}
