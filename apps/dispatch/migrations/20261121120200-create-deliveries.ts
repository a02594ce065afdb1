import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 投递 — tasks on their way to department systems. */
export class CreateDeliveries20261121120200 implements MigrationInterface {
  readonly name = 'CreateDeliveries20261121120200';

  async up(runner: QueryRunner): Promise<void> {
    // sequence: order of sending. position: place in the feed of its system, given when it is sent, so that a reader's cursor skips nothing.
    await runner.query(`
      CREATE TABLE deliveries (
        sequence        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id              uuid NOT NULL UNIQUE,
        system_id       uuid NOT NULL REFERENCES department_systems,
        task_id         uuid NOT NULL UNIQUE REFERENCES tasks,
        case_no         text NOT NULL,
        state           text NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'sent', 'closed', 'parked')),
        position        bigint,
        attempts        int NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        error           text,
        traceparent     text,
        created_at      timestamptz NOT NULL DEFAULT now(),
        sent_at         timestamptz
      ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000)`);
    await runner.query("CREATE INDEX deliveries_pending ON deliveries (system_id, sequence) WHERE state = 'pending'");
    await runner.query("CREATE INDEX deliveries_feed ON deliveries (system_id, position) WHERE state = 'sent'");
    await runner.query("CREATE INDEX deliveries_parked ON deliveries (system_id, case_no) WHERE state = 'parked'");
    await runner.query("CREATE INDEX deliveries_failing ON deliveries (sequence) WHERE state IN ('pending', 'parked') AND attempts > 0");
    await runner.query('CREATE INDEX deliveries_system ON deliveries (system_id, sequence)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE deliveries');
  }
}
