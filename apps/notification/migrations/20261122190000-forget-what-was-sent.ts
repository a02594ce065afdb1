import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 个人信息最小化: of what was sent before, too, neither number nor text is kept. No CHECK: a worker of the release before could not note
 * then that a message is sent, and would send it again.
 */
export class ForgetWhatWasSent20261122190000 implements MigrationInterface {
  readonly name = 'ForgetWhatWasSent20261122190000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE notifications SET contact_sealed = NULL, text_sealed = NULL
      WHERE state NOT IN ('pending', 'parked') AND contact_sealed IS NOT NULL`);
  }

  /** What is forgotten does not come back, and nothing asks for it. */
  async down(): Promise<void> {}
}
