import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 三报三审三回: the procedure as data, the reviews with all rounds and opinions, and their mark on the draft. */
export class CreateReviews20261122210301 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE review_procedures (
        procedure text PRIMARY KEY,
        name_zh text NOT NULL,
        name_en text NOT NULL,
        most_rounds integer NOT NULL CHECK (most_rounds BETWEEN 1 AND 9),
        active boolean NOT NULL
      )`);
    await runner.query(`CREATE UNIQUE INDEX review_procedures_one_active ON review_procedures (active) WHERE active`);
    // Step 0 is the report of the department; every further step is an opinion, in this order.
    await runner.query(`
      CREATE TABLE review_steps (
        procedure text NOT NULL REFERENCES review_procedures (procedure),
        step integer NOT NULL CHECK (step BETWEEN 0 AND 9),
        code text NOT NULL,
        name_zh text NOT NULL,
        name_en text NOT NULL,
        permission text NOT NULL,
        PRIMARY KEY (procedure, step),
        UNIQUE (procedure, code)
      )`);
    await runner.query(`
      INSERT INTO review_procedures VALUES ('three-rounds', '三报三审三回', 'three reports, three reviews, three returns', 3, true)`);
    await runner.query(`
      INSERT INTO review_steps VALUES
        ('three-rounds', 0, 'report', '部门报送', 'report by the department', 'item.manage'),
        ('three-rounds', 1, 'staffing', '编办审核', 'review by the staffing office', 'item.review'),
        ('three-rounds', 2, 'legal', '合法性审查', 'review of lawfulness', 'item.legalReview')`);
    await runner.query(`
      CREATE TABLE review_batches (
        id uuid PRIMARY KEY,
        org_code text NOT NULL,
        note text,
        reported_by text NOT NULL,
        reported_at timestamptz NOT NULL,
        count integer NOT NULL CHECK (count >= 1)
      )`);
    await runner.query(`
      CREATE TABLE reviews (
        id uuid PRIMARY KEY,
        item_code text NOT NULL,
        version integer NOT NULL,
        procedure text NOT NULL REFERENCES review_procedures (procedure),
        org_code text NOT NULL,
        region_code text NOT NULL,
        name text NOT NULL,
        batch_id uuid REFERENCES review_batches (id),
        status text NOT NULL CHECK (status IN ('open', 'returned', 'passed', 'refused')),
        round integer NOT NULL CHECK (round >= 1),
        step integer NOT NULL,
        reported_by text NOT NULL,
        updated_at timestamptz NOT NULL,
        FOREIGN KEY (item_code, version) REFERENCES item_versions (item_code, version),
        FOREIGN KEY (procedure, step) REFERENCES review_steps (procedure, step)
      )`);
    // A content that passed may be changed and reported anew; of everything else a draft has one review, whose rounds are counted.
    await runner.query(`CREATE UNIQUE INDEX reviews_one_unfinished ON reviews (item_code, version) WHERE status <> 'passed'`);
    await runner.query('CREATE INDEX reviews_of_version ON reviews (item_code, version, id)');
    // Work lists go by region and time (ids grow with it), of a status and often of a step.
    await runner.query('CREATE INDEX reviews_by_status ON reviews (status, region_code, id)');
    await runner.query('CREATE INDEX reviews_by_step ON reviews (status, step, region_code, id)');
    await runner.query('CREATE INDEX reviews_by_body ON reviews (org_code, status, region_code, id)');
    await runner.query('CREATE INDEX reviews_by_batch ON reviews (batch_id, region_code, id) WHERE batch_id IS NOT NULL');
    await runner.query('CREATE INDEX reviews_by_procedure ON reviews (procedure, step)');
    await runner.query(`
      CREATE TABLE review_rounds (
        review_id uuid NOT NULL REFERENCES reviews (id),
        round integer NOT NULL CHECK (round >= 1),
        batch_id uuid REFERENCES review_batches (id),
        core jsonb NOT NULL,
        descriptive jsonb NOT NULL,
        form_ref text NOT NULL REFERENCES forms (ref),
        guide_ref text NOT NULL REFERENCES guides (ref),
        valid_from timestamptz,
        valid_to timestamptz,
        etag text NOT NULL,
        note text,
        reported_by text NOT NULL,
        reported_org text,
        reported_at timestamptz NOT NULL,
        PRIMARY KEY (review_id, round)
      )`);
    await runner.query('CREATE INDEX review_rounds_by_form ON review_rounds (form_ref)');
    await runner.query('CREATE INDEX review_rounds_by_guide ON review_rounds (guide_ref)');
    await runner.query('CREATE INDEX review_rounds_by_batch ON review_rounds (batch_id) WHERE batch_id IS NOT NULL');
    await runner.query(`
      CREATE TABLE review_opinions (
        review_id uuid NOT NULL,
        round integer NOT NULL,
        step integer NOT NULL CHECK (step >= 1),
        verdict text NOT NULL CHECK (verdict IN ('pass', 'return')),
        opinion text,
        remarks jsonb NOT NULL,
        given_by text NOT NULL,
        given_org text,
        capacity text NOT NULL,
        given_at timestamptz NOT NULL,
        PRIMARY KEY (review_id, round, step),
        FOREIGN KEY (review_id, round) REFERENCES review_rounds (review_id, round),
        CHECK (verdict = 'pass' OR opinion IS NOT NULL)
      )`);
    for (const table of ['review_batches', 'review_rounds', 'review_opinions']) await keepAppendOnly(runner, table);

    // On the draft itself, so that who loads it to change or publish it knows without another look.
    await runner.query(`
      ALTER TABLE item_versions
        ADD COLUMN under_review boolean NOT NULL DEFAULT false,
        ADD COLUMN passed_etag text,
        ADD CHECK (NOT under_review OR status = 'draft')`);
    await runner.query(`
      CREATE FUNCTION refuse_change_of_draft_under_review() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        IF (NEW.core, NEW.descriptive, NEW.form_ref, NEW.guide_ref, NEW.valid_from, NEW.valid_to)
           IS DISTINCT FROM (OLD.core, OLD.descriptive, OLD.form_ref, OLD.guide_ref, OLD.valid_from, OLD.valid_to) THEN
          RAISE EXCEPTION 'a draft under review stays as it was reported' USING ERRCODE = 'restrict_violation';
        END IF;
        RETURN NEW;
      END $$`);
    await runner.query(`
      CREATE TRIGGER item_versions_under_review BEFORE UPDATE ON item_versions
      FOR EACH ROW WHEN (OLD.under_review) EXECUTE FUNCTION refuse_change_of_draft_under_review()`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER item_versions_under_review ON item_versions');
    await runner.query('DROP FUNCTION refuse_change_of_draft_under_review()');
    await runner.query('ALTER TABLE item_versions DROP COLUMN under_review, DROP COLUMN passed_etag');
    await runner.query('DROP TABLE review_opinions, review_rounds, reviews, review_batches, review_steps, review_procedures');
    await runner.query('DROP FUNCTION refuse_change_of_review_batches, refuse_change_of_review_rounds, refuse_change_of_review_opinions');
  }
}
