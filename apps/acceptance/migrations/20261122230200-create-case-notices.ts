import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 审批办件公告: what is published of finished cases whose item allows it, masked when it is written; and the cases of agents. */
export class CreateCaseNotices20261122230200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_notices (
        case_no        text COLLATE "C" PRIMARY KEY REFERENCES cases (case_no),
        region         text COLLATE "C" NOT NULL,
        item_code      text COLLATE "C" NOT NULL,
        item_name      text,
        deciding_org   text COLLATE "C" NOT NULL,
        deciding_name  text,
        applicant_kind applicant_kind NOT NULL,
        applicant      jsonb NOT NULL,
        outcome        case_outcome NOT NULL,
        result_no      text,
        decided_at     timestamptz NOT NULL,
        published_at   timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX case_notices_of_region ON case_notices (region, published_at, case_no)');
    await runner.query('CREATE INDEX case_notices_of_authority ON case_notices (deciding_org, published_at, case_no)');
    await runner.query('CREATE INDEX case_notices_by_time ON case_notices (published_at, case_no) INCLUDE (region)');
    await runner.query('CREATE INDEX cases_of_agent ON cases (agent_id, submitted_at, case_no) WHERE agent_id IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX cases_of_agent');
    await runner.query('DROP TABLE case_notices');
  }
}
