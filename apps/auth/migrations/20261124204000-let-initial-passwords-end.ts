import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 初始密码有效期: what lies in a list or a letter does not open an account for ever. Those that are out count from now. */
export class LetInitialPasswordsEnd20261124204000 implements MigrationInterface {
  readonly name = 'LetInitialPasswordsEnd20261124204000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ADD COLUMN initial_password_until timestamptz');
    await runner.query(`UPDATE users SET initial_password_until = now() + interval '7 days' WHERE must_change_password`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users DROP COLUMN initial_password_until');
  }
}
