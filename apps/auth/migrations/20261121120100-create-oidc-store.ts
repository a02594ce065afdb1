import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateOidcStore20261121120100 implements MigrationInterface {
  readonly name = 'CreateOidcStore20261121120100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE clients (
        client_id                 text PRIMARY KEY,
        kind                      text NOT NULL CHECK (kind IN ('system', 'service', 'public')),
        name                      text NOT NULL,
        secret_hash               text CHECK ((kind = 'public') = (secret_hash IS NULL)),
        org_code                  text REFERENCES organisations,
        permissions               text[] NOT NULL DEFAULT '{}',
        api_access                boolean NOT NULL DEFAULT true,
        redirect_uris             text[] NOT NULL DEFAULT '{}',
        post_logout_redirect_uris text[] NOT NULL DEFAULT '{}',
        disabled_at               timestamptz,
        created_at                timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query('CREATE INDEX clients_org ON clients (org_code)');
    await runner.query(`
      CREATE TABLE oidc_payloads (
        kind        text NOT NULL,
        id_hash     text NOT NULL,
        payload     text NOT NULL,
        grant_hash  text,
        uid_hash    text,
        consumed_at timestamptz,
        expires_at  timestamptz,
        PRIMARY KEY (kind, id_hash)
      )`);
    await runner.query('CREATE INDEX oidc_payloads_grant ON oidc_payloads (grant_hash) WHERE grant_hash IS NOT NULL');
    await runner.query('CREATE INDEX oidc_payloads_uid ON oidc_payloads (kind, uid_hash) WHERE uid_hash IS NOT NULL');
    await runner.query('CREATE INDEX oidc_payloads_expiry ON oidc_payloads (expires_at)');
    await runner.query(`
      CREATE TABLE signing_keys (
        kid                   text PRIMARY KEY,
        private_jwk_encrypted text NOT NULL,
        created_at            timestamptz NOT NULL DEFAULT now(),
        retired_at            timestamptz
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE signing_keys, oidc_payloads, clients');
  }
}
