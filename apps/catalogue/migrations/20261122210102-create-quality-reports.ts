import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 质量报告: what a walk over the library found, kept for the latest reports. */
export class CreateQualityReports20261122210102 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE quality_reports (
        id uuid PRIMARY KEY,
        org_code text,
        region_code text NOT NULL,
        category text,
        status text NOT NULL CHECK (status IN ('waiting', 'running', 'done')),
        expected integer,
        checked integer NOT NULL DEFAULT 0,
        with_errors integer NOT NULL DEFAULT 0,
        with_warnings integer NOT NULL DEFAULT 0,
        findings integer NOT NULL DEFAULT 0,
        kept integer NOT NULL DEFAULT 0,
        at_region text NOT NULL DEFAULT '',
        at_item text NOT NULL DEFAULT '',
        requested_by text NOT NULL,
        requested_at timestamptz NOT NULL,
        finished_at timestamptz
      )`);
    await runner.query(`CREATE INDEX quality_reports_unfinished ON quality_reports (requested_at, id) WHERE status <> 'done'`);
    await runner.query('CREATE INDEX quality_reports_by_time ON quality_reports (requested_at DESC, id)');
    // Asking twice for the same walk would walk twice.
    await runner.query(`
      CREATE UNIQUE INDEX quality_reports_one_under_way ON quality_reports (region_code, coalesce(org_code, ''), coalesce(category, ''))
      WHERE status <> 'done'`);
    await runner.query(`
      CREATE TABLE quality_findings (
        report_id uuid NOT NULL REFERENCES quality_reports (id),
        item_code text NOT NULL,
        rule text NOT NULL,
        field text NOT NULL,
        version integer NOT NULL,
        severity text NOT NULL,
        org_code text NOT NULL,
        category text NOT NULL,
        reason text NOT NULL,
        PRIMARY KEY (report_id, item_code, rule, field)
      )`);
    for (const column of ['rule', 'severity', 'org_code', 'category'])
      await runner.query(
        `CREATE INDEX quality_findings_by_${column} ON quality_findings (report_id, ${column}, item_code, ${column === 'rule' ? 'field' : 'rule, field'})`,
      );
    await runner.query(`
      CREATE TABLE quality_tallies (
        report_id uuid NOT NULL REFERENCES quality_reports (id),
        org_code text NOT NULL,
        category text NOT NULL,
        rule text NOT NULL,
        severity text NOT NULL,
        items integer NOT NULL,
        PRIMARY KEY (report_id, org_code, category, rule)
      )`);
    await runner.query('CREATE INDEX quality_tallies_by_category ON quality_tallies (report_id, category, org_code, rule)');
    await runner.query('CREATE INDEX quality_tallies_by_rule ON quality_tallies (report_id, rule, org_code, category)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE quality_tallies, quality_findings, quality_reports');
  }
}
