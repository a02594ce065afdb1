import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 双因素锁定 by where a code comes from: wrong ones lock whoever types them, not the owner elsewhere. */
export class LimitSecondFactorByWhereFrom20261124201000 implements MigrationInterface {
  readonly name = 'LimitSecondFactorByWhereFrom20261124201000';

  async up(runner: QueryRunner): Promise<void> {
    // What is locked at this moment is locked for minutes only: nothing of it is worth keeping.
    await runner.query('DELETE FROM second_factor_attempts');
    await runner.query(`
      ALTER TABLE second_factor_attempts
        DROP CONSTRAINT second_factor_attempts_pkey,
        ADD COLUMN source_hash text NOT NULL,
        ADD PRIMARY KEY (user_id, source_hash)`);
    await runner.query('CREATE INDEX second_factor_attempts_last ON second_factor_attempts (last_at)');
    await runner.query(
      `INSERT INTO throttle_limits (name, seconds, most) VALUES ('secondFactor.user', 900, 15), ('secondFactor.user', 86400, 100)`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DELETE FROM throttle_limits WHERE name = 'secondFactor.user'`);
    await runner.query('DROP INDEX second_factor_attempts_last');
    await runner.query('DELETE FROM second_factor_attempts');
    await runner.query(
      'ALTER TABLE second_factor_attempts DROP CONSTRAINT second_factor_attempts_pkey, DROP COLUMN source_hash, ADD PRIMARY KEY (user_id)',
    );
  }
}
