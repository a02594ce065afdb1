import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 部门上报 — every message of a department system with what became of it, what could not be read as a message, and the rules of waiting. */
export class CreateIntake20261122360000 implements MigrationInterface {
  readonly name = 'CreateIntake20261122360000';

  async up(runner: QueryRunner): Promise<void> {
    // rank: what comes before what for one case. purpose: the task meant where a message names its case only. waits_on: refusals that mean
    // that something has yet to come. late_on: refusals that mean that it came too late to count.
    await runner.query(`
      CREATE TABLE intake_rules (
        type              text PRIMARY KEY,
        rank              int NOT NULL,
        purpose           text CHECK (purpose IN ('acceptance', 'handling')),
        wait_seconds      int NOT NULL CHECK (wait_seconds BETWEEN 0 AND 2592000),
        tolerance_seconds int NOT NULL CHECK (tolerance_seconds BETWEEN 0 AND 3600),
        waits_on          text[] NOT NULL DEFAULT '{}',
        late_on           text[] NOT NULL DEFAULT '{}',
        changed_at        timestamptz NOT NULL DEFAULT now(),
        changed_by        text
      )`);
    await runner.query(`
      INSERT INTO intake_rules (type, rank, purpose, wait_seconds, tolerance_seconds, waits_on, late_on) VALUES
        ('task.acknowledge',   0, NULL,         3600,  300, '{}', '{}'),
        ('acceptance.answer',  1, 'acceptance', 3600,  300, '{}', '{}'),
        ('task.step',          2, 'handling',   86400, 300, '{}', '{}'),
        ('task.suspend',       2, 'handling',   86400, 300, '{}', '{}'),
        ('task.resume',        2, 'handling',   86400, 300, '{}', '{}'),
        ('case.measure',       2, 'handling',   86400, 300, '{}', '{}'),
        ('task.return',        3, NULL,         86400, 300, '{}', '{}'),
        ('task.result',        3, 'handling',   86400, 300, '{}', '{}'),
        ('case.decide',        4, 'handling',   86400, 300, '{}', '{}'),
        ('recall.acknowledge', 9, NULL,         3600,  300, '{}', '{}')`);

    // (system_id, external_id, type, version) names a message. sealed: the message, encrypted; null once its time of keeping is over. content: a hash of what it says. adjusted: times
    // of the system's clock were moved within the tolerance. next_attempt_at: of a waiting one. first_*: what was answered the first time.
    await runner.query(`
      CREATE TABLE intake_messages (
        sequence        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id              uuid NOT NULL UNIQUE,
        system_id       uuid NOT NULL REFERENCES department_systems,
        external_id     text NOT NULL,
        type            text NOT NULL,
        version         int NOT NULL CHECK (version > 0),
        task_id         uuid,
        case_no         text,
        at              timestamptz NOT NULL,
        content         text NOT NULL,
        sealed          text,
        state           text NOT NULL CHECK (state IN ('applied', 'waiting', 'late', 'refused')),
        code            text,
        text            jsonb,
        adjusted        boolean NOT NULL DEFAULT false,
        rank            int NOT NULL,
        attempts        int NOT NULL DEFAULT 1,
        received_at     timestamptz NOT NULL DEFAULT now(),
        wait_until      timestamptz,
        next_attempt_at timestamptz,
        settled_at      timestamptz,
        replayed_by     text,
        CONSTRAINT intake_messages_once UNIQUE (system_id, external_id, type, version),
        CHECK ((state = 'waiting') = (wait_until IS NOT NULL AND next_attempt_at IS NOT NULL)),
        CHECK ((state = 'waiting') = (settled_at IS NULL)),
        CHECK (state NOT IN ('waiting', 'refused') OR code IS NOT NULL),
        CHECK (sealed IS NOT NULL OR settled_at IS NOT NULL)
      ) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000)`);
    await runner.query("CREATE INDEX intake_messages_due ON intake_messages (next_attempt_at) WHERE state = 'waiting'");
    await runner.query("CREATE INDEX intake_messages_waiting ON intake_messages (case_no, system_id, rank) WHERE state = 'waiting'");
    await runner.query('CREATE INDEX intake_messages_of_system ON intake_messages (system_id, sequence)');
    await runner.query('CREATE INDEX intake_messages_of_case ON intake_messages (case_no, sequence)');
    await runner.query(
      'CREATE INDEX intake_messages_kept ON intake_messages (settled_at) WHERE sealed IS NOT NULL AND settled_at IS NOT NULL',
    );
    await runner.query('CREATE INDEX intake_messages_by_state ON intake_messages (state, sequence)');

    // What a topic held that is no message of a system: kept where it stood, so that nothing stops behind it and nothing is lost.
    await runner.query(`
      CREATE TABLE intake_rejects (
        sequence    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        id          uuid NOT NULL UNIQUE,
        org_code    text NOT NULL,
        system_id   uuid REFERENCES department_systems,
        topic       text NOT NULL,
        partition   int NOT NULL,
        record      bigint NOT NULL,
        code        text NOT NULL,
        text        jsonb NOT NULL,
        sealed      text NOT NULL,
        received_at timestamptz NOT NULL DEFAULT now(),
        message_id  uuid,
        replayed_by text,
        replayed_at timestamptz,
        UNIQUE (topic, partition, record)
      )`);
    await runner.query('CREATE INDEX intake_rejects_of_system ON intake_rejects (system_id)');
    await runner.query('CREATE INDEX intake_rejects_of_org ON intake_rejects (org_code, sequence)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE intake_rejects, intake_messages, intake_rules');
  }
}
