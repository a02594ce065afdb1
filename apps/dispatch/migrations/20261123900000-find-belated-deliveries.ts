import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 回放 — what was sent long after it was made may have any place in the log: where a time begins in it, is looked for among these by themselves. */
export class FindBelatedDeliveries20261123900000 implements MigrationInterface {
  readonly name = 'FindBelatedDeliveries20261123900000';

  async up(runner: QueryRunner): Promise<void> {
    // Writers wait for it. Not CONCURRENTLY: that would wait for another process that waits to migrate, and that one for this.
    await runner.query(`
      CREATE INDEX deliveries_belated ON deliveries (system_id, sent_at) INCLUDE (position)
      WHERE sent_at IS NOT NULL AND sent_at - created_at > interval '10 seconds'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX deliveries_belated');
  }
}
