import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 账号与接入管理: initial passwords that must be changed, secrets with an overlap, sessions found by account, and who administered what. */
export class AddAccountAdministration20261122150000 implements MigrationInterface {
  readonly name = 'AddAccountAdministration20261122150000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE accounts ADD COLUMN must_change_password boolean NOT NULL DEFAULT false');
    // In the order of bytes whatever the database's collation is, so that a prefix is a range.
    await runner.query('CREATE INDEX accounts_login_prefix ON accounts (login COLLATE "C")');
    await runner.query(`
      ALTER TABLE clients
        ADD COLUMN previous_secret_hash text,
        ADD COLUMN previous_secret_until timestamptz,
        ADD CONSTRAINT clients_previous_secret CHECK ((previous_secret_hash IS NULL) = (previous_secret_until IS NULL))`);
    await runner.query('ALTER TABLE oidc_payloads ADD COLUMN account_hash text');
    await runner.query('CREATE INDEX oidc_payloads_account ON oidc_payloads (account_hash) WHERE account_hash IS NOT NULL');
    await runner.query(`
      CREATE TABLE admin_actions (
        id         uuid PRIMARY KEY,
        at         timestamptz NOT NULL DEFAULT now(),
        actor_kind text NOT NULL,
        actor_id   text NOT NULL,
        action     text NOT NULL,
        target     text NOT NULL,
        details    jsonb NOT NULL DEFAULT '{}'
      )`);
    await runner.query('CREATE INDEX admin_actions_target ON admin_actions (target, at)');
    await keepAppendOnly(runner, 'admin_actions', { refusal: 'refuse_change_of_admin_action' });
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE admin_actions');
    await runner.query('DROP FUNCTION refuse_change_of_admin_action()');
    await runner.query('ALTER TABLE oidc_payloads DROP COLUMN account_hash');
    await runner.query('ALTER TABLE clients DROP COLUMN previous_secret_hash, DROP COLUMN previous_secret_until');
    await runner.query('DROP INDEX accounts_login_prefix');
    await runner.query('ALTER TABLE accounts DROP COLUMN must_change_password');
  }
}
