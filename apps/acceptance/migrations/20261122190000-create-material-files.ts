import { keepAppendOnly } from '@yiwang/persistence';
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** 电子材料 — files that were handed in, who read them outside a case, and what was looked at on paper. */
export class CreateMaterialFiles20261122190000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TYPE material_file_status AS ENUM ('receiving', 'ready', 'removing')`);
    await runner.query(`CREATE TYPE material_trust AS ENUM ('A', 'B', 'C', 'D')`);
    // A row is there before the first byte is stored, so that nothing lies in the store that no row knows of.
    await runner.query(`
      CREATE TABLE material_files (
        id          uuid PRIMARY KEY,
        status      material_file_status NOT NULL DEFAULT 'receiving',
        owner_kind  text NOT NULL,
        owner_id    text NOT NULL,
        owner_org   text,
        holder_hash text,
        name_sealed text NOT NULL,
        title       text,
        media_type  text,
        size        bigint,
        sha256      text,
        sealed_key  text,
        scanner     text,
        trust       material_trust NOT NULL,
        checked_by  jsonb,
        checked_at  timestamptz,
        issued_by   jsonb,
        issued_at   timestamptz,
        valid_until date,
        created_at  timestamptz NOT NULL,
        used_at     timestamptz,
        CONSTRAINT material_files_ready_whole
          CHECK (status = 'receiving' OR status = 'removing' OR (media_type IS NOT NULL AND sha256 IS NOT NULL AND sealed_key IS NOT NULL AND size > 0)),
        CONSTRAINT material_files_issued_trusted CHECK ((issued_at IS NOT NULL) = (trust = 'A'))
      )`);
    await runner.query(`CREATE INDEX material_files_of_owner ON material_files (owner_kind, owner_id, id DESC) WHERE status = 'ready'`);
    await runner.query(
      `CREATE INDEX material_files_of_holder ON material_files (holder_hash, id DESC) WHERE holder_hash IS NOT NULL AND status = 'ready'`,
    );
    await runner.query(
      `CREATE INDEX material_files_to_sweep ON material_files (created_at) WHERE status <> 'ready' OR (used_at IS NULL AND issued_at IS NULL)`,
    );
    // How many an account leaves unused is counted before each upload.
    await runner.query(
      `CREATE INDEX material_files_unused ON material_files (owner_kind, owner_id) WHERE status <> 'removing' AND used_at IS NULL AND issued_at IS NULL`,
    );
    // Whose they are when an archive is destroyed. The case is written in the same transaction, and may come after.
    await runner.query(`
      CREATE TABLE material_uses (
        case_no text COLLATE "C" NOT NULL REFERENCES cases (case_no) DEFERRABLE INITIALLY DEFERRED,
        file_id uuid NOT NULL REFERENCES material_files (id) ON DELETE CASCADE,
        PRIMARY KEY (case_no, file_id)
      )`);
    await runner.query('CREATE INDEX material_uses_of_file ON material_uses (file_id)');
    await runner.query(`
      CREATE TABLE material_readings (
        id         bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        at         timestamptz NOT NULL,
        file_id    uuid,
        holder_hash text,
        purpose    text NOT NULL,
        actor_kind text NOT NULL,
        actor_id   text NOT NULL,
        actor_org  text,
        client_id  text NOT NULL
      )`);
    await runner.query('CREATE INDEX material_readings_of_file ON material_readings (file_id, id)');
    await keepAppendOnly(runner, 'material_readings');
    await runner.query(`
      CREATE TABLE material_checks (
        id            uuid PRIMARY KEY,
        at            timestamptz NOT NULL,
        case_no       text COLLATE "C" NOT NULL REFERENCES cases (case_no),
        material_code text NOT NULL,
        kind          text NOT NULL CHECK (kind IN ('original', 'papers')),
        file_id       uuid,
        matches       boolean,
        copies        smallint CHECK (copies >= 0),
        note          text,
        actor_id      text NOT NULL,
        actor_org     text NOT NULL,
        CHECK ((kind = 'original') = (matches IS NOT NULL)),
        CHECK ((kind = 'papers') = (copies IS NOT NULL))
      )`);
    await runner.query('CREATE INDEX material_checks_of_case ON material_checks (case_no, id)');
    await keepAppendOnly(runner, 'material_checks');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE material_checks, material_readings, material_uses, material_files');
    await runner.query('DROP FUNCTION refuse_change_of_material_checks, refuse_change_of_material_readings');
    await runner.query('DROP TYPE material_trust, material_file_status');
  }
}
