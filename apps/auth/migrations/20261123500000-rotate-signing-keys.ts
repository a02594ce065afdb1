import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 签名密钥轮换: a key is published before it signs, and its private part goes when it is retired. */
export class RotateSigningKeys20261123500000 implements MigrationInterface {
  readonly name = 'RotateSigningKeys20261123500000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE signing_keys ADD COLUMN signs_from timestamptz');
    // Before, the newest signed at once.
    await runner.query('UPDATE signing_keys SET signs_from = created_at');
    await runner.query(`
      ALTER TABLE signing_keys
        ALTER COLUMN signs_from SET NOT NULL,
        ALTER COLUMN private_jwk_encrypted DROP NOT NULL,
        ADD CONSTRAINT signing_keys_private CHECK (private_jwk_encrypted IS NOT NULL OR retired_at IS NOT NULL)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM signing_keys WHERE private_jwk_encrypted IS NULL');
    await runner.query(`
      ALTER TABLE signing_keys
        DROP CONSTRAINT signing_keys_private,
        ALTER COLUMN private_jwk_encrypted SET NOT NULL,
        DROP COLUMN signs_from`);
  }
}
