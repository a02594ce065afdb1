import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAccounts20261121120000 implements MigrationInterface {
  readonly name = 'CreateAccounts20261121120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE organisations (
        org_code    text PRIMARY KEY CHECK (length(org_code) = 18),
        name        text NOT NULL,
        short_name  text NOT NULL,
        region_code text NOT NULL,
        created_at  timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE posts (
        code        text PRIMARY KEY,
        name        text NOT NULL,
        permissions text[] NOT NULL DEFAULT '{}'
      )`);
    await runner.query(`
      CREATE TABLE accounts (
        id              uuid PRIMARY KEY,
        kind            text NOT NULL CHECK (kind IN ('person', 'legalPerson', 'officer')),
        login           text NOT NULL UNIQUE,
        password_hash   text NOT NULL,
        real_name_level smallint CHECK (real_name_level BETWEEN 1 AND 4),
        disabled_at     timestamptz,
        created_at      timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE person_identities (
        account_id       uuid PRIMARY KEY REFERENCES accounts,
        role             text NOT NULL CHECK (role IN ('self', 'agent')),
        name_encrypted   text NOT NULL,
        name_masked      text NOT NULL,
        number_encrypted text NOT NULL,
        number_hash      text NOT NULL,
        number_masked    text NOT NULL,
        mobile_encrypted text NOT NULL,
        mobile_masked    text NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX person_identities_one_self ON person_identities (number_hash) WHERE role = 'self'`);
    await runner.query('CREATE INDEX person_identities_number ON person_identities (number_hash)');
    await runner.query(`
      CREATE TABLE legal_persons (
        account_id   uuid PRIMARY KEY REFERENCES accounts,
        uscc         text NOT NULL CHECK (length(uscc) = 18),
        company_name text NOT NULL
      )`);
    await runner.query('CREATE INDEX legal_persons_uscc ON legal_persons (uscc)');
    await runner.query(`
      CREATE TABLE officers (
        account_id uuid PRIMARY KEY REFERENCES accounts,
        name       text NOT NULL,
        org_code   text NOT NULL REFERENCES organisations
      )`);
    await runner.query('CREATE INDEX officers_org ON officers (org_code)');
    await runner.query(`
      CREATE TABLE officer_posts (
        account_id uuid NOT NULL REFERENCES officers,
        post_code  text NOT NULL REFERENCES posts,
        PRIMARY KEY (account_id, post_code)
      )`);
    await runner.query('CREATE INDEX officer_posts_post ON officer_posts (post_code)');
    await runner.query(`
      CREATE TABLE login_attempts (
        login_hash text PRIMARY KEY,
        attempts   int NOT NULL,
        last_at    timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX login_attempts_last ON login_attempts (last_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    const tables = 'login_attempts, officer_posts, officers, legal_persons, person_identities, accounts, posts, organisations';
    await runner.query(`DROP TABLE ${tables}`);
  }
}
