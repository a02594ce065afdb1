import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMessaging20261121000200 implements MigrationInterface {
  readonly name = 'CreateMessaging20261121000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE outbox (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id   uuid NOT NULL,
        topic      text NOT NULL,
        key        text NOT NULL,
        type       text NOT NULL,
        payload    text NOT NULL,
        created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
        sent_at    timestamptz,
        attempts   int NOT NULL DEFAULT 0,
        retry_at   timestamptz,
        last_error text
      ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000)`);
    await runner.query('CREATE INDEX outbox_unsent ON outbox (id) WHERE sent_at IS NULL');
    await runner.query('CREATE INDEX outbox_failing ON outbox (topic, key) WHERE sent_at IS NULL AND attempts > 0');
    // Every index is paid for by every fact, twice: written, and marked as sent.
    await runner.query('CREATE INDEX outbox_created ON outbox USING brin (created_at)');
    await runner.query(`
      CREATE TABLE inbox (
        consumer    text NOT NULL,
        event_id    uuid NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        PRIMARY KEY (consumer, event_id)
      )`);
    await runner.query('CREATE INDEX inbox_received ON inbox USING brin (received_at)');
    await runner.query(`
      CREATE TABLE dead_letters (
        id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        consumer     text NOT NULL,
        event_id     text NOT NULL,
        topic        text NOT NULL,
        key          text NOT NULL,
        type         text NOT NULL,
        payload      text NOT NULL,
        reason       text NOT NULL CHECK (reason IN ('malformed', 'rejected', 'failed', 'parked')),
        error        text NOT NULL,
        attempts     int NOT NULL DEFAULT 1,
        state        text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'replayed', 'dropped')),
        created_at   timestamptz NOT NULL DEFAULT now(),
        replay_requested_at timestamptz,
        resolved_at  timestamptz,
        resolved_by  text,
        UNIQUE (consumer, event_id)
      )`);
    await runner.query("CREATE INDEX dead_letters_open ON dead_letters (key, consumer, id) WHERE state = 'open'");
    await runner.query("CREATE INDEX dead_letters_replay ON dead_letters (id) WHERE state = 'open' AND replay_requested_at IS NOT NULL");
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE dead_letters, inbox, outbox');
  }
}
