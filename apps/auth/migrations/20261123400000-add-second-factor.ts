import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 双因素: codes for who has lost his device, and how often a code was tried. */
export class AddSecondFactor20261123400000 implements MigrationInterface {
  readonly name = 'AddSecondFactor20261123400000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE recovery_codes (
        user_id   uuid NOT NULL REFERENCES users,
        code_hash text NOT NULL,
        used_at   timestamptz,
        PRIMARY KEY (user_id, code_hash)
      )`);
    await runner.query(`
      CREATE TABLE second_factor_attempts (
        user_id  uuid PRIMARY KEY REFERENCES users,
        attempts int NOT NULL,
        last_at  timestamptz NOT NULL
      )`);
    await runner.query(`
      ALTER TABLE users ADD CONSTRAINT users_totp_confirmed CHECK ((totp_confirmed_at IS NULL) = (totp_secret_encrypted IS NULL))`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users DROP CONSTRAINT users_totp_confirmed');
    await runner.query('DROP TABLE second_factor_attempts, recovery_codes');
  }
}
