import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 办件台账: cases, their steps, and the blocks from which case numbers are drawn. */
export class CreateCases20261121130100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    // Each value is a block of 1000 serials for one process. It starts again after the eighth digit: by then the day is another.
    await runner.query('CREATE SEQUENCE case_serial_blocks AS int MINVALUE 0 MAXVALUE 99999 START 0 CYCLE');
    // Types and not CHECK constraints: PostgreSQL reads and plans each constraint anew for every statement, types it knows.
    await runner.query(
      `CREATE TYPE case_status AS ENUM ('submitted', 'correcting', 'accepted', 'refused', 'decided', 'delivered', 'closed')`,
    );
    await runner.query(`CREATE TYPE accepting_party AS ENUM ('window', 'department')`);
    await runner.query(`CREATE TYPE case_kind AS ENUM ('immediate', 'promised')`);
    await runner.query(`CREATE TYPE applicant_kind AS ENUM ('person', 'legalPerson')`);
    await runner.query(`CREATE TYPE case_outcome AS ENUM ('approved', 'rejected')`);
    await runner.query(`
      CREATE TABLE cases (
        case_no            text COLLATE "C" PRIMARY KEY,
        status             case_status NOT NULL,
        version            int NOT NULL,
        fact_sequence      int NOT NULL,
        item_code          text COLLATE "C" NOT NULL,
        item_version       int NOT NULL,
        item_name          text,
        awaiting_item      boolean NOT NULL DEFAULT false,
        accepted_by        accepting_party,
        case_kind          case_kind,
        deciding_org       text COLLATE "C" NOT NULL,
        deciding_name      text,
        deciding_region    text COLLATE "C" NOT NULL,
        window_region      text COLLATE "C" NOT NULL,
        received_org       text COLLATE "C",
        received_region    text COLLATE "C",
        channel            text NOT NULL,
        applicant_kind     applicant_kind NOT NULL,
        applicant_id       text COLLATE "C",
        applicant_hash     text COLLATE "C",
        applicant_masked   jsonb NOT NULL,
        applicant_sealed   text NOT NULL,
        form_sealed        text NOT NULL,
        form_checked       boolean NOT NULL,
        materials          jsonb NOT NULL,
        filed_by           jsonb NOT NULL,
        submitted_at       timestamptz NOT NULL,
        acceptance_due_at  timestamptz,
        accepted_at        timestamptz,
        promise_due_at     timestamptz,
        statutory_due_at   timestamptz,
        decided_at         timestamptz,
        outcome            case_outcome,
        decision_reason    text,
        result_no          text,
        delivery_due_at    timestamptz,
        delivered_at       timestamptz,
        delivery_method    text,
        closed_at          timestamptz,
        finish_kind        smallint,
        provisional        boolean NOT NULL DEFAULT false,
        correction_round   smallint NOT NULL DEFAULT 0,
        correction         jsonb,
        refusal            jsonb
      )`);
    // Sealed text does not compress; trying costs time on every filing.
    await runner.query('ALTER TABLE cases ALTER form_sealed SET STORAGE EXTERNAL, ALTER applicant_sealed SET STORAGE EXTERNAL');
    await runner.query('CREATE INDEX cases_of_applicant ON cases (applicant_id, submitted_at, case_no) WHERE applicant_id IS NOT NULL');
    await runner.query(
      `CREATE INDEX cases_to_accept ON cases (window_region, submitted_at, case_no) WHERE status = 'submitted' AND accepted_by = 'window'`,
    );
    await runner.query(
      `CREATE INDEX cases_to_deliver ON cases (window_region, submitted_at, case_no) WHERE status IN ('decided', 'delivered')`,
    );
    await runner.query('CREATE INDEX cases_awaiting_item ON cases (item_code, item_version, case_no) WHERE awaiting_item');
    await runner.query(`
      CREATE TABLE case_steps (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        case_no    text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        kind       text NOT NULL,
        at         timestamptz NOT NULL,
        actor_kind text NOT NULL,
        actor_id   text NOT NULL,
        actor_org  text,
        detail     jsonb
      )`);
    await runner.query('CREATE INDEX case_steps_of_case ON case_steps (case_no, id)');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE case_steps, cases');
    await runner.query('DROP SEQUENCE case_serial_blocks');
    await runner.query('DROP TYPE case_status, accepting_party, case_kind, applicant_kind, case_outcome');
  }
}
