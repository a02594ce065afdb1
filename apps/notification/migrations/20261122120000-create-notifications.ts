import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 消息通知: rules and templates as data, and one row for each message that somebody is to get. */
export class CreateNotifications20261122120000 implements MigrationInterface {
  readonly name = 'CreateNotifications20261122120000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE notification_rules (
        code          text PRIMARY KEY,
        event_type    text NOT NULL,
        condition     jsonb NOT NULL DEFAULT '{}',
        template_code text NOT NULL,
        audience      text NOT NULL CHECK (audience IN ('applicant', 'officers')),
        active        boolean NOT NULL
      )`);
    // A text is never changed, it gets a next version: what was sent can be told from the version.
    await runner.query(`
      CREATE TABLE templates (
        code     text NOT NULL,
        channel  text NOT NULL CHECK (channel IN ('sms')),
        language text NOT NULL CHECK (language IN ('zh', 'en')),
        version  int NOT NULL CHECK (version > 0),
        text     text NOT NULL,
        PRIMARY KEY (code, channel, language, version)
      )`);
    await runner.query(
      'CREATE TABLE retry_schedule (attempt int PRIMARY KEY CHECK (attempt > 0), wait_ms int NOT NULL CHECK (wait_ms >= 0))',
    );
    await runner.query(
      'INSERT INTO retry_schedule (attempt, wait_ms) VALUES (1, 10000), (2, 60000), (3, 300000), (4, 1800000), (5, 7200000), (6, 21600000)',
    );
    await runner.query(`
      CREATE TYPE notification_state AS ENUM ('pending', 'sent', 'parked', 'skipped', 'expanded', 'dropped')`);
    // fillfactor: every row is changed twice or more soon after it is written.
    await runner.query(`
      CREATE TABLE notifications (
        id               uuid PRIMARY KEY,
        event_id         uuid NOT NULL,
        event_type       text NOT NULL,
        rule_code        text NOT NULL REFERENCES notification_rules,
        recipient        text COLLATE "C" NOT NULL,
        case_no          text COLLATE "C" NOT NULL,
        facts            jsonb NOT NULL,
        template_code    text NOT NULL,
        language         text NOT NULL,
        state            notification_state NOT NULL DEFAULT 'pending',
        version          int NOT NULL DEFAULT 1,
        attempts         int NOT NULL DEFAULT 0,
        next_at          timestamptz NOT NULL DEFAULT now(),
        created_at       timestamptz NOT NULL,
        sent_at          timestamptz,
        channel          text,
        template_version int,
        contact_masked   text,
        contact_sealed   text,
        text_sealed      text,
        reason           text,
        last_error       text,
        UNIQUE (event_id, rule_code, recipient),
        CHECK ((contact_sealed IS NULL) = (text_sealed IS NULL)),
        CHECK (state <> 'sent' OR (sent_at IS NOT NULL AND channel IS NOT NULL)),
        CHECK (state <> 'skipped' OR reason IS NOT NULL)
      ) WITH (fillfactor = 70)`);
    await runner.query("CREATE INDEX notifications_due ON notifications (next_at) WHERE state = 'pending'");
    await runner.query('CREATE INDEX notifications_by_state ON notifications (state, id)');
    await runner.query('CREATE INDEX notifications_of_case ON notifications (case_no, id)');
    await runner.query('CREATE INDEX notifications_by_rule ON notifications (rule_code)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE notifications, retry_schedule, templates, notification_rules');
    await runner.query('DROP TYPE notification_state');
  }
}
