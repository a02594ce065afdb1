import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 法人办件: an enterprise finds what it has filed by whichever of its accounts, the newest first; whoever filed has gone, perhaps. */
export class FindCasesOfEnterprises20261124203000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE INDEX cases_of_enterprise ON cases ((filed_by ->> 'orgCode'), submitted_at, case_no) WHERE filed_by ->> 'kind' = 'legalPerson'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX cases_of_enterprise');
  }
}
