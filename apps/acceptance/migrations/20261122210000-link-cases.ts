import { revokeRights } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 关联办件: which earlier case a change, renewal or cancellation is about; and finding an applicant's cases by his document. */
export class LinkCases20261122210000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE case_links (
        case_no         text COLLATE "C" PRIMARY KEY REFERENCES cases (case_no),
        earlier_case_no text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        relation        text NOT NULL CHECK (relation IN ('change', 'renewal', 'cancellation')),
        same_applicant  text NOT NULL CHECK (same_applicant IN ('account', 'document', 'clerk')),
        linked_at       timestamptz NOT NULL,
        CHECK (case_no <> earlier_case_no)
      )`);
    await runner.query('CREATE INDEX case_links_of_earlier ON case_links (earlier_case_no, case_no)');
    await revokeRights(runner, 'case_links', ['UPDATE', 'DELETE', 'TRUNCATE']);
    // Who files online as a person has no document in the ledger, so such a filing pays nothing for it.
    await runner.query('CREATE INDEX cases_of_document ON cases (applicant_hash, submitted_at, case_no) WHERE applicant_hash IS NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_links');
    await runner.query('DROP INDEX cases_of_document');
  }
}
