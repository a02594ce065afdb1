import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 退出通知 — back-channel logout: one row for each client that is told that a session is over, until it has heard. */
export class CreateLogoutNotices20261123500200 implements MigrationInterface {
  readonly name = 'CreateLogoutNotices20261123500200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE logout_notices (
        id         uuid PRIMARY KEY,
        client_id  text NOT NULL REFERENCES clients,
        account_id uuid NOT NULL,
        sid        text NOT NULL,
        state      text NOT NULL DEFAULT 'due' CHECK (state IN ('due', 'sent', 'dead')),
        attempts   int NOT NULL DEFAULT 0,
        due_at     timestamptz NOT NULL DEFAULT now(),
        fault      text,
        created_at timestamptz NOT NULL DEFAULT now(),
        changed_at timestamptz NOT NULL DEFAULT now()
      )`);
    await runner.query(`CREATE INDEX logout_notices_due ON logout_notices (due_at) WHERE state = 'due'`);
    await runner.query('CREATE INDEX logout_notices_client ON logout_notices (client_id)');
    await runner.query('CREATE INDEX logout_notices_state ON logout_notices (state, id)');
    await runner.query(`CREATE INDEX logout_notices_over ON logout_notices (changed_at) WHERE state <> 'due'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE logout_notices');
  }
}
