import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Cases as monitoring knows them, their facts in one timeline, and what each source has sent so far. */
export class CreateTimeline20261121140000 implements MigrationInterface {
  readonly name = 'CreateTimeline20261121140000';

  async up(runner: QueryRunner): Promise<void> {
    // fillfactor: the row is the lock of its case and is touched by every fact, so its updates should stay on its page.
    await runner.query(`
      CREATE TABLE cases (
        case_no       text COLLATE "C" PRIMARY KEY,
        item_code     text COLLATE "C",
        org_code      text COLLATE "C",
        region_code   text COLLATE "C",
        first_at      timestamptz NOT NULL,
        last_at       timestamptz NOT NULL,
        card_sequence int NOT NULL DEFAULT 0
      ) WITH (fillfactor = 70)`);
    await runner.query('CREATE INDEX cases_by_region ON cases (region_code, case_no)');
    await runner.query('CREATE INDEX cases_by_org ON cases (org_code, case_no)');
    // One index for everything: it keeps a number from being given twice, and it reads a case. The service inserts a fact only under the
    // lock of its case's row, so a foreign key would check once more, for every fact, what is known.
    await runner.query(`
      CREATE TABLE timeline (
        case_no     text COLLATE "C" NOT NULL,
        source      text COLLATE "C" NOT NULL,
        sequence    int NOT NULL,
        event_id    uuid NOT NULL,
        type        text NOT NULL,
        at          timestamptz NOT NULL,
        actor_kind  text,
        actor_id    text,
        actor_org   text,
        org_code    text,
        region_code text,
        task_id     uuid,
        data        jsonb NOT NULL,
        PRIMARY KEY (case_no, source, sequence)
      )`);
    await runner.query(`
      CREATE TABLE case_sources (
        case_no text COLLATE "C" NOT NULL,
        source  text COLLATE "C" NOT NULL,
        seen    int NOT NULL,
        highest int NOT NULL,
        PRIMARY KEY (case_no, source)
      ) WITH (fillfactor = 70)`);
    // Sequences count from 1 without holes, and none is given twice: as many facts as the highest number means that none is missing.
    await runner.query('CREATE INDEX case_sources_with_gap ON case_sources (case_no, source) WHERE seen <> highest');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_sources, timeline, cases');
  }
}
