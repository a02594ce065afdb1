import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 停用接入方: what a client was given is found by it, so that it ends with it. Rows of before end by themselves, within a session's life. */
export class AddClientOfPayloads20261122190000 implements MigrationInterface {
  readonly name = 'AddClientOfPayloads20261122190000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE oidc_payloads ADD COLUMN client_id text');
    await runner.query('CREATE INDEX oidc_payloads_client ON oidc_payloads (client_id) WHERE client_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE oidc_payloads DROP COLUMN client_id');
  }
}
