import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 密钥轮换审批: who makes a client's new secret sees it, so that it counts for nothing until a second person has said so. */
export class LetSecretsWaitForApproval20261123500300 implements MigrationInterface {
  readonly name = 'LetSecretsWaitForApproval20261123500300';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE client_requests
        DROP CONSTRAINT client_requests_kind_check,
        ADD COLUMN secret_hash text,
        ADD CONSTRAINT client_requests_kind_check CHECK (kind IN ('registration', 'change', 'rotation')),
        ADD CONSTRAINT client_requests_secret CHECK (secret_hash IS NULL OR (kind = 'rotation' AND state = 'pending'))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM client_requests WHERE kind = 'rotation'`);
    await runner.query(`
      ALTER TABLE client_requests
        DROP CONSTRAINT client_requests_secret,
        DROP CONSTRAINT client_requests_kind_check,
        DROP COLUMN secret_hash,
        ADD CONSTRAINT client_requests_kind_check CHECK (kind IN ('registration', 'change'))`);
  }
}
