import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 部门网站 — sites that log people in by Zhejiang's ticket protocol. Each is a public client whose codes come back to us; what it has beside
 * that stands here. Its secrets are sealed and not hashed, for the protocol's signatures are made with them.
 */
export class CreateSites20261123600000 implements MigrationInterface {
  readonly name = 'CreateSites20261123600000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE sites (
        client_id  text PRIMARY KEY REFERENCES clients,
        audience   text[] NOT NULL CHECK (audience <> '{}' AND audience <@ ARRAY['person', 'legalPerson']),
        created_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`
      CREATE TABLE site_credentials (
        client_id                 text NOT NULL REFERENCES sites,
        kind                      text NOT NULL CHECK (kind IN ('service', 'access')),
        code                      text NOT NULL,
        secret_encrypted          text NOT NULL,
        previous_secret_encrypted text,
        previous_until            timestamptz,
        PRIMARY KEY (client_id, kind),
        UNIQUE (kind, code),
        CHECK ((previous_secret_encrypted IS NULL) = (previous_until IS NULL))
      )`);
    await runner.query(`
      CREATE TABLE site_callbacks (
        url       text PRIMARY KEY,
        client_id text NOT NULL REFERENCES sites,
        position  smallint NOT NULL,
        UNIQUE (client_id, position)
      )`);
    await runner.query(`
      CREATE TABLE site_tickets (
        hash         text PRIMARY KEY,
        kind         text NOT NULL CHECK (kind IN ('person', 'legalPerson', 'token')),
        client_id    text NOT NULL REFERENCES sites,
        account_id   uuid NOT NULL REFERENCES accounts,
        logged_in_at timestamptz NOT NULL,
        expires_at   timestamptz NOT NULL,
        used_at      timestamptz
      )`);
    await runner.query('CREATE INDEX site_tickets_client ON site_tickets (client_id)');
    await runner.query('CREATE INDEX site_tickets_account ON site_tickets (account_id)');
    await runner.query('CREATE INDEX site_tickets_expiry ON site_tickets (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE site_tickets, site_callbacks, site_credentials, sites');
  }
}
