import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 差评处置: handling cases with their steps, the limits as data, and who read what people wrote. */
export class CreateHandlings20261121150100 implements MigrationInterface {
  readonly name = 'CreateHandlings20261121150100';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE handling_limits (
        kind         text PRIMARY KEY CHECK (kind IN ('contact', 'simpleAnswer', 'complexAnswer', 'extension')),
        working_days int NOT NULL CHECK (working_days BETWEEN 1 AND 100)
      )`);
    await runner.query(`
      INSERT INTO handling_limits (kind, working_days) VALUES
        ('contact', 1), ('simpleAnswer', 5), ('complexAnswer', 15), ('extension', 5)`);
    await runner.query(`
      CREATE TABLE handlings (
        id               uuid PRIMARY KEY,
        rating_id        uuid NOT NULL UNIQUE REFERENCES ratings,
        invitation_id    uuid NOT NULL REFERENCES invitations,
        case_no          text COLLATE "C" NOT NULL REFERENCES cases,
        org_code         text COLLATE "C" NOT NULL,
        item_code        text COLLATE "C" NOT NULL,
        region_code      text COLLATE "C" NOT NULL,
        level            rating_level NOT NULL,
        state            text NOT NULL CHECK (state IN ('opened', 'contacted', 'verified', 'answered')),
        opened_at        timestamptz NOT NULL,
        contact_due_at   timestamptz NOT NULL,
        answer_due_at    timestamptz NOT NULL,
        provisional      boolean NOT NULL,
        complexity       text NOT NULL CHECK (complexity IN ('simple', 'complex')),
        attempts         int NOT NULL,
        contacted_at     timestamptz,
        contacted_by     text[] NOT NULL,
        reached          boolean NOT NULL,
        verified_at      timestamptz,
        verified_by      text,
        finding          text CHECK (finding IN ('genuine', 'mistaken', 'malicious', 'unreachable')),
        extension        text NOT NULL CHECK (extension IN ('none', 'requested', 'approved', 'refused')),
        extension_by     text,
        answered_at      timestamptz,
        answer_sealed    text,
        version          int NOT NULL,
        next_due_at      timestamptz NOT NULL,
        CHECK ((state IN ('verified', 'answered')) = (finding IS NOT NULL)),
        CHECK ((state = 'answered') = (answered_at IS NOT NULL AND answer_sealed IS NOT NULL)),
        CHECK ((state = 'opened') = (contacted_at IS NULL))
      )`);
    await runner.query('CREATE INDEX handlings_of_case ON handlings (case_no)');
    await runner.query('CREATE INDEX handlings_of_invitation ON handlings (invitation_id)');
    // Only the open work: its size is not that of the history.
    await runner.query("CREATE INDEX handlings_open_of_org ON handlings (org_code, next_due_at, id) WHERE state <> 'answered'");
    await runner.query("CREATE INDEX handlings_open ON handlings (next_due_at, id) WHERE state <> 'answered'");
    await runner.query("CREATE INDEX handlings_answered_of_org ON handlings (org_code, next_due_at, id) WHERE state = 'answered'");
    await runner.query("CREATE INDEX handlings_answered ON handlings (next_due_at, id) WHERE state = 'answered'");
    await runner.query(`
      CREATE TABLE handling_steps (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        handling_id uuid NOT NULL REFERENCES handlings,
        kind        text NOT NULL,
        at          timestamptz NOT NULL,
        actor_kind  text NOT NULL,
        actor_id    text NOT NULL,
        actor_org   text,
        outcome     text,
        note_id     uuid,
        note_sealed text,
        CHECK ((note_id IS NULL) = (note_sealed IS NULL))
      )`);
    await runner.query('CREATE INDEX handling_steps_of_handling ON handling_steps (handling_id, id)');
    await runner.query(`
      CREATE TABLE text_readings (
        id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at          timestamptz NOT NULL,
        handling_id uuid NOT NULL REFERENCES handlings,
        case_no     text COLLATE "C" NOT NULL,
        item_code   text COLLATE "C" NOT NULL,
        purpose     text NOT NULL,
        actor_kind  text NOT NULL,
        actor_id    text NOT NULL,
        actor_org   text,
        client_id   text NOT NULL
      )`);
    await runner.query('CREATE INDEX text_readings_of_handling ON text_readings (handling_id, id)');
    await runner.query(`
      CREATE FUNCTION refuse_change_of_reading() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        RAISE EXCEPTION 'readings are only ever added' USING ERRCODE = 'restrict_violation';
      END $$`);
    await runner.query(
      'CREATE TRIGGER text_readings_are_final BEFORE UPDATE OR DELETE ON text_readings FOR EACH ROW EXECUTE FUNCTION refuse_change_of_reading()',
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE text_readings, handling_steps, handlings, handling_limits');
    await runner.query('DROP FUNCTION refuse_change_of_reading');
  }
}
