import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 限次规则 and 登录失败锁定 by where an attempt comes from: how often something may be tried is data, and wrong passwords lock a login for
 * whoever typed them, not for its owner elsewhere.
 */
export class LimitAttemptsByWhereFrom20261123200000 implements MigrationInterface {
  readonly name = 'LimitAttemptsByWhereFrom20261123200000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE throttle_limits (
        name       text NOT NULL,
        seconds    int NOT NULL CHECK (seconds BETWEEN 1 AND 604800),
        most       int NOT NULL CHECK (most >= 1),
        updated_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (name, seconds)
      )`);
    await runner.query(`
      INSERT INTO throttle_limits (name, seconds, most) VALUES
        ('code.numberFromPlace', 60, 1), ('code.numberFromPlace', 3600, 5),
        ('code.number', 3600, 10), ('code.number', 86400, 20),
        ('code.device', 3600, 10), ('code.device', 86400, 30),
        ('code.address', 3600, 60), ('code.address', 86400, 300),
        ('login.account', 900, 30),
        ('login.address', 900, 200),
        ('proof.number', 86400, 10),
        ('proof.user', 86400, 10)`);
    await runner.query(`
      CREATE TABLE throttle_counts (
        bucket_hash text NOT NULL,
        seconds     int NOT NULL,
        count       int NOT NULL,
        until       timestamptz NOT NULL,
        PRIMARY KEY (bucket_hash, seconds)
      )`);
    await runner.query('CREATE INDEX throttle_counts_until ON throttle_counts (until)');
    // What is locked at this moment is locked for minutes only: nothing of it is worth keeping.
    await runner.query('DELETE FROM login_attempts');
    await runner.query(`
      ALTER TABLE login_attempts
        DROP CONSTRAINT login_attempts_pkey,
        ADD COLUMN source_hash text NOT NULL,
        ADD PRIMARY KEY (login_hash, source_hash)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DELETE FROM login_attempts');
    await runner.query(
      'ALTER TABLE login_attempts DROP CONSTRAINT login_attempts_pkey, DROP COLUMN source_hash, ADD PRIMARY KEY (login_hash)',
    );
    await runner.query('DROP TABLE throttle_counts, throttle_limits');
  }
}
