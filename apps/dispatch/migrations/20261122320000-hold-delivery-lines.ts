import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 投递线路 — how it goes with the deliveries to each system: who serves it, its circuit, and its figures by the hour. */
export class HoldDeliveryLines20261122320000 implements MigrationInterface {
  readonly name = 'HoldDeliveryLines20261122320000';

  async up(runner: QueryRunner): Promise<void> {
    // Apart from the systems, whose rows officials change: this one changes with every call. failures: calls that failed one after another.
    // trips: how often the circuit opened since a call went well. retry_at: when the open circuit lets one message try.
    await runner.query(`
      CREATE TABLE delivery_lines (
        system_id      uuid PRIMARY KEY REFERENCES department_systems,
        last_position  bigint NOT NULL DEFAULT 0,
        holder         uuid,
        leased_until   timestamptz,
        failures       int NOT NULL DEFAULT 0,
        trips          int NOT NULL DEFAULT 0,
        open_since     timestamptz,
        retry_at       timestamptz,
        last_sent_at   timestamptz,
        last_failed_at timestamptz,
        last_error     text,
        last_call_ms   int,
        CHECK ((holder IS NULL) = (leased_until IS NULL)),
        CHECK ((open_since IS NULL) = (retry_at IS NULL))
      ) WITH (fillfactor = 50, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000)`);
    await runner.query('INSERT INTO delivery_lines (system_id, last_position) SELECT id, last_position FROM department_systems');
    await runner.query('ALTER TABLE department_systems DROP last_position');
    await runner.query(`
      CREATE TABLE delivery_counts (
        system_id uuid NOT NULL REFERENCES department_systems,
        hour      timestamptz NOT NULL,
        sent      int NOT NULL DEFAULT 0,
        failed    int NOT NULL DEFAULT 0,
        parked    int NOT NULL DEFAULT 0,
        wait_ms   bigint NOT NULL DEFAULT 0,
        PRIMARY KEY (system_id, hour)
      ) WITH (fillfactor = 50)`);

    // lease: of a reader of the feed. nacks: how often readers gave it back. heard: sent again though the department knows of it.
    await runner.query(`
      ALTER TABLE deliveries
        ADD lease_id     uuid,
        ADD leased_until timestamptz,
        ADD nacks        int NOT NULL DEFAULT 0,
        ADD heard        boolean NOT NULL DEFAULT false`);
    await runner.query('DROP INDEX deliveries_parked');
    await runner.query(`
      CREATE INDEX deliveries_waiting ON deliveries (system_id, case_no, sequence)
      WHERE state = 'parked' OR state = 'pending' AND attempts > 0`);
    await runner.query("CREATE INDEX deliveries_due ON deliveries (system_id, next_attempt_at) WHERE state = 'pending'");
    await runner.query('CREATE INDEX deliveries_log ON deliveries (system_id, position) WHERE position IS NOT NULL');
    await runner.query("CREATE INDEX deliveries_unheard ON deliveries (system_id, case_no, position) WHERE state = 'sent'");
    await runner.query('CREATE INDEX deliveries_sent ON deliveries (system_id, sent_at) WHERE sent_at IS NOT NULL');
    await runner.query('CREATE INDEX deliveries_lease ON deliveries (lease_id) WHERE lease_id IS NOT NULL');
    await runner.query(`
      CREATE INDEX deliveries_unheard_recalls ON deliveries (sequence) WHERE type = 'task.recalled' AND acknowledged_at IS NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'DROP INDEX deliveries_waiting, deliveries_due, deliveries_log, deliveries_unheard, deliveries_sent, deliveries_lease, deliveries_unheard_recalls',
    );
    await runner.query("CREATE INDEX deliveries_parked ON deliveries (system_id, case_no) WHERE state = 'parked'");
    await runner.query('ALTER TABLE deliveries DROP lease_id, DROP leased_until, DROP nacks, DROP heard');
    await runner.query('DROP TABLE delivery_counts');
    await runner.query('ALTER TABLE department_systems ADD last_position bigint NOT NULL DEFAULT 0');
    await runner.query('UPDATE department_systems s SET last_position = l.last_position FROM delivery_lines l WHERE l.system_id = s.id');
    await runner.query('DROP TABLE delivery_lines');
  }
}
