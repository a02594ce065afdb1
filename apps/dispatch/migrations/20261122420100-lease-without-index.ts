import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 拉取租约 — nobody looks for messages by their lease: without its index taking one touches the rows alone, and not a dozen indexes. */
export class LeaseWithoutIndex20261122420100 implements MigrationInterface {
  readonly name = 'LeaseWithoutIndex20261122420100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX deliveries_lease');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX deliveries_lease ON deliveries (lease_id) WHERE lease_id IS NOT NULL');
  }
}
