import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateIdempotencyKeys20261121000100 implements MigrationInterface {
  readonly name = 'CreateIdempotencyKeys20261121000100';

  async up(runner: QueryRunner): Promise<void> {
    // json, not jsonb: a repetition gets the very text of the first answer. BRIN: nearly free to keep up, and rows come in order of time.
    await runner.query(`
      CREATE TABLE idempotency_keys (
        scope      text NOT NULL,
        route      text NOT NULL,
        key        text NOT NULL,
        body_hash  text NOT NULL,
        status     smallint NOT NULL,
        answer     json,
        created_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (key, scope, route)
      ) WITH (autovacuum_vacuum_scale_factor = 0.05)`);
    await runner.query('CREATE INDEX idempotency_keys_created ON idempotency_keys USING brin (created_at)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE idempotency_keys');
  }
}

export const idempotencyMigrations = [CreateIdempotencyKeys20261121000100];
