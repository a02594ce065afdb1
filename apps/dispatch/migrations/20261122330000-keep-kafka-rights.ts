import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 消息主题权限 — what each department system may do at the broker, as it should be and as the broker was last told. */
export class KeepKafkaRights20261122330000 implements MigrationInterface {
  readonly name = 'KeepKafkaRights20261122330000';

  async up(runner: QueryRunner): Promise<void> {
    // subject: the client by whose token the system is known there; another client is another row, so that the first one's rights go.
    // wanted: by the system's state. granted: what the broker was last told; null as long as it was told nothing.
    await runner.query(`
      CREATE TABLE kafka_rights (
        system_id       uuid NOT NULL REFERENCES department_systems,
        subject         text NOT NULL,
        org_code        text NOT NULL,
        wanted          boolean NOT NULL DEFAULT true,
        granted         boolean,
        told_at         timestamptz,
        attempts        int NOT NULL DEFAULT 0,
        next_attempt_at timestamptz NOT NULL DEFAULT now(),
        leased_until    timestamptz,
        error           text,
        PRIMARY KEY (system_id, subject)
      )`);
    await runner.query('CREATE INDEX kafka_rights_due ON kafka_rights (next_attempt_at) WHERE wanted IS DISTINCT FROM granted');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE kafka_rights');
  }
}
