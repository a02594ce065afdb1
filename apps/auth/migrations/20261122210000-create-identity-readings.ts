import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 身份信息查阅记录 — which service read whose identity in clear, and for what. Rows are only ever added. */
export class CreateIdentityReadings20261122210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE identity_readings (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at         timestamptz NOT NULL,
        account_id uuid NOT NULL REFERENCES accounts,
        purpose    text NOT NULL,
        client_id  text NOT NULL
      )`);
    await runner.query('CREATE INDEX identity_readings_of_account ON identity_readings (account_id, id)');
    await keepAppendOnly(runner, 'identity_readings');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE identity_readings');
    await runner.query('DROP FUNCTION refuse_change_of_identity_readings()');
  }
}
