import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 计划生效、计划取消 — a published version may wait for its day, and the one in force may have its last day set. */
export class PlanItemVersions20261122210220 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE item_versions DROP CONSTRAINT item_versions_status_check, DROP CONSTRAINT item_versions_check');
    await runner.query(`
      ALTER TABLE item_versions
        ADD CONSTRAINT item_versions_status_check
          CHECK (status IN ('draft', 'scheduled', 'published', 'suspended', 'superseded', 'cancelled')),
        ADD CONSTRAINT item_versions_check CHECK ((status IN ('draft', 'scheduled')) = (published_at IS NULL))`);
    // One version at a time is on its way, be it a draft or waiting for its day: two that wait could take effect in the wrong order.
    await runner.query('DROP INDEX item_versions_one_draft');
    await runner.query(`CREATE UNIQUE INDEX item_versions_one_draft ON item_versions (item_code) WHERE status IN ('draft', 'scheduled')`);
    await runner.query(`CREATE INDEX item_versions_scheduled ON item_versions (valid_from, item_code) WHERE status = 'scheduled'`);
    await runner.query(
      `CREATE INDEX item_versions_ending ON item_versions (valid_to, item_code)
       WHERE status IN ('published', 'suspended') AND valid_to IS NOT NULL`,
    );
    // A version that waits may become a draft again; its content stays what was approved as long as it waits.
    await runner.query(`
      CREATE OR REPLACE FUNCTION refuse_change_of_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.core, NEW.descriptive, NEW.form_ref, NEW.guide_ref) IS DISTINCT FROM (OLD.core, OLD.descriptive, OLD.form_ref, OLD.guide_ref)
           OR (NEW.status = 'draft' AND OLD.status <> 'scheduled') THEN
          RAISE EXCEPTION 'a published version is never changed: a change is a new version' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE item_versions SET status = 'draft' WHERE status = 'scheduled'`);
    await runner.query(`
      CREATE OR REPLACE FUNCTION refuse_change_of_published_version() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.core, NEW.descriptive, NEW.form_ref, NEW.guide_ref) IS DISTINCT FROM (OLD.core, OLD.descriptive, OLD.form_ref, OLD.guide_ref)
           OR NEW.status = 'draft' THEN
          RAISE EXCEPTION 'a published version is never changed: a change is a new version' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query('DROP INDEX item_versions_ending, item_versions_scheduled, item_versions_one_draft');
    await runner.query(`CREATE UNIQUE INDEX item_versions_one_draft ON item_versions (item_code) WHERE status = 'draft'`);
    await runner.query('ALTER TABLE item_versions DROP CONSTRAINT item_versions_status_check, DROP CONSTRAINT item_versions_check');
    await runner.query(`
      ALTER TABLE item_versions
        ADD CONSTRAINT item_versions_status_check CHECK (status IN ('draft', 'published', 'suspended', 'superseded', 'cancelled')),
        ADD CONSTRAINT item_versions_check CHECK ((status = 'draft') = (published_at IS NULL))`);
  }
}
