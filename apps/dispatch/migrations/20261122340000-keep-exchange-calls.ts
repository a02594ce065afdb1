import type { MigrationInterface, QueryRunner } from 'typeorm';

/** XML 接口 — numbers drawn by departments for cases of their own, what their systems called, the files they named, and what they were sent. */
export class KeepExchangeCalls20261122340000 implements MigrationInterface {
  readonly name = 'KeepExchangeCalls20261122340000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE SEQUENCE xml_number_serials MAXVALUE 9999999 CYCLE');
    // content: sealed, of a case that the window's item keeps waiting for its acceptance; gone when the case is in the ledger.
    await runner.query(`
      CREATE TABLE xml_numbers (
        proj_id      text PRIMARY KEY,
        system_id    uuid NOT NULL REFERENCES department_systems,
        external_id  text,
        drawn_at     timestamptz NOT NULL,
        content      text,
        content_hash text,
        received_at  timestamptz,
        case_no      text UNIQUE,
        CHECK (case_no IS NULL OR (received_at IS NOT NULL AND content IS NULL)),
        CHECK (content IS NULL OR content_hash IS NOT NULL)
      )`);
    await runner.query('CREATE UNIQUE INDEX xml_numbers_external ON xml_numbers (system_id, external_id)');

    // The type and task a call was understood as stay with it, so that it is the same message when it comes again.
    await runner.query(`
      CREATE TABLE xml_calls (
        system_id   uuid NOT NULL REFERENCES department_systems,
        call        text NOT NULL CHECK (call IN ('accept', 'handler', 'over')),
        external_id text NOT NULL,
        version     int NOT NULL,
        case_no     text NOT NULL,
        type        text NOT NULL,
        task_id     uuid REFERENCES tasks,
        state       text,
        code        text,
        received_at timestamptz NOT NULL,
        PRIMARY KEY (system_id, call, external_id, version)
      )`);
    await runner.query('CREATE INDEX xml_calls_task ON xml_calls (task_id) WHERE task_id IS NOT NULL');

    // name and path are sealed: both may name the applicant.
    await runner.query(`
      CREATE TABLE xml_files (
        id          uuid PRIMARY KEY,
        system_id   uuid NOT NULL REFERENCES department_systems,
        external_id text NOT NULL,
        version     int NOT NULL,
        case_no     text NOT NULL,
        stage       text NOT NULL CHECK (stage IN ('filing', 'acceptance', 'approval', 'closing', 'delivery')),
        file        text NOT NULL,
        received_at timestamptz NOT NULL,
        UNIQUE (system_id, external_id, version)
      )`);
    await runner.query('CREATE INDEX xml_files_case ON xml_files (case_no, id)');

    // data_version counts the calls of one kind about one case, as the interface wants it; a repeated message keeps its own. taken: of the
    // calls of a message that is under way; not any more when all of it is sent, so that a replay makes them again.
    await runner.query(`
      CREATE TABLE xml_sendings (
        delivery_id  uuid NOT NULL,
        call         text NOT NULL CHECK (call IN ('register', 'accept', 'over', 'notice')),
        system_id    uuid NOT NULL REFERENCES department_systems,
        case_no      text NOT NULL,
        data_version int NOT NULL,
        created_at   timestamptz NOT NULL,
        taken        boolean NOT NULL DEFAULT false,
        sent_at      timestamptz,
        PRIMARY KEY (delivery_id, call)
      )`);
    await runner.query('CREATE UNIQUE INDEX xml_sendings_version ON xml_sendings (system_id, case_no, call, data_version)');
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['sendings', 'files', 'calls', 'numbers']) await runner.query(`DROP TABLE xml_${table}`);
    await runner.query('DROP SEQUENCE xml_number_serials');
  }
}
