import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 短信验证码: neither the code nor the number it went to, only keyed hashes of them. */
export class CreateOneTimeCodes20261123200100 implements MigrationInterface {
  readonly name = 'CreateOneTimeCodes20261123200100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE one_time_codes (
        id          uuid PRIMARY KEY,
        purpose     text NOT NULL,
        mobile_hash text NOT NULL,
        code_hash   text NOT NULL,
        tries       smallint NOT NULL DEFAULT 0,
        expires_at  timestamptz NOT NULL,
        used_at     timestamptz
      )`);
    await runner.query('CREATE INDEX one_time_codes_expiry ON one_time_codes (expires_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE one_time_codes');
  }
}
