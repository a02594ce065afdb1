import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases as monitoring knows them, their facts in one timeline, and what each source has sent so far. */
export class CreateTimeline20261121140000 implements MigrationInterface {
  readonly name = 'CreateTimeline20261121140000';

  async up(runner: QueryRunner): Promise<void> {
    // fillfactor: the row is the lock of its case and is touched by every fact, so its updates should stay on its page.
    await runner.query(`
      CREATE TABLE cases (
        case_no       text PRIMARY KEY,
        item_code     text,
        org_code      text,
        region_code   text,
        first_at      timestamptz NOT NULL,
        last_at       timestamptz NOT NULL,
        card_sequence int NOT NULL DEFAULT 0
      ) WITH (fillfactor = 70)`);
    await runner.query('CREATE INDEX cases_by_region ON cases (region_code, case_no)');
    await runner.query('CREATE INDEX cases_by_org ON cases (org_code, case_no)');
    await runner.query(`
      CREATE TABLE timeline (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        event_id    uuid NOT NULL UNIQUE,
        case_no     text NOT NULL REFERENCES cases (case_no),
        source      text NOT NULL,
        sequence    int NOT NULL,
        type        text NOT NULL,
        at          timestamptz NOT NULL,
        actor_kind  text,
        actor_id    text,
        actor_org   text,
        org_code    text,
        region_code text,
        task_id     uuid,
        data        jsonb NOT NULL
      )`);
    await runner.query('CREATE INDEX timeline_by_case ON timeline (case_no, at)');
    await runner.query('CREATE INDEX timeline_by_type ON timeline (type, at)');
    await runner.query(`
      CREATE TABLE case_sources (
        case_no text NOT NULL REFERENCES cases (case_no),
        source  text NOT NULL,
        seen    int NOT NULL,
        highest int NOT NULL,
        PRIMARY KEY (case_no, source)
      ) WITH (fillfactor = 70)`);
    // Sequences count from 1 without holes; as many facts as the highest number means that none is missing and none came under two ids.
    await runner.query('CREATE INDEX case_sources_with_gap ON case_sources (case_no, source) WHERE seen <> highest');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_sources, timeline, cases');
  }
}
