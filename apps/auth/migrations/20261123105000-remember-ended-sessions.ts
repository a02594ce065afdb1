import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An ended 登录会话 is remembered as long as it could have lived, so that no request under way at that moment writes it again. */
export class RememberEndedSessions20261123105000 implements MigrationInterface {
  readonly name = 'RememberEndedSessions20261123105000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE login_sessions ADD COLUMN ended_at timestamptz');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE login_sessions DROP COLUMN ended_at');
  }
}
