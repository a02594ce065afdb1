import type { MigrationInterface, QueryRunner } from 'typeorm';

const CHANGES = `'registered', 'password-chosen', 'password-recovered', 'mobile-changed', 'data-exported', 'identity-lost', 'closed'`;

/** 账号关联 stands among what a user did to his account: by it he, or somebody else, comes in. */
export class RecordLinksOfAccounts20261123305000 implements MigrationInterface {
  readonly name = 'RecordLinksOfAccounts20261123305000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE user_changes
        DROP CONSTRAINT user_changes_change_check,
        ADD CONSTRAINT user_changes_change_check CHECK (change IN (${CHANGES}, 'account-linked', 'account-unlinked'))`);
  }

  /** Rows of the record are never changed: those that say it already stay. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE user_changes
        DROP CONSTRAINT user_changes_change_check,
        ADD CONSTRAINT user_changes_change_check CHECK (change IN (${CHANGES})) NOT VALID`);
  }
}
