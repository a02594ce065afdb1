import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 事项范围 — a client that is limited to items leases what is of these, and never comes to the end of what is not: that is found by its item
 * instead of walked over. Of what is there only what such a client may still lease gets its item now, and what was acknowledged or pushed when it is
 * sent again: that is years of rows, and nobody reads the table meanwhile.
 */
export class FindDeliveriesByItem20261124205100 implements MigrationInterface {
  readonly name = 'FindDeliveriesByItem20261124205100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE deliveries ADD COLUMN item_code text');
    await runner.query(`
      UPDATE deliveries d SET item_code = p.item_code FROM case_plans p, department_systems s
      WHERE p.case_no = d.case_no AND s.id = d.system_id AND (d.state IN ('pending', 'parked') OR d.state = 'sent' AND s.channel = 'pull')`);
    // Writers wait for it. Not CONCURRENTLY: that would wait for another process that waits to migrate, and that one for this.
    await runner.query(`CREATE INDEX deliveries_of_item ON deliveries (system_id, item_code, position) WHERE state = 'sent'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX deliveries_of_item');
    await runner.query('ALTER TABLE deliveries DROP COLUMN item_code');
  }
}
