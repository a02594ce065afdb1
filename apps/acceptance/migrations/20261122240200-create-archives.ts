import { keepAppendOnly, revokeRights } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 归档: what is to be archived, the packages, how long each category is kept, and what was destroyed on whose decision. */
export class CreateArchives20261122240200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE archive_retentions (
        category   text COLLATE "C" PRIMARY KEY,
        years      smallint CHECK (years BETWEEN 1 AND 100),
        revision   int NOT NULL DEFAULT 1,
        changed_by jsonb,
        changed_at timestamptz
      )`);
    // 保管期限 as the archives of such items are usually kept: licences, confirmations and adjudications 30 years, the rest 10; what the
    // category of an item has no line for goes by '*'. No years: 永久.
    await runner.query(`
      INSERT INTO archive_retentions (category, years) VALUES ('*', 10), ('01', 30), ('02', 30), ('07', 30), ('09', 30), ('20', 10)`);
    await revokeRights(runner, 'archive_retentions', ['DELETE', 'TRUNCATE']);
    await runner.query(`CREATE TYPE archive_work_status AS ENUM ('waiting', 'parked')`);
    await runner.query(`
      CREATE TABLE archive_work (
        case_no    text COLLATE "C" PRIMARY KEY REFERENCES cases (case_no),
        status     archive_work_status NOT NULL DEFAULT 'waiting',
        due_at     timestamptz NOT NULL,
        attempts   int NOT NULL DEFAULT 0,
        file_id    uuid,
        last_error text
      )`);
    await runner.query(`CREATE INDEX archive_work_due ON archive_work (due_at) WHERE status = 'waiting'`);
    // By the database, so that it is noted with the move itself, whichever ends the case or changes what has ended: a correction of a
    // clerical error, a step that comes late. A filing never comes here.
    await runner.query(`
      CREATE FUNCTION note_ended_case() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO archive_work (case_no, due_at)
        VALUES (NEW.case_no, CASE WHEN NEW.ended_at IS DISTINCT FROM OLD.ended_at THEN NEW.ended_at ELSE now() END)
        ON CONFLICT (case_no) DO UPDATE SET due_at = excluded.due_at, status = 'waiting', attempts = 0, last_error = NULL;
        RETURN NULL;
      END $$`);
    await runner.query(`
      CREATE TRIGGER ended_cases_are_noted AFTER UPDATE OF ended_at, version ON cases FOR EACH ROW
      WHEN (NEW.ended_at IS NOT NULL AND (NEW.ended_at IS DISTINCT FROM OLD.ended_at OR NEW.version <> OLD.version)) EXECUTE FUNCTION note_ended_case()`);
    await runner.query('INSERT INTO archive_work (case_no, due_at) SELECT case_no, ended_at FROM cases WHERE ended_at IS NOT NULL');
    await runner.query(`
      CREATE TABLE archives (
        id               uuid PRIMARY KEY,
        archive_no       text COLLATE "C" NOT NULL UNIQUE,
        case_no          text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        case_version     int NOT NULL,
        round            smallint NOT NULL,
        item_code        text COLLATE "C" NOT NULL,
        item_name        text,
        category         text COLLATE "C" NOT NULL,
        deciding_org     text COLLATE "C" NOT NULL,
        deciding_region  text COLLATE "C" NOT NULL,
        ended_at         timestamptz NOT NULL,
        keep_until       date,
        manifest         json NOT NULL,
        seal             jsonb NOT NULL,
        store_key        text NOT NULL,
        sealed_key       text NOT NULL,
        size             bigint NOT NULL,
        sha256           bytea NOT NULL,
        made_at          timestamptz NOT NULL,
        UNIQUE (case_no, case_version)
      )`);
    await runner.query('CREATE INDEX archives_by_region ON archives (deciding_region, ended_at DESC, id DESC)');
    await runner.query('CREATE INDEX archives_by_item ON archives (item_code, ended_at DESC, id DESC)');
    await runner.query('CREATE INDEX archives_to_destroy ON archives (keep_until, id) WHERE keep_until IS NOT NULL');
    await keepAppendOnly(runner, 'archives');
    await runner.query(`CREATE TYPE destruction_status AS ENUM ('proposed', 'approved', 'withdrawn', 'done')`);
    await runner.query(`
      CREATE TABLE archive_destructions (
        id          uuid PRIMARY KEY,
        status      destruction_status NOT NULL,
        region_code text COLLATE "C" NOT NULL,
        reason      text NOT NULL,
        revision    int NOT NULL,
        proposed_by jsonb NOT NULL,
        proposed_at timestamptz NOT NULL,
        decided_by  jsonb,
        decided_at  timestamptz,
        done_at     timestamptz
      )`);
    await runner.query(`CREATE INDEX archive_destructions_to_do ON archive_destructions (decided_at) WHERE status = 'approved'`);
    await revokeRights(runner, 'archive_destructions', ['DELETE', 'TRUNCATE']);
    await runner.query(`
      CREATE TABLE archive_destruction_entries (
        list_id    uuid NOT NULL REFERENCES archive_destructions (id),
        archive_id uuid NOT NULL REFERENCES archives (id),
        PRIMARY KEY (list_id, archive_id)
      )`);
    await runner.query('CREATE INDEX archive_destruction_entries_of ON archive_destruction_entries (archive_id)');
    await keepAppendOnly(runner, 'archive_destruction_entries');
    // 销毁凭证: what is gone, as it was, and since when.
    await runner.query(`
      CREATE TABLE destroyed_archives (
        archive_id uuid PRIMARY KEY REFERENCES archives (id),
        list_id    uuid NOT NULL REFERENCES archive_destructions (id),
        sha256     bytea NOT NULL,
        at         timestamptz NOT NULL
      )`);
    await runner.query('CREATE INDEX destroyed_archives_of_list ON destroyed_archives (list_id)');
    await keepAppendOnly(runner, 'destroyed_archives');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TRIGGER ended_cases_are_noted ON cases');
    await runner.query(
      'DROP TABLE destroyed_archives, archive_destruction_entries, archive_destructions, archives, archive_work, archive_retentions',
    );
    await runner.query('DROP FUNCTION note_ended_case');
    for (const table of ['destroyed_archives', 'archive_destruction_entries', 'archives']) {
      await runner.query(`DROP FUNCTION refuse_change_of_${table}`);
    }
    await runner.query('DROP TYPE archive_work_status, destruction_status');
  }
}
