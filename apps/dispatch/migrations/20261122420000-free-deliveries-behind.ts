import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 投递 — a message frees what it held back when it is closed, by whomever; and indexes for what lies behind one, and for lists of one system. */
export class FreeDeliveriesBehind20261122420000 implements MigrationInterface {
  readonly name = 'FreeDeliveriesBehind20261122420000';

  async up(runner: QueryRunner): Promise<void> {
    // Whoever fails or parks a message puts off those behind it. Many close messages, and each would have to think of them: one trigger does.
    // A time of infinity is only ever that of a message behind a parked one.
    await runner.query(`
      CREATE FUNCTION free_deliveries_behind() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        UPDATE deliveries f SET next_attempt_at = now()
        WHERE f.system_id = NEW.system_id AND f.case_no = NEW.case_no AND f.sequence > NEW.sequence AND f.state = 'pending'
          AND f.next_attempt_at > now() AND (f.attempts = 0 OR f.next_attempt_at = 'infinity');
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER deliveries_free_those_behind AFTER UPDATE OF state ON deliveries FOR EACH ROW
      WHEN (OLD.attempts > 0 AND OLD.state IN ('pending', 'parked') AND NEW.state NOT IN ('pending', 'parked'))
      EXECUTE FUNCTION free_deliveries_behind()`);
    await runner.query(`
      UPDATE deliveries f SET next_attempt_at = now() WHERE f.state = 'pending' AND f.next_attempt_at = 'infinity'
        AND NOT EXISTS (SELECT 1 FROM deliveries b
          WHERE b.system_id = f.system_id AND b.case_no = f.case_no AND b.sequence < f.sequence AND b.state = 'parked')`);

    // Of all that waits, not of what was tried alone: what lies behind a message was not.
    await runner.query('DROP INDEX deliveries_waiting');
    await runner.query("CREATE INDEX deliveries_waiting ON deliveries (system_id, case_no, sequence) WHERE state IN ('pending', 'parked')");
    await runner.query("CREATE INDEX deliveries_parked ON deliveries (system_id, sequence) WHERE state = 'parked'");
    await runner.query('CREATE INDEX deliveries_made ON deliveries (system_id, created_at)');
    await runner.query(`
      CREATE INDEX deliveries_unheard_recalls_of_system ON deliveries (system_id, sequence)
      WHERE type = 'task.recalled' AND acknowledged_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX deliveries_waiting, deliveries_parked, deliveries_made, deliveries_unheard_recalls_of_system');
    await runner.query(`
      CREATE INDEX deliveries_waiting ON deliveries (system_id, case_no, sequence)
      WHERE state = 'parked' OR state = 'pending' AND attempts > 0`);
    await runner.query('DROP TRIGGER deliveries_free_those_behind ON deliveries');
    await runner.query('DROP FUNCTION free_deliveries_behind');
  }
}
