import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 事项范围 — a client that is limited to items leases what is of these, and never comes to the end of what is not: that is found by its item
 * instead of walked over. What was acknowledged before gets its item when it is sent again.
 */
export class FindDeliveriesByItem20261124205100 implements MigrationInterface {
  readonly name = 'FindDeliveriesByItem20261124205100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries ADD COLUMN item_code text');
    await runner.query(`
      UPDATE deliveries d SET item_code = p.item_code FROM case_plans p WHERE p.case_no = d.case_no AND d.state <> 'closed'`);
    // Writers wait for it. Not CONCURRENTLY: that would wait for another process that waits to migrate, and that one for this.
    await runner.query(`CREATE INDEX deliveries_of_item ON deliveries (system_id, item_code, position) WHERE state = 'sent'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX deliveries_of_item');
    await runner.query('ALTER TABLE deliveries DROP COLUMN item_code');
  }
}
