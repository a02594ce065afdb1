import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * 台账链 — each step of a case is numbered, and carries the SHA-256 of its content, which begins with the hash of the step before it.
 * The database does it, not the service: whoever adds a step, in whatever way, adds it to the end of the chain or not at all.
 */
export class LinkSteps20261122240000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE case_steps ADD seq int, ADD hash bytea');
    // What is hashed is a text that anybody can hash again: a JSON array as PostgreSQL writes it. Who acted stands in it as a digest,
    // so that the text may be shown to the applicant. Its form is final, as steps are hashed in it.
    await runner.query(`
      CREATE FUNCTION case_step_content(previous bytea, case_no text, seq int, kind text, at timestamptz, actor_kind text, actor_id text,
        actor_org text, detail jsonb) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
      RETURN jsonb_build_array(encode(coalesce(previous, decode(repeat('00', 32), 'hex')), 'hex'), case_no, seq, kind,
        to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), actor_kind, encode(sha256(convert_to(actor_id, 'UTF8')), 'hex'),
        actor_org, detail)::text`);
    await runner.query(`
      DO $$
      DECLARE
        step case_steps;
        last case_steps;
      BEGIN
        FOR step IN SELECT * FROM case_steps ORDER BY case_no, id LOOP
          IF last.case_no IS DISTINCT FROM step.case_no THEN last := NULL; END IF;
          step.seq := coalesce(last.seq, 0) + 1;
          step.hash := sha256(convert_to(case_step_content(last.hash, step.case_no, step.seq, step.kind, step.at, step.actor_kind,
            step.actor_id, step.actor_org, step.detail), 'UTF8'));
          UPDATE case_steps SET seq = step.seq, hash = step.hash WHERE id = step.id;
          last := step;
        END LOOP;
      END $$`);
    // The foreign key's check of those rows would otherwise wait for the end, and the table could not be altered before it.
    await runner.query('SET CONSTRAINTS ALL IMMEDIATE');
    await runner.query('ALTER TABLE case_steps ALTER seq SET NOT NULL, ALTER hash SET NOT NULL');
    await runner.query('DROP INDEX case_steps_of_case');
    // Unique: two that add a step without the lock on their case cannot fork its chain.
    await runner.query('CREATE UNIQUE INDEX case_steps_of_case ON case_steps (case_no, seq)');
    await runner.query(`
      CREATE FUNCTION link_case_step() RETURNS trigger LANGUAGE plpgsql AS $$
      DECLARE
        last_seq int;
        last_hash bytea;
      BEGIN
        SELECT seq, hash INTO last_seq, last_hash FROM case_steps WHERE case_no = NEW.case_no ORDER BY seq DESC LIMIT 1;
        NEW.seq := coalesce(last_seq, 0) + 1;
        NEW.hash := sha256(convert_to(case_step_content(last_hash, NEW.case_no, NEW.seq, NEW.kind, NEW.at, NEW.actor_kind, NEW.actor_id,
          NEW.actor_org, NEW.detail), 'UTF8'));
        RETURN NEW;
      END $$`);
    await runner.query('CREATE TRIGGER case_steps_are_linked BEFORE INSERT ON case_steps FOR EACH ROW EXECUTE FUNCTION link_case_step()');
    await keepAppendOnly(runner, 'case_steps');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const trigger of ['case_steps_are_linked', 'case_steps_are_final', 'case_steps_are_kept'])
      await runner.query(`DROP TRIGGER ${trigger} ON case_steps`);
    await runner.query('DROP FUNCTION refuse_change_of_case_steps, link_case_step, case_step_content');
    await runner.query('DROP INDEX case_steps_of_case');
    await runner.query('ALTER TABLE case_steps DROP seq, DROP hash');
    await runner.query('CREATE INDEX case_steps_of_case ON case_steps (case_no, id)');
  }
}
